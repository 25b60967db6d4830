import type { Statements } from "./statements.ts";

/** Languages by hops over the index rather than by reading all of it. */
export const LANGUAGES: string = `WITH RECURSIVE tag(language) AS (
    SELECT min(language) FROM head
    UNION ALL SELECT (SELECT min(language) FROM head WHERE head.language > tag.language) FROM tag WHERE language IS NOT NULL
  ) SELECT language FROM tag WHERE language IS NOT NULL`;

/**
 * Sections of a language, by hops too, each with an article that readers may see.
 * @param visible - condition on heads
 * @returns a query with `:language`
 */
export function sectionsOf(visible: string): string {
  return `WITH RECURSIVE name(section) AS (
    SELECT min(section) FROM head WHERE language = :language AND section > ''
    UNION ALL SELECT (SELECT min(section) FROM head WHERE language = :language AND head.section > name.section)
      FROM name WHERE section IS NOT NULL
  ) SELECT section FROM name WHERE section IS NOT NULL
    AND EXISTS (SELECT 1 FROM head WHERE language = :language AND head.section = name.section AND ${visible})`;
}

/**
 * The first moment at which the clock alone changes what readers see.
 * @param statements - of the ledger
 * @param now - milliseconds since 1970
 * @param ages - of articles that matter, milliseconds
 * @param takedowns - ages of takedowns that matter, milliseconds
 * @returns a moment after now, or undefined where there is none
 */
export function nextMoment(
  statements: Statements,
  now: number,
  ages: readonly number[],
  takedowns: readonly number[],
): number | undefined {
  const least = (sql: string, ...values: readonly (string | number)[]): number[] => {
    const found = statements.prepare(sql).get(...values)?.["moment"];
    return found === null || found === undefined ? [] : [Number(found)];
  };
  const moments = [
    ...least("SELECT min(embargo) moment FROM head WHERE embargo > ?", now),
    ...least("SELECT min(expires) moment FROM head WHERE expires > ?", now),
    ...ages.flatMap((age) =>
      least("SELECT min(published) moment FROM head WHERE published >= ?", now - age).map(
        (published) => published + age,
      ),
    ),
    ...takedowns.flatMap((age) =>
      least("SELECT min(withdrawn) moment FROM item WHERE withdrawn >= ?", now - age).map(
        (withdrawn) => withdrawn + age,
      ),
    ),
  ];
  // Some bounds are inclusive: what happens right now may still show in a millisecond.
  return moments.length === 0 ? undefined : Math.max(Math.min(...moments), now + 1);
}
