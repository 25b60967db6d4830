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
  const winner = claims.toSorted(newerFirst)[0];
  if (winner === undefined) return;
  const previous = await ledger.item(id);
  const dates = await ledger.statedDates(winner.path);
  const stated = { ...dates, embargo: winner.embargo, content: winner.content };
  const life = nextLife(previous, stated, now, reread);
  const { language, section, url } = winner;
  const item = { ...life, id, language, section, url, withdrawn: previous?.withdrawn };
  await ledger.putItem(item);
  await ledger.choose(item, winner.path);
}

/**
 * Order of files that claim one id: the newer one first.
 * @param a - one
 * @param b - another
 * @returns as for sort
 */
function newerFirst(a: HeadRecord, b: HeadRecord): number {
  return b.updated - a.updated || b.published - a.published || (a.path < b.path ? -1 : 1);
}
