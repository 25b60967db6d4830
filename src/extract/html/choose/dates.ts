import type { Timestamp } from "../../../model/article.ts";
import type { Source } from "../../../model/source.ts";
import type { ExtractionContext } from "../../extractor.ts";
import type { Page } from "../page.ts";
import { type DateClaim, type DateEvidence, readDate } from "./date-claim.ts";
import { dateLine, labelledDate, updateLine } from "./date-lines.ts";
import { readMachineDate } from "./machine-date.ts";
import { markedChange, markedTime, shownDate } from "./marked-dates.ts";

/** Both dates, as far as they are known. */
export interface Dates {
  readonly published: DateClaim | undefined;
  readonly updated: DateClaim | undefined;
}

/** What reading dates needs beside the page. */
interface DateContext {
  readonly source: Source;
  /** BCP 47, "und" where unknown. */
  readonly language: string;
  readonly parseDateLine: ExtractionContext["parseDateLine"];
}

/** Vocabularies whose `date` is as often that of the last change: what the page says in words goes before them. */
const VAGUE: ReadonlySet<string> = new Set(["dublin-core", "meta"]);

/**
 * Chooses both dates. Publication: metadata, marked times, dates shown, the address.
 * @param page - the page
 * @param context - the file, its language, and who understands date lines
 * @returns the dates
 */
export function chooseDates(page: Page, context: DateContext): Dates {
  const { source, language, parseDateLine } = context;
  const evidence = { page, locale: language, timeZone: source.timeZone, parseDateLine };
  const published = choosePublished(evidence);
  return { published, updated: chooseUpdated(evidence, published) };
}

/**
 * Chooses the date of publication: the first there is, or one after it that knows the time of the same day.
 * @param evidence - what is known
 * @returns the date
 */
function choosePublished(evidence: DateEvidence): DateClaim | undefined {
  let best: DateClaim | undefined;
  for (const claim of publicationDates(evidence)) {
    if (!best || isSharper(claim, best, evidence.timeZone)) best = claim;
    if (best.stamp.precision !== "day") return best;
  }
  return best ?? dateInUrl(evidence);
}

/**
 * What the page says of its publication, best first; each place is looked into when it is asked for.
 * @param evidence - what is known
 * @yields the dates
 */
function* publicationDates(evidence: DateEvidence): Generator<DateClaim> {
  const stated = claims(evidence, "published", (vocabulary) => !VAGUE.has(vocabulary));
  yield* some(firstPublished(stated, evidence));
  yield* stated;
  yield* some(labelledDate(evidence));
  yield* claims(evidence, "published", (vocabulary) => VAGUE.has(vocabulary));
  for (const shown of [markedTime, dateLine, shownDate]) yield* some(shown(evidence));
}

/**
 * What may be there as a list.
 * @param claim - a date, if there is one
 * @returns it alone, or nothing
 */
function some(claim: DateClaim | undefined): DateClaim[] {
  return claim ? [claim] : [];
}

/**
 * Whether a date says the same day as another, and the time of day too.
 * @param claim - a date
 * @param day - one without a time of day
 * @param timeZone - of the source
 * @returns true where its own words, or its moment in the source's zone, are of that day
 */
function isSharper(claim: DateClaim, day: DateClaim, timeZone: string): boolean {
  const { stamp, written } = claim;
  if (stamp.precision === "day") return false;
  const wanted = day.stamp.day?.toString() ?? "";
  return (
    written.startsWith(wanted) ||
    stamp.instant.toZonedDateTimeISO(timeZone).toPlainDate().toString() === wanted
  );
}

/**
 * The date of publication as metadata state it. Some systems write the last change there too: then whoever states an
 * earlier date is believed.
 * @param stated - dates of publication in metadata, best source first
 * @param evidence - what is known
 * @returns the date
 */
function firstPublished(
  stated: readonly DateClaim[],
  evidence: DateEvidence,
): DateClaim | undefined {
  const [first, ...others] = stated;
  if (!first) return undefined;
  const isChange = ({ stamp }: DateClaim): boolean => order(stamp, first.stamp) === 0;
  if (others.length === 0 || !claims(evidence, "updated").some(isChange)) return first;
  const before = { instant: first.stamp.instant.subtract({ hours: MIN_HOURS }) };
  return others.find(({ stamp }) => order(stamp, before) < 0) ?? first;
}

/** Dates that lie no further apart are of one publication, told by the minute, the day, or in another zone. */
const MIN_HOURS = 7 * 24;

/** What a stamp says of its moment. */
type Moment = Pick<Timestamp, "instant">;

/**
 * Which of two moments comes first.
 * @param one - a moment
 * @param other - another
 * @returns below 0 for the first of them
 */
function order(one: Moment, other: Moment): number {
  return Temporal.Instant.compare(one.instant, other.instant);
}

/**
 * Chooses the date of the last change; one before publication is a mistake and is not believed.
 * @param evidence - what is known
 * @param published - the date of publication
 * @returns the date
 */
function chooseUpdated(
  evidence: DateEvidence,
  published: DateClaim | undefined,
): DateClaim | undefined {
  const updated =
    claims(evidence, "updated")[0] ??
    updateLine(evidence) ??
    (published ? undefined : markedChange(evidence));
  if (!updated || !published) return updated;
  return order(updated.stamp, published.stamp) > 0 ? updated : undefined;
}

/**
 * The dates that metadata state and that can be read.
 * @param evidence - what is known
 * @param field - which date
 * @param from - which kinds of metadata to ask
 * @returns the dates, best source first
 */
function claims(
  evidence: DateEvidence,
  field: "published" | "updated",
  from: (source: string) => boolean = () => true,
): DateClaim[] {
  return evidence.page.claims.flatMap(({ source, [field]: written = "" }) => {
    const stamp = from(source) ? readDate(written, evidence) : undefined;
    return stamp ? [{ rule: `${source}:${field}`, stamp, written }] : [];
  });
}

/**
 * The date in an address such as /2024/05/03/.
 * @param evidence - what is known
 * @returns the day
 */
function dateInUrl(evidence: DateEvidence): DateClaim | undefined {
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])|\/([1-9])\/([1-9]|[12]\d|3[01]))(?:[/_.-]|$)/.exec(
      URL.parse(evidence.page.url ?? "")?.pathname ?? "",
    );
  if (!match) return undefined;
  const [, year, month = "", day = "", shortMonth = month, shortDay = day] = match;
  const stamp = readMachineDate(`${year}-${shortMonth}-${shortDay}`, evidence.timeZone);
  return stamp && { rule: "url", stamp, written: match[0] };
}
