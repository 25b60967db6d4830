import { agencyIndex } from "./name.ts";

/** The place a report is written from, and the agency named with it. */
export interface Dateline {
  readonly place: string;
  readonly agency?: string;
}

/** `OSLO — `, `OSLO, March 3 (Example Wire) - `, `القاهرة (رويترز) - `. */
const DATELINE =
  /^(?<place>[^\s()\d.,:;–—"“„«][^()\d.:;–—"“„«]{0,48}?)(?:,\s[^()]{1,24})?\s*(?:\((?<agency>[^()]{2,40})\))?\s*(?:[–—]|--?)\s+\S/u;

/** `例通信社东京2月13日电`. */
const CHINESE =
  /^(?<agency>新华社|新華社|中新社|中新网)(?<place>\p{sc=Han}{2,8}?)\d{1,2}月\d{1,2}日[电電]/u;

/**
 * Recognizes a dateline at the beginning of a text.
 * @param paragraph - the first paragraph
 * @returns the place, or null where the paragraph begins with something else
 */
export function dateline(paragraph: string): Dateline | null {
  const { place = "", agency = "" } =
    (CHINESE.exec(paragraph) ?? DATELINE.exec(paragraph))?.groups ?? {};
  const bare = place.trim().replace(/,$/u, "");
  if (bare === "") return null;
  if (agencyIndex(agency) === 0) return { place: bare, agency };
  const isCapital = /\p{Lu}{3}/u.test(bare) && !/\p{Ll}/u.test(bare);
  return isCapital ? { place: bare } : null;
}
