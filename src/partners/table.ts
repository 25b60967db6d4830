import { PROBLEMS } from "../problem.ts";
import type { ElementRule } from "./element.ts";
import type { Limits, Profile, TextLimits } from "./profile.ts";
import { VALUES } from "./values.ts";
import { REASONS } from "./verdict.ts";

/** What one partner needs of an article, in words: a row of `polywire partners` and of the docs. */
export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly basis: Profile["basis"];
  readonly title: string;
  readonly text: string;
  readonly picture: string;
  readonly file: string;
  readonly language: string;
  readonly update: string;
  readonly takedown: string;
}

/**
 * The profiles as rows.
 * @param profiles - usable profiles
 * @returns a row each, in their order
 */
export function partnerTable(profiles: Iterable<Profile>): readonly PartnerRow[] {
  return Array.from(profiles, (profile) => ({
    id: profile.id,
    name: profile.name,
    basis: profile.basis,
    title: range(
      profile.limits.title.minGraphemes,
      profile.limits.title.maxGraphemes,
      "characters",
    ),
    text: text(profile.limits),
    picture: picture(profile.limits.image),
    file: file(profile.limits),
    language: language(profile),
    update: update(profile),
    takedown: takedown(profile),
  }));
}

/**
 * The page `.github/PARTNERS.md`.
 * @param profiles - the profiles that come with Polywire
 * @returns Markdown
 */
export function partnersPage(profiles: Iterable<Profile>): string {
  const all = [...profiles];
  const rows = partnerTable(all).map((row) =>
    line([
      `[${row.id}](#${row.id})`,
      row.basis,
      row.title,
      row.text,
      row.picture,
      row.file,
      row.language,
      row.update,
      row.takedown,
    ]),
  );
  const reasons = REASONS.map((code) =>
    line([`\`${code}\``, PROBLEMS[code].severity, PROBLEMS[code].fix]),
  );
  const values = Object.entries(VALUES).map(([name, meaning]) => line([`\`${name}\``, meaning]));
  return `${[HEAD, ...rows, "", REASONS_HEAD, ...reasons, "", VALUES_HEAD, ...values, "", ...all.map((profile) => section(profile))].join("\n")}\n`;
}

const HEAD = `# Partners

What each partner needs of an article, and how it is told of changes. This page is generated from
\`src/partners/*.json\`; a test holds it up to date (\`npm run docs\` writes it anew).

**spec** means that the partner's own page says so; **observed** means that only the production code of publishers was
seen: confirm these rules with the partner before you rely on them.

A newsroom adjusts a profile, or adds one, under \`profiles\` in its config, without code:

\`\`\`json
{
  "profiles": {
    "msn": { "extends": "msn", "rights": { "agencyImages": "drop-image" } },
    "our-portal": { "extends": "rss", "name": "Our portal", "limits": { "items": 20 }, "item": { "media:content": null } }
  },
  "partners": [
    { "name": "msn", "profile": "msn", "agencies": ["AFP"] },
    { "name": "portal", "profile": "our-portal" }
  ]
}
\`\`\`

What a profile writes is laid over the one it extends: objects merge key by key, \`null\` takes a key away, lists and
values replace. Elements keep the order in which they first appear.

| partner | basis | title | text | picture | file | language | update | takedown |
|---|---|---|---|---|---|---|---|---|`;

const VALUES_HEAD = `## Values

What an element or attribute can take its value from (\`from\`); \`setting:NAME\` is what the newsroom put under the
profile's \`settings\`. An element whose value is not known is left out.

| value | what it is |
|---|---|`;

const REASONS_HEAD = `## Reasons

What preflight says, in the report, on the terminal, as annotations and in \`polywire explain\`. A picture's reason loses
the article only where the partner needs one. A feed of which more than half of the articles are lost (\`maxLossShare\`)
is held back; age, a full file and a missing contract do not count as losses.

| reason | severity | what to do |
|---|---|---|`;

// A profile's section: its elements, tags, notes and sources.
function section(profile: Profile): string {
  const tags = Object.entries(profile.body.tags).map(([tag, attributes]) =>
    attributes.length === 0 ? tag : `${tag} (${attributes.join(", ")})`,
  );
  const parts = [
    `## ${profile.id}`,
    "",
    `${profile.name}, ${profile.basis === "spec" ? "by the partner's own pages" : "as observed: confirm with the partner"}.`,
    "",
    ...bullets("", profile.notes),
    ...bullets("Links: ", [links(profile)]),
    ...bullets("Agencies without a contract: ", [rights(profile)]),
    "",
    "| element | value | in |",
    "|---|---|---|",
    ...elementLines(profile.item, ""),
    "",
  ];
  if (tags.length > 0) {
    const depth = profile.body.maxDepth;
    const nesting = depth === undefined ? "" : `, nested ${depth} deep at most`;
    parts.push(`Tags in the text${nesting}: ${tags.join(" · ")}`, "");
  }
  if (profile.expected.length > 0) {
    parts.push("Validators will say, rightly ignored:", "");
    parts.push(...profile.expected.map(({ message, why }) => `- \`${message}\` (${why})`), "");
  }
  parts.push(`Sources: ${profile.sources.map((source) => linked(source)).join(" · ")}`, "");
  return parts.join("\n");
}

