import { takeWindow, type WindowRule } from "../assemble/select.ts";
import type { FeedFrame } from "../assemble/feed.ts";
import type { Config } from "../config.ts";
import type { DocumentStamp, HeadRecord, ItemRecord, Ledger, Version } from "../ledger/ledger.ts";
import { DAY } from "../model/day.ts";
import type { OutputDocument, PreparedDocument } from "../model/document.ts";
import { takesLanguage, type Edition } from "../model/edition.ts";
import type { Crafts } from "./crafts.ts";
import { feedFrame } from "./frames.ts";
import type { FeedSummary } from "./last-run.ts";
import type { Touched } from "./touched.ts";

/** What composing feeds needs. */
export interface ComposeContext {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly crafts: Crafts;
  /** Of what extraction depends on besides a file's bytes. */
  readonly engine: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Writes a document beside the published files, so that memory need not hold it until all are made. */
  readonly prepare: (document: Pick<OutputDocument, "path" | "bytes">) => PreparedDocument;
  /** Documents of the last run that lie on the disk as it left them. */
  readonly intact: ReadonlyMap<string, DocumentStamp>;
  /** What the last run left, and what can differ from it; absent where every feed is looked at. */
  readonly since?: Since | undefined;
  /** Ids whose files fail at present. */
  readonly failing: ReadonlySet<string>;
  /** True where the desk confirmed that feeds may lose articles. */
  readonly acceptLosses: boolean;
  /** True where every feed is rendered. */
  readonly full: boolean;
}

/** What the last run left, and what happened since. */
export interface Since {
  /** By folder, in the order they are reported. */
  readonly feeds: ReadonlyMap<string, FeedSummary>;
  readonly touched: Touched;
}

/** A feed's contents as heads: enough to see whether anything changed. */
export interface Contents {
  readonly edition: Edition;
  readonly frame: FeedFrame;
  /** Newest first. */
  readonly heads: readonly HeadRecord[];
  /** Language versions by story. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
  readonly withdrawn: readonly ItemRecord[];
}

/**
 * The languages of articles that an edition takes.
 * @param edition - the audience
 * @param known - languages that articles are in
 * @returns those among them
 */
export function languagesOf(edition: Edition, known: readonly string[]): readonly string[] {
  return known.filter((tag) => takesLanguage(edition, tag));
}

/**
 * What a feed holds at this moment.
 * @param edition - its audience
 * @param section - key, undefined for the main feed
 * @param languages - of articles that the edition takes
 * @param rule - the window
 * @param context - config, ledger and clock
 * @param only - ids that matter, where not all do
 * @returns the contents
 */
export async function contentsOf(
  edition: Edition,
  section: string | undefined,
  languages: readonly string[],
  rule: WindowRule,
  context: ComposeContext,
  only?: ReadonlySet<string>,
): Promise<Contents> {
  const { config, ledger, now } = context;
  const query = { languages, now, ...(section === undefined ? {} : { section }) };
  const all = await takeWindow(ledger.window(query), rule);
  const heads = only === undefined ? all : all.filter(({ id }) => only.has(id));
  const versions = await ledger.versions([...new Set(heads.map(({ story }) => story))], now);
  const announced = now - config.publish.tombstoneDays * DAY;
  const gone = await ledger.withdrawn(languages, announced);
  const withdrawn = gone.filter((item) => section === undefined || item.section === section);
  return {
    edition,
    frame: feedFrame(config, edition, section, context.crafts),
    heads,
    versions,
    withdrawn,
  };
}

/**
 * When a feed last changed, as its readers see it.
 * @param contents - what it holds
 * @returns the newest update or withdrawal in milliseconds since 1970, undefined for an empty feed
 */
export function updatedOf(contents: Contents): number | undefined {
  const { heads, withdrawn } = contents;
  const moments = [
    ...heads.map(({ updated }) => updated),
    ...withdrawn.map(({ withdrawn: at = 0 }) => at),
  ];
  return moments.length === 0 ? undefined : Math.max(...moments);
}
