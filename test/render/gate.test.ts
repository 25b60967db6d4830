import { describe, expect, test } from "vitest";
import { faultOf } from "../../src/render/gate.ts";
import { fillSlots, mark, uriMark } from "../../src/render/slots.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("the gate", () => {
  test.each([
    ["RSS", "<rss><channel><item/><item/></channel></rss>"],
    ["Atom", "<feed><entry/><entry/></feed>"],
    ["JSON Feed", '{"items": [{}, {}]}'],
  ])("counts the items of %s", (_, text) => {
    expect(faultOf(bytes(text), 2)).toBeUndefined();
    expect(faultOf(bytes(text), 3)).toBe("2 items where 3 were expected");
  });

  test("counts no element of the same name inside an item", () => {
    expect(faultOf(bytes("<feed><entry><x><entry/></x></entry></feed>"), 1)).toBeUndefined();
  });

  test.each([
    ["a document cut off", "<rss><channel>"],
    ["two roots", "<rss/><rss/>"],
    ["an undeclared prefix", "<rss><dc:x/></rss>"],
    ["a bare ampersand", "<rss>&</rss>"],
    ["a control character", "<rss>\u0001</rss>"],
    ["a doubled attribute", '<rss a="1" a="2"/>'],
    ["JSON cut off", '{"items": ['],
    ["nothing", ""],
  ])("stops %s", (_, text) => {
    expect(faultOf(bytes(text))).toBeDefined();
  });

  test("stops bytes that are not UTF-8", () => {
    expect(faultOf(Uint8Array.of(0x7b, 0xff, 0x7d))).toBe("the bytes are not UTF-8");
  });

  test("names the place", () => {
    expect(faultOf(bytes("<rss>\n<a></b></rss>"))).toMatch(/^2:/);
  });
});

const rss = (inner: string): string => `<?xml version="1.0"?>\n<rss version="2.0">${inner}</rss>`;
const title = (place: string): string => `<title>${mark(place)}</title>`;

describe("slots", () => {
  const opening = { root: { version: "2.0" }, stylesheet: undefined };

  test("are filled once, and what is put in is not scanned again", () => {
    const slots = new Map([
      ["a", title("b")],
      ["b", "<b/>"],
    ]);
    const filled = fillSlots(rss(title("a") + title("b")), slots, opening);
    expect(filled).toContain(`${title("b")}<b/></rss>`);
  });

  test.each([
    ["drops one", rss(""), /dropped the slot a/],
    ["writes one twice", rss(title("a") + title("a")), /slot a twice/],
    ["writes one it was never given", rss(title("a") + title("x")), /slot x twice, or/],
    ["writes no root", "<channel/>", /0 root elements/],
  ])("throw where feed %s", (_, xml, message) => {
    expect(() => fillSlots(xml, new Map([["a", "<a/>"]]), opening)).toThrow(message);
  });

  test("stand in for whole links and ids too", () => {
    const xml = `<feed xmlns="x"><link href="${uriMark("l")}"/><id>${uriMark("i")}</id></feed>`;
    const slots = new Map([
      ["l", "<l/>"],
      ["i", "<i/>"],
    ]);
    expect(fillSlots(xml, slots, { root: {}, stylesheet: undefined })).toBe(
      "<feed><l/><i/></feed>\n",
    );
  });
});
