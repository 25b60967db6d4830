import { nextLife } from "../assemble/life.ts";
import type { HeadRecord, Ledger } from "../ledger/ledger.ts";

/** What settling needs. */
interface SettleContext {
  readonly ledger: Ledger;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Decides whose an id is and how its life goes on, after a file that claims it changed or went.
 * @param id - of an article
 * @param reread - true where only the engine changed
 * @param context - ledger and clock
 */
export async function settleId(id: string, reread: boolean, context: SettleContext): Promise<void> {
  const { ledger, now } = context;
  const claims = await ledger.claims(id);
  const previous = await ledger.item(id);
  const known = previous?.live === undefined ? undefined : previous.url;
  const winner = claims.toSorted((a, b) => newerFirst(a, b, known))[0];
  if (winner === undefined) return;
  const dates = await ledger.statedDates(winner.path);
  const stated = { ...dates, embargo: winner.embargo, content: winner.content };
  const life = nextLife(previous, stated, now, reread);
  const { language, section, url } = winner;
  const item = { ...life, id, language, section, url, withdrawn: previous?.withdrawn };
  await ledger.putItem(item);
  await ledger.choose(item, winner.path);
}

/**
 * Order of files that claim one id: the newer one first; of two as new, the one at the address that readers know, for a
 * copy is no newer than what it was made from.
 * @param a - one
 * @param b - another
 * @param known - that address
 * @returns as for sort
 */
function newerFirst(a: HeadRecord, b: HeadRecord, known: string | undefined): number {
  return (
    b.updated - a.updated ||
    b.published - a.published ||
    Number(b.url === known) - Number(a.url === known) ||
    (a.path < b.path ? -1 : 1)
  );
}
