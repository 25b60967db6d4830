import { z } from "zod";
import { DEFAULT_STATE } from "./config-folders.ts";
import {
  baseUrl,
  distinct,
  folderName,
  languageTag,
  shownName,
  timeZone,
  urlTemplate,
  webUrl,
} from "./config-values.ts";
import { targetSchema } from "./publish/target-schema.ts";
import { overrideSchema } from "./extract/html/override-schema.ts";

const count = z.int().min(1);

const selection = z
  .strictObject({
    section: z.array(z.string()).optional(),
    keyword: z.array(z.string()).optional(),
    author: z.array(z.string()).optional(),
    credit: z.array(z.string()).optional(),
  })
  .describe("Values are compared without regard to case; an article matches when any value does");

const title = z.strictObject({
  case: z
    .enum(["keep", "sentence", "ap", "chicago"])
    .default("keep")
    .describe(
      "Case of headlines: AP or Chicago headline case in English, sentence case, or as written",
    ),
  maxGraphemes: z
    .int()
    .min(10)
    .optional()
    .describe("Longest title in graphemes, the ellipsis included"),
  labels: z
    .enum(["keep", "strip", "upper", "sentence"])
    .default("keep")
    .describe(
      'Agency prefixes and labels such as "AFP - " or "LIVE:": kept as typed, taken off, in capitals or as in a sentence',
    ),
});

