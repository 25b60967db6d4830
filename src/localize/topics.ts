import { fallbackChain, localeKey } from "./fallback.ts";
import type { SectionKey } from "./message-keys.ts";

/** Labels by code, without `medtop:`. */
type Labels = Readonly<Record<string, string>>;

/** The name of a topic for readers. */
export interface TopicLabel {
  readonly label: string;
  /** Locale of the file it came from; BCP 47. */
  readonly language: string;
}

/** IPTC's vocabulary of Media Topics; the scheme of a category whose term is a code. */
export const MEDIA_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/";

/** Labels of IPTC Media Topics (CC BY 4.0, see `topics/README.md`); a file is read when its language is asked for. */
const FILES: Readonly<Record<string, () => Promise<{ readonly default: Labels }>>> = {
  ar: () => import("./topics/ar.json", { with: { type: "json" } }),
  da: () => import("./topics/da.json", { with: { type: "json" } }),
  de: () => import("./topics/de.json", { with: { type: "json" } }),
  en: () => import("./topics/en.json", { with: { type: "json" } }),
  "en-US": () => import("./topics/en-US.json", { with: { type: "json" } }),
  es: () => import("./topics/es.json", { with: { type: "json" } }),
  fr: () => import("./topics/fr.json", { with: { type: "json" } }),
  it: () => import("./topics/it.json", { with: { type: "json" } }),
  ja: () => import("./topics/ja.json", { with: { type: "json" } }),
  "pt-BR": () => import("./topics/pt-BR.json", { with: { type: "json" } }),
  "pt-PT": () => import("./topics/pt-PT.json", { with: { type: "json" } }),
  sv: () => import("./topics/sv.json", { with: { type: "json" } }),
  "zh-Hans": () => import("./topics/zh-Hans.json", { with: { type: "json" } }),
};

/** The Media Topic of each section that is about one; world, national and local news are about any. */
const SECTION_TOPICS: Readonly<Partial<Record<SectionKey, string>>> = {
  business: "04000000",
  climate: "20000418",
  crime: "02000000",
  culture: "20000038",
  education: "05000000",
  entertainment: "20000002",
  environment: "06000000",
  health: "07000000",
  lifestyle: "10000000",
  politics: "11000000",
  religion: "12000000",
  science: "20000717",
  society: "14000000",
  sport: "15000000",
  technology: "20000756",
  travel: "20000563",
  weather: "17000000",
};

/**
 * Makes labels of Media Topics ready for some locales.
 * @param locales - of the readers, BCP 47
 * @returns a function from a code (`medtop:11000000`, or without prefix) and one of the locales to the label;
 * undefined where IPTC has none in a language the locale may be shown
 */
export async function topicLabels(
  locales: readonly string[],
): Promise<(code: string, locale: string) => TopicLabel | undefined> {
  const files = new Map<string, Labels>();
  const needed = new Set(locales.flatMap(filesFor));
  await Promise.all(
    [...needed].map(async (name) => {
      const file = await FILES[name]?.();
      if (file !== undefined) files.set(name, file.default);
    }),
  );
  return (code, locale) => {
    const key = code.replace(/^medtop:/u, "");
    for (const language of filesFor(locale)) {
      const label = files.get(language)?.[key];
      if (label !== undefined) return { label, language };
    }
    return undefined;
  };
}

/**
 * The files a locale's readers may be shown labels of.
 * @param locale - BCP 47
 * @returns names of files, nearest first
 */
function filesFor(locale: string): string[] {
  return fallbackChain(locale).flatMap((step) =>
    Object.keys(FILES)
      .filter((name) => localeKey(name) === localeKey(step))
      .toSorted((one, other) => Number(other === step) - Number(one === step)),
  );
}

/**
 * The Media Topic of a section.
 * @param section - its key
 * @returns the topic's code, or undefined for a section that is about no one topic, or is only its newsroom's
 */
export function topicOfSection(section: string): string | undefined {
  return Object.entries(SECTION_TOPICS).find(([key]) => key === section)?.[1];
}
