import type { Image } from "../../model/block.ts";
import names from "../words/names.json" with { type: "json" };
import { alternatives, pattern, wordsFor } from "../words/words.ts";
import { creditLine, splitCredit } from "./credit.ts";
import { agencyIndex } from "./name.ts";
import type { LineContext } from "./line-context.ts";

type Words = Pick<Image, "caption" | "credit">;

/** Credits are not longer than this; what is longer holds the caption too. */
const LONGEST = 110;

/** A credit after a sign or label that only pictures carry. */
const SIGNED_TAIL =
  /(?:^|[\s([/|–—.-])((?:©|\(c\)\s|copyright|credits?\s*[:：]|quelle\s*:|source\s*[:：]|fuente\s*:|fonte\s*:|[\p{L}]*foto\s*[:：])\s*[^。]{2,110})$/iu;

/** A whole name and whose it is: "Ida Lind/Example Wire". */
const SIGNATURE = /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,2}\s?\/\s?\p{Lu}[^/]+$/u;

/** A label of which only the looks of the page part the name: "Credit Ida Lind", "CreditIda Lind"; and no bank. */
const GLUED_LABEL = /^Credit(?!\s*Suisse)\s*(?=\p{Lu})/u;

/** What parts caption and credit: at the end of the one, at the start of the other. */
const PARTED = { end: /[\s|/•·–—([（-]+$/u, start: /^[\s|/•·:：–—-]+/u } as const;

/**
 * Puts the words of a picture into their own places: a credit may end the caption, repeat in it or carry its label; it
 * never keeps the caption.
 * @param caption - as marked, "" where nothing is
 * @param credit - as marked, "" where nothing is
 * @param context - the language
 * @returns caption and credit without labels, as far as there are any
 */
export function pictureWords(
  caption: string,
  credit: string,
  context: Pick<LineContext, "language">,
): Words {
  const owner = bareCredit(withoutCaption(credit.trim(), caption.trim()));
  if (owner === "") return caption.trim() === "" ? {} : split(caption.trim(), context);
  if (caption.trim() === "")
    return isOwner(credit, context) ? { credit: owner } : split(credit, context);
  if (owner.length > LONGEST && owner.length > caption.trim().length)
    return split(caption.trim(), context);
  const text = withoutCredit(caption.trim(), owner);
  return { ...(text === "" ? {} : { caption: text }), credit: owner };
}

/**
 * Whether what is marked as credit is one, and not the caption with its credit.
 * @param text - the words
 * @param context - the language
 * @returns true for a name or a label with little behind it
 */
function isOwner(text: string, context: Pick<LineContext, "language">): boolean {
  if (creditLine(text, context) !== null) return true;
  return text.length <= 60 && splitCredit(text, context) === null && !/\p{Ll}{3}[.!?]$/u.test(text);
}

/**
 * Takes the credit off a caption that holds both.
 * @param text - the words
 * @param context - the language
 * @returns both, or the caption alone
 */
function split(text: string, context: Pick<LineContext, "language">): Words {
  const lone = isSigned(unbracketed(text)) ? creditLine(text, context) : null;
  if (lone !== null) return { credit: bareCredit(lone) };
  const signed = SIGNED_TAIL.exec(text);
  const signs = signed?.[1];
  const found =
    signed && signs !== undefined
      ? {
          caption: text.slice(0, signed.index + (signed[0].startsWith(".") ? 1 : 0)),
          credit: signs,
        }
      : splitCredit(text, context);
  const credit = bareCredit(found?.credit ?? "");
  if (!found || credit === "") return { caption: text };
  const caption = found.caption.replace(PARTED.end, "");
  return caption === "" ? { credit } : { caption, credit };
}

/**
 * Whether words may be a credit alone.
 * @param text - the words
 * @returns true where they begin with a label or an agency, or sign as one of an agency does
 */
function isSigned(text: string): boolean {
  return label().test(text) || SIGNATURE.test(text) || agencyIndex(text) === 0;
}

/**
 * A credit without brackets around it, labels before it and words behind it that only say that it is one.
 * @param written - as marked
 * @returns the owner, "" where there is none
 */
function bareCredit(written: string): string {
  let text = written.trim();
  for (let before = ""; before !== text;) {
    before = text;
    text = unbracketed(text.replace(PARTED.start, "").replace(/[\s|;,–—-]+$/u, ""))
      .replace(label(), "")
      .replace(GLUED_LABEL, "")
      .replace(suffix(), "")
      .trim();
  }
  return /[\p{L}\p{N}]/u.test(text) ? text : "";
}

/**
 * Takes off brackets around the whole, and those without their other half.
 * @param text - the credit
 * @returns the credit inside
 */
function unbracketed(text: string): string {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  const [opened, closed] = [count(/[([（［]/gu), count(/[)\]）］]/gu)];
  if (opened < closed && /[)\]）］]$/u.test(text)) return text.slice(0, -1);
  if (opened > closed && /^[([（［]/u.test(text)) return text.slice(1);
  return /^[([（［][^()[\]（）［］]*[)\]）］]$/u.test(text) && !/^\(c\)/iu.test(text)
    ? text.slice(1, -1)
    : text;
}

/**
 * Labels before a credit: any language's before a colon, "Photo by" without one.
 * @returns the pattern
 */
function label(): RegExp {
  return pattern("picture label", () => {
    const words = [...wordsFor("und", "photo"), ...wordsFor("und", "source"), ...names.creditLabel];
    const closed = words.filter((word) => /(?:\sby|\sof|\.)$/u.test(word));
    const colon = String.raw`(?:${alternatives(words)}|\p{L}*foto|\p{L}*bild|\p{L}*quelle)(?:\s*(?:by|credit|courtesy|von))?\s*(?:[:：]|\.{3}|…)`;
    return new RegExp(
      String.raw`^(?:${colon}|(?:${alternatives(closed)})(?=\s)|(?:photo|image|picture)s?(?:\s*/|\s+by\b)|©|\(c\)|copyright\b|&copy;)\s*`,
      "iu",
    );
  });
}

/**
 * Words behind a credit: 撮影, 기자.
 * @returns the pattern
 */
function suffix(): RegExp {
  return pattern(
    "picture suffix",
    () => new RegExp(String.raw`(?<=[\p{L}\p{N}])\s*(?:${alternatives(names.creditSuffix)})$`, "u"),
  );
}

/**
 * Takes the caption off the start of a credit that repeats it.
 * @param credit - as marked
 * @param caption - as marked
 * @returns the credit behind it
 */
function withoutCaption(credit: string, caption: string): string {
  const isLonger = caption !== "" && credit.length > caption.length;
  return isLonger && credit.startsWith(caption) ? credit.slice(caption.length) : credit;
}

/**
 * Takes a credit off the end of a caption that repeats it, with brackets and label.
 * @param caption - as marked
 * @param owner - the bare credit
 * @returns the caption alone
 */
function withoutCredit(caption: string, owner: string): string {
  const at = caption.toLowerCase().lastIndexOf(owner.toLowerCase());
  const rest = at < 0 ? "" : caption.slice(at + owner.length);
  if (at < 0 || /[\p{L}\p{N}]/u.test(rest)) return caption.replace(/[\s|/([（–—-]+$/u, "");
  const before = caption.slice(0, at);
  const closed =
    /(?:[([（|/•·–—:：©.。!?！？]\s*(?:\p{L}+\s*[:：]\s*)?|^credit\s*)$/iu.test(before) ||
    owner.length === caption.length;
  return closed ? withoutLabel(before) : caption;
}

/**
 * Takes a label off the end of a caption whose credit is gone.
 * @param text - `The harbour. (Photo: `
 * @returns `The harbour.`
 */
function withoutLabel(text: string): string {
  const bare = pattern("picture label at the end", () => {
    const words = [...wordsFor("und", "photo"), ...wordsFor("und", "source"), ...names.creditLabel];
    return new RegExp(
      String.raw`(?:(?<![\p{L}\p{M}])(?:${alternatives(words)}|\p{L}*foto)\s*[:：]|©|\(c\))\s*$`,
      "iu",
    );
  });
  return text
    .replace(bare, "")
    .replace(PARTED.end, "")
    .replace(/^credit$/iu, "")
    .trim();
}