const site = z.strictObject({
  name: z
    .union([
      shownName,
      z
        .record(languageTag, shownName)
        .refine((names) => Object.keys(names).length > 0, "names no language"),
    ])
    .describe("Name of the newsroom, or one name a language"),
  url: baseUrl.describe("Home page"),
  feedsUrl: baseUrl
    .optional()
    .describe("Where output/ is published; the home page's URL where absent"),
  articleUrl: urlTemplate
    .optional()
    .describe(
      "Address of an article that names none: {language}, {path}, {slug} and {id} are filled in; default {site.url}/{language}/{slug}",
    ),
  authority: z
    .string()
    .regex(
      /^[a-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?$/i,
      "a domain or e-mail and a date, such as example.org,2025",
    )
    .optional()
    .describe("Authority of tag: URIs (RFC 4151); the host and 2025 where absent. Never change it"),
  rights: z.string().optional().describe("Copyright line of all feeds"),
  icon: webUrl.optional().describe("Square picture of the newsroom, 512 × 512"),
  favicon: webUrl.optional().describe("Small picture of the newsroom"),
});

const source = z.strictObject({
  path: z.string().min(1).describe("Glob over paths within the articles folder"),
  timeZone: timeZone.optional().describe("Zone of dates that state none"),
  language: languageTag.optional().describe("Language of files that do not declare one"),
  credit: z.string().optional().describe("Owner of texts that name none"),
});

const edition = z.strictObject({
  locale: languageTag.describe("The audience, such as ar-EG"),
  name: folderName.optional().describe("Folder of the edition; its locale where absent"),
  languages: z
    .array(languageTag)
    .min(1)
    .optional()
    .describe("Languages of articles it takes; that of its locale where absent"),
  timeZone: timeZone.describe("Zone of its readers"),
  calendar: z
    .string()
    .optional()
    .describe("CLDR calendar such as persian; the locale's own where absent"),
  numberingSystem: z
    .string()
    .optional()
    .describe("CLDR numbering system such as latn; the locale's own where absent"),
  dateProfile: z.string().default("cldr").describe("How dates are written: cldr or a press style"),
  title: title.prefault({}).describe("How headlines are written"),
});

const feeds = z.strictObject({
  formats: z
    .array(z.enum(["rss", "atom", "json"]))
    .min(1)
    .overwrite(distinct)
    .default(["rss", "atom", "json"]),
  items: count.max(10_000).default(50).describe("Most entries in a feed"),
  maxAgeDays: count.optional().describe("Oldest entry in days"),
  maxBytes: count.optional().describe("Largest feed in bytes; the oldest entries give way"),
  sections: z
    .union([z.boolean(), z.array(z.string())])
    .default(true)
    .describe("A feed for each section that has articles, for those named, or for none"),
  content: z
    .enum(["full", "summary", "headline"])
    .default("full")
    .describe("What an entry carries"),
  include: selection.optional().describe("Only articles that match every given list"),
  exclude: selection.optional().describe("No article that matches one of the lists"),
  ttl: count.optional().describe("Minutes a reader may keep the feed"),
  hubs: z
    .array(webUrl)
    .overwrite(distinct)
    .default([])
    .describe("WebSub hubs; `schedule` and `build --ping` tell them which feeds changed"),
  stylesheet: z
    .boolean()
    .default(true)
    .describe("Make feeds readable in a browser by a stylesheet"),
  paging: z
    .enum(["window", "complete", "archive"])
    .default("window")
    .describe(
      "RFC 5005: the newest entries (window); the same, and readers drop what is not listed (complete); or all entries ever, older ones in pages that do not change (archive)",
    ),
});

const partner = z.strictObject({
  name: folderName.describe("Folder of the partner"),
  profile: z.string().describe("A profile of src/partners/ or of profiles"),
  editions: z.array(z.string()).optional().describe("Names of editions; all where absent"),
  sections: z.array(z.string()).optional().describe("Only these sections"),
  items: count.optional().describe("Most entries; the profile's limit where absent"),
  agencies: z
    .array(z.string())
    .default([])
    .describe("Agencies whose material the contract with this partner covers"),
  maxLossShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe("Share of entries that may fail preflight before the feed is held back"),
});

const schedule = z.strictObject({
  cron: z
    .string()
    .default("*/15 * * * *")
    .describe("When to build, as a cron expression of five fields, six with seconds"),
  timeZone: timeZone.default("UTC").describe("Zone of the cron expression"),
  runAtStart: z.boolean().default(true).describe("Build once when the schedule starts"),
  jitterSeconds: z
    .int()
    .min(0)
    .default(0)
    .describe("Longest random delay of a run, so that many newsrooms do not begin at once"),
  ping: z.boolean().default(false).describe("Tell WebSub hubs after each run what changed"),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe("Port of /healthz, 0 for any that is free; none where absent"),
  host: z
    .string()
    .default("127.0.0.1")
    .describe("Address that /healthz listens on; 0.0.0.0 for all"),
  staleSeconds: count.default(900).describe("How late a run may be before /healthz answers 503"),
});

const publish = z.strictObject({
  maxLossShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe("Share of entries a feed may lose at once before it is held back"),
  tombstoneDays: z.int().min(0).default(30).describe("How long a withdrawn entry is announced"),
  compress: z
    .array(z.enum(["gzip", "brotli"]))
    .default([])
    .describe("Compressed twins written beside every file"),
  targets: z
    .array(targetSchema)
    .default([])
    .describe("Where else the files go; see .github/PUBLISHING.md for all options"),
  ninjs: z.boolean().default(false).describe("A ninjs 3 document for each live article"),
  headers: z
    .boolean()
    .default(false)
    .describe("A _headers file that tells static hosts the media types"),
});

/** The whole configuration file. Unknown keys are errors: a misspelt option must not be ignored. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  site,
  articles: z.string().default("articles").describe("Folder of the articles"),
  output: z.string().default("output").describe("Folder of the feeds"),
  locales: z
    .string()
    .default("locales")
    .describe("Folder of translations that go before Polywire's own, string by string"),
  state: z.string().default(DEFAULT_STATE).describe("File of the ledger, or its folder"),
  timeZone: timeZone.default("UTC").describe("Zone of dates where no rule of sources has one"),
  sources: z.array(source).default([]).describe("What is known of the articles under a path"),
  overrides: z
    .array(overrideSchema)
    .default([])
    .describe("What single publishers' web pages need said, as CSS selectors; the first that fits"),
  editions: z.array(edition).min(1).describe("The audiences"),
  feeds: feeds.prefault({}).describe("What the public feeds carry"),
  partners: z.array(partner).default([]).describe("Feeds for partners"),
  profiles: z
    .record(folderName, z.record(z.string(), z.unknown()))
    .default({})
    .describe("Partner profiles of your own, in the shape of src/partners/*.json"),
  strings: z
    .enum(["all", "reviewed"])
    .default("all")
    .describe("Use all translations of locales/, or only those with a source or a review"),
  limits: z
    .strictObject({
      bytes: count.default(10 * 1024 * 1024).describe("Largest article file"),
      depth: count.default(512).describe("Deepest nesting of markup"),
      attributes: count.default(256).describe("Most attributes of one tag"),
      milliseconds: count.default(5000).describe("Longest time for one web page"),
    })
    .prefault({}),
  workers: z
    .int()
    .min(0)
    .max(64)
    .optional()
    .describe(
      "Threads that help to read articles in large builds, 0 for none; one less than there are processors, at most 3, where absent",
    ),
  schedule: schedule.prefault({}).describe("When `polywire schedule` builds"),
  publish: publish.prefault({}).describe("How files are published"),
});

/** What a config file says, defaults filled in. */
export type ConfigFile = z.output<typeof configSchema>;
