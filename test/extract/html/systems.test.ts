import { describe, expect, test } from "vitest";
import type { Image } from "../../../src/model/block.ts";
import { plainText } from "../../../src/model/block.ts";
import type { Draft } from "../../../src/extract/extractor.ts";
import { readHtml } from "./read.ts";

/** A story of our own, told as pages of common systems and of many languages are built. */
const STORY = [
  "The harbour council of Norvale voted on Monday to rebuild the old pier, ending a debate that had divided the town.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring since the storm.",
  "Work is due to begin in September, and the ferry will use the northern quay until the new landing stage opens.",
  "Fishermen had asked for a smaller pier and more money for the ice house, which is older than the pier and leaks.",
  "The plans can be seen in the library until the end of May, and the council will meet residents on 12 June.",
];
const WHOLE = STORY.join("\n\n");
const TITLE = "Council votes to rebuild the old pier";
const AUTHOR = "Maud Ferris";
const CAPTION = "The old pier after the storm in January.";
const CREDIT = "Nell Harrow/Coast Pictures";
const IMG = `<img src="https://www.example.org/img/pier.jpg" width="1200" height="800" alt="">`;
const ADDRESS = `<link rel="canonical" href="https://www.example.org/news/pier.html">`;
const JSON_LD = `<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: TITLE,
  datePublished: "2025-03-03T08:30:00+01:00",
  author: [{ "@type": "Person", name: AUTHOR }],
})}</script>`;

/** Paragraphs of the story, with something behind the second. */
function paragraphs(middle = ""): string {
  const all = STORY.map((text) => `<p>${text}</p>`);
  return [...all.slice(0, 2), middle, ...all.slice(2)].join("\n");
}

