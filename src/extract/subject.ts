import type { Subject } from "../model/article.ts";

/** Media Topics by URI: http://cv.iptc.org/newscodes/mediatopic/20000002 */
const MEDIA_TOPIC = /(?:medtop:|newscodes\/mediatopic\/)(\d{8})$/u;

/**
 * A subject from its code or URI and its name.
 * @param code - `medtop:20000002`, a Media Topics URI, another code, or a bare name
 * @param name - in the article's language, if known
 * @returns the subject; Media Topics always as `medtop:` codes
 */
export function subjectOf(code: string | undefined, name?: string): Subject {
  const topic = MEDIA_TOPIC.exec(code ?? "")?.[1];
  const known = topic === undefined ? code : `medtop:${topic}`;
  const isCode = known !== undefined && /^[\w-]+:\S+$/u.test(known);
  const label = name ?? (isCode ? undefined : known);
  return { ...(isCode && { code: known }), ...(label !== undefined && { name: label }) };
}
