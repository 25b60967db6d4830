/** Address of a mailbox. */
const MAILBOX = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

/** A telephone number, written with at least seven digits. */
const TELEPHONE = /\(?\+?\d[\d\s().\-/]{5,}\d/gu;
const MIN_DIGITS = 7;

/** The sign or word of copyright beside a year. */
const COPYRIGHT = /(?:©|\(c\)|copyright)[^.!?]{0,60}?(?:19|20)\d\d|(?:19|20)\d\d\s*(?:©|\(c\))/iu;

/** A line of an imprint is no longer than this. */
const MAX_IMPRINT = 300;

/** So many words stand beside each number or mailbox at most: more make a sentence that readers may need. */
const MAX_WORDS = 6;

/**
 * Whether a line is of the publisher's imprint: how to reach the desk, whose the text is.
 * @param text - the line
 * @returns true for telephone numbers and mailboxes with little else, and for copyright with its year
 */
export function isImprint(text: string): boolean {
  if (text.length > MAX_IMPRINT || !/[\d@]/.test(text)) return false;
  if (COPYRIGHT.test(text)) return true;
  const numbers = (text.match(TELEPHONE) ?? []).filter(
    (number) => number.replace(/\D/g, "").length >= MIN_DIGITS,
  );
  const contacts = [...(text.match(MAILBOX) ?? []), ...numbers];
  if (contacts.length === 0) return false;
  const beside = contacts.reduce((rest, contact) => rest.replace(contact, " "), text);
  const words = beside.match(/\p{L}{2,}/gu)?.length ?? 0;
  return words <= contacts.length * MAX_WORDS;
}
