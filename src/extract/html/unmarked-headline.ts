import type { Element } from "domhandler";
import { folded } from "./choose/compare.ts";
import { elementsIn, textUpTo } from "./dom.ts";
import type { Line, Outline } from "./outline.ts";

/** Where a headline stands that no heading marks. */
interface Place {
  readonly line: Line;
  /** The element within the line that holds the headline alone, where the line's own holds more. */
  readonly inner?: Element;
}

/** A line with a headline holds at most so many characters more: the date above or below it. */
const MAX_MORE = 50;

/** It stands in one of so many such lines. */
const MAX_PLACES = 4;

/** A headline in a longer line has at least so many characters. */
const MIN_WITHIN = 15;

/**
 * Whether a page shows a text as a line of its own, or alone in an element of a line that says little more.
 * @param outlined - the page's lines
 * @param text - for example a part of the title
 * @returns true where it does
 */
export function isShownAlone(outlined: Outline, text: string): boolean {
  return placeOf(outlined, text) !== undefined;
}

/**
 * Where a page shows its headline that marks no heading: in an element of its own, or in one with more lines in it. Then
 * the outline is given the lines of the inline element that holds the headline alone.
 * @param outlined - the page's lines
 * @param text - the headline
 * @returns the element, and the lines to go on with
 */
export function unmarkedHeadline(
  outlined: Outline,
  text: string | undefined,
): { readonly element: Element | undefined; readonly lines: Outline } {
  const place = text === undefined ? undefined : placeOf(outlined, text);
  const { line, inner } = place ?? {};
  if (!line || !inner || outlined.spans.has(inner)) {
    return { element: inner ?? line?.element, lines: outlined };
  }
  const from = outlined.lines.indexOf(line);
  // A date in the same line stands near the headline too.
  const to = folded(line.text) === folded(text ?? "") ? from + 1 : from;
  return {
    element: inner,
    lines: { ...outlined, spans: new Map([...outlined.spans, [inner, { from, to }]]) },
  };
}

/**
 * Finds the line of a headline.
 * @param outlined - the page's lines
 * @param text - the headline
 * @returns its place
 */
function placeOf(outlined: Outline, text: string): Place | undefined {
  const wanted = folded(text);
  const own = outlined.lines.find(
    (line) =>
      line.linked < 0.5 &&
      Math.abs(line.text.length - text.length) < text.length &&
      folded(line.text) === wanted,
  );
  if (own) return { line: own, ...innerOf(outlined, own, wanted) };
  if (text.length < MIN_WITHIN) return undefined;
  const around = outlined.lines.filter((line) => {
    const more = line.text.length - text.length;
    return more >= 0 && more <= MAX_MORE && line.linked < 0.5 && folded(line.text).includes(wanted);
  });
  for (const line of around.slice(0, MAX_PLACES)) {
    const { inner } = innerOf(outlined, line, wanted);
    if (inner) return { line, inner };
  }
  return undefined;
}

/**
 * The element within that of a line which holds the headline alone.
 * @param outlined - the page's lines
 * @param line - the line
 * @param wanted - the headline, folded
 * @returns the element, nothing where the line is all that its own element holds
 */
function innerOf(outlined: Outline, line: Line, wanted: string): { readonly inner?: Element } {
  const span = outlined.spans.get(line.element);
  if (span && span.to - span.from === 1 && folded(line.text) === wanted) return {};
  const isAlone = (element: Element): boolean =>
    folded(textUpTo(element, line.text.length) ?? "") === wanted;
  const [inner] = elementsIn(line.element, isAlone);
  return inner ? { inner } : {};
}
