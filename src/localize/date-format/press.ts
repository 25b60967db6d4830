import { PRESS_PROFILES, type PressStyle } from "../date-profiles/index.ts";

export { writeStyle } from "./pattern.ts";

/** Names of the date profiles. */
export const dateProfiles: readonly string[] = ["cldr", ...PRESS_PROFILES.map(({ name }) => name)];

/**
 * The style of a press for a language.
 * @param profile - name of a profile other than "cldr"
 * @param locale - BCP 47
 * @returns the style, undefined where the press has none for the language
 */
export function styleOf(profile: string, locale: string): PressStyle | undefined {
  const { language } = new Intl.Locale(locale);
  return PRESS_PROFILES.find(({ name }) => name === profile)?.styles.find(({ languages }) =>
    languages.includes(language),
  );
}
