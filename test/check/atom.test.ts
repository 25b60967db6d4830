import { describe, expect, test } from "vitest";
import { check } from "./codes.ts";

const atom = (
  entry: string,
  feed = "<author><name>A</name></author>",
): string => `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:a.example,2025:f</id><title>T</title><updated>2025-02-13T04:28:00Z</updated>
<link rel="self" href="https://a.example/atom.xml"/>${feed}
${entry}</feed>`;
const entry = (inner = "", id = "1", updated = "2025-02-13T04:28:00Z"): string =>
  `<entry><id>tag:a.example,2025:${id}</id><title>t</title><updated>${updated}</updated><link href="https://a.example/${id}"/>${inner}</entry>`;

describe("Atom", () => {
  test("a feed by the book has no problem", () => {
    expect(check("atom.xml", atom(entry()))).toEqual([]);
  });

  test.each([
    ["no author anywhere", atom(entry(), ""), "element_missing:4"],
    [
      "an RFC 822 date",
      atom(entry("<published>Thu, 13 Feb 2025 04:28:00 GMT</published>")),
      "date_malformed:4",
    ],
    [
      "published after updated",
      atom(entry("<published>2025-02-14T04:28:00Z</published>")),
      "date_order:4",
    ],
    [
      "two alternates alike (DuplicateAtomLink)",
      atom(entry('<link href="https://a.example/2"/>')),
      "link_repeated:4",
    ],
    ["the same id twice", atom(entry() + entry("", "1", "2025-02-13T04:29:00Z")), "id_repeated:4"],
    [
      "the same moment twice (DuplicateUpdated)",
      atom(entry() + entry("", "2")),
      "updated_repeated:4",
    ],
    ["an unknown Atom element", atom(entry("<pubDate>x</pubDate>")), "element_undefined:4"],
    [
      "a text type that is none",
      atom(entry('<summary type="text/html">x</summary>')),
      "value_invalid:4",
    ],
    ["a category without term", atom(entry('<category label="x"/>')), "element_missing:4"],
    [
      "XHTML without its div",
      atom(entry('<content type="xhtml">x</content>')),
      "element_missing:4",
    ],
    [
      "a malformed language",
      atom(entry('<content type="text" xml:lang="e_n">x</content>')),
      "language_invalid:4",
    ],
    [
      "a tombstone without date",
      atom(
        entry(),
        '<author><name>A</name></author><at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:a.example,2025:9"/>',
      ),
      "element_missing:3",
    ],
    ["two titles", atom(entry("<title>u</title>")), "element_duplicate:4"],
    [
      "markup in a plain title",
      atom(entry('<summary type="text">&lt;b&gt;x&lt;/b&gt;</summary>')),
      "text_contains_html:4",
    ],
    [
      "elements inside a plain text",
      atom(entry("<summary>a <b xmlns=''>c</b></summary>")),
      "element_undefined:4",
    ],
    [
      "a script in XHTML",
      atom(
        entry(
          '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div></content>',
        ),
      ),
      "content_unsafe:4",
    ],
    [
      "an element HTML does not have",
      atom(entry('<content type="html">&lt;blah&gt;x&lt;/blah&gt;</content>')),
      "html_malformed:4",
    ],
    [
      "a composite media type",
      atom(entry('<content type="multipart/mixed">x</content>')),
      "value_invalid:4",
    ],
    [
      "a broken logo",
      atom(entry(), "<author><name>A</name></author><logo>a b</logo>"),
      "value_invalid:3",
    ],
    [
      "two ids in a source",
      atom(entry("<source><id>a:b</id><id>a:c</id></source>")),
      "element_duplicate:4",
    ],
  ])("tells %s, with its line", (_, text, code) => {
    expect(check("atom.xml", text)).toEqual([code]);
  });

  test("takes addresses relative to the document", () => {
    expect(check("atom.xml", atom(entry('<link rel="related" href="other.html"/>')))).toEqual([]);
  });

  test("demands content or an alternate link", () => {
    const bare = atom(
      "<entry><id>tag:a.example,2025:1</id><title>t</title><updated>2025-02-13T04:28:00Z</updated></entry>",
    );
    expect(check("atom.xml", bare)).toEqual(["element_missing:4"]);
  });
});
