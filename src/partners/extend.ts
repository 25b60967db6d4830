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
 * @param inputs - all profiles as written, later ones replacing earlier ones of the same id
 * @returns the profiles by id, and what is wrong with the others
 */
export function resolveProfiles(inputs: readonly ProfileInput[]): {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly issues: readonly ProfileIssue[];
} {
  const byId = new Map(inputs.map((input) => [nameOf(input), input]));
  const profiles = new Map<string, Profile>();
  const issues: ProfileIssue[] = [];
  for (const [id, input] of byId) {
    const whole = withAncestors(input, byId);
    if (typeof whole === "string") {
      issues.push({ profile: id, path: "extends", message: whole });
      continue;
    }
    const result = profileSchema.safeParse(whole);
    if (result.success) profiles.set(id, result.data);
    else
      for (const issue of result.error.issues)
        issues.push({ profile: id, path: issue.path.map(String).join("."), message: issue.message });
  }
  return { profiles, issues };
}

/**
 * @param input - a profile as written
 * @param byId - all of them
 * @returns it laid over those it extends, or what prevents it
 */
function withAncestors(
  input: ProfileInput,
  byId: ReadonlyMap<string, ProfileInput>,
): ProfileInput | string {
  const line: ProfileInput[] = [input];
  const seen = new Set([nameOf(input)]);
  let parent = input["extends"];
  while (parent !== undefined) {
    if (typeof parent !== "string") return "must be the id of a profile";
    const found = byId.get(parent);
    if (found === undefined) return `no profile is called ${parent}`;
    if (seen.has(parent)) return `${parent} extends itself`;
    seen.add(parent);
    line.unshift(found);
    parent = found["extends"];
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
