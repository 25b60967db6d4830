import type { Element } from "domhandler";
import { textStart } from "./dom.ts";
import { remembering } from "./remembering.ts";
import words from "./class-words.json" with { type: "json" };

/** What class and id of an element suggest. */
export interface ClassWords {
  /** The page's furniture. */
  readonly chrome: boolean;
  /** What readers write below an article. */
  readonly comments: boolean;
  /** What stands below an article: the page's foot, comments, other articles. */
  readonly below: boolean;
  /** The article's text. */
  readonly text: boolean;
  /** A picture with its words. */
  readonly picture: boolean;
}

const CHROME: ReadonlySet<string> = new Set(words.chrome);
const COMMENTS: ReadonlySet<string> = new Set(words.comments);

/** What a word says, as bits: furniture, furniture where no class says text, and so on. */
const FURNITURE = 1;
const WEAK = 2;
const COMMENT = 4;
const BELOW = 8;
const PICTURE = 16;

/** What each word says; one look for all. */
const SAID: ReadonlyMap<string, number> = saidByWord();

const CHROME_PHRASE = new RegExp(words.phrases.join("|"));
const TEXT_PHRASE = new RegExp(words.textPhrases.join("|"));

/** A class that names the text, its words not parted. */
const TEXT_NAME = new RegExp(`(?<!\\S)(?:${words.text.join("|")})(?!\\S)`);

/** A class such as "teaser-content": the opening of an article, where "teaser" alone would be furniture. */
const TEXT_OF_WEAK = new RegExp(
  `(?<![^\\s_-])(?:${words.weak.join("|")})[\\w-]*[_-](?:text|content|body|copy|paragraph)(?:\\s|$)`,
);

/** Classes that hold a word of furniture and say something else: "label-hidden", "elementor-widget", "hidden-xs". */
const NEUTRAL = new RegExp(`(?<![^\\s_-])(?:${words.neutral.join("|")})(?![^\\s_-])`, "g");

/** What all of these hold: other classes need no closer look. */
const MAY_BE_NEUTRAL = /hidden|elementor|sidebar/;

/** A post of another site, shown in the text. */
const EMBED = /embed|tweet/;

/** Nearly all classes are of these characters; among them letters are found faster. */
const ASCII = /^[\0-\x7F]*$/;

/** Elements whose ids are anchors. */
const HEADINGS: ReadonlySet<string> = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

const NEITHER: ClassWords = {
  chrome: false,
  comments: false,
  below: false,
  text: false,
  picture: false,
};

/**
 * What class and id of an element suggest.
 * @param element - the element
 * @returns the suggestion
 */
export function classWords(element: Element): ClassWords {
  const { name, attribs } = element;
  const { class: written = "", id = "" } = attribs;
  // The name of an element that a site made up says as much as a class: "newsletter-signup".
  const classes = name.includes("-") ? `${name} ${written}` : written;
  // The id of a heading is made of its words: "comments-on-the-budget".
  const names = id === "" || HEADINGS.has(name) ? classes : `${classes} ${id}`;
  if (names === "") return NEITHER;
  const said = judge(names);
  if (!said.chrome || names === classes) return said;
  const bare = classes === "" ? NEITHER : judge(classes);
  return !bare.chrome && isOwnAnchor(element, id) ? bare : said;
}

/** An anchor that is no accident has four words: furniture is named by fewer, "related-articles". */
const ANCHOR = /^[^\s_-]+(?:[_-][^\s_-]+){3}/;

/** What parts the words of a text or an id. */
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;

/**
 * Whether an id is an anchor made of the words that the element begins with: "sharing-the-cost-of-the-pier".
 * @param element - the element
 * @param id - of it
 * @returns true for ids of four words and more, with the same text
 */
function isOwnAnchor(element: Element, id: string): boolean {
  if (!ANCHOR.test(id)) return false;
  const known = ownAnchors.get(element);
  if (known !== undefined) return known;
  const start = textStart(element, id.length * 2).replace(BETWEEN_WORDS, "");
  const isOwn = start.toLowerCase().startsWith(id.replace(BETWEEN_WORDS, "").toLowerCase());
  ownAnchors.set(element, isOwn);
  return isOwn;
}

/** Every rule asks for the words of an element. */
const ownAnchors = new WeakMap<Element, boolean>();

/** Judgements kept from page to page: the pages of a publisher come from a few templates. */
const REMEMBERED = 4096;

