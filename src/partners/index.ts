import { builtInProfiles } from "./built-in.ts";
import { resolveProfiles, type ProfileIssue } from "./extend.ts";
import type { Profile, ProfileInput } from "./profile.ts";

export { type PartnerContext, type PartnerContract } from "./candidate.ts";
export { preparePartnerFeed, type PartnerResult } from "./prepare.ts";
export { type Profile, type ProfileInput } from "./profile.ts";
export { asProblem } from "./verdict.ts";
export { partnerTable, partnersPage, type PartnerRow } from "./table.ts";

/** Ids of the profiles that come with Polywire. */
export const partnerProfileIds: readonly string[] = builtInProfiles.map(({ id }) => String(id));

/** Usable profiles by id, and what is wrong with the others. */
interface LoadedProfiles {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly issues: readonly ProfileIssue[];
}

/** A newsroom that has none of its own. */
const NONE: Readonly<Record<string, ProfileInput>> = {};

/** Checking all profiles takes longer than an edit may, and every edition and partner asks for them. */
const loaded = new WeakMap<Readonly<Record<string, ProfileInput>>, LoadedProfiles>();

/**
 * The profiles that come with Polywire and those of the newsroom.
 * @param own - the newsroom's profiles by id, in the shape of the .json files here; `extends` names any profile, and
 *   one may extend the profile of its own name; not changed after it was given once
 * @returns usable profiles by id, and what is wrong with the others
 */
export function loadProfiles(own: Readonly<Record<string, ProfileInput>> = NONE): LoadedProfiles {
  const key = Object.keys(own).length === 0 ? NONE : own;
  const known = loaded.get(key) ?? resolveProfiles(builtInProfiles, key);
  loaded.set(key, known);
  return known;
}
