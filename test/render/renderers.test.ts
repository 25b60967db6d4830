import { describe, expect, test } from "vitest";
import { renderers } from "../../src/render/index.ts";
import { FILE_NAMES } from "../../src/model/output-names.ts";
import { faultOf } from "../../src/render/gate.ts";
import type { Feed } from "../../src/model/feed.ts";
import { ENTRY, FEED, plainEntry } from "./sample.ts";

describe.each(renderers)("$format", (renderer) => {
  test("writes a well-formed document of all entries under the feed's folder", () => {
    const document = renderer.render(FEED);
    expect(document.path).toBe(`ar-EG/${FILE_NAMES[renderer.format]}`);
    expect(document.mediaType).toBe(renderer.mediaType);
    expect(faultOf(document.bytes, 2)).toBeUndefined();
  });

  test("writes the same bytes twice", () => {
    expect(renderer.render(FEED)).toEqual(renderer.render(uncached));
  });

  test("writes a feed without entries that states no moment of its own making", () => {
    const { updated: _, ...empty } = { ...FEED, entries: [] };
    const text = new TextDecoder().decode(renderer.render(empty).bytes);
    expect(text).not.toMatch(/20(?!25)\d\d-|20(?!25)\d\d \d\d:/);
    expect(faultOf(renderer.render(empty).bytes, 0)).toBeUndefined();
  });

  test("names the feed and the fault where the home page is no URL", () => {
    expect(() => renderer.render({ ...FEED, homeUrl: "/ar" })).toThrow(/ar-EG: homeUrl "\/ar"/);
  });
});

/** The feed with entries that no cache knows. */
const uncached: Feed = {
  ...FEED,
  entries: [{ ...ENTRY, body: [...ENTRY.body] }, plainEntry("second", "خبر ثان")],
};
