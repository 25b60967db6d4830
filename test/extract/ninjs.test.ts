import { describe, expect, it } from "vitest";
import { articleOf, bodyOf, codesOf, read } from "./context.ts";

/** One item in ninjs 3's words; ninjs 2 has the same names in lower case. */
const NINJS = {
  uri: "urn:newsml:wire.example:20250213:harbour",
  standard: { name: "ninjs", version: "3.0" },
  type: "text",
  language: "sv",
  pubStatus: "usable",
  firstCreated: "2025-02-13T06:00:00Z",
  versionCreated: "2025-02-13T08:28:15+04:00",
  embargoed: "2025-02-14T06:00:00+01:00",
  expires: "2026-02-14",
  headlines: [
    { role: "short", value: "Hamnen öppnar" },
    { role: "main", value: "Hamnen öppnar efter nio år" },
  ],
  descriptions: [{ contentType: "text/plain", value: "Fyrtio färjor om dagen." }],
  bodies: [
    { contentType: "text/plain", value: "Hamnen öppnade. Slut." },
    {
      contentType: "application/xhtml+xml",
      value: "<h1>Hamnen öppnar efter nio år</h1><p>Hamnen <em>öppnade</em>.</p><p>Slut.</p>",
    },
  ],
  by: "Av Ada Lindqvist och Bo Ek",
  located: "Norrhamn",
  infoSources: [{ name: "Example Wire" }],
  copyrightHolder: "Example Wire",
  copyrightNotice: "© Example Wire 2025",
  usageTerms: "Ej för arkiv.",
  edNote: "Ring hamnkaptenen.",
  digitalSourceType: { uri: "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits" },
  subjects: [
    { name: "Sjöfart", uri: "http://cv.iptc.org/newscodes/mediatopic/20000003" },
    { name: "Hamnar", literal: "lokal" },
  ],
  altIds: [
    { role: "story", value: "harbour" },
    { role: "canonical", value: "https://news.example/hamnen" },
  ],
  associations: [
    {
      name: "main",
      type: "picture",
      by: "Lena Varga/Example Wire",
      descriptions: [{ value: "Den första färjan." }, { role: "alt", value: "En färja" }],
      renditions: [
        { href: "https://img.example/s.jpg", contentType: "image/jpeg", width: 320, height: 180 },
        {
          href: "https://img.example/l.jpg",
          contentType: "image/jpg",
          width: 1280,
          height: 720,
          sizeInBytes: 90_000,
        },
      ],
    },
    { name: "film", type: "video", renditions: [{ href: "https://img.example/v.mp4" }] },
  ],
};

/** Writes every name of an object in lower case. */
function lowerCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => lowerCased(one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name.toLowerCase(), lowerCased(one)]),
  );
}

describe("ninjs", () => {
  it.each([
    ["3.x", NINJS],
    ["2.x", lowerCased(NINJS)],
  ])("%s gives every fact it can say", (_, document) => {
    const article = articleOf(read("ninjs", JSON.stringify(document)));
    expect(article).toMatchObject({
      id: NINJS.uri,
      language: "sv",
      headline: "Hamnen öppnar efter nio år",
      alternativeHeadline: "Hamnen öppnar",
      standfirst: "Fyrtio färjor om dagen.",
      bylines: [{ name: "Ada Lindqvist" }, { name: "Bo Ek" }],
      dateline: "Norrhamn",
      credit: "Example Wire",
      rights: "© Example Wire 2025 Ej för arkiv.",
      editorialNote: "Ring hamnkaptenen.",
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
      subjects: [{ code: "medtop:20000003", name: "Sjöfart" }, { name: "Hamnar" }],
      story: "harbour",
      canonicalUrl: "https://news.example/hamnen",
      images: [
        {
          url: "https://img.example/l.jpg",
          type: "image/jpeg",
          width: 1280,
          height: 720,
          bytes: 90_000,
          caption: "Den första färjan.",
          credit: "Lena Varga/Example Wire",
          alt: "En färja",
        },
      ],
    });
    expect(bodyOf(article)).toEqual(["Hamnen öppnade.", "Slut."]);
    expect(article.published?.instant.toString()).toBe("2025-02-13T06:00:00Z");
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:15Z");
    expect(article.embargo?.toString()).toBe("2025-02-14T05:00:00Z");
  });

  it("reads plain text and the names of ninjs 1", () => {
    const document = { headline: "A", body_text: "One.\n\nTwo.", byline: "By Ada Lindqvist" };
    const article = articleOf(read("ninjs", JSON.stringify(document)));
    expect(bodyOf(article)).toEqual(["One.", "Two."]);
    expect(article.bylines).toEqual([{ name: "Ada Lindqvist", kind: "person" }]);
  });

  it.each([
    [{ pubstatus: "Usable" }, "usable"],
    [{ pubstatus: null, embargoed: null }, "usable"],
    [{ pubStatus: "hold" }, "withheld"],
    [{ pubstatus: "not yet" }, "withheld"],
    [{ pubstatus: "constructor" }, "withheld"],
    [{ pubstatus: { name: "usable" } }, "withheld"],
    [{ embargoed: { until: "2026-11-20" } }, "withheld"],
    [{ embargoed: 1_795_000_000 }, "withheld"],
    [{ embargoed: "2025-02-14T06:00:00Z" }, "usable"],
    [{ pubstatus: "canceled", embargoed: "soon" }, "withdrawn"],
  ])("reads the status of %j", (members, status) => {
    const document = { headline: "A", body_text: "One.", ...members };
    expect(articleOf(read("ninjs", JSON.stringify(document))).status).toBe(status);
  });

  it("carries a takedown even without a text", () => {
    const document = { uri: "urn:x:1", language: "en", pubstatus: "canceled" };
    expect(articleOf(read("ninjs", JSON.stringify(document)))).toMatchObject({
      id: "urn:x:1",
      status: "withdrawn",
    });
  });

  it.each([
    ['{"headlines": [\n{"value": "A"},\n]}', 3],
    ["[1, 2]", 1],
    ['"text"', 1],
  ])("refuses %j with its line", (text, line) => {
    const extraction = read("ninjs", text);
    expect(codesOf(extraction)).toEqual(["parse_failed"]);
    expect(extraction.problems[0]).toMatchObject({ path: "world/harbour.ninjs", line });
  });

  it("takes members of wrong types for absent", () => {
    const document = { headlines: "A", bodies: 3, language: [], by: {}, associations: [null, 1] };
    expect(codesOf(read("ninjs", JSON.stringify(document)))).toContain("headline_missing");
  });
});
