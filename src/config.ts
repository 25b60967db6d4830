import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { foldersWithin, ledgerFile } from "./config-folders.ts";
import { configSchema, type ConfigFile } from "./config-schema.ts";
import { partIssues, type PartIssue } from "./extract/field-issues.ts";
import type { Edition } from "./model/edition.ts";
import { CATALOGUE_NAMES } from "./model/output-names.ts";
import { problem, type Problem } from "./problem.ts";
import type { TargetOptions } from "./publish/target-schema.ts";
import { messageOf } from "./model/message-of.ts";

/** The configuration as the rest of Polywire sees it: validated, defaults filled in, paths absolute. */
export interface Config extends Omit<ConfigFile, "$schema" | "editions"> {
  /** The file it came from. */
  readonly file: string;
  readonly editions: readonly Edition[];
  /** Language tags of all editions' articles, each once. */
  readonly languages: readonly string[];
  /** Authority of `tag:` URIs. */
  readonly tagAuthority: string;
  /** Base URL of output/, with a "/" at its end. */
  readonly feedsUrl: string;
}

/** Names that config may use and other rooms own. */
export interface KnownNames {
  readonly dateProfiles: readonly string[];
  readonly calendars: readonly string[];
  readonly numberingSystems: readonly string[];
  readonly partnerProfiles: readonly string[];
}

/** A configuration that can't be used. Nothing was written. */
export class ConfigError extends Error {
  readonly problems: readonly Problem[];

  /**
   * Wraps everything wrong with a configuration.
   * @param problems - all of it
   * @param options - the cause, where there is one
   */
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((each) => `${each.path}: ${each.message}`).join("\n"), options);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/**
 * Reads and validates a configuration file.
 * @param file - JSON; relative paths in it are relative to its folder
 * @param known - names that other rooms own, to check against
 * @returns the configuration
 * @throws {ConfigError} naming every mistake at once
 */
export function readConfig(file: string, known: KnownNames): Config {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = messageOf(error);
    const mend = error instanceof SyntaxError ? { fix: "correct the JSON of the file" } : {};
    throw new ConfigError([problem("config_unreadable", file, reason, mend)], { cause: error });
  }
  return parseConfig(value, file, known);
}

/**
 * Validates a configuration.
 * @param value - parsed JSON
 * @param file - where it came from; its folder is the base of relative paths
 * @param known - names that other rooms own, to check against
 * @returns the configuration
 * @throws {ConfigError} naming every mistake at once
 */
