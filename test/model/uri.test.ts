import fc from "fast-check";
import { expect, test } from "vitest";
import { uriOf } from "../../src/model/uri.ts";

/** RFC 3986 §2 and §3.2.2: unreserved, reserved and percent-encoded characters, brackets around an IPv6 host alone. */
const URI = /^[a-z][a-z\d+.-]*:(?:\/\/[^/?#]*)?(?:[\w.~:/?#@!$&'()*+,;=-]|%[\dA-Fa-f]{2})*$/u;

test.each([
  ["https://a.example/x?b=c|d", "https://a.example/x?b=c%7Cd"],
  [
    "https://a.example/x[1]?ids[]=2&q={y}#^`",
    "https://a.example/x%5B1%5D?ids%5B%5D=2&q=%7By%7D#%5E%60",
  ],
  ["http://[::1]:8080/a[b]", "http://[::1]:8080/a%5Bb%5D"],
  ["https://a.example/100%25?x=%7C", "https://a.example/100%25?x=%7C"],
  ["https://a.example/100%?x=%zz", "https://a.example/100%25?x=%25zz"],
  ["mailto:desk@a.example?subject=[news]", "mailto:desk@a.example?subject=%5Bnews%5D"],
])("%s is written %s", (url, expected) => {
  expect(uriOf(new URL(url))).toBe(expected);
});

test("whatever a parser takes is a URI that means the same", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (path, query) => {
      const url = URL.parse(`https://a.example/${path}?${query}`);
      fc.pre(url !== null);
      const written = uriOf(url);
      expect(written).toMatch(URI);
      expect(new URL(written).searchParams.toString()).toBe(url.searchParams.toString());
    }),
  );
});
