import type { Element } from "domhandler";
import type { Line, Outline, Span } from "./outline.ts";
import type { Weights } from "./weight.ts";

/** So many elements of one kind side by side are a list. */
const MIN_ITEMS = 3;

/** An item of a list has at least so many lines: a paragraph alone is no item. */
const MIN_LINES = 2;

/** An item has no more lines than this: more are the columns of a page. */
const MAX_LINES = 20;

/** A line that is a link, or nearly. */
const LINKED = 0.8;

/** What a link to more, to an answer or to an author says is no longer than this. */
const MAX_ACTION = 40;

/**
 * Finds lists of what is not the article, whatever its classes say: teasers of other articles (each with a headline
 * that is a link) and what readers wrote (each with the same link to answer). No words are needed for it, only that
 * side by side stand several elements of one kind which are built alike.
 * @param page - the page
 * @param running - weights of running text
 * @returns the items
 */
export function listItems(page: Outline, running: Weights): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const group of groups(page)) {
    const dated = group.filter(isDatedPointer);
    if (dated.length >= MIN_ITEMS && dated.length >= group.length * MOST) add(found, dated);
    const items = group.filter(({ lines }) => lines.length >= MIN_LINES);
    if (items.length < MIN_ITEMS || items.length < group.length / 2) continue;
    const answers = items.filter(
      ({ from, lines }) => running.of({ from: 0, to: from }) >= ENOUGH && !lines.some(isOwnHeading),
    );
    for (const alike of [items.filter(isTeaser), withSameAction(answers)]) {
      if (alike.length >= MIN_ITEMS && alike.length >= items.length * MOST) add(found, alike);
    }
  }
  return found;
}

/** What readers write follows upon a text of at least this weight. */
const ENOUGH = 250;

/** This share of the items must be built alike. */
const MOST = 0.7;

/** An element with its lines. */
interface Item {
  readonly element: Element;
  /** Where on the page they begin. */
  readonly from: number;
  readonly lines: readonly Line[];
}

/**
 * Adds the elements of items to a set.
 * @param found - the set
 * @param items - the items
 */
function add(found: Set<Element>, items: readonly Item[]): void {
  for (const { element } of items) found.add(element);
}

/**
 * Elements of one kind with one parent: the same name and the same first class, digits aside.
 * @param page - the page
 * @returns the groups of at least three
 */
function groups(page: Outline): Item[][] {
  const byParent = new Map<unknown, [Element, Span][]>();
  for (const [element, span] of page.spans) {
    if (span.to - span.from > MAX_LINES || !isNamed(element)) continue;
    const siblings = byParent.get(element.parent);
    if (siblings) siblings.push([element, span]);
    else byParent.set(element.parent, [[element, span]]);
  }
  return [...byParent.values()]
    .filter((siblings) => siblings.length >= MIN_ITEMS)
    .flatMap((siblings) => [...Map.groupBy(siblings, ([element]) => kindOf(element)).values()])
    .filter((group) => group.length >= MIN_ITEMS)
    .map((group) => group.map(([element, { from, to }]) => itemOf(page, element, from, to)));
}

/**
 * An element with its lines.
 * @param page - the page
 * @param element - the element
 * @param from - its first line
 * @param to - the line after its last
 * @returns the item
 */
function itemOf(page: Outline, element: Element, from: number, to: number): Item {
  return { element, from, lines: page.lines.slice(from, to) };
}

/** Elements that are items by their name. */
const ITEM: ReadonlySet<string> = new Set(["li", "article", "dd"]);

/**
 * Whether an element may be an item.
 * @param element - the element
 * @returns true where its name or a class say what it is
 */
function isNamed(element: Element): boolean {
  const { name, attribs } = element;
  return ITEM.has(name) || (attribs["class"] ?? "").trim() !== "";
}

/**
 * The kind of an element.
 * @param element - the element
 * @returns its name and first class, without digits
 */
function kindOf(element: Element): string {
  const { name, attribs } = element;
  const first = /\S+/.exec(attribs["class"] ?? "")?.[0] ?? "";
  return `${name}.${first.replace(/\d+/g, "")}`;
}

/**
 * Whether a line is a heading of its own, not a link to what it heads: readers' comments have none.
 * @param line - the line
 * @returns true for unlinked headings
 */
function isOwnHeading(line: Line): boolean {
  return HEADING.test(line.element.name) && line.linked < LINKED;
}

/** Names of headings. */
const HEADING = /^h[1-6]$/;

/**
 * Whether an item is a teaser.
 * @param item - the item with its lines
 * @returns true where its headline, or its first line of some length, is a link
 */
function isTeaser(item: Item): boolean {
  const { lines } = item;
  const headline =
    lines.find(({ element }) => HEADING.test(element.name)) ??
    lines.find(({ size }) => size > MIN_TITLE);
  return headline !== undefined && headline.linked >= LINKED;
}

/** A title has more characters than this. */
const MIN_TITLE = 15;

/** A date at the beginning of a line, then something else. */
const DATE_FIRST =
  /^\P{L}{0,3}(?:\p{Nd}{1,2}[./-]\s?\p{Nd}{1,2}[./-]\s?(?:\p{Nd}{4}|\p{Nd}{2})|\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2})\P{L}{1,12}\p{L}/u;

/**
 * Whether an item is one line that points to another article: a date, a link, and what that is about.
 * @param item - the item with its line
 * @returns true where a link follows upon a date
 */
function isDatedPointer(item: Item): boolean {
  const [line, ...others] = item.lines;
  if (!line || others.length > 0 || line.linked < 0.1) return false;
  return DATE_FIRST.test(line.text);
}

/**
 * The items that carry the commonest short link of all.
 * @param items - the items
 * @returns those with a line that is the same link in each
 */
function withSameAction(items: readonly Item[]): Item[] {
  const byText = new Map<string, Item[]>();
  for (const item of items) {
    const actions = item.lines.filter(({ linked, size }) => linked >= LINKED && size <= MAX_ACTION);
    for (const text of new Set(actions.map((line) => line.text))) {
      byText.set(text, [...(byText.get(text) ?? []), item]);
    }
  }
  return [...byText.values()].reduce((best, next) => (next.length > best.length ? next : best), []);
}
