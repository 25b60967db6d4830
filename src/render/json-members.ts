import { cleanText } from "./xml.ts";

/** A JSON object's members in the order they are written; undefined ones are left out. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/**
 * A text as a member.
 * @param text - raw
 * @returns the text through the door, undefined where there is none
 */
export function optionalText(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : cleanText(text);
}

/**
 * A list as a member.
 * @param list - any
 * @returns the list, undefined where it is empty
 */
export function some<Member>(list: readonly Member[]): readonly Member[] | undefined {
  return list.length === 0 ? undefined : list;
}
