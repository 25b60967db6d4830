import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const PARTS = [
  "The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight. Work begins in September, and the ferry will use the northern quay until then.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring. The ice did the rest when a storm broke two of the eleven pillars.",
  "Fishermen had asked for a smaller pier and more money for the ice house, which is older than the pier. The plans can be seen in the library until the end of the month.",
  "The mayor said that the council would meet again in May. Until then nobody is to moor at the old pier, and the kiosk at its end stays closed for another summer, she said.",
];

/** The text of a page with a headline. */
function bodyOf(content: string): string {
  const draft = readHtml(
    `<html lang="en"><head><title>How the pier is rebuilt</title></head><body>${content}</body></html>`,
  );
  return plainText(draft.facts.body ?? []);
}

/** Parts of a text with their headings. */
function parts(heading: (index: number) => string, more: string): string {
  return PARTS.map((text, index) => `${heading(index)}<p>${text} ${more}</p>`).join("\n");
}

/** A numbered box with paragraphs. */
function box(number: number, texts: readonly string[]): string {
  return `<div class="story-body story-body-${number}">${texts.map((text) => `<p>${text}</p>`).join("")}</div>`;
}

const H1 = "<h1>How the pier is rebuilt</h1>";

/** Two more sentences, no part of the others. */
const MORE =
  "A crane stands on the quay since Friday, and a diver has looked at each of the pillars that are left. What the diver saw will be told to the council in a week from now.";

describe("the parts of a long text stay together", () => {
  test("where each heading links to itself, or back to the table of contents", () => {
    const sections = PARTS.map(
      (text, index) =>
        `<div class="section"><h3><a class="toc-backref" href="#id${index}">What the pier costs, part ${index}</a><a href="#part-${index}">¶</a></h3><p>${text}</p><p>It goes on in the next part.</p></div>`,
    );
    expect(bodyOf(`${H1}<div><p>${PARTS[0]} First of all.</p>${sections.join("")}</div>`)).toBe(
      [
        `${PARTS[0]} First of all.`,
        ...PARTS.flatMap((text, index) => [
          `What the pier costs, part ${index}`,
          text,
          "It goes on in the next part.",
        ]),
      ].join("\n\n"),
    );
  });

  test("where they stand in boxes with numbers, an advertisement between them", () => {
    const [first, ...others] = [...PARTS, MORE];
    expect(
      bodyOf(
        `<article>${H1}${box(1, [first ?? ""])}<div class="ad">A car for all</div>${box(2, others)}</article>`,
      ),
    ).toBe([...PARTS, MORE].join("\n\n"));
  });

  test("where an anchor of several words holds one that names furniture", () => {
    const id = "sharing-the-cost-of-the-pier";
    const lines = `<dl><dt id="${id}">Sharing the cost of the pier</dt><dd>${PARTS[1]}</dd></dl>`;
    expect(bodyOf(`<article>${H1}<p>${PARTS[0]}</p>${lines}<p>${PARTS[2]}</p></article>`)).toBe(
      [PARTS[0], "Sharing the cost of the pier", PARTS[1], PARTS[2]].join("\n\n"),
    );
  });

  test("where a machine made the id of a paragraph", () => {
    const text = PARTS.map(
      (part, index) => `<p id="${["d1b0", "e1ad", "0f3c", "77aa"][index]}">${part}</p>`,
    );
    expect(bodyOf(`<article>${H1}${text.join("")}</article>`)).toBe(PARTS.join("\n\n"));
  });

  test("where the headings of a list each link to the thing they name", () => {
    const page = bodyOf(
      `<article>${H1}${parts((index) => `<h3>${index + 1}) <a href="https://www.example.com/pier${index}">Pier of the north ${index}</a></h3>`, `${MORE.slice(0, 60)}.`)}</article>`,
    );
    for (const [index, text] of PARTS.entries()) {
      expect(page).toContain(`${index + 1}) Pier of the north ${index}\n\n${text}`);
    }
  });

  test("but a heading that links to another article is no part of them", () => {
    const pointer = `<h3><a href="https://www.example.org/lighthouse">A lighthouse for sale, with its lamp</a></h3>`;
    expect(
      bodyOf(
        `<article>${H1}<p>${PARTS[0]}</p>${pointer}<p>${PARTS[1]}</p><p>${PARTS[2]}</p></article>`,
      ),
    ).toBe(PARTS.slice(0, 3).join("\n\n"));
  });
});