/**
 * What class and id suggest. Words are compared whole ("ads" is not in "headstone"), after classes in camelCase and
 * with-dashes are taken apart.
 * @param names - class and id
 * @returns the suggestion
 */
const judge: (names: string) => ClassWords = remembering(REMEMBERED, (names) => {
  const lower = names.toLowerCase();
  const text = isText(lower);
  const apart = takenApart(names, lower);
  const said = saidIn(apart);
  return {
    chrome: isChrome(said, apart) && !text,
    comments: (said & COMMENT) !== 0 && !text,
    below: (said & BELOW) !== 0 && !text,
    text,
    picture: (said & PICTURE) !== 0 && !text,
  };
});

/**
 * What the words of classes say.
 * @param apart - classes with their words parted
 * @returns bits of all words
 */
function saidIn(apart: string): number {
  let said = 0;
  for (const word of apart.match(ASCII.test(apart) ? /[a-z]+/g : /\p{L}+/gu) ?? []) {
    said |= SAID.get(word) ?? 0;
  }
  return said;
}

/**
 * Whether classes name furniture.
 * @param said - by their words
 * @param apart - the classes
 * @returns true for words and phrases of furniture; weak ones count for nothing beside text or the post of another site
 */
function isChrome(said: number, apart: string): boolean {
  if ((said & FURNITURE) !== 0 || CHROME_PHRASE.test(apart)) return true;
  return (said & WEAK) !== 0 && !TEXT_OF_WEAK.test(apart) && !EMBED.test(apart);
}

/**
 * What each word of the table says.
 * @returns bits by word
 */
function saidByWord(): Map<string, number> {
  const weak = new Set(words.weak);
  const said = new Map<string, number>();
  const add = (word: string, bit: number): void => {
    said.set(word, (said.get(word) ?? 0) | bit);
  };
  for (const word of words.chrome) add(word, weak.has(word) ? WEAK : FURNITURE);
  for (const word of words.comments) add(word, COMMENT);
  for (const word of words.below) add(word, BELOW);
  for (const word of words.picture) add(word, PICTURE);
  return said;
}

/**
 * Whether classes name the article's text.
 * @param lower - class and id, in lower case
 * @returns true for phrases such as "article-body" and names such as "articlebody"
 */
function isText(lower: string): boolean {
  return (
    (TEXT_PHRASE.test(lower) && isWholeText(lower)) || TEXT_NAME.test(lower.replace(/[-_]+/g, ""))
  );
}

/**
 * Classes with their words parted, without those that mean nothing here.
 * @param names - class and id
 * @param lower - the same in lower case
 * @returns them in lower case, a dash where camelCase has a new word
 */
function takenApart(names: string, lower: string): string {
  const plain = withoutGenerated(names);
  const split = names === lower ? plain : plain.replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
  return MAY_BE_NEUTRAL.test(split) ? split.replace(NEUTRAL, "") : split;
}

/** A class or id that a machine made up, in which short words mean nothing: "n1AuAdJlVL", "e1ad". */
const GENERATED =
  /(?<![^\s_-])(?:(?=[^\s_-]*\d)[^\s_-]*[A-Z][a-z]?[A-Z][a-z]?[A-Z][^\s_-]*|(?=\w{4})[\da-f]*\d[a-f][\da-f]*(?![^\s_-]))/g;

/**
 * Takes names off that a machine made up.
 * @param names - class and id
 * @returns those that mean something
 */
function withoutGenerated(names: string): string {
  return /\d/.test(names) ? names.replace(GENERATED, " ") : names;
}

/**
 * Whether classes name the article's text, not furniture that is a part of it: "article-content__sign-in".
 * @param lower - class and id, in lower case
 * @returns false where words of furniture stand behind those of the text in all classes that hold these
 */
function isWholeText(lower: string): boolean {
  if (!lower.includes("__")) return true;
  return lower.split(/\s+/).some((name) => TEXT_PHRASE.test(name) && !isPart(name));
}

/**
 * Whether a class names a part that is furniture.
 * @param name - one class
 * @returns true for words of furniture behind the sign of a part
 */
function isPart(name: string): boolean {
  const at = name.indexOf("__");
  const part = at < 0 ? "" : name.slice(at);
  return (
    CHROME_PHRASE.test(part) ||
    part.split(/[^\p{L}]+/u).some((word) => CHROME.has(word) && !COMMENTS.has(word))
  );
}
