import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const TEXT = `<p>The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.</p>
<p>Work begins in September, the council said, and the ferry will use the northern quay until then.</p>
<p>“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.</p>`;

/** Caption and credit of each picture of a page, as "caption | credit". */
function words(picture: string, head = ""): string[] {
  const draft = readHtml(
    `<html lang="en"><head><title>The old pier is rebuilt</title>${head}</head>
     <body><article><h1>The old pier is rebuilt</h1>${picture}<div class="story">${TEXT}</div></article></body></html>`,
  );
  return (draft.facts.images ?? []).map(
    ({ caption, credit }) => `${caption ?? "–"} | ${credit ?? "–"}`,
  );
}

const img = `<img src="https://img.example.org/quay.jpg" width="1600" height="900" alt="The new quay seen from the ferry">`;

describe("the pictures of a page", () => {
  test.each([
    [
      "a figure",
      `<figure>${img}<figcaption>The quay. <span class="photo-credit">Photo: Ida Lind</span></figcaption></figure>`,
    ],
    [
      "a credit in an unmarked element",
      `<figure>${img}<figcaption>The quay.<span>Ida Lind</span></figcaption></figure>`,
    ],
    [
      "a credit whose caption lies within it",
      `<figure>${img}<figcaption class="copyright-wrap"><span class="caption">The quay.</span> <span class="credit">Ida Lind</span></figcaption></figure>`,
    ],
    [
      "a class that only looks like a credit",
      `<figure>${img}<figcaption><div class="text-copy-light"><span>The quay.</span> <span>© Ida Lind</span></div></figcaption></figure>`,
    ],
    [
      "a box of paragraphs",
      `<div class="photo-box">${img}<p class="photo-caption">The quay. <i class="photo-credit">Picture: Ida Lind</i></p></div>`,
    ],
    [
      "a box without marks",
      `<div class="imgbox"><div>${img}</div><p>The quay.</p><p>Photo: Ida Lind</p></div>`,
    ],
    [
      "a table of old",
      `<table align="right"><tr><td>${img}</td></tr><tr><td class="caption"><small>The quay. (Ida Lind)</small></td></tr></table>`,
    ],
    [
      "attributes of the picture",
      img.replace("<img", `<img data-caption="The quay." data-credit="Ida Lind"`),
    ],
    [
      "an element of a script",
      `<div><lazy-image data-src="/quay.jpg"></lazy-image><div class="image-caption"><span>The quay.</span> <span class="image-photographer">Foto: Ida Lind</span></div></div>`,
    ],
    [
      "labels that are only read out",
      `<figure>${img}<figcaption><span class="visually-hidden">Image caption, </span>The quay. <span class="credit"><span class="sr-only">Credit</span>Ida Lind</span></figcaption></figure>`,
    ],
    [
      "a caption without white space before a credit with its label",
      `<figure><div>${img}</div><figcaption itemprop="caption description"><span>The quay.</span><span itemprop="copyrightHolder"><span>Credit</span><span><span>Credit</span>Ida Lind</span></span></figcaption></figure>`,
    ],
    [
      "controls beside the caption",
      `<figure>${img}<button>Enlarge</button><figcaption>The quay. <span class="credit">Ida Lind</span> <button>Show more</button></figcaption></figure>`,
    ],
  ])("%s", (_, picture) => {
    expect(words(picture)).toEqual(["The quay. | Ida Lind"]);
  });

  test("a line that says what the picture's alt says is its caption", () => {
    const line = `<div><div>${img}</div><p>The new quay seen from the ferry <span>Ida Lind/Wire</span></p></div>`;
    expect(words(line)).toEqual(["The new quay seen from the ferry | Ida Lind/Wire"]);
  });

  test.each([
    [
      "an unmarked caption",
      `<figure>${img}</figure><figcaption class="caption">Ida Lind/Example Wire</figcaption>`,
    ],
    ["a figure", `<figure>${img}<figcaption>Ida Lind/Example Wire</figcaption></figure>`],
    ["brackets", `<figure>${img}<figcaption>(Photo: Ida Lind/Example Wire)</figcaption></figure>`],
  ])("a credit alone is no caption: %s", (_, figure) => {
    expect(words(figure)).toEqual(["– | Ida Lind/Example Wire"]);
  });

  test("a place before the credit belongs to the caption", () => {
    const figure = `<figure>${img}<figcaption>The ferry on Monday in Port Calder / Ida Lind</figcaption></figure>`;
    expect(words(figure)).toEqual(["The ferry on Monday in Port Calder | Ida Lind"]);
  });

  test("a blurred picture gives way to the whole one for readers without scripts", () => {
    const size = `width="1600" height="900"`;
    const figure = `<figure><img src="https://img.example.org/60/quay.jpg" ${size}><img ${size}><noscript><img src="https://img.example.org/1600/quay.jpg" ${size}></noscript><figcaption>The quay.</figcaption></figure>`;
    const { images } = readHtml(
      `<html><body><h1>The quay</h1>${TEXT}${figure}${TEXT}</body></html>`,
    ).facts;
    expect(images?.map(({ url }) => url)).toEqual(["https://img.example.org/1600/quay.jpg"]);
  });

  test("buttons are no pictures", () => {
    const buttons = `<p><img src="https://www.example.org/img/facebook.png"><img src="https://www.example.org/img/e-mail_share.svg"></p>`;
    expect(read(buttons).pictures).toEqual([]);
  });

  test("photographer and agency that are marked apart are one credit", () => {
    const figure = `<figure>${img}<figcaption><span class="caption">The quay.</span> <span class="credit">Photo by Ida Lind</span> /<span class="distributor">Example Wire</span></figcaption></figure>`;
    expect(words(figure)).toEqual(["The quay. | Ida Lind/Example Wire"]);
  });

  test("JSON-LD of a picture completes what the page shows of it", () => {
    const jsonLd = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The old pier is rebuilt"}</script>
      <script type="application/ld+json">{"@type":"ImageObject","contentUrl":"https://img.example.org/quay.jpg","author":"Ida Lind"}</script>`;
    const figure = `<figure>${img}<figcaption>The quay.</figcaption></figure>`;
    expect(words(figure, jsonLd)).toEqual(["The quay. | Ida Lind"]);
  });

  test.each([
    [
      "teasers",
      `<div class="teaser"><a href="/other"><figure>${img}<figcaption>Another story</figcaption></figure></a></div>`,
    ],
    [
      "portraits of authors",
      `<div class="author"><figure>${img}<figcaption>Ida Lind</figcaption></figure></div>`,
    ],
  ])("%s are not the article's", (_, picture) => {
    expect(words(picture).filter((line) => line !== "– | –")).toEqual([]);
  });
});

/** The text of a page with something in its middle, and the words of its pictures. */
function read(inserted: string): { text: string; pictures: string[] } {
  const draft = readHtml(
    `<html lang="en"><body><h1>The old pier is rebuilt</h1><div class="story">${TEXT}${inserted}${TEXT.replaceAll("the", "that")}</div></body></html>`,
  );
  const pictures = (draft.facts.images ?? []).map(
    ({ caption, credit }) => `${caption ?? "–"} | ${credit ?? "–"}`,
  );
  return { text: plainText(draft.facts.body ?? []), pictures };
}

test("buttons on a picture are no words of it, and dots may stand behind a label", () => {
  const box = `<div class="bucket image"><div class="imagewrap">${img}<div class="enlarge"><a href="/l.jpg">Enlarge this image</a></div></div>
    <div class="credit-caption"><div class="caption"><p>The quay in May. <b class="hide-caption">hide caption</b></p></div><b class="toggle-caption">toggle caption</b></div></div>`;
  expect(words(box)).toStrictEqual(["The quay in May. | –"]);
  const credited = box
    .replace("imagewrap", "imagewrap has-source-dimensions")
    .replace("May. ", `May. <b class="credit">Bo Ek/Example Wire</b> `);
  expect(words(credited)).toStrictEqual(["The quay in May. | Bo Ek/Example Wire"]);
  const figure = `<figure>${img}<figcaption><span class="caption">The quay.</span><span class="credit"><span>Credit...</span><span>Ida Lind for The Quay</span></span></figcaption></figure>`;
  expect(words(figure)).toStrictEqual(["The quay. | Ida Lind for The Quay"]);
});

test("a picture by which readers are counted is none", () => {
  const counter = `<noscript><img src="https://sb.scorecardresearch.com/p?c1=2&c2=1&cj=1"></noscript>`;
  const figures = (
    readHtml(`<article><h1>The old pier is rebuilt</h1>${TEXT}${counter}</article>`).facts.body ??
    []
  ).filter(({ type }) => type === "figure");
  expect(figures).toStrictEqual([]);
});

describe("words under a picture in the text", () => {
  test.each([
    [
      "in a paragraph that ends with a plain credit",
      `<p>${img}</p><p>The quay in May. (Photo: Ida Lind)</p>`,
    ],
    [
      "in the picture's box",
      `<div class="photo wide">${img}<p>The quay in May.</p><p>Photo: Ida Lind</p></div>`,
    ],
  ])("are its caption and no text: %s", (_, inserted) => {
    const { text, pictures } = read(inserted);
    expect(pictures).toEqual(["The quay in May. | Ida Lind"]);
    expect(text).not.toContain("The quay in May");
  });

  test("are text where nothing says whose picture it is", () => {
    const { text } = read(`<p>${img}</p><p>The quay was built in May (in the year 1911).</p>`);
    expect(text).toContain("The quay was built in May");
  });
});
