import { describe, expect, test } from "vitest";
import { renderers } from "../../src/render/index.ts";
import { prefixesIn } from "../../src/render/namespaces.ts";
import { whole } from "../../src/render/parts.ts";
import type { Feed } from "../../src/model/feed.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

// What looks like the seams of a document, as a text that readers are to see.
const SEAMS = `</item>\n        <item>\n            </entry>\n    <entry> "items": [\n        },\n        {\n    ]`;

const hostile: Feed = {
  ...FEED,
  entries: [
    plainEntry("plain", "خبر"),
    { ...ENTRY, id: "tag:one", title: SEAMS, summary: SEAMS },
    {
      ...ENTRY,
      id: "tag:two",
      body: [{ type: "paragraph", children: [{ type: "text", text: SEAMS }] }],
    },
  ],
};

describe.each(renderers)("a $format document", (renderer) => {
  const all = renderer.write(hostile, []);

  test("is the same when it is put together again, and has a part for each entry", () => {
    expect(whole(all)).toBe(new TextDecoder().decode(renderer.render(hostile).bytes));
    expect(all.items).toHaveLength(3);
  });

  test("can be put together from a new entry and others as they were written", () => {
    for (const [i, entry] of hostile.entries.entries()) {
      const one = renderer.write({ ...hostile, entries: [entry] }, prefixesIn(all.items.join("")));
      const items = all.items.with(i, one.items[0] ?? "");
      expect(whole({ ...one, items })).toBe(whole(all));
    }
  });

  test("without entries has no parts but what stands around them", () => {
    const { updated: _, ...empty } = { ...FEED, entries: [] };
    const parts = renderer.write(empty, []);
    expect(parts.items).toEqual([]);
    expect(whole(parts)).toBe(new TextDecoder().decode(renderer.render(empty).bytes));
  });
});
