import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/extract/extractor.ts";
import { html } from "../../../src/extract/html/index.ts";
import { parseDateLine } from "../../../src/localize/date-parse.ts";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const STORY = [
  "The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.",
  "Work begins in September, the council said, and the ferry will use the northern quay until then.",
];

const PARAGRAPHS = STORY.map((text) => `<p>${text}</p>`).join("\n");

/** What is read as the text of a page whose article is followed by something else. */
function bodyOf(content: string): string {
  return read(`<!doctype html><html lang="en"><head><title>Pier to be rebuilt</title></head><body>
    <h1>Pier to be rebuilt</h1>${content}</body></html>`);
}

/** What is read as the text of a page. */
function read(text: string): string {
  const draft = html.extract(
    { path: "a.html", format: "html", sha256: "", text, stem: "a", timeZone: "UTC" },
    {
      languages: [],
      detectLanguage: () => undefined,
      parseDateLine,
      tagAuthority: "example.org,2025",
      limits: DEFAULT_LIMITS,
    },
  );
  return plainText(draft.facts.body ?? []);
}

describe("below the article", () => {
  test("teasers are left out by how they are built, without a word or class that tells", () => {
    const teaser = `<div class="q7"><h4><a href="/b">A lighthouse for sale</a></h4>
      <p>The old lighthouse at the northern end of the bay is for sale, with its lamp and its keeper's house.</p></div>`;
    expect(bodyOf(`<div>${PARAGRAPHS}<div>${teaser.repeat(6)}</div></div>`)).toBe(
      STORY.join("\n\n"),
    );
  });

  test("what readers wrote is left out where each ends with the same link to answer", () => {
    const names = ["gull", "tern", "auk", "skua", "petrel"];
    const entries = names.map(
      (name) => `<div class="q8"><p>${name}, yesterday</p>
      <p>I say this as a ${name}: the pier was better when it was made of wood, and so were the chips.</p>
      <p><a href="#">jawab</a></p></div>`,
    );
    expect(bodyOf(`<div>${PARAGRAPHS}<div>${entries.join("\n")}</div></div>`)).toBe(
      STORY.join("\n\n"),
    );
  });
});

describe("the page's foot", () => {
  test("is left out though it is longer than the article", () => {
    const foot = `<div class="footer-wrap"><p>${"Telephone the customer service centre with any question, request or complaint. ".repeat(20)}</p></div>`;
    expect(bodyOf(`<div>${PARAGRAPHS.repeat(2)}</div>${foot}`)).not.toContain("Telephone");
  });
});

describe("another article", () => {
  const next = `<article><h1>A lighthouse for sale</h1><p>The old lighthouse at the northern end is for sale.</p>
    ${"<p>Its lamp could be seen from eleven miles away, and its keeper was never seen at all.</p>".repeat(20)}</article>`;

  test("stacked below is left out, however long it is", () => {
    const own = `<article><h1>Pier to be rebuilt</h1>${PARAGRAPHS}</article>`;
    const page = `<!doctype html><html lang="en"><body><main>${own}${next}</main></body></html>`;
    expect(read(page)).toBe(STORY.join("\n\n"));
  });

  test("is not what sections of the same page are", () => {
    const own = `<article><h1>Pier to be rebuilt</h1>${PARAGRAPHS}</article>`;
    const section = `<article><h3>What it costs</h3><p>The council puts the price at four million, a third of which the ports pay.</p></article>`;
    expect(read(`<html lang="en"><body><main>${own}${section}</main></body></html>`)).toContain(
      "four million",
    );
  });
});

describe("within the article", () => {
  test("the parts of a list with headings of their own stay, whatever links they share", () => {
    const places = ["The quay", "The lighthouse", "The old sail loft"].map(
      (name) => `<div class="q9"><h3>${name}</h3>
      <p>${name} is worth a visit on any day on which the wind stays below seven, says the guide.</p>
      <p><a href="https://maps.example/">Map</a></p></div>`,
    );
    const body = bodyOf(`<div>${PARAGRAPHS}<div>${places.join("\n")}</div></div>`);
    expect(body).toContain("The old sail loft is worth a visit");
  });

  test("captions are left out where a page has no figures", () => {
    const picture = `<div class="img-box"><img src="/p.jpg" alt=""><div class="caption"><p>The old pier in March, seen from the ferry.</p></div></div>`;
    expect(bodyOf(`<div>${picture}${PARAGRAPHS}</div>`)).toBe(STORY.join("\n\n"));
  });

  test("a text that is set a second time is read once", () => {
    expect(bodyOf(`<div>${PARAGRAPHS}<div>${PARAGRAPHS}</div></div>`)).toBe(STORY.join("\n\n"));
  });

  test("a question that recurs stays, since an interview asks it of everybody", () => {
    const ask = "<p>What would you do with the pier, if the council gave you a free hand?</p>";
    const answers = STORY.map((text) => `${ask}<p>${text}</p>`).join("");
    expect(bodyOf(`<div>${answers}</div>`).match(/free hand/g)).toHaveLength(3);
  });

  test("a line of dates above the text and a notice on rights below it are left out", () => {
    const dates = "<p>Published: 3 March 2025 at 8:59 pm (updated 4 March 2025, 10:16)</p>";
    const rights =
      "<p>Example Post 2025. Any use without consent is forbidden, all rights reserved by law.</p>";
    expect(bodyOf(`<div>${dates}${PARAGRAPHS}${rights}</div>`)).toBe(STORY.join("\n\n"));
  });
});

describe("class words", () => {
  test("of a builder, or of what is hidden beside, do not take the text for furniture", () => {
    for (const name of ["elementor-widget-wrap", "field field--label-hidden", "hidden-print"])
      expect(bodyOf(`<div class="${name}">${PARAGRAPHS}</div>`)).toBe(STORY.join("\n\n"));
  });

  test("of boxes beside the story are furniture", () => {
    const [first, ...rest] = STORY.map((text) => `<p>${text}</p>`);
    const box = `<div class="infobox"><h3>The pier in figures</h3><p>It was built in 1911 and is 140 metres long.</p></div>`;
    expect(bodyOf(`<div>${first}${box}${rest.join("")}</div>`)).toBe(STORY.join("\n\n"));
  });
});

test("a text stated to be the article's is read whole, though a table of counts in it outweighs it", () => {
  const quays = Array.from(
    { length: 40 },
    (_, row) => `<div>Quay ${row}</div><div>${row * 3}</div>`,
  );
  const draft = readHtml(
    `<html lang="en"><head><title>Eels leave the harbour</title></head><body><h1>Eels leave the harbour</h1>
     <div itemprop="articleBody"><p>The eels have left the harbour, which nobody had thought they would do so early.</p>
     <p>“${"They always stayed until the frost, and now the traps are empty. ".repeat(7)}”</p>
     <p>The council meets on Thursday to hear what can be done for the eel fishers.</p><div>${quays.join("")}</div></div></body></html>`,
  );
  const text = plainText(draft.facts.body ?? []);
  expect(text).toContain("nobody had thought");
  expect(text).toContain("the eel fishers");
});
