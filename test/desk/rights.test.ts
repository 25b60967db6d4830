import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { formats, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const TEXT =
  "Fishermen cheered from the pier as the first boats left the harbour of Port Calder. ".repeat(8);
const LICENCE = "https://creativecommons.org/licenses/by/4.0/";

/**
 * A story with a picture.
 * @param credit - of the picture
 * @param more - front matter
 * @returns the file
 */
function pictured(credit: string, more: readonly string[] = []): string {
  const facts = `url: https://desk.example/pier.jpg, width: 1600, height: 900, type: image/jpeg, bytes: 200000`;
  const image = `images: [{${facts}, credit: "${credit}", rights: "${LICENCE}"}]`;
  const dated = ["language: en", "date: 2026-11-20T08:00:00Z", "section: Politics"];
  return story("Harbour of Port Calder opens again", [...dated, image, ...more], TEXT);
}

test("licences of article and picture stand in every format", async () => {
  const room = newsroom({ locales });
  room.write(
    "articles/1.md",
    pictured("Ana Ruiz", ["rights: © 2026 The Desk", "credit: The Desk"]),
  );
  await room.build("2026-11-20T12:00:00Z");
  const { rss, atom } = formats(room);
  expect(rss).toContain("<dc:rights>© 2026 The Desk</dc:rights>");
  expect(atom).toContain('<rights type="text">© 2026 The Desk</rights>');
  for (const xml of [rss, atom]) {
    expect(xml).toContain(`<media:copyright url="${LICENCE}">${LICENCE}</media:copyright>`);
    expect(xml).toContain("<media:credit>Ana Ruiz</media:credit>");
    expect(xml).toContain("<dcterms:rightsHolder>The Desk</dcterms:rightsHolder>");
  }
  const [item] = jsonFeed(room).items;
  expect(item?.extension).toMatchObject({
    rights: "© 2026 The Desk",
    credit: "The Desk",
    images: [{ credit: "Ana Ruiz", rights: LICENCE }],
  });
});

test.each(["AFP", "Jane Roe / Getty Images", "Xinhua", "EPA-EFE", "via REUTERS"])(
  "a picture by %s reaches only partners whose contract covers it, and the report says why",
  async (credit) => {
    const agencies = ["afp", "Getty Images", "xinhua", "epa", "Reuters", "efe"];
    const partners = [
      { name: "bare", profile: "msn" },
      { name: "covered", profile: "msn", agencies },
    ];
    const room = newsroom({ locales, partners });
    room.write("articles/1.md", pictured(credit));
    const { problems } = await room.build("2026-11-20T12:00:00Z");
    expect(room.read("partners/bare/en-GB/rss.xml")).not.toContain("pier.jpg");
    expect(room.read("partners/covered/en-GB/rss.xml")).toContain("pier.jpg");
    const told = problems.filter(({ code }) => code === "rights_withheld");
    expect(told).toMatchObject([{ path: "1.md" }]);
    expect(told[0]?.message).toMatch(/bare/);
  },
);
