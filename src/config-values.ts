import { z } from "zod";

/** An absolute http(s) URL; one with spaces or letters that no URI has in the form that formats ask for. */
export const webUrl: z.ZodType<string> = z
  .url({ protocol: /^https?$/, hostname: /./ })
  .transform((text) => (/^[!-~]*$/.test(text) ? text : new URL(text).href));

/** One that others are made from: a query would be lost on the way, and a password published. */
export const baseUrl: z.ZodType<string> = webUrl.refine((text) => {
  const { username = "", password = "", search = "", hash = "" } = URL.parse(text) ?? {};
  return username + password + search + hash === "";
}, "without user name, query and fragment");

/** A pattern of addresses. */
export const urlTemplate: z.ZodType<string> = z.string().refine((template) => {
  const names = Array.from(template.matchAll(/\{(\w*)\}/g), ([, name = ""]) => name);
  const tells = names.some((name) => ["path", "slug", "id"].includes(name));
  return tells && names.every((name) => ["language", "path", "slug", "id"].includes(name));
}, "needs {path}, {slug} or {id} to tell articles apart, and may have {language}");

/** A BCP 47 tag, canonicalized. */
export const languageTag: z.ZodType<string> = z.string().transform((tag, context) => {
  const base = baseOf(tag);
  if (base !== undefined && !/-[\da-z]-/i.test(tag)) return base;
  const message =
    base === undefined
      ? `"${tag}" is no BCP 47 language tag`
      : `"${tag}" has an extension; write "${base}", and the rest as calendar and numberingSystem`;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});

/**
 * A language tag without extensions.
 * @param tag - as written
 * @returns it in its canonical form, undefined where it is none; longer languages are reserved, and names such as English
 */
function baseOf(tag: string): string | undefined {
  try {
    const { baseName } = new Intl.Locale(tag);
    return /^[a-z]{2,3}\b/.test(baseName) ? baseName : undefined;
  } catch {
    return undefined;
  }
}

/** A name that shows. */
export const shownName: z.ZodType<string> = z.string().regex(/[^\p{C}\p{Z}]/u, "is empty");

/**
 * What a list names, each once.
 * @param list - as written
 * @returns the same without what was there before
 */
export function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** An IANA time zone. */
export const timeZone: z.ZodType<string> = z.string().refine(isTimeZone, {
  error: (issue) => `"${String(issue.input)}" is no IANA time zone such as Asia/Dubai`,
});

/**
 * Whether the platform knows a zone.
 * @param zone - a name
 * @returns true for IANA names and offsets
 */
function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A name that is safe as a folder and in a URL. */
export const folderName: z.ZodType<string> = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "letters, digits, dot, hyphen and underscore only");
