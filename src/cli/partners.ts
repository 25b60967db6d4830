import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { loadProfiles, partnerTable, type PartnerRow, type Profile } from "../partners/index.ts";
import { configFrom, DEFAULT_CONFIG, onlyOne, readOptions } from "./options.ts";
import { UsageError, type Terminal } from "./terminal.ts";

/** What a profile's fields are called on the terminal, in the order they are shown. */
const LABELS: readonly (readonly [keyof PartnerRow, string])[] = [
  ["title", "title"],
  ["text", "text"],
  ["picture", "picture"],
  ["language", "language"],
  ["file", "file"],
  ["update", "update"],
  ["takedown", "takedown"],
];

/**
 * `polywire partners [NAME]`: the profiles, ours and the newsroom's, and what each needs from an article.
 * @param args - its options
 * @param terminal - the process
 * @returns 0
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: "string" } },
  });
  const profiles = [...(await profilesOf(values.config, terminal)).values()];
  const named = onlyOne(positionals, "one profile");
  const shown = named === undefined ? profiles : profiles.filter(({ id }) => id === named);
  if (shown.length === 0) {
    throw new UsageError(
      `there is no profile "${named}": ${profiles.map(({ id }) => id).join(", ")}`,
    );
  }
  for (const profile of shown) terminal.out(`${told(profile, named !== undefined)}\n`);
  return 0;
}

/**
 * Our profiles, and those of the configuration where there is one.
 * @param file - of `--config`
 * @param terminal - its folder is the base
 * @returns the profiles by id
 */
async function profilesOf(
  file: string | undefined,
  terminal: Terminal,
): Promise<ReadonlyMap<string, Profile>> {
  const isThere = file !== undefined || existsSync(resolve(terminal.folder, DEFAULT_CONFIG));
  const own = isThere ? (await configFrom(file, terminal)).profiles : {};
  return loadProfiles(own).profiles;
}

/**
 * One profile as a few lines.
 * @param profile - the profile
 * @param whole - with its notes and sources
 * @returns the lines
 */
function told(profile: Profile, whole: boolean): string {
  const [row] = partnerTable([profile]);
  const confirm = profile.basis === "observed" ? " (observed: confirm with the partner)" : "";
  const needs = LABELS.map(([key, label]) => [label, row?.[key] ?? ""] as const)
    .filter(([, value]) => value !== "")
    .map(([label, value]) => `  ${label.padEnd(9)} ${value}\n`);
  const more = [
    ...profile.notes.map((note) => `  note      ${note}\n`),
    ...profile.sources.map((source) => `  source    ${source}\n`),
  ];
  return `${profile.id}: ${profile.name}${confirm}\n${[...needs, ...(whole ? more : [])].join("")}`;
}