function parseConfig(value: unknown, file: string, known: KnownNames): Config {
  const parsed = configSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.flatMap((each) => issuesOf(file, each)));
  }
  const config = complete(parsed.data, file);
  const problems = [
    ...unknownNames(parsed.data, known, file),
    ...doubles(parsed.data, file),
    ...foldersWithin(config),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/**
 * Fills in what follows from the file.
 * @param data - validated
 * @param file - where it came from
 * @returns the configuration
 */
function complete(data: ConfigFile, file: string): Config {
  const base = dirname(resolve(file));
  const editions = data.editions.map((each) => toEdition(each));
  const home = new URL(data.site.url);
  return {
    ...data,
    file,
    articles: resolve(base, data.articles),
    output: resolve(base, data.output),
    locales: resolve(base, data.locales),
    state: ledgerFile(base, data.state),
    publish: { ...data.publish, targets: data.publish.targets.map((each) => resolved(each, base)) },
    editions,
    languages: [...new Set(editions.flatMap((edition) => edition.languages))],
    tagAuthority: data.site.authority ?? `${home.hostname},2025`,
    feedsUrl: (data.site.feedsUrl ?? data.site.url).replace(/\/*$/, "/"),
  };
}

/**
 * A target whose folder does not depend on where Polywire was started.
 * @param target - of config
 * @param base - folder of the config file
 * @returns the target
 */
function resolved(target: TargetOptions, base: string): TargetOptions {
  return target.type === "folder" ? { ...target, path: resolve(base, target.path) } : target;
}

/**
 * Fills in what an edition leaves to its locale.
 * @param data - the edition as configured
 * @returns the Edition
 */
function toEdition(data: ConfigFile["editions"][number]): Edition {
  const { locale, calendar, numberingSystem, maxGraphemes } = { ...data, ...data.title };
  return {
    locale,
    name: data.name ?? locale,
    languages: data.languages ?? [articleLanguage(locale)],
    timeZone: data.timeZone,
    ...(calendar === undefined ? {} : { calendar }),
    ...(numberingSystem === undefined ? {} : { numberingSystem }),
    dateProfile: data.dateProfile,
    title: {
      case: data.title.case,
      labels: data.title.labels,
      ...(maxGraphemes === undefined ? {} : { maxGraphemes }),
    },
  };
}

/**
 * The language of articles a locale takes: without its region, and with its script only where CLDR does not imply it.
 * @param locale - of an edition
 * @returns a language range
 */
function articleLanguage(locale: string): string {
  const { language, script } = new Intl.Locale(locale).maximize();
  const usual = new Intl.Locale(language).maximize().script;
  return script === undefined || script === usual ? language : `${language}-${script}`;
}

/**
 * What is wrong at one place of the file.
 * @param file - the config file
 * @param found - zod's issue
 * @returns a Problem for each part of the value
 */
function issuesOf(file: string, found: z.core.$ZodIssue): readonly Problem[] {
  return partIssues(found).map((part) => issue(file, part, found.code));
}

/**
 * What is wrong with one part, as a Problem.
 * @param file - the config file
 * @param found - the part
 * @param code - of zod's issue
 * @returns the Problem; its path is file and place
 */
function issue(file: string, found: PartIssue, code: z.core.$ZodIssue["code"]): Problem {
  const place = found.path.map((part) =>
    typeof part === "number" ? `[${part}]` : `.${String(part)}`,
  );
  const where = place.join("").replace(/^\./, "");
  const known =
    code === "unrecognized_keys"
      ? "remove the key or correct its spelling; the README lists all of them"
      : undefined;
  return problem(
    "config_invalid",
    where === "" ? file : `${file} ${where}`,
    found.message,
    known === undefined ? {} : { fix: known },
  );
}

/**
 * Names in config that no room knows; the fix lists those that exist.
 * @param data - validated
 * @param known - what exists
 * @param file - for Problems
 * @returns a Problem a name
 */
function unknownNames(data: ConfigFile, known: KnownNames, file: string): readonly Problem[] {
  const problems: Problem[] = [];
  const check = (where: string, name: string | undefined, names: readonly string[]): void => {
    if (name === undefined || names.includes(name)) return;
    const fix = `use one of: ${names.join(", ")}`;
    problems.push(problem("config_invalid", `${file} ${where}`, `"${name}" is unknown`, { fix }));
  };
  for (const [i, edition] of data.editions.entries()) {
    check(`editions[${i}].dateProfile`, edition.dateProfile, known.dateProfiles);
    check(`editions[${i}].calendar`, edition.calendar, known.calendars);
    check(`editions[${i}].numberingSystem`, edition.numberingSystem, known.numberingSystems);
  }
  const profiles = [...known.partnerProfiles, ...Object.keys(data.profiles)];
  const editions = data.editions.map((edition) => edition.name ?? edition.locale);
  for (const [i, partner] of data.partners.entries()) {
    check(`partners[${i}].profile`, partner.profile, profiles);
    for (const name of partner.editions ?? []) check(`partners[${i}].editions`, name, editions);
  }
  return problems;
}

/** What lies beside the editions' folders. */
const TOP_LEVEL: readonly string[] = ["partners", ...CATALOGUE_NAMES];

/**
 * Names that must be unique and are not.
 * @param data - validated
 * @param file - for Problems
 * @returns a Problem a doubled name
 */
function doubles(data: ConfigFile, file: string): readonly Problem[] {
  const names = {
    editions: [...TOP_LEVEL, ...data.editions.map((edition) => edition.name ?? edition.locale)],
    partners: data.partners.map((partner) => partner.name),
    "publish.targets": data.publish.targets.map((target) => target.name),
  };
  return Object.entries(names).flatMap(([key, list]) =>
    list
      .filter((name, i) => list.findIndex((each) => each.toLowerCase() === name.toLowerCase()) < i)
      .map((name) =>
        problem("config_invalid", `${file} ${key}`, `the name "${name}" is taken`, {
          fix: "give each a name of its own",
        }),
      ),
  );
}

/**
 * The JSON Schema of the configuration file, for editors: `polywire.schema.json`.
 * @returns draft 2020-12
 */
export function configJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(configSchema, { io: "input", unrepresentable: "any" }) };
}
