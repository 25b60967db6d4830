import type { Entry } from "../model/entry.ts";
import type { PartnerFacts } from "../model/partner.ts";

/**
 * What a partner is told of a live article now. The date of change moves exactly when the content did: to the moment
 * the article states, else to that of the run which saw the change. The result is remembered, so that the next run
 * says the same. A setting that changes the title or the address of every article is no change of their content: they
 * are sent as they are now, under the date they had.
 * @param entry - the article
 * @param url - its URL as the partner has it
 * @param title - its title as the partner has it
 * @param before - what the partner was told before, if anything
 * @param now - the run's clock
 * @returns the facts to send; `before` itself where nothing changed
 */
export function announce(
  entry: Entry,
  url: string,
  title: string,
  before: PartnerFacts | undefined,
  now: Temporal.Instant,
): PartnerFacts {
  const { id, revision, published } = entry;
  const sent = { id, url, title, published, revision };
  if (before === undefined) {
    const signalled = whole(earlier(entry.updated, now));
    return { ...sent, firstSent: now, signalled, changes: 0 };
  }
  if (before.revision === revision && before.withdrawn === undefined)
    return before.url === url && before.title === title ? before : { ...before, url, title };
  return {
    ...sent,
    published: before.published,
    firstSent: before.firstSent,
    signalled: moved(before.signalled, entry.updated, now),
    changes: before.changes + 1,
  };
}

/**
 * What a partner is told of an article that is taken down.
 * @param before - what the partner was told before
 * @param withdrawn - when the article was withdrawn
 * @param now - the run's clock
 * @returns the facts to send; `before` itself where the partner was told already
 */
export function takeDown(
  before: PartnerFacts,
  withdrawn: Temporal.Instant,
  now: Temporal.Instant,
): PartnerFacts {
  if (before.withdrawn !== undefined) return before;
  return {
    ...before,
    withdrawn: whole(earlier(withdrawn, now)),
    signalled: moved(before.signalled, withdrawn, now),
    changes: before.changes + 1,
  };
}

/**
 * @param before - the date the partner has
 * @param stated - the date the article states for the change
 * @param now - the run's clock
 * @returns a later date, to the second, since RFC 822 has no finer one
 */
function moved(
  before: Temporal.Instant,
  stated: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant {
  const least = before.add({ seconds: 1 });
  for (const candidate of [stated, now]) {
    const instant = whole(candidate);
    if (isBetween(instant, least, now)) return instant;
  }
  return least;
}

/**
 * @param instant - a moment
 * @param from - lower bound
 * @param to - upper bound
 * @returns whether it lies between them, both included
 */
function isBetween(
  instant: Temporal.Instant,
  from: Temporal.Instant,
  to: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, to) <= 0;
}

/**
 * @param one - a moment
 * @param other - another
 * @returns the earlier of both
 */
function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) <= 0 ? one : other;
}

/**
 * @param instant - a moment
 * @returns it without fractions of a second
 */
function whole(instant: Temporal.Instant): Temporal.Instant {
  return instant.round({ smallestUnit: "second", roundingMode: "floor" });
}
