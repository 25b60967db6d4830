import type { Element } from "domhandler";
import { hints } from "./dom.ts";
import words from "./class-words.json" with { type: "json" };

/** What class and id of an element suggest. */
export interface ClassWords {
  /** The page's furniture. */
  readonly chrome: boolean;
  /** The article's text. */
  readonly text: boolean;
}

const CHROME: ReadonlySet<string> = new Set(words.chrome);
const TEXT: ReadonlySet<string> = new Set(words.text);
const CHROME_PHRASE = new RegExp(words.phrases.join("|"));
const TEXT_PHRASE = new RegExp(words.textPhrases.join("|"));

/** Class attributes already judged; pages repeat a few. */
const NEITHER: ClassWords = { chrome: false, text: false };

/**
 * What class and id suggest of an element. Words are compared whole ("ads" is not in "headstone"), after classes
 * in camelCase and with-dashes are taken apart.
 * @param element - the element
 * @returns the suggestion
 */
export function classWords(element: Element): ClassWords {
  const names = hints(element);
  if (names === "") return NEITHER;
  const text = TEXT_PHRASE.test(names) || names.split(/\s+/).some((name) => TEXT.has(joined(name)));
  const { class: classes = "", id = "" } = element.attribs;
  const apart = `${classes} ${id}`.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  const chrome =
    CHROME_PHRASE.test(apart) || apart.split(/[^\p{L}]+/u).some((word) => CHROME.has(word));
  return { chrome: chrome && !text, text };
}

/**
 * A class without the signs that part its words.
 * @param name - one class
 * @returns its letters
 */
function joined(name: string): string {
  return name.replace(/[-_]/g, "");
}
