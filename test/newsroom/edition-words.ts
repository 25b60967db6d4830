import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { SAMPLE } from "./sample.ts";

const STRINGS = z.record(z.string(), z.string());

/** Where the strings of a locale may come from, the nearest first. */
function sources(locale: string): readonly string[] {
  const { language, script, region } = new Intl.Locale(locale).maximize();
  const parent = language === "es" && region !== "ES" ? ["es-419"] : [];
  return [locale, `${language}-${script}-${region}`, ...parent, `${language}-${script}`, language];
}

/**
 * A string as the locale's own file has it, read past the catalogue.
 * @param locale - of an edition
 * @param namespace - the file
 * @param key - the string
 */
export function ownString(locale: string, namespace: string, key: string): string | undefined {
  for (const source of sources(locale)) {
    const path = join(SAMPLE.locales, source, `${namespace}.json`);
    const text = existsSync(path) ? STRINGS.parse(JSON.parse(readFileSync(path, "utf8")))[key] : "";
    if (text !== undefined && text !== "") return text;
  }
  return undefined;
}

/**
 * What a string says around its placeholder.
 * @param template - such as "Published: {{date}}"
 */
export function around(template: string): RegExp {
  const parts = template.split(/\{\{[^}]*\}\}/).map((part) => RegExp.escape(part));
  return new RegExp(`^${parts.join(".+")}$`, "su");
}

/**
 * The ways in which a month is written in a locale: its names, and its number in the locale's digits.
 * @param locale - of an edition
 * @param timeZone - of its readers
 * @param date - the moment
 */
export function monthsIn(locale: string, timeZone: string, date: Date): readonly string[] {
  const shapes = (["long", "short", "2-digit", "numeric"] as const).flatMap((month) =>
    [locale, `${locale}-u-nu-latn`, `${locale}-u-ca-gregory-nu-arab`].map(
      (tag) => new Intl.DateTimeFormat(tag, { timeZone, month, day: "numeric", year: "numeric" }),
    ),
  );
  return shapes.flatMap((shape) =>
    shape.formatToParts(date).flatMap(({ type, value }) => (type === "month" ? [value] : [])),
  );
}
