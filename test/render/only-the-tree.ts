import { load } from "cheerio";
import { isTag } from "domhandler";

/** All that the tree can say in HTML. */
const SAYS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  "p h2 h3 h4 ol ul li blockquote pre figure figcaption small caption tr table tbody strong em sub sup code br"
    .split(" ")
    .map((name) => [name, []]),
);
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...SAYS,
  a: ["href"],
  img: ["src", "alt", "width", "height"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
};

const SCHEMES: Readonly<Record<string, RegExp>> = { href: /^(?:https?|mailto):/, src: /^https?:/ };

/**
 * Parses HTML as a browser does and looks for what the tree cannot say.
 * @param markup - an HTML fragment
 * @returns each such element, attribute or address
 */
export function outsideTheTree(markup: string): readonly string[] {
  const $ = load(markup, null, false);
  const faults: string[] = [];
  for (const node of $("*").toArray()) {
    const allowed = isTag(node) ? ELEMENTS[node.name] : undefined;
    if (allowed === undefined) faults.push($.html(node));
    for (const [name, value] of Object.entries($(node).attr() ?? {})) {
      const scheme = SCHEMES[name] ?? /^/;
      if (allowed?.includes(name) !== true || !scheme.test(value))
        faults.push(`${name}="${value}"`);
    }
  }
  return faults;
}
