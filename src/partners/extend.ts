import type { Profile, ProfileInput } from "./profile.ts";
import { profileSchema } from "./profile-schema.ts";

/** What is wrong with a profile as written. */
export interface ProfileIssue {
  readonly profile: string;
  /** Where in the profile, e.g. `limits.title.minGraphemes`. */
  readonly path: string;
  readonly message: string;
}

/**
 * Lays one profile over another: objects merge key by key at every depth, `null` takes a key away, everything else
 * (lists too) replaces what was there. Keys keep the place they had, new ones follow: that is the order of elements.
 * @param base - the profile that is extended
 * @param over - what differs
 * @returns both as one, neither changed
 */
export function overlay(base: ProfileInput, over: ProfileInput): ProfileInput {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const old = merged.get(key);
    if (value === null) merged.delete(key);
    else if (isObject(value)) merged.set(key, overlay(isObject(old) ? old : {}, value));
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

/**
 * Resolves `extends` and checks each profile under the schema.
 * @param builtIn - the profiles that come with Polywire, as written
 * @param own - the newsroom's, by id; one that extends its own name extends the built-in profile of that name
 * @returns the profiles by id, and what is wrong with the others
 */
export function resolveProfiles(
  builtIn: readonly ProfileInput[],
  own: Readonly<Record<string, ProfileInput>> = {},
): {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly issues: readonly ProfileIssue[];
} {
  const ours = new Map(builtIn.map((input) => [nameOf(input), input]));
  const theirs = new Map(Object.entries(own).map(([id, input]) => [id, { ...input, id }]));
  const profiles = new Map<string, Profile>();
  const issues: ProfileIssue[] = [];
  for (const [id, input] of new Map<string, ProfileInput>([...ours, ...theirs])) {
    const whole = withAncestors(input, ours, theirs);
    if (typeof whole === "string") {
      issues.push({ profile: id, path: "extends", message: whole });
      continue;
    }
    const result = profileSchema.safeParse(whole);
    if (result.success) profiles.set(id, result.data);
    else
      for (const issue of result.error.issues)
        issues.push({
          profile: id,
          path: issue.path.map(String).join("."),
          message: issue.message,
        });
  }
  return { profiles, issues };
}

/**
 * @param input - a profile as written
 * @param ours - the built-in profiles
 * @param theirs - the newsroom's
 * @returns it laid over those it extends, or what prevents it
 */
function withAncestors(
  input: ProfileInput,
  ours: ReadonlyMap<string, ProfileInput>,
  theirs: ReadonlyMap<string, ProfileInput>,
): ProfileInput | string {
  const line = [input];
  for (let child = input; child["extends"] !== undefined; child = line[0] ?? child) {
    const name = child["extends"];
    if (typeof name !== "string") return "must be the id of a profile";
    const own = theirs.get(name);
    const parent = own === undefined || line.includes(own) ? ours.get(name) : own;
    if (parent === undefined) return `no profile is called ${name}`;
    if (line.includes(parent)) return `${name} extends itself`;
    line.unshift(parent);
  }
  const { extends: _, ...whole } = line.reduce((base, over) => overlay(base, over), {});
  return whole;
}

/**
 * @param input - a profile as written
 * @returns its id, "" where it has none
 */
function nameOf(input: ProfileInput): string {
  const id = input["id"];
  return typeof id === "string" ? id : "";
}

/**
 * @param value - anything
 * @returns whether it is a plain object
 */
function isObject(value: unknown): value is ProfileInput {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
