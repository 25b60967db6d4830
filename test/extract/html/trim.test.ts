import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const STORY = [
  "The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.",
  "Work begins in September, the council said, and the ferry will use the northern quay until then.",
];

const PARAGRAPHS = STORY.map((text) => `<p>${text}</p>`).join("\n");

/** What is left of a story with something above and below it. */
function trimmed(parts: { above?: string; below?: string; language?: string }): string[] {
  const { above = "", below = "", language = "en" } = parts;
  const page = `<!doctype html><html lang="${language}"><head><title>Pier to be rebuilt</title>
    <meta name="author" content="Ida Lind"></head>
    <body><article><h1>Pier to be rebuilt</h1>${above}${PARAGRAPHS}${below}</article></body></html>`;
  return plainText(readHtml(page).facts.body ?? []).split("\n\n");
}

describe("below the text", () => {
  test.each([
    [
      "a note on its author",
      "<p>Our correspondent Ida Lind has reported on harbours since 2011.</p>",
    ],
    [
      "how to reach the desk",
      "<p>Harbour News<br>Quay Street 4</p><p>Tel. 0555 0123456, news@quay.example</p>",
    ],
    ["whose the text is", "<p>© 1999–2026 Harbour News, part of Quay Media.</p>"],
    [
      "where else to follow the paper",
      `<p>Follow Harbour News, on <a href="https://www.facebook.com/q">Facebook</a> or <a href="https://x.com/q">X</a>, every day.</p>`,
    ],
    [
      "other stories with their dates",
      `<p>29.09.2026 12:59 <a href="/a">The lighthouse is for sale</a></p><p>28.09.2026 <a href="/b">Gulls return to the bay</a></p>`,
    ],
    ["a newsletter", "<p>Get all of the harbour in one mail: sign up to our newsletter today.</p>"],
  ])("%s is left out", (_, below) => {
    expect(trimmed({ below })).toStrictEqual(STORY);
  });

  test.each([
    [
      "a number that readers may need",
      "The police ask anybody who saw the boat to call 0555 0123456 before Friday evening.",
    ],
    [
      "a person with a part of the name",
      "Lind Shipping declined to comment on the council's vote on Monday night.",
    ],
    ["one network in the news", "The video of the vote was seen by thousands on Facebook."],
  ])("%s stays", (_, text) => {
    expect(trimmed({ below: `<p>${text}</p>` })).toStrictEqual([...STORY, text]);
  });
});

describe("above the text", () => {
  test("a labelled date is left out, also behind a long caption", () => {
    const caption =
      "The old pier as it stood in the spring, in a photograph that hangs in the town hall to this day.";
    const above = `<p>${caption}</p><p>Published Monday, 3 November 2025 at noon by us</p>`;
    expect(trimmed({ above })).toStrictEqual([caption, ...STORY]);
  });

  test("a second heading that says the headline again is left out", () => {
    expect(trimmed({ above: `<h2>The pier to be rebuilt</h2>` })).toStrictEqual(STORY);
  });
});

describe("within the text", () => {
  test("times and names of the posts of a live blog are left out", () => {
    const [first = "", second = "", third = ""] = STORY;
    const page = `<html lang="en"><head><title>Pier to be rebuilt</title><meta name="author" content="Ida Lind"></head><body>
      <article><h1>Pier to be rebuilt</h1><p>${first}</p><p>${second}</p><p>${third}</p>
      <div>2 hours ago 10:05 Ida Lind</div><p>${first.replace("Monday", "Tuesday")}</p></article></body></html>`;
    expect(plainText(readHtml(page).facts.body ?? [])).not.toContain("Ida Lind");
  });

  test("a telephone number is no date though it holds a year", () => {
    const text = `${STORY[0]}</p><p>+81 158-2023-2012</p><p>${STORY[1]}`;
    expect(trimmed({ above: `<p>${text}</p>` })).toContain("+81 158-2023-2012");
  });
});

test("a form to sign in within the article's text is left out, whatever else its class says", () => {
  const wall = `<div class="article-content__sign-in-group"><p>Read on with an account, and take part in the talk about the harbour.</p></div>`;
  const page = `<html lang="en"><body><h1>Pier to be rebuilt</h1><div class="article-content">${wall}${PARAGRAPHS}</div></body></html>`;
  expect(plainText(readHtml(page).facts.body ?? [])).toBe(STORY.join("\n\n"));
});

test("letters of a made-up id are no word of furniture", () => {
  const page = `<html lang="en"><body><h1>Pier to be rebuilt</h1><div>${STORY.map((text) => `<p id="n1AuAdJlVL">${text}</p>`).join("")}</div></body></html>`;
  expect(plainText(readHtml(page).facts.body ?? [])).toBe(STORY.join("\n\n"));
});

/** The text of a story with a box after its first paragraph. */
function within(box: string): string {
  const [first = "", ...rest] = STORY.map((text) => `<p>${text}</p>`);
  const page = `<html lang="en"><body><h1>Pier to be rebuilt</h1><div>${first}${box}${rest.join("")}</div></body></html>`;
  return plainText(readHtml(page).facts.body ?? []);
}

describe("boxes in the text", () => {
  test.each([
    [
      "that ask for a mail address, in words of any language",
      `<div><h3>Haven elke ochtend</h3><p>Wat er gebeurt langs de kust, voor wie vroeg op is en koffie heeft.</p><form><input type="email"></form></div>`,
    ],
    [
      "that say what an account offers",
      "<ul><li>Create a free account in a minute</li><li>Download our app for the bus</li><li>Tides, too</li></ul>",
    ],
    [
      "that quote another story by its link alone",
      `<blockquote><a href="https://quay.example/a">The lighthouse is for sale</a></blockquote>`,
    ],
  ])("%s are left out", (_, box) => {
    expect(within(box)).toBe(STORY.join("\n\n"));
  });
});

test("a text in several boxes of one kind is read as a whole", () => {
  const boxes = STORY.map(
    (text, index) =>
      `<div class="part"><div class="article-text"><p>${text}</p>${index === 0 ? `<p>${text.replace("Monday", "Friday").repeat(6)}</p>` : ""}</div></div>`,
  );
  const page = `<html lang="en"><body><h1>Pier to be rebuilt</h1><div>${boxes.join("\n")}</div></body></html>`;
  expect(plainText(readHtml(page).facts.body ?? [])).toContain(STORY[2]);
});

describe("the article body that metadata states", () => {
  const note = "Hear more of the harbour every day at noon here.";
  const withBody = (articleBody: string): string[] => {
    const jsonLd = JSON.stringify({
      "@type": "NewsArticle",
      headline: "Pier to be rebuilt",
      articleBody,
    });
    const page = `<html lang="en"><head><script type="application/ld+json">${jsonLd}</script></head>
      <body><h1>Pier to be rebuilt</h1><div>${PARAGRAPHS}<p>${note}</p></div></body></html>`;
    return plainText(readHtml(page).facts.body ?? []).split("\n\n");
  };

  test("ends the text where it is whole", () => {
    expect(withBody(STORY.join(" "))).toStrictEqual(STORY);
  });

  test("ends nothing where it is cut off", () => {
    expect(withBody(STORY[0] ?? "")).toStrictEqual([...STORY, note]);
  });
});
