import { z } from "zod";
import type { Article, Evidence } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { Draft, ExtractionContext } from "./extractor.ts";
import { partIssues, removePart } from "./field-issues.ts";
import { frontMatterFacts } from "./front-matter-facts.ts";
import { STATUS } from "./status.ts";
import { readYaml, type YamlField } from "./yaml-block.ts";

const text = z.union([z.string(), z.number()]).transform(String);
const texts = z.union([text.transform((value) => value.split(/\s*[,،、;]\s*/u)), z.array(text)]);
const count = z.number().int().positive();
// YAML 1.2 has no "yes": to it that is a text, to whoever wrote it a decision.
const flag = z.union([z.boolean(), text.pipe(z.stringbool())]);

const person = z.union([
  text,
  z.object({
    name: text,
    role: text.optional(),
    location: text.optional(),
    url: z.url().optional(),
    kind: z.enum(["person", "agency", "organization"]).optional(),
  }),
]);

const image = z.union([
  z.string().transform((url) => ({ url })),
  z.object({
    url: z.string().optional(),
    caption: text.optional(),
    credit: text.optional(),
    alt: text.optional(),
    rights: text.optional(),
    type: z.string().optional(),
    width: count.optional(),
    height: count.optional(),
  }),
]);

/**
 * What may stand in the front matter of a Markdown or text file. Names are read without regard to case, "-" and "_";
 * {@link ALIASES} lists other names for the same.
 */
export const FrontMatter = z.object({
  id: text.describe("The article's own id, kept for ever: a URI, or a name unique in the newsroom"),
  headline: text.describe("The headline; without it the first heading of the text"),
  alternativeHeadline: text.describe("A second, often shorter headline"),
  standfirst: text.describe("The abstract under the headline"),
  bylines: z
    .union([person, z.array(person)])
    .describe(
      "The authors: `A and B in Oslo`, a list, or a list of name, role, location, url, kind",
    ),
  dateline: text.describe("The place as written before the text"),
  language: z.string().describe("BCP 47 tag of the text"),
  published: text.describe("Date of publication, best ISO 8601; without a zone it is the source's"),
  updated: text.describe("Date of the last change"),
  section: text.describe("The section it stands in"),
  keywords: texts.describe("A list, or words with commas between them"),
  subjects: z
    .array(z.union([text, z.object({ code: text.optional(), name: text.optional() })]))
    .describe("IPTC Media Topics: `medtop:20000002`, names, or code and name"),
  images: z
    .union([image, z.array(image)])
    .describe(
      "The lead picture first: an address, or url, caption, credit, alt, width, height, type, rights",
    ),
  credit: text.describe("Who owns the text: the agency"),
  rights: text.describe("Copyright line or licence"),
  canonicalUrl: z.string().describe("Address of the article's page"),
  story: text.describe("Key shared by all language versions of a story"),
  translations: z
    .union([
      z.record(z.string(), z.url()),
      z
        .array(z.object({ language: z.string(), url: z.url() }))
        .transform((list) => Object.fromEntries(list.map(({ language, url }) => [language, url]))),
    ])
    .describe("Pages of the other language versions, by language tag"),
  status: z
    .string()
    .trim()
    .toLowerCase()
    .pipe(z.enum(Object.keys(STATUS)))
    .transform((status): Article["status"] => STATUS[status] ?? "withheld")
    .describe(
      "usable (also published, corrected), withheld (also draft, hold), or withdrawn (also canceled, killed)",
    ),
  draft: flag.describe("true is the same as status: withheld"),
  embargo: text.describe("Not before this moment"),
  expires: text.describe("Not after this moment"),
  correction: text.describe("The published correction note"),
  editorialNote: text.describe("For the desk only; in no output"),
  digitalSourceType: text.describe("IPTC digital source type URI"),
  machineTranslatedFrom: z.string().describe("The language it was machine-translated from"),
  isAccessibleForFree: flag.describe("false behind a paywall"),
});

/** Name of a field. */
export type Field = keyof typeof FrontMatter.shape;

/** The fields understood, as the schema gives them. */
export type Values = { -readonly [Name in Field]?: z.infer<(typeof FrontMatter.shape)[Name]> };

