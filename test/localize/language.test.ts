import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { canonicalLocale, direction, languageName } from "../../src/localize/language.ts";

const require = createRequire(import.meta.url);
const unicode = new URL("../../../shared/data/unicode/", import.meta.url);

describe("language tags", () => {
  test.each([
    ["en_us", "en-US"],
    ["zh_hant_tw", "zh-Hant-TW"],
    ["iw", "he"],
    ["in", "id"],
    ["tl-PH", "fil-PH"],
    ["cmn-Hans", "zh-Hans"],
    ["arb", "ar"],
    ["sh", "sr-Latn"],
    ["en-UK", "en-GB"],
    ["pt_BR.UTF-8", "pt-BR"],
    ["sr@latin", "sr"],
    [" de-AT ", "de-AT"],
    ["fa-IR-u-nu-latn", "fa-IR-u-nu-latn"],
    ["ca-ES-valencia", "ca-ES-valencia"],
    ["gsw-CH", "gsw-CH"],
  ])("%s is canonically %s", (tag, canonical) => {
    expect(canonicalLocale(tag)).toBe(canonical);
  });

  test.each([
    "",
    "english",
    "e",
    "en-",
    "en--US",
    "123",
    "xx",
    "qzz",
    "en-ZX",
    "de-Xxxx",
    "und",
    "mul",
    "x-klingon",
    "français",
  ])("%j is none", (tag) => {
    expect(canonicalLocale(tag)).toBeUndefined();
  });

  test("have the likely subtags that Unicode's data gives, 1802 of 1802", ({ skip }) => {
    const file = new URL("likelySubtags.txt", unicode);
    if (!existsSync(file)) skip("../shared/data/unicode is not here");
    const cases = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(";").map((cell) => cell.trim()));
    expect(cases).toHaveLength(1802);
    const wrong = cases.filter(([source = "", likely]) => {
      const got = new Intl.Locale(source).maximize().toString();
      return likely === "FAIL" ? got !== source : got !== likely;
    });
    expect(wrong).toEqual([]);
  });
});

describe("plural forms", () => {
  test.for(["plurals.xml", "ordinals.xml"])("are as CLDR's samples in %s say", (name, { skip }) => {
    const file = new URL(name, unicode);
    if (!existsSync(file)) skip("../shared/data/unicode is not here");
    const type = name === "ordinals.xml" ? "ordinal" : "cardinal";
    const samples = pluralSamples(readFileSync(file, "utf8"));
    expect(samples.length).toBeGreaterThan(1000);
    const wrong = samples.filter(
      ({ locale, count, number }) =>
        new Intl.PluralRules(locale, { type }).select(number) !== count,
    );
    expect(wrong).toEqual([]);
  });
});

interface PluralSample {
  readonly locale: string;
  readonly count: string;
  readonly number: number;
}

/** CLDR's samples of whole numbers, for the locales that Intl has. */
function pluralSamples(xml: string): PluralSample[] {
  const groups = [...xml.matchAll(/<pluralRules locales="([^"]+)">([^]*?)<\/pluralRules>/gu)];
  return groups.flatMap(([, names = "", rules = ""]) => {
    const locales = names
      .split(" ")
      .filter((name) => name !== "root")
      .map((name) => name.replaceAll("_", "-"))
      .filter((locale) => Intl.PluralRules.supportedLocalesOf(locale).length > 0);
    const counts = [...rules.matchAll(/<pluralRule count="(\w+)">([^<]*)<\/pluralRule>/gu)];
    const numbers = counts.flatMap(([, count = "", rule = ""]) =>
      integers(rule).map((number) => ({ count, number })),
    );
    return locales.flatMap((locale) => numbers.map((sample) => ({ locale, ...sample })));
  });
}

/** The integers among a rule's samples: `@integer 2~4, 22, …`. */
function integers(rule: string): number[] {
  const samples = /@integer ([^@]*)/u.exec(rule)?.[1] ?? "";
  return samples.split(",").flatMap((part) => {
    const [from, to] = part.trim().split("~").map(Number);
    if (from === undefined || !Number.isInteger(from) || part.trim() === "") return [];
    return to === undefined ? [from] : [from, to];
  });
}

describe("direction", () => {
  test("is CLDR's for every script", () => {
    const {
      scriptMetadata,
    }: {
      scriptMetadata: Record<string, { rtl: string }>;
    } = require("cldr-core/scriptMetadata.json");
    const scripts = Object.entries(scriptMetadata);
    expect(scripts.length).toBeGreaterThan(150);
    const wrong = scripts.filter(
      ([script, { rtl }]) => (direction(`und-${script}`) === "rtl") !== (rtl === "YES"),
    );
    expect(wrong).toEqual([]);
  });

  test("is Intl's for every locale of CLDR", () => {
    const {
      availableLocales,
    }: { availableLocales: { full: string[] } } = require("cldr-core/availableLocales.json");
    const tags = availableLocales.full;
    expect(tags.length).toBeGreaterThan(500);
    const wrong = tags.filter((tag) => {
      const locale = new Intl.Locale(tag);
      return direction(tag) !== locale.getTextInfo().direction;
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ["ar-EG", "rtl"],
    ["he", "rtl"],
    ["ur-IN", "rtl"],
    ["ckb", "rtl"],
    ["dv", "rtl"],
    ["yi", "rtl"],
    ["pa-PK", "rtl"],
    ["uz-AF", "rtl"],
    ["az-Arab", "rtl"],
    ["ff-Adlm", "rtl"],
    ["pa", "ltr"],
    ["uz", "ltr"],
    ["ar-Latn", "ltr"],
    ["ja", "ltr"],
  ])("of %s is %s", (locale, expected) => {
    expect(direction(locale)).toBe(expected);
  });
});

describe("names of languages", () => {
  test.each([
    ["de", "fr", "allemand"],
    ["zh-Hant", "en", "Traditional Chinese"],
    ["uk", "ar", "الأوكرانية"],
  ])("%s in %s is %s", (language, locale, name) => {
    expect(languageName(language, locale)).toBe(name);
  });

  test("are undefined where the readers' language has none", () => {
    expect(languageName("de", "tlh")).toBeUndefined();
  });
});