/** What is read of a page. */
function read(body: string, { head = ADDRESS, lang = "en", title = TITLE } = {}): Draft {
  return readHtml(
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
}

const textOf = ({ facts }: Draft): string => plainText(facts.body ?? []);
const namesOf = ({ facts }: Draft): string[] => (facts.bylines ?? []).map(({ name }) => name);
const wordsOf = ({ facts }: Draft): Pick<Image, "caption" | "credit">[] =>
  (facts.images ?? []).map(({ caption = "", credit = "" }) => ({ caption, credit }));

/** Pages as systems build them: their text is the story, their author and day are told. */
const PAGES: readonly (readonly [system: string, page: string])[] = [
  [
    "a builder of pages with widgets",
    `<div class="elementor-location-single"><div class="elementor-widget"><h1 class="elementor-heading-title">${TITLE}</h1></div>
     <ul class="elementor-post-info"><li itemprop="author"><span>${AUTHOR}</span></li><li itemprop="datePublished"><time>March 3, 2025</time></li></ul>
     <div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">${paragraphs()}</div></div>
     <div class="elementor-author-box"><h4>${AUTHOR}</h4><p>${AUTHOR} covers harbours and town halls, and lives with a dog near the quay.</p></div></div>`,
  ],
  [
    "a generator of static pages",
    `<main><article class="post-single"><header><h1 class="post-title">${TITLE}</h1><div class="post-meta"><span>March 3, 2025</span> · 3 min read · ${AUTHOR}</div></header>
     <div class="post-content">${paragraphs()}</div><footer><ul class="post-tags"><li><a href="/t">pier</a></li></ul></footer></article></main>`,
  ],
  [
    "fields with labels",
    `<h1>${TITLE}</h1><article class="node"><div class="field field--name-field-date"><time datetime="2025-03-03T12:00:00Z">3 March 2025</time></div>
     <div class="field field--name-field-author"><div class="field__label">By</div><div class="field__item">${AUTHOR}</div></div>
     <div class="field field--name-body">${paragraphs()}</div></article>`,
  ],
  [
    "a list of byline, date and length above the text",
    `<main><article><h1>${TITLE}</h1><ul class="info-line"><li>By ${AUTHOR}</li><li>March 3, 2025</li><li>Updated March 4, 2025</li><li>3 minutes</li><li>1,204 views</li></ul><div>${paragraphs()}</div></article></main>`,
  ],
  [
    "a table of columns",
    `<table><tr><td><font size="1"><a href="/">Home</a><br><a href="/a">Local</a></font></td>
     <td><font size="1">03/03/2025</font><br><font size="4"><b>${TITLE}</b></font><br><br><font><i>By ${AUTHOR}</i><br><br>${STORY.join("<br><br>")}</font></td>
     <td><b>Our town</b><br>${`<a href="/b">Lighthouse sold to beekeepers</a><br>The old lighthouse now belongs to a family that keeps bees.<br><br>`.repeat(4)}</td></tr></table>`,
  ],
  [
    "one line of news after the other below the text",
    `<h1>${TITLE}</h1><div class="news-detail"><span class="news-date-time">03.03.2025 08:30:00</span><p>By ${AUTHOR}</p>${STORY.join("<br><br>")}</div>
     <div class="list">${`<p class="news-item"><span>01.02.2025</span> <a href="/b"><b>Lighthouse sold to beekeepers</b></a><br>The old lighthouse now belongs to a family that keeps bees.</p>`.repeat(4)}</div>`,
  ],
  [
    "scripts that fill an empty page",
    `${JSON_LD.replace('"@type":"NewsArticle"', `"@type":"NewsArticle","articleBody":${JSON.stringify(WHOLE)}`)}<div id="app"><div class="loader"></div></div>`,
  ],
  [
    "a dialogue that is longer than the text",
    `${JSON_LD}<div role="dialog" aria-modal="true"><h2>Before you go on</h2>${`<p>We and our 412 partners would like to store what you read, and to show you what you may like to buy, wherever you are.</p>`.repeat(8)}</div>
     <div><h1>${TITLE}</h1>${paragraphs()}</div>`,
  ],
  [
    "a card between the paragraphs",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs(`<div class="k2"><a href="/b"><img src="/b.jpg" alt=""></a><div><span>From the bay</span><h3><a href="/b">Lighthouse sold to beekeepers</a></h3><p>The old one.</p></div></div>`)}</div></article></main>`,
  ],
  [
    "a sentence set out of the text, with who said it",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs(`<div class="z"><span>“We waited eleven years for this”</span><div>The harbour master</div></div>`)}</div></article></main>`,
  ],
  [
    "a row of buttons",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs("<p>Share Facebook X Copy link</p>")}</div></article></main>`,
  ],
];

describe("the article is read whole, and nothing else", () => {
  test.each(PAGES)("from %s", (_, page) => {
    const draft = read(page, { title: `${TITLE} - The Norvale Courier` });
    expect(textOf(draft)).toBe(WHOLE);
    expect(draft.facts.headline).toBe(TITLE);
    expect(namesOf(draft)).toStrictEqual([AUTHOR]);
    expect(draft.facts.published?.instant.toString()).toMatch(/^2025-03-0[23]T/);
  });

  test("from a live blog that is one list", () => {
    const posts = STORY.map(
      (text, hour) =>
        `<li><span>1${hour}:05</span><h3>Hour ${hour}</h3><p>${text}</p><div><a href="#">Share</a></div></li>`,
    );
    const lines = textOf(
      read(`<main><h1>${TITLE}</h1><ul class="tl">${posts.join("")}</ul></main>`),
    );
    expect(lines.split("\n")).toStrictEqual(STORY.flatMap((text, hour) => [`Hour ${hour}`, text]));
  });
});

describe("a headline", () => {
  test("stands behind a kicker that only looks part from it", () => {
    const page = `<h1><span>Coast</span><span>${TITLE}</span></h1>${paragraphs()}`;
    const draft = read(page, { head: `${ADDRESS}<meta property="og:title" content="${TITLE}">` });
    expect(draft.facts.headline).toBe(TITLE);
    expect(textOf(draft)).toBe(WHOLE);
  });
});

describe("what a publisher offers in a box is left out", () => {
  test.each([
    ["en", "Continue reading with a subscription", "Every article, every day"],
    ["en", "Support us", "Our newsroom lives on gifts from its readers, large and small."],
    ["de", "Weiterlesen mit dem Digitalabo", "Alle Artikel unbegrenzt, monatlich kündbar"],
    [
      "de",
      "Ihre Spende zählt",
      "Wir sind gemeinnützig und leben von unseren Leserinnen und Lesern.",
    ],
    ["fr", "Cet article est réservé aux abonnés", "Tous les articles pour un euro par semaine"],
    ["es", "Suscríbete para seguir leyendo", "Todos los artículos por un euro a la semana"],
    ["it", "Abbonati per continuare a leggere", "Tutti gli articoli a un euro alla settimana"],
    ["pt", "Apoie o jornalismo independente", "Com um pequeno valor por mês você nos ajuda."],
    ["nl", "Verder lezen met een abonnement", "Alle artikelen voor een euro per week"],
    ["pl", "Aby czytać dalej, wykup dostęp", "Wszystkie artykuły za złotówkę tygodniowo"],
    ["cs", "Podpořte nás", "Jsme nezávislé médium a žijeme z darů."],
    ["ru", "Поддержите нас", "Мы независимое издание и живём на взносы читателей."],
    ["uk", "Підтримайте нас", "Ми незалежне видання і живемо на внески читачів."],
    ["el", "Στηρίξτε μας", "Είμαστε ανεξάρτητο μέσο και ζούμε από τους αναγνώστες."],
    ["tr", "Okumaya devam etmek için abone olun", "Tüm yazılar haftada bir lira"],
    ["ar", "اشترك لمتابعة القراءة", "كل المقالات مقابل دولار واحد في الأسبوع"],
    ["ja", "この記事は有料会員限定です", "月額百円ですべての記事が読み放題になります。"],
    ["ko", "구독하고 계속 읽기", "일주일에 백 원으로 모든 기사를 읽을 수 있습니다."],
    ["zh", "订阅后继续阅读", "每周一元，畅读全部文章。"],
  ])("in %s: %s", (lang, heading, offer) => {
    const box = `<div class="x9"><h3>${heading}</h3><p>${offer}</p><a href="/o">${heading}</a></div>`;
    const draft = read(`<article><h1>${TITLE}</h1>${paragraphs(box)}</article>`, { lang });
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("but not what the article says of one", () => {
    const said =
      "<h2>Support us or lose us</h2><p>That is what the fishermen wrote on their boats.</p>";
    expect(textOf(read(`<article><h1>${TITLE}</h1>${paragraphs(said)}</article>`))).toContain(
      "what the fishermen wrote",
    );
  });
});

describe("what portals write around a text is left out", () => {
  test.each([
    ["en", "Have a story? Write to our newsroom"],
    ["de", "Dieser Artikel erschien zuerst im Boten."],
    ["fr", "Une erreur dans l'article ? Proposez-nous une correction."],
    ["es", "¿Encontraste un error? Avísanos"],
    ["it", "Hai trovato un errore? Segnalalo alla redazione"],
    ["pt", "CONTINUA DEPOIS DA PUBLICIDADE"],
    ["nl", "Heb je een tip? Mail de redactie"],
    ["pl", "Dalsza część tekstu pod materiałem wideo"],
    ["cs", "Pokračování textu pod videem"],
    ["ru", "Если вы заметили ошибку, выделите текст и нажмите Ctrl+Enter."],
    ["uk", "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter."],
    ["el", "ΔΙΑΦΗΜΙΣΗ"],
    ["tr", "İlgili haber: Deniz feneri satıldı"],
    ["fa", "کد خبر: 120456"],
    ["zh", "[责任编辑：何海]"],
    ["ja", "関連キーワード：桟橋"],
    ["ko", "[ⓒ 노르발신문, 무단 전재 및 재배포 금지]"],
    ["vi", "Bạn đọc có thể gửi bài về tòa soạn"],
    ["id", "Cek berita dan artikel yang lain di sini"],
  ])("in %s: %s", (lang, line) => {
    const draft = read(`<div><h1>${TITLE}</h1>${paragraphs(`<p>${line}</p>`)}</div>`, { lang });
    expect(textOf(draft)).toBe(WHOLE);
  });
});

describe("a byline is read without what leads to it", () => {
  test.each([
    ["el", "Γράφει η Ισμήνη Βαρδάκη", ["Ισμήνη Βαρδάκη"]],
    ["tr", "Haber: Feride Akçadağ", ["Feride Akçadağ"]],
    ["ar", "كتبت: ريما الحوراني", ["ريما الحوراني"]],
    ["fa", "نویسنده: مهتاب کوهیار", ["مهتاب کوهیار"]],
    ["he", "מאת: מיכל ברושי", ["מיכל ברושי"]],
    ["hi", "लेखक: मीरा सागरिका", ["मीरा सागरिका"]],
    ["zh", "记者 梅若汐 欧阳潮", ["梅若汐", "欧阳潮"]],
    ["zh", "时间:2025-03-03 08:30 来源:海港网 作者:梅若汐 点击:120", ["梅若汐"]],
    ["ja", "文・潮崎凪", ["潮崎凪"]],
    ["ko", "남궁해린 기자", ["남궁해린"]],
    ["vi", "Tác giả: Lý Mai Hà", ["Lý Mai Hà"]],
    ["en", "By Ida Marlow 3 March 2025", ["Ida Marlow"]],
    ["en", "By Ida Marlow Monday 3 March 2025", ["Ida Marlow"]],
    ["en", "By Ida Marlow | AFP", ["Ida Marlow", "AFP"]],
    ["en", "Ida Marlow · 3 March 2025", ["Ida Marlow"]],
  ])("in %s: %s", (lang, line, names) => {
    const draft = read(`<h1>${TITLE}</h1><div class="by">${line}</div>${paragraphs()}`, { lang });
    expect(namesOf(draft)).toStrictEqual(names);
  });

  test.each([
    ["de", "Text: Frauke Lindhoop, Fotos: Hilke Dornsen", ["Frauke Lindhoop"]],
    ["ru", "Текст: Ульяна Заречная", ["Ульяна Заречная"]],
    ["pl", "Autor: Jagoda Mielczarek", ["Jagoda Mielczarek"]],
  ])("below the text, in %s: %s", (lang, line, names) => {
    const draft = read(`<h1>${TITLE}</h1>${paragraphs()}<p><em>${line}</em></p>`, { lang });
    expect(namesOf(draft)).toStrictEqual(names);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test.each([
    [
      "a section beside its date",
      `<nav><a href="/c">Coast Weekly</a></nav>`,
      "Coast Weekly · 3 March 2025",
    ],
    ["a name of the desk", "", "Harbour News · 3 March 2025"],
    ["who runs the site", `<meta name="author" content="Super User">`, "3 March 2025"],
  ])("and is not %s", (_, more, line) => {
    const draft = read(`<div>${more}</div><h1>${TITLE}</h1><p>${line}</p>${paragraphs()}`, {
      head: ADDRESS + (more.startsWith("<meta") ? more : ""),
    });
    expect(namesOf(draft)).toStrictEqual([]);
  });
});

describe("a picture has its own words", () => {
  const words = [{ caption: CAPTION, credit: CREDIT }];

  test("in fields behind it", () => {
    const fields = `<div class="field field--name-field-image">${IMG}</div><div class="field field--name-field-image-caption">${CAPTION}</div><div class="field field--name-field-image-credit">Photo: ${CREDIT}</div>`;
    const draft = read(
      `<h1>${TITLE}</h1><article>${fields}<div class="body">${paragraphs()}</div></article>`,
    );
    expect(wordsOf(draft)).toStrictEqual(words);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("though the text is called a description too", () => {
    const table = `<table class="tr-caption-container"><tbody><tr><td><a href="/x.jpg">${IMG}</a></td></tr><tr><td class="tr-caption">${CAPTION} Photo: ${CREDIT}</td></tr></tbody></table>`;
    const draft = read(
      `<h3 class="post-title">${TITLE}</h3><div class="post-body entry-content" itemprop="description articleBody">${table}${STORY.join("<br><br>")}</div>`,
      { head: `${ADDRESS}<meta property="og:title" content="${TITLE}">` },
    );
    expect(wordsOf(draft)).toStrictEqual(words);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("and a quote in a figure is none", () => {
    const quote = `<figure class="wp-block-pullquote"><blockquote><p>We waited eleven years for this</p><cite>The harbour master</cite></blockquote></figure>`;
    const draft = read(`<article><h1>${TITLE}</h1>${paragraphs(quote)}</article>`);
    expect(draft.facts.images).toStrictEqual([]);
  });
});