/** Other names of fields, as common generators have them; all in lower case without "-" and "_". */
export const ALIASES: Readonly<Record<string, Field>> = {
  title: "headline",
  alttitle: "alternativeHeadline",
  description: "standfirst",
  summary: "standfirst",
  abstract: "standfirst",
  author: "bylines",
  authors: "bylines",
  byline: "bylines",
  lang: "language",
  locale: "language",
  date: "published",
  datepublished: "published",
  datemodified: "updated",
  lastmod: "updated",
  modified: "updated",
  category: "section",
  tags: "keywords",
  image: "images",
  copyright: "rights",
  license: "rights",
  url: "canonicalUrl",
  canonical: "canonicalUrl",
  embargoed: "embargo",
  expirydate: "expires",
  ednote: "editorialNote",
};

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ...FrontMatter.keyof().options.map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(ALIASES),
]);

/** Fields that may hold an article back: one that is not understood must not let it out. */
const HOLDING: ReadonlySet<Field> = new Set(["status", "draft", "embargo"]);

/** What front matter says, and the text below it. */
export interface FrontMatterFound {
  readonly draft: Draft;
  /** The text below, and the number of its first line. */
  readonly text: string;
  readonly line: number;
}

/**
 * Takes the YAML front matter off a text and reads it. A field that is unknown or wrong is a warning, and the others
 * count; YAML that cannot be parsed loses the article, for an embargo may stand in it, and a status, draft or embargo
 * that is not understood withholds it.
 * @param source - the file
 * @param context - dates and base address
 * @returns the facts and the rest; the whole text where there is no front matter
 */
export function readFrontMatter(source: Source, context: ExtractionContext): FrontMatterFound {
  const yaml = readYaml(source.text);
  const problems: Problem[] = yaml.warnings.map(({ message, line }) =>
    problem("field_invalid", source.path, message, { line }),
  );
  const evidence: Evidence[] = [];
  const values: Values = {};
  let isHeld = false;
  const lines = new Map<Field, number>();
  for (const field of yaml.fields) {
    const name = FIELDS.get(field.name.toLowerCase().replaceAll(/[-_\s]/gu, ""));
    const wrong =
      name === undefined ? [`unknown field "${field.name}"`] : take(name, field, values);
    for (const message of wrong) {
      problems.push(problem("field_invalid", source.path, message, { line: field.line }));
    }
    if (name === undefined) continue;
    isHeld ||= wrong.length > 0 && HOLDING.has(name);
    if (values[name] !== undefined) {
      lines.set(name, field.line);
      const value = JSON.stringify(field.value).slice(0, 120);
      evidence.push({ field: name, rule: `front-matter:${field.name}`, value, line: field.line });
    }
  }
  const { id, language } = values;
  const facts = frontMatterFacts(values, {
    source,
    context,
    wrong: (code, name, message) => {
      const line = lines.get(name);
      problems.push(problem(code, source.path, message, line === undefined ? {} : { line }));
    },
  });
  return {
    draft: {
      facts: isHeld && facts.status !== "withdrawn" ? { ...facts, status: "withheld" } : facts,
      ...(id !== undefined && { sourceId: id }),
      ...(language !== undefined && { declaredLanguage: language }),
      problems,
      evidence,
    },
    text: yaml.rest,
    line: yaml.restLine,
  };
}

/**
 * Takes one field over.
 * @param name - its name in the schema
 * @param field - its value in the file
 * @param values - changed in place
 * @returns what is wrong with it, or with parts of it; what is right is taken all the same
 */
function take(name: Field, field: YamlField, values: Values): string[] {
  if (field.value === null || field.value === "") return [];
  const schema = FrontMatter.shape[name];
  const parsed = schema.safeParse(field.value);
  if (parsed.success) {
    Object.assign(values, { [name]: parsed.data });
    return [];
  }
  const issues = parsed.error.issues.flatMap((issue) => partIssues(issue));
  const rest = structuredClone(field.value);
  const removed = issues.filter(({ path }) => removePart(rest, path));
  const again = removed.length > 0 ? schema.safeParse(rest) : parsed;
  if (again.success) Object.assign(values, { [name]: again.data });
  const told = removed.length > 0 ? removed : issues.slice(0, 1);
  return told.map(({ path, message }) => {
    const part = path.length === 0 ? "" : ` (${path.join(".")})`;
    const held = HOLDING.has(name) ? "; until it is, the article is withheld" : "";
    return `"${field.name}"${part} is not understood: ${message}${held}`;
  });
}
