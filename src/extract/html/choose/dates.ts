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
  const published =
    claimed(evidence, "published", (vocabulary) => !VAGUE.has(vocabulary)) ??
    labelledDate(evidence) ??
    claimed(evidence, "published", (vocabulary) => VAGUE.has(vocabulary)) ??
    markedTime(evidence) ??
    dateLine(evidence) ??
    shownDate(evidence) ??
    dateInUrl(evidence);
  return { published, updated: chooseUpdated(evidence, published) };
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
    claimed(evidence, "updated") ??
    updateLine(evidence) ??
    (published ? undefined : markedChange(evidence));
  if (!updated || !published) return updated;
  const later = Temporal.Instant.compare(updated.stamp.instant, published.stamp.instant) > 0;
  return later ? updated : undefined;
}

/**
 * The first date that metadata states and that can be read.
 * @param evidence - what is known
 * @param field - which date
 * @param from - which kinds of metadata to ask
 * @returns the date
 */
function claimed(
  evidence: DateEvidence,
  field: "published" | "updated",
  from: (source: string) => boolean = () => true,
): DateClaim | undefined {
  for (const claims of evidence.page.claims) {
    const written = from(claims.source) ? (claims[field] ?? "") : "";
    const stamp = readDate(written, evidence);
    if (stamp) return { rule: `${claims.source}:${field}`, stamp, written };
  }
  return undefined;
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
