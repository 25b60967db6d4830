import { type Element, isTag } from "domhandler";
import { hints } from "./dom.ts";
import type { Tree } from "./parse.ts";

/** Attributes by which readers look elements up. */
type Sought = "itemprop" | "property" | "rel" | "aria-label" | "vocab" | "prefix";
const SOUGHT: readonly Sought[] = ["itemprop", "property", "rel", "aria-label", "vocab", "prefix"];

/** Stands for elements that are not there. */
const NONE: readonly Element[] = [];

/** The elements of a page, looked at once; readers then look only at those that concern them. */
export class PageElements {
  /** All elements, in document order. */
  readonly all: readonly Element[];
  readonly #byName = new Map<string, Element[]>();
  readonly #byAttribute = new Map<string, Element[]>(SOUGHT.map((name) => [name, []]));
  /** Elements with a class or id, and both as one string. */
  readonly #hinted: Element[] = [];
  readonly #hints: string[] = [];

  /** @param tree - the page */
  constructor({ elements }: Tree) {
    this.all = elements;
    for (const element of elements) this.#index(element);
  }

  /**
   * The elements of some names.
   * @param names - lower case
   * @returns the elements in document order
   */
  named(...names: readonly string[]): readonly Element[] {
    return this.inOrder(...names.map((name) => this.#byName.get(name) ?? NONE));
  }

  /**
   * The elements that carry an attribute.
   * @param attribute - one of those that readers look for
   * @returns the elements in document order
   */
  with(attribute: Sought): readonly Element[] {
    return this.#byAttribute.get(attribute) ?? NONE;
  }

  /**
   * The elements whose class or id hint at something.
   * @param pattern - class words, without a global flag
   * @returns the elements in document order
   */
  hinting(pattern: RegExp): Element[] {
    return this.#hinted.filter((_, index) => pattern.test(this.#hints[index] ?? ""));
  }

  /**
   * The elements below another.
   * @param root - an element of the page
   * @returns the elements in document order
   */
  within(root: Element): readonly Element[] {
    return this.all.slice(this.all.indexOf(root) + 1, this.all.indexOf(lastWithin(root)) + 1);
  }

  /**
   * Several lists as one.
   * @param lists - elements of the page
   * @returns each element once, in document order
   */
  inOrder(...lists: readonly (readonly Element[])[]): readonly Element[] {
    const [only, ...more] = lists.filter((list) => list.length > 0);
    if (only === undefined || more.length === 0) return only ?? NONE;
    return [...new Set([only, ...more].flat())].toSorted(
      (one, other) => placeOf(one) - placeOf(other),
    );
  }

  #index(element: Element): void {
    const { name, attribs } = element;
    // An element has few attributes: to look through them is faster than to ask each for all that are sought.
    for (const attribute in attribs) this.#byAttribute.get(attribute)?.push(element);
    const alike = this.#byName.get(name);
    if (alike) alike.push(element);
    else this.#byName.set(name, [element]);
    const hint = hints(element);
    if (hint === "") return;
    this.#hinted.push(element);
    this.#hints.push(hint);
  }
}

/**
 * Where an element stands in its document.
 * @param element - of a parsed page
 * @returns the place of its tag
 */
function placeOf(element: Element): number {
  return element.startIndex ?? 0;
}

/**
 * The last of the elements in another.
 * @param root - the other
 * @returns it itself where it holds none
 */
function lastWithin(root: Element): Element {
  let last = root;
  for (let next: Element | undefined = root; next; next = next.children.findLast(isTag)) {
    last = next;
  }
  return last;
}