// A table line an element, its children below it.
function elementLines(
  rules: Readonly<Record<string, ElementRule>>,
  parent: string,
): readonly string[] {
  const lines: string[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const attributes = Object.entries(rule.attributes ?? {});
    const said = attributes.map(([key, each]) => `${key} = ${origin(each)}`);
    const value = [origin(rule), ...said].filter((part) => part !== "").join("; ");
    const when = { live: "live items", withdrawn: "takedowns", always: "both" }[
      rule.when ?? "live"
    ];
    const path = `${parent}${name}`;
    lines.push(line([`\`${path}\``, value, parent === "" ? when : ""]));
    lines.push(...elementLines(rule.children ?? {}, `${path} › `));
  }
  return lines;
}

// Where a value comes from, in words.
function origin(rule: ElementRule): string {
  const parts = [rule.text === undefined ? (rule.from ?? "") : `"${rule.text}"`];
  if (rule.words !== undefined)
    parts.push(
      `(${Object.entries(rule.words)
        .map(([ours, word]) => `${ours}: ${word}`)
        .join(", ")})`,
    );
  if (rule.as !== undefined) parts.push(`in ${rule.as.toUpperCase().replace("RFC", "RFC ")}`);
  if (rule.maxGraphemes !== undefined) parts.push(`cut at ${rule.maxGraphemes}`);
  if (rule.insteadOfCut !== undefined) parts.push(`or rather ${rule.insteadOfCut}`);
  if (rule.dropAbove !== undefined) parts.push(`up to ${rule.dropAbove} characters`);
  if (rule.each !== undefined) parts.push(`for each of the ${rule.each}`);
  if (rule.max !== undefined) parts.push(`${rule.max} at most`);
  return parts.filter((part) => part !== "").join(" ");
}

// Floors and ceilings of body and description.
function text({ body, description }: Limits): string {
  const parts = [floors(body), prefix("description ", floors(description))];
  return parts.filter((part) => part !== "").join(", ");
}

// Floors and ceilings of one text.
function floors({ minCharacters, maxCharacters, minWords }: TextLimits): string {
  const words = range(minWords, undefined, "words");
  const characters = range(minCharacters, maxCharacters, "characters");
  return [words, characters].filter((part) => part !== "").join(", ");
}

// What a picture must be.
function picture(limits: Limits["image"]): string {
  const { required, minWidth, minHeight, minSide, maxBytes, belowMinimum } = limits;
  const parts = [required ? "required" : ""];
  const from = belowMinimum === "keep" ? "best from" : "from";
  if (minWidth !== undefined) parts.push(`${from} ${minWidth}${prefix(" × ", minHeight)} px`);
  if (minSide !== undefined) parts.push(`${from} ${minSide} px on its shorter side`);
  if (maxBytes !== undefined) parts.push(`up to ${megabytes(maxBytes)}`);
  return parts.filter((part) => part !== "").join(", ");
}

// Limits of the file.
function file({ items, minItems, ageDays, feedBytes }: Limits): string {
  const parts = [range(minItems, items, "items")];
  if (ageDays !== undefined) parts.push(`${ageDays} days`);
  if (feedBytes !== undefined) parts.push(megabytes(feedBytes));
  return parts.filter((part) => part !== "").join(", ");
}

// What the partner asks of languages.
function language({ language: rules }: Profile): string {
  const parts = [rules.oneAFeed ? "one a feed" : "any", prefix("only ", rules.only?.join(", "))];
  if (rules.region) parts.push("with region");
  return parts.filter((part) => part !== "").join(", ");
}

// How the partner is told of an update.
function update({ signals }: Profile): string {
  const date = signals.pubDate === "changed" ? "pubDate moves" : "pubDate stays";
  const others = signals.update.filter((name) => name !== "pubDate");
  return others.length === 0 ? date : `${date}, ${others.join(", ")} moves`;
}

// How the partner is told of a takedown.
function takedown({ signals }: Profile): string {
  const { elements, otherwise = "" } = signals.takedown;
  return elements.length === 0 ? `by hand: ${otherwise}` : elements.join(", ");
}

// Link rules in words.
function links({ links: rules }: Profile): string {
  const tracking = { strip: "tracking taken off", keep: "as they are", utm: "with utm" };
  const parts = [rules.query === "strip" ? "without query" : tracking[rules.tracking]];
  if (rules.https) parts.push("https only");
  if (rules.sameHost) parts.push("on the site's own host");
  if (rules.guidPermalink) parts.push("guid should be the article's URL");
  return parts.join(", ");
}

// The rights gate in words.
function rights({ rights: rules }: Profile): string {
  const images = {
    "drop-image": "pictures left out",
    "withhold-article": "a picture withholds the article",
  };
  const texts = { send: "texts sent", "withhold-article": "texts withheld" };
  return `${images[rules.agencyImages]}, ${texts[rules.agencyTexts]}`;
}

// "21 to 150 characters", "from 21 …", "up to 150 …" or nothing.
function range(min: number | undefined, max: number | undefined, unit: string): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max} ${unit}`;
  if (min !== undefined) return `from ${min} ${unit}`;
  return max === undefined ? "" : `up to ${max} ${unit}`;
}

// Something said before a value, nothing where there is none.
function prefix(words: string, value: string | number | undefined): string {
  return value === undefined || value === "" ? "" : `${words}${value}`;
}

// A size in whole megabytes.
function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}

// Bullets with the same beginning.
function bullets(start: string, lines: readonly string[]): readonly string[] {
  return lines.map((each) => `- ${start}${each}`);
}

// A URL as a Markdown autolink, anything else as it is.
function linked(source: string): string {
  return source.startsWith("https://") ? `<${source}>` : source;
}

// A line of a Markdown table.
function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
