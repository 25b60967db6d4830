import { defineConfig } from "i18next-cli";

/**
 * Languages that are complete and must stay so: `npm run i18n` fails where one lacks a string that the code asks for.
 * Variants (fr-CA, es-419 …) hold only what differs, and languages we have part of are listed by `polywire check`.
 */
const complete =
  "en af ar az be bg bn bs ca cs da de el es et fa fi fil fr gl he hi hr hu hy id it ja ka kk ko lt lv mk ms nb " +
  "nl pl pt-BR pt-PT ro ru sk sl sq sr sr-Latn sv th tr uk ur uz uz-Cyrl vi zh-Hans zh-Hant";

const config: ReturnType<typeof defineConfig> = defineConfig({
  locales: complete.split(" "),
  extract: {
    input: ["src/**/*.ts"],
    output: "locales/{{language}}/{{namespace}}.json",
    functions: ["t", "*.t"],
    primaryLanguage: "en",
    nsSeparator: ".",
    keySeparator: false,
    extractFromComments: false,
    // Keys chosen by data: the section of an article, the note of a desk.
    preservePatterns: ["sections.*", "labels.*", "feed.*"],
    removeUnusedKeys: false,
  },
});
export default config;
