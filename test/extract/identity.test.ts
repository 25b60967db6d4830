import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainUrl, pageUrl } from "../../src/extract/identity.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "http://",
    "https://",
    "HTTPS://",
    "www.",
    "news.example",
    "xn--p1ai",
    "1.2.3",
    "a--b",
  ),
  fc.constantFrom(
    "/",
    "//",
    ".",
    "..",
    "/..",
    "/.x",
    "%2e",
    "%20",
    "?a=b",
    "#c",
    ":443",
    ":8080",
    "@",
    "-",
    "~",
  ),
  fc.string({ maxLength: 3 }),
  fc.stringMatching(/^[a-z\d]{1,4}$/),
);

test("an address taken for plain is what a parser makes of it", () => {
  let plain = 0;
  const address = fc.oneof(
    fc.array(piece, { maxLength: 6 }).map((pieces) => `https://${pieces.join("")}`),
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")),
    fc.webUrl(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
  );
  fc.assert(
    fc.property(address, (url) => {
      if (!isPlainUrl(url)) return;
      plain += 1;
      expect(URL.parse(url)?.href).toBe(url);
      expect(pageUrl(url, "https://other.example/")).toBe(url);
    }),
    { numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test.each([
  "https://news.example/2026/03/a-story.html",
  "http://www.news.example/",
  "https://a-b.co.uk/x//y/~z_1",
])("%s is plain", (url) => {
  expect(isPlainUrl(url)).toBe(true);
});

test.each([
  "https://news.example",
  "https://news.example/a?b",
  "https://news.example/a#b",
  "https://News.example/",
  "https://news.example:443/",
  "https://news.example/../a",
  "https://news.example/a/./b",
  "https://xn--p1ai.example/",
  "https://1.2.3.4/",
  "https://0x7f.1/",
  "ftp://news.example/",
  " https://news.example/",
])("%s is left to a parser", (url) => {
  expect(isPlainUrl(url)).toBe(false);
});
