import type { Statements } from "./statements.ts";

/** What the desk lets readers see at `:now`. */
export const PUBLIC = `status = 'usable' AND (embargo IS NULL OR embargo <= :now)
  AND (expires IS NULL OR expires > :now)`;

/**
 * Finds articles about to be published for the first time that say what another one says: the one that readers have,
 * else the one published first, stays. What is public already is never taken away for it.
 * @param statements - of the ledger
 * @param now - milliseconds since 1970
 */
export function markDoubles(statements: Statements, now: number): void {
  const unborn = `SELECT h.path, h.id, h.text, h.language, h.published, h.shadowed FROM item i CROSS JOIN head h USING (id)
    WHERE i.live IS NULL AND h.shadowed <> 1 AND (h.shadowed = 2 OR (h.text <> '' AND EXISTS
      (SELECT 1 FROM head o WHERE o.text = h.text AND o.text <> '' AND o.id <> h.id)))
    ORDER BY h.published, h.id`;
  const first = statements.prepare(`SELECT 1 FROM head JOIN item USING (id)
    WHERE head.text = :text AND head.text <> '' AND head.language = :language AND head.id <> :id
    AND shadowed = 0 AND ${PUBLIC}
    AND (item.live IS NOT NULL OR (head.published, head.id) < (:published, :id)) LIMIT 1`);
  const mark = statements.prepare("UPDATE head SET shadowed = :shadowed WHERE path = :path");
  for (const row of statements.prepare(unborn).all()) {
    const { path = null, shadowed, ...own } = row;
    const { id = null, text = null, language = null, published = null } = own;
    const double = first.get({ id, text, language, published, now }) === undefined ? 0 : 2;
    if (double !== shadowed) mark.run({ path, shadowed: double });
  }
}
