import type { Element } from "domhandler";
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
const BELOW: ReadonlySet<string> = new Set(words.below);
const COMMENTS: ReadonlySet<string> = new Set(words.comments);
const PICTURE: ReadonlySet<string> = new Set(words.picture);
const TEXT: ReadonlySet<string> = new Set(words.text);
const CHROME_PHRASE = new RegExp(words.phrases.join("|"));
const TEXT_PHRASE = new RegExp(words.textPhrases.join("|"));

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

/** Words that name furniture only where no class of the element says text. */
const WEAK: ReadonlySet<string> = new Set(words.weak);

/** Nearly all classes are of these characters; among them letters are found faster. */
const ASCII = /^[\0-\x7F]*$/;

const NEITHER: ClassWords = {
  chrome: false,
  comments: false,
  below: false,
  text: false,
  picture: false,
};

/**
 * Makes a judge of class and id that remembers its judgements: a page repeats a few class attributes many times.
 * @returns what class and id suggest of an element
 */
export function classJudge(): (element: Element) => ClassWords {
  const known = new Map<string, Map<string, ClassWords>>();
  return ({ attribs }) => {
    const { class: classes = "", id = "" } = attribs;
    if (classes === "" && id === "") return NEITHER;
    // Two steps instead of one joined key: the parser's own strings are hashed once.
    const byId = known.get(classes);
    const judged = byId?.get(id);
    if (judged) return judged;
    const found = judge(`${classes} ${id}`);
    if (byId) byId.set(id, found);
    else known.set(classes, new Map([[id, found]]));
    return found;
  };
}

/**
 * What class and id suggest. Words are compared whole ("ads" is not in "headstone"), after classes in camelCase and
 * with-dashes are taken apart.
 * @param names - class and id
 * @returns the suggestion
 */
function judge(names: string): ClassWords {
  const lower = names.toLowerCase();
  const text =
    (TEXT_PHRASE.test(lower) && isWholeText(lower)) || joined(lower).some((name) => TEXT.has(name));
  const split = withoutGenerated(names)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const apart = MAY_BE_NEUTRAL.test(split) ? split.replace(NEUTRAL, "") : split;
  const weakens = TEXT_OF_WEAK.test(apart) || EMBED.test(apart);
  const apartWords = apart.split(ASCII.test(apart) ? /[^a-z]+/ : /[^\p{L}]+/u);
  const chrome =
    CHROME_PHRASE.test(apart) ||
    apartWords.some((word) => CHROME.has(word) && !(weakens && WEAK.has(word)));
  const comments = apartWords.some((word) => COMMENTS.has(word));
  const below = apartWords.some((word) => BELOW.has(word));
  const picture = !text && apartWords.some((word) => PICTURE.has(word));
  return {
    chrome: chrome && !text,
    comments: comments && !text,
    below: below && !text,
    text,
    picture,
  };
}

/** A class or id that a machine made up, in which short words mean nothing: "n1AuAdJlVL". */
const GENERATED = /(?<![^\s_-])(?=[^\s_-]*\d)[^\s_-]*[A-Z][a-z]?[A-Z][a-z]?[A-Z][^\s_-]*/g;

/**
 * Takes names off that a machine made up.
 * @param names - class and id
 * @returns those that mean something
 */
function withoutGenerated(names: string): string {
  return /\d/.test(names) && /[A-Z]/.test(names) ? names.replace(GENERATED, " ") : names;
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

/**
 * Classes without the signs that part their words.
 * @param names - class and id
 * @returns the letters of each
 */
function joined(names: string): string[] {
  return names.replace(/[-_]+/g, "").split(/\s+/);
}