describe("what belongs to a text is not taken for furniture", () => {
  test("links in an item of a list, which says what they are", () => {
    const links = [
      "The pillars, one by one",
      "What the diver saw in the mud",
      "A crane for the quay",
    ];
    const list = `<ul>${links.map((text) => `<li><a href="/x">${text}</a></li>`).join("")}</ul>`;
    const body = bodyOf(
      `<article>${H1}<p>${PARTS[0]}</p><ul><li>${MORE}</li><li>Still to come:${list}</li></ul><p>${PARTS[1]}</p><div>${list}</div></article>`,
    );
    expect(body.split("\n").filter((line) => links.includes(line))).toEqual(links);
  });

  test("headings above paragraphs that end with the numbers of their notes", () => {
    const noted = PARTS.map(
      (text, index) => `<h2>Pillar ${index}</h2><p>${text}[${index}] [a]</p>`,
    );
    const body = bodyOf(`<article>${H1}<p>${MORE}</p>${noted.join("")}</article>`);
    for (const index of PARTS.keys()) expect(body).toContain(`Pillar ${index}\n\n`);
  });

  test("a paragraph below a picture that ends with its notes", () => {
    const noted = "The ice did the rest. It had done so before. [Lind / Ek / Varga]";
    const picture = `<p><img src="https://img.example.org/ice.jpg" width="800" height="600"></p>`;
    expect(
      bodyOf(
        `<article>${H1}<p>${PARTS[0]}</p>${picture}<p>${noted}</p><p>${PARTS[1]}</p></article>`,
      ),
    ).toBe([PARTS[0], noted, PARTS[1]].join("\n\n"));
  });

  test("an emoji that is a picture", () => {
    const emoji = `<img class="emoji" alt="⚓️" src="https://img.example.org/emoji/2693.svg">`;
    expect(bodyOf(`<article>${H1}<p>${PARTS[0]} ${emoji} ${MORE}</p></article>`)).toBe(
      `${PARTS[0]} ⚓️ ${MORE}`,
    );
  });
});

test("the tools of a heading are no part of it", () => {
  const edit = `<span class="mw-editsection">[<a href="/edit">edit</a>]</span>`;
  expect(
    bodyOf(`<article>${H1}<p>${PARTS[0]}</p><h2>The ice ${edit}</h2><p>${PARTS[1]}</p></article>`),
  ).toBe([PARTS[0], "The ice", PARTS[1]].join("\n\n"));
});

test("an article that is shown over the front page is the text, not the front page below it", () => {
  const front = PARTS.map(
    (text, index) =>
      `<div class="stream"><h2>Another story, number ${index}</h2><p>${text.slice(0, 90)}.</p></div>`,
  );
  const article = PARTS.map((text) => `<p>At sea: ${text}</p>`).join("");
  expect(
    bodyOf(
      `<div id="page">${front.join("")}</div><div class="page modal open">${H1}<div>${article}</div></div>`,
    ),
  ).toBe(PARTS.map((text) => `At sea: ${text}`).join("\n\n"));
});

test("a long table stays a table, with the text around it", () => {
  const rows = PARTS.flatMap((text, index) => [
    `<tr><td>Pier ${index}</td><td>19${index}0</td><td>${text}</td></tr>`,
  ]);
  const link = `<li><a href="/1">Another list of piers</a></li>`;
  const links = `<ul>${link.repeat(2)}</ul>`.repeat(3);
  const table = `<table><tbody><tr><th>Pier</th><th>Year</th><th>What is known</th></tr>${rows.join("")}</tbody></table>`;
  const draft = readHtml(
    `<html lang="en"><head><title>Piers</title></head><body><div><h1>Piers</h1><p>This is a list of piers of the north.</p>${table}${links}</div></body></html>`,
  );
  expect(draft.facts.body?.map(({ type }) => type)).toEqual(["paragraph", "table"]);
});

test("what a graphic says in single words over its picture is no text", () => {
  const chart = `<div class="g-artboard"><img src="/chart.png"><p>$900</p><p>’06</p><p>’14</p><p>Cost of the pier in each of the years</p></div>`;
  expect(bodyOf(`<article>${H1}<p>${PARTS[0]}</p>${chart}<p>${PARTS[1]}</p></article>`)).toBe(
    PARTS.slice(0, 2).join("\n\n"),
  );
});
