import { DATE_LOCALES } from "../localize/date-locales.ts";
import lines from "../localize/date-parse/lines.json" with { type: "json" };
import prose from "../localize/date-parse/prose.json" with { type: "json" };
import { type BenchTable, microseconds } from "./bench-table.ts";
import {
  type DateReader,
  loadAnyDateParser,
  loadChrono,
  loadDateFns,
  loadLuxon,
  polywire,
} from "./date-peers.ts";

/** A line and what it says: "2025-02-13", "2025-02-13 08:28", or null where it is no date line. */
interface Case {
  readonly locale: string;
  readonly line: string;
  readonly wanted: string | null;
}

const MOMENTS = ["2025-02-13T08:28:15Z", "1999-05-01T22:30:00Z", "2025-09-30T12:15:00Z"].map(
  (text) => Temporal.Instant.from(text),
);

const own: Case[] = lines.map(([locale, line, wanted]) => ({
  locale: locale ?? "",
  line: line ?? "",
  wanted: wanted ?? null,
}));

const sentences: Case[] = prose.map(([locale = "", line = ""]) => ({ locale, line, wanted: null }));

/**
 * Date lines read right by Polywire and its peers: what Intl itself writes, newsrooms' lines of our own table, and
 * prose that is no date line. The table of lines is our opinion of newsrooms; Intl's forms are nobody's opinion.
 * @returns one row a parser
 */
export async function bench(): Promise<BenchTable> {
  const contestants: [string, DateReader][] = [
    ["polywire", polywire],
    ["chrono-node", await loadChrono()],
    ["any-date-parser", await loadAnyDateParser()],
    ["luxon", await loadLuxon()],
    ["date-fns", await loadDateFns()],
  ];
  const intl = DATE_LOCALES.flatMap((locale) => intlForms(locale));
  return {
    title:
      `Date lines: ${intl.length} of Intl's own in ${DATE_LOCALES.length} locales, ${own.length} of ` +
      `newsrooms, ${sentences.length} of prose (right / wrong / null)`,
    columns: ["parser", "Intl's forms", "newsrooms' lines", "prose taken", "µs a line"],
    rows: contestants.map(([name, read]) => [
      name,
      verdict(intl, read),
      verdict(own, read),
      String(sentences.filter((one) => attempt(one, read) !== null).length),
      microseconds(own, (one) => attempt(one, read)).toFixed(1),
    ]),
  };
}

function intlForms(locale: string): Case[] {
  return (["full", "long", "medium", "short"] as const).flatMap((dateStyle) =>
    [{ dateStyle }, { dateStyle, timeStyle: "short" as const }].flatMap((style) => {
      const format = new Intl.DateTimeFormat(locale, { ...style, timeZone: "UTC" });
      return MOMENTS.map((moment) => ({
        locale,
        line: format.format(moment.epochMilliseconds),
        wanted: wall(moment, "timeStyle" in style),
      }));
    }),
  );
}

function wall(moment: Temporal.Instant, hasTime: boolean): string {
  const local = moment.toZonedDateTimeISO("UTC").toPlainDateTime();
  const text = local.toString({ smallestUnit: "minute" }).replace("T", " ");
  return hasTime ? text : text.slice(0, 10);
}

function verdict(cases: readonly Case[], read: DateReader): string {
  const found = cases.map((one) => ({ wanted: one.wanted, got: attempt(one, read) }));
  const right = found.filter(({ wanted, got }) => got === wanted).length;
  const missed = found.filter(({ wanted, got }) => got === null && wanted !== null).length;
  return `${right} / ${found.length - right - missed} / ${missed}`;
}

// A peer that throws has not read the line.
function attempt({ line, locale }: Case, read: DateReader): string | null {
  try {
    return read(line, locale);
  } catch {
    return null;
  }
}
