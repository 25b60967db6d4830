/** What parsing must know of an element by its name; as htmlparser2 has it. */
export interface ElementKind {
  /** In lower case. */
  readonly name: string;
  /** Elements that end where one of this kind begins: a paragraph before a list. */
  readonly ends: ReadonlySet<string>;
  /** It holds nothing and has no closing tag. */
  readonly isVoid: boolean;
  /** Its text holds no tags. */
  readonly isTagless: boolean;
  /** Its text holds no entities either. */
  readonly isRaw: boolean;
  /** Whether it holds elements that are not of HTML, which "/>" closes; undefined where that is as around it. */
  readonly isForeign: boolean | undefined;
}

/** Elements that end others, with those that they end. */
const ENDS: readonly (readonly [string, string])[] = [
  [
    "p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form " +
      "header hr main nav ol pre section table ul",
    "p",
  ],
  ["li", "li"],
  ["dd dt", "dd dt"],
  ["tr", "tr th td"],
  ["th", "th"],
  ["td", "thead th td"],
  ["tbody tfoot", "thead tbody"],
  ["body", "head script"],
  ["option", "option"],
  ["optgroup", "optgroup option"],
  [
    "select input output button datalist textarea",
    "select button datalist textarea optgroup option",
  ],
  ["rt rp", "rt rp"],
];

const VOID =
  "area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr";

const RAW = "script style textarea xmp";

const FOREIGN = "math svg";

/** Elements that hold HTML within those that do not. */
const HTML_AGAIN = "mi mo mn ms mtext annotation-xml foreignobject desc title";

/** Elements of which nothing special is known, but which stand on most pages. */
const PLAIN =
  "a abbr b button canvas center cite code del em font g head html i iframe ins label noscript object path " +
  "picture s small span strong sub summary sup svg time u use video";

const NOTHING: ElementKind = {
  name: "",
  ends: new Set(),
  isVoid: false,
  isTagless: false,
  isRaw: false,
  isForeign: undefined,
};

const KINDS: ReadonlyMap<string, ElementKind> = knownKinds();

/**
 * The kind of an element.
 * @param written - its name, in any case
 * @returns what is known of it
 */
export function kindOf(written: string): ElementKind {
  const known = KINDS.get(written);
  if (known) return known;
  const name = written.toLowerCase();
  return KINDS.get(name) ?? { ...NOTHING, name };
}

/**
 * The kinds of all elements of which something is known.
 * @returns the kinds by name
 */
function knownKinds(): Map<string, ElementKind> {
  const kinds = new Map<string, ElementKind>();
  const add = (names: string, known: Partial<ElementKind>): void => {
    for (const name of names.split(" ")) {
      kinds.set(name, { ...(kinds.get(name) ?? NOTHING), name, ...known });
    }
  };
  add(PLAIN, {});
  for (const [names, ended] of ENDS) add(names, { ends: new Set(ended.split(" ")) });
  add(VOID, { isVoid: true });
  add(RAW, { isTagless: true, isRaw: true });
  add("title", { isTagless: true });
  add(FOREIGN, { isForeign: true });
  add(HTML_AGAIN, { isForeign: false });
  return kinds;
}
