import type { Selection } from "../model/selection.ts";

/** The facts of an article that selection compares. */
export interface Selectable {
  readonly id: string;
  readonly section: string;
  readonly keywords: readonly string[];
  readonly authors: readonly string[];
  readonly credit: string;
  /** Milliseconds since 1970. */
  readonly published: number;
}

/** What a feed's window holds. */
export interface WindowRule {
  /** Most entries. */
  readonly items: number;
  /** Nothing published before this moment (milliseconds since 1970). */
  readonly since?: number | undefined;
  /** Only what matches every list given. */
  readonly include?: Selection | undefined;
  /** Nothing that matches one of the lists. */
  readonly exclude?: Selection | undefined;
  /** The owners that a credit line names; only the line itself where absent. */
  readonly owners?: ((credit: string) => readonly string[]) | undefined;
}

/**
 * Takes the articles of a window from the visible ones.
 * @param heads - newest first
 * @param rule - the window
 * @returns at most `rule.items`, newest first
 */
export async function takeWindow<Head extends Selectable>(
  heads: AsyncIterable<Head> | Iterable<Head>,
  rule: WindowRule,
): Promise<readonly Head[]> {
  const taken: Head[] = [];
  for await (const head of heads) {
    if (rule.since !== undefined && head.published < rule.since) break;
    if (!wanted(head, rule)) continue;
    taken.push(head);
    if (taken.length === rule.items) break;
  }
  return taken;
}

/**
 * Whether include and exclude let an article through.
 * @param head - its facts
 * @param rule - the window
 * @returns true where they do
 */
function wanted(head: Selectable, rule: WindowRule): boolean {
  const { include, exclude } = rule;
  const included = include === undefined || matches(head, include, rule).every(Boolean);
  const excluded = exclude !== undefined && matches(head, exclude, rule).some(Boolean);
  return included && !excluded;
}

/**
 * Which of the lists of a selection an article matches.
 * @param head - its facts
 * @param selection - the lists
 * @param rule - knows the owners in a credit
 * @returns one answer a list that is given
 */
function matches(head: Selectable, selection: Selection, rule: WindowRule): readonly boolean[] {
  const { section, keyword, author, credit } = selection;
  const { owners = (line: string): readonly string[] => [line] } = rule;
  const answers: boolean[] = [];
  if (section !== undefined) answers.push(intersects([head.section], section));
  if (keyword !== undefined) answers.push(intersects(head.keywords, keyword));
  if (author !== undefined) answers.push(intersects(head.authors, author));
  if (credit !== undefined)
    answers.push(
      intersects(
        owners(head.credit),
        credit.flatMap((line) => owners(line)),
      ),
    );
  return answers;
}

/**
 * Whether two lists share a value, case aside.
 * @param values - of an article
 * @param list - of config
 * @returns true where they do
 */
function intersects(values: readonly string[], list: readonly string[]): boolean {
  const wantedValues = new Set(list.map(fold));
  return values.some((value) => wantedValues.has(fold(value)));
}

/**
 * Makes values comparable.
 * @param value - as written
 * @returns NFC, lower case, trimmed
 */
function fold(value: string): string {
  return value.normalize("NFC").trim().toLowerCase();
}
