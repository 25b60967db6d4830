/**
 * Polywire as a library. The command line (`src/cli.ts`) is one caller of it.
 *
 * - {@link loadConfig} reads a newsroom's settings, {@link build} builds its feeds.
 * - {@link extractArticle} reads one article from bytes, without a newsroom.
 * - {@link parseDateLine}, {@link formatDate}, {@link formatRange}, {@link formatRelative}, {@link typesetTitle} and
 *   {@link typesetText} are the crafts by themselves: pure, for any locale.
 *
 * Bad articles, dates and titles come back as Problems, null or text. What only a caller can get wrong throws: a
 * configuration ({@link ConfigError}), an unknown profile or calendar ({@link UnknownDateOptionError}), a time zone or
 * language tag that does not exist (RangeError).
 */
export { build, type BuildPorts } from "./build.ts";
export type { BuildEvent, BuildReport } from "./build/event.ts";
export { ConfigError, type Config } from "./config.ts";
export { extractArticle, type ExtractArticleContext } from "./build/extract-article.ts";
export { loadConfig } from "./build/known-names.ts";
export {
  formatDate,
  formatRange,
  formatRelative,
  UnknownDateOptionError,
  type DateOptions,
  type DateValue,
} from "./localize/date.ts";
export { parseDateLine, type DateLineContext, type ParsedDate } from "./localize/date-parse.ts";
export {
  typesetText,
  typesetTitle,
  type TitleOptions,
  type TypesetOptions,
} from "./localize/title.ts";
export type { Article, Extraction } from "./model/article.ts";
export type { Block, Inline } from "./model/block.ts";
export type { Problem } from "./problem.ts";
