import fc from "fast-check";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import type { Block, Image, Inline } from "../../src/model/block.ts";
import { fitBody } from "../../src/partners/body.ts";
import { loadProfiles, type Profile } from "../../src/partners/index.ts";
import { serializeAllowed } from "../../src/render/partner.ts";
import { cleanText } from "../../src/render/xml.ts";
import { bodies, text } from "./block-arbitrary.ts";
import { entry, paragraph, prepare, profile, told, xml } from "./newsroom.ts";

/** What another program reads in the HTML. */
interface Read {
  readonly elements: readonly {
    readonly name: string;
    readonly attributes: Record<string, string>;
  }[];
  readonly depth: number;
  readonly text: string;
}

function read(html: string): Read {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let depth = 0;
  let deepest = 0;
  let characters = "";
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements.push({ name, attributes: { ...attributes } });
      depth += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag: () => {
      depth -= 1;
    },
    ontext: (data) => {
      characters += data;
    },
  });
  parser.end(html);
  return { elements, depth: deepest, text: characters };
}

/** All plain text of a tree but pictures' and frames'. */
function texts(nodes: readonly (Block | Inline)[]): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.type === "figure" || node.type === "embed") return [];
    if (node.type === "list") return node.items.flatMap((item) => texts(item));
    if (node.type === "table")
      return [node.caption ?? "", ...node.rows.flat().flatMap((cell) => texts(cell.children))];
    if ("children" in node) return texts(node.children);
    return "text" in node ? [node.text] : [];
  });
}

function bare(raw: string): string {
  return cleanText(raw).replaceAll(/\s/gu, "");
}

function write(rules: Profile, blocks: readonly Block[]): string {
  const { tags, maxDepth } = rules.body;
  const allow = { tags, ...(maxDepth === undefined ? {} : { maxDepth }) };
  return serializeAllowed(fitBody(blocks, allow), allow);
}

const austere = profile("rss", {
  body: {
    tags: Object.fromEntries(
      Object.keys(profile("rss").body.tags)
        .filter((tag) => tag !== "p")
        .map((tag) => [tag, null]),
    ),
  },
});
const shallow = [1, 2, 3, 4].map((maxDepth) => profile("rss", { body: { maxDepth } }));
const rules = [
  ...[...loadProfiles().profiles.values()].filter(({ format }) => format === "rss"),
  austere,
  ...shallow,
].map((each) => [`${each.id} ${each.body.maxDepth ?? ""}`, each] as const);

const ABSOLUTE = /^(?:https?:\/\/|mailto:)/u;

test.each(rules)(
  "%s: only listed tags and attributes, absolute URLs, no deeper than allowed",
  (_, each) => {
    const { tags, maxDepth = Number.POSITIVE_INFINITY } = each.body;
    fc.assert(
      fc.property(bodies, (blocks) => {
        const found = read(write(each, blocks));
        const wrong = found.elements.filter(
          ({ name, attributes }) =>
            !(name in tags) || Object.keys(attributes).some((key) => !tags[name]?.includes(key)),
        );
        expect(wrong).toEqual([]);
        const urls = found.elements.flatMap(({ attributes: { href, src } }) => [href, src]);
        const foreign = urls.filter((url) => url !== undefined && !ABSOLUTE.test(url));
        expect(foreign).toEqual([]);
        expect(found.depth).toBeLessThanOrEqual(maxDepth);
      }),
      { numRuns: 60 },
    );
  },
);

test.each(rules)("%s: every word of the text arrives, whatever the tags", (_, each) => {
  fc.assert(
    fc.property(bodies, (blocks) => {
      const arrived = bare(read(write(each, blocks)).text);
      for (const word of texts(blocks)) expect(arrived).toContain(bare(word));
    }),
    { numRuns: 40 },
  );
});

test("whatever the text, the file is well-formed and says the same HTML", () => {
  fc.assert(
    fc.property(bodies, text, (blocks, title) => {
      const result = prepare("feedly", [entry({ title, body: blocks, images: [] })]);
      expect(xml(result)).toContain("</rss>");
    }),
    { numRuns: 60 },
  );
});

function heading(level: 2 | 5 | 6): Block {
  return { type: "heading", level, children: [{ type: "text", text: "Vote" }] };
}

test("headings move to the nearest level a partner takes", () => {
  expect(write(profile("msn"), [heading(6)])).toBe("<h5>Vote</h5>");
  expect(write(profile("smartnews"), [heading(5)])).toBe("<h4>Vote</h4>");
  expect(write(profile("smartnews"), [heading(2)])).toBe("<h2>Vote</h2>");
  const none = profile("rss", { body: { tags: { h2: null, h3: null, h4: null } } });
  expect(write(none, [heading(2)])).toBe("<p><strong>Vote</strong></p>");
});

test("lists nested beyond the limit become marked paragraphs", () => {
  const nested: Block = {
    type: "list",
    ordered: false,
    items: [[paragraph("one"), { type: "list", ordered: true, items: [[paragraph("two")]] }]],
  };
  const flat = profile("rss", { body: { maxDepth: 4 } });
  expect(read(write(flat, [nested])).elements.map(({ name }) => name)).toEqual([
    "ul",
    "li",
    "p",
    "p",
  ]);
  expect(write(flat, [nested])).toContain("1. two");
});

test("a picture without figure stands in a paragraph, its caption in the next", () => {
  const old: Image = {
    url: "https://news.example/a.jpg",
    caption: 'The "old" harbour',
    credit: "Ada Quill",
  };
  const body: readonly Block[] = [{ type: "figure", image: old }];
  const sent = prepare("msn", [
    entry({ body: [...body, paragraph("x".repeat(450))], images: [old] }),
  ]);
  expect(told(sent.feed.items[0])["content:encoded"]).toMatch(
    /^<p><img src="https:\/\/news\.example\/a\.jpg" alt=""><\/p>\n<p>The "old" harbour <small>Ada Quill<\/small><\/p>\n/,
  );
});
