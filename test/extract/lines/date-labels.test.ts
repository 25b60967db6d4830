import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { articleOf, bodyOf, read } from "../context.ts";

const LOCALES = new URL("../../../locales/", import.meta.url);

const locales = readdirSync(LOCALES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => Intl.DateTimeFormat.supportedLocalesOf(name).length > 0);

const MOMENT = Temporal.Instant.from("2025-02-13T20:28:00Z");

/** Labels as sites of these languages print them before the date (or around it). */
const PRINTED: readonly (readonly [string, string])[] = [
  ["ar", "تاريخ التحديث: {{date}}"],
  ["cy", "Diweddariad diwethaf: {{date}}"],
  ["et", "Viimane uuendus {{date}}"],
  ["fil", "Huling inapdeyt noong {{date}}"],
  ["gd", "Air ùrachadh mu dheireadh: {{date}}"],
  ["ig", "Emelitere ikpeazụ na: {{date}}"],
  ["ja", "{{date}}に最終更新"],
  ["ky", "Акыркы жаңылоо: {{date}}"],
  ["om", "Yeroo dhuma kan haaromfame: {{date}}"],
  ["rw", "Ibiheruka kuvugururwa: {{date}}"],
  ["th", "อัพเดทล่าสุดเมื่อเวลา {{date}}"],
  ["ti", "ንመወዳእታ እዋን ዝተመሓየሸሉ: {{date}}"],
  ["tr", "En son {{date}} tarihinde güncellendi"],
  ["uz-Cyrl", "Сўнгги янгиланиш: {{date}}"],
  ["yo", "Ìgbà tí a ṣe àfíkun gbẹ̀yìn: {{date}}"],
  ["zh-Hans", "最后于 {{date}} 更新"],
];

/** A short text that ends with a line. */
function ending(line: string): string {
  return [
    "Harbour opens again",
    "The harbour of Port Calder opened again on Monday after eleven weeks of repairs.",
    "Fishermen cheered from the shore as the first boats left.",
    line,
  ].join("\n\n");
}

/** Our own label of a locale. */
function label(locale: string, key: "updated" | "published"): string | undefined {
  const file = new URL(`${locale}/labels.json`, LOCALES);
  // Variants of a locale hold only what they say otherwise.
  if (!existsSync(file)) return undefined;
  const strings: unknown = JSON.parse(readFileSync(file, "utf8"));
  const known = Object.entries(strings ?? {}).find(([name]) => name === key)?.[1];
  return typeof known === "string" ? known : undefined;
}

/** A line in which a label goes with the moment, as Intl writes it. */
function dateLine(words: string, locale: string, dateStyle: "full" | "long" | "medium"): string {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
    dateStyle,
    timeStyle: "short",
    timeZone: "UTC",
  });
  return words.replace("{{date}}", format.format(MOMENT.epochMilliseconds));
}

const own = locales.flatMap((locale) =>
  (["updated", "published"] as const).flatMap((key) => {
    const words = label(locale, key);
    return words === undefined ? [] : [[locale, key, words] as const];
  }),
);

test.each(own)("%s: what Polywire writes as %s it reads: %s", (locale, key, words) => {
  for (const style of ["full", "long", "medium"] as const) {
    const text = ending(dateLine(words, locale, style));
    const article = articleOf(read("text", text, { language: locale }));
    expect(String(article[key]?.instant)).toBe(String(MOMENT));
    expect(bodyOf(article)).toHaveLength(2);
  }
});

test.each(PRINTED)("%s: a date is that of an update after %s", (locale, words) => {
  for (const style of ["full", "long", "medium"] as const) {
    const article = articleOf(
      read("text", ending(dateLine(words, locale, style)), { language: locale }),
    );
    expect(String(article.updated?.instant)).toBe(String(MOMENT));
    expect(bodyOf(article)).toHaveLength(2);
  }
});
