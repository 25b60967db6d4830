import { builtInProfiles } from "./built-in.ts";
import { resolveProfiles, type ProfileIssue } from "./extend.ts";
import type { Profile, ProfileInput } from "./profile.ts";

export { type PartnerContext, type PartnerContract } from "./candidate.ts";
export { type ProfileIssue } from "./extend.ts";
export { preparePartnerFeed, type PartnerResult } from "./prepare.ts";
export { type Profile, type ProfileInput } from "./profile.ts";
export { asProblem } from "./verdict.ts";
export { partnerTable, partnersPage, type PartnerRow } from "./table.ts";

/** Ids of the profiles that come with Polywire. */
export const partnerProfileIds: readonly string[] = builtInProfiles.map(({ id }) => String(id));

/**
 * The profiles that come with Polywire and those of the newsroom.
 * @param own - the newsroom's profiles by id, in the shape of the .json files here; `extends` names any profile, and
 *   one may extend the profile of its own name
 * @returns usable profiles by id, and what is wrong with the others
 */
export function loadProfiles(own: Readonly<Record<string, ProfileInput>> = {}): {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly issues: readonly ProfileIssue[];
} {
  return resolveProfiles(builtInProfiles, own);
}
