import { expect, test } from "vitest";
import { createDetector } from "../../src/load/detect.ts";
import texts from "./texts.json" with { type: "json" };

const written = Object.entries(texts);
const { contradicts } = createDetector(written.map(([language]) => language));

const RESULTS =
  "Nordhafen 2-1 Westburg; Rotwald 0-0 Altona (Meier 34', Rossi 77'); Real Vila 3-2 Costa; Dinamo 1-4 Porto; ".repeat(
    4,
  );
const CODE =
  "const total = items.filter((item) => item.price > 0); for (let i = 0; i < total.length; i += 1) print(total[i]); ".repeat(
    4,
  );

/** What an article may be, and still be in the language of its tag. */
const DISGUISES: readonly (readonly [string, (text: string) => string])[] = [
  ["in capitals", (text) => text.toUpperCase()],
  ["without accents", (text) => text.normalize("NFD").replaceAll(/[\u0300-\u036f]/gu, "")],
  ["before a list of results", (text) => `${text}\n\n${RESULTS}`],
  ["after code", (text) => `${CODE}\n\n${text}`],
  ["after as long a quote in English", (text) => `“${texts.en}”\n\n${text}`],
  ["before as long a quote in French", (text) => `${text}\n\n«${texts.fr}»`],
];

test.each(DISGUISES)("no tag of a text %s is contradicted", (_case, disguise) => {
  const wrong = written
    .map(([language, text]) => [language, contradicts(disguise(text), language)])
    .filter(([, found]) => found !== undefined);
  expect(wrong).toEqual([]);
});

test("Hindi is not taken for Nepali by where its syllables fall", () => {
  const syllables = "का म रा जन ता स र का भा त ने ल".split(" ");
  let state = 7;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
  const word = (): string =>
    Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join("");
  const articles = Array.from({ length: 300 }, () => Array.from({ length: 220 }, word).join(" "));
  const wrong = articles.map((text) => contradicts(text, "hi")).filter((found) => found);
  expect(wrong).toEqual([]);
});

test("no tag is contradicted whose language has other scripts, or is written in Latin letters", () => {
  const romanized =
    "Purana prakashstambh somvaar ko phir khulega, do saal ki marammat ke baad, nagar parishad ne kaha. " +
    "Pehle hafte mein log muft mein upar ja sakte hain, aur chowkidaar ne kaha ki use hawa ki yaad aati thi.";
  for (const tag of ["hi", "ur", "pa"]) expect(contradicts(romanized, tag)).toBeUndefined();
  for (const tag of ["yue", "wuu", "nan"]) {
    expect(contradicts(texts["zh-Hans"], tag)).toBeUndefined();
  }
});

test("a list of names and posts in ideographs is not taken for Chinese", () => {
  const list =
    "人事異動 総務部長 山田太郎 経理部長 佐藤次郎 営業課長 鈴木花子 広報室長 高橋一郎 ".repeat(6);
  expect(contradicts(list, "ja")).toBeUndefined();
  expect(contradicts(texts["zh-Hans"].repeat(2), "ja")).toBe("zh-Hans");
});

test("most texts under the tag of another language are caught, by whatever name", () => {
  const twice = written.map(([language, text]) => [language, `${text}\n\n${text}`] as const);
  const pairs = twice.flatMap(([language, text]) =>
    ["en", "de", "fr", "ru", "ar", "hi", "tr", "pl", "sw", "ja", "fi"]
      .filter((tag) => tag !== language)
      .map((tag) => contradicts(text, tag)),
  );
  const caught = pairs.filter((found) => found !== undefined);
  expect(caught.length / pairs.length).toBeGreaterThan(0.9);
});
