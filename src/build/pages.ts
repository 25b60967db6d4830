import { selfUrls, type FeedFrame } from "../assemble/feed.ts";
import type { DocumentRecord, HeadRecord } from "../ledger/ledger.ts";
import type { FeedPaging } from "../model/feed.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import type { ComposeContext, Contents } from "./contents.ts";
import { isPresent, revisionOf } from "./feed-change.ts";

/** One archive page. RFC 5005 §4: once published, its entries stay. */
export interface ArchivePage {
  readonly frame: FeedFrame;
  readonly paging: FeedPaging;
  /** Its files, one a format. */
  readonly paths: readonly string[];
  /** What it is to hold, newest first; undefined where it stands as it is. */
  readonly heads: readonly HeadRecord[] | undefined;
}

/** A feed's entries, parted into the document that readers follow and its archive. */
export interface PagedFeed {
  readonly contents: Contents;
  readonly paging: FeedPaging | undefined;
  readonly pages: readonly ArchivePage[];
}

/** Revisions by id of what a page holds. */
type Members = Readonly<Record<string, string>>;

/** Documents as the last run left them, by path. */
type Records = ReadonlyMap<string, DocumentRecord>;

/**
 * The documents of a feed as the last run left them.
 * @param frame - of the feed
 * @param context - the ledger
 * @returns its own and those of its archive
 */
export async function recalled(frame: FeedFrame, context: ComposeContext): Promise<Records> {
  const { ledger, config } = context;
  const archive = config.feeds.paging === "archive" ? [`${frame.folder}/archive/`] : [];
  return ledger.documents([...pathsOf(frame.folder, frame), ...archive]);
}

/**
 * Parts a feed as `feeds.paging` says. In an archive, entries that no page holds in their present revision are in the
 * feed itself: new, updated and restored ones. When two pages' worth of them are there, the older half becomes a page.
 * @param contents - all that the feed may hold, newest first
 * @param records - its documents as the last run left them
 * @param context - config and what lies intact on the disk
 * @returns the feed and its pages
 */
export function pagedFeed(
  contents: Contents,
  records: Records,
  context: ComposeContext,
): PagedFeed {
  const { paging, items } = context.config.feeds;
  if (paging === "window") return { contents, paging: undefined, pages: [] };
  if (paging === "complete") return { contents, paging: { complete: true }, pages: [] };
  const { frame, heads } = contents;
  const known = knownPages(frame, records);
  const held = new Map(known.flatMap((members) => Object.entries(members)));
  const open = heads.filter((head) => !isPresent(held.get(head.id), head));
  const pages = known.map((members, i) => publishedPage(frame, i + 1, members, heads, context));
  while (open.length >= items * 2) {
    const oldest = open.splice(open.length - items);
    pages.push({ ...pageOf(frame, pages.length + 1), heads: oldest });
  }
  const last = pages.at(-1);
  return {
    contents: { ...contents, heads: open },
    paging: last && { previousArchive: urlsOf(last.frame) },
    pages,
  };
}

/**
 * Ids that a feed's pages hold.
 * @param paged - the feed
 * @param all - everything it may hold
 * @returns revisions by id
 */
export function pagedEntries(paged: PagedFeed, all: Contents): Members {
  if (paged.pages.length === 0) return {};
  const open = new Set(paged.contents.heads.map(({ id }) => id));
  const held = all.heads.filter(({ id }) => !open.has(id));
  return Object.fromEntries(held.map((head) => [head.id, revisionOf(head)]));
}

/**
 * The pages published so far.
 * @param frame - of the feed
 * @param records - published documents
 * @returns what each holds, the first page first
 */
function knownPages(frame: FeedFrame, records: Records): readonly Members[] {
  const pages: Members[] = [];
  for (;;) {
    const paths = pathsOf(pageFolder(frame, pages.length + 1), frame);
    // A page that was only announced, in a run that died before it wrote it, holds nothing yet.
    const found = paths.flatMap((path) => records.get(path) ?? []);
    const record = found.find(({ fingerprint }) => fingerprint !== "");
    if (record === undefined) return pages;
    pages.push(record.entries);
  }
}

/**
 * A page that was published before. It is written again only where a file of it is damaged, or an entry was taken down:
 * then without that, and without what newer documents hold in a newer revision.
 * @param frame - of the feed
 * @param number - of the page
 * @param members - what it holds
 * @param heads - everything the feed may hold
 * @param context - published documents, and files that fail
 * @returns the page
 */
function publishedPage(
  frame: FeedFrame,
  number: number,
  members: Members,
  heads: readonly HeadRecord[],
  context: ComposeContext,
): ArchivePage {
  const page = pageOf(frame, number);
  const visible = new Set(heads.map(({ id }) => id));
  const stands = page.paths.every((path) => context.intact.has(path));
  const whole = Object.keys(members).every((id) => visible.has(id) || context.failing.has(id));
  if (stands && whole) return { ...page, heads: undefined };
  return { ...page, heads: heads.filter((head) => isPresent(members[head.id], head)) };
}

/**
 * A page's names. It links back and to the feed, not forward: that link would have to be added later.
 * @param frame - of the feed
 * @param number - of the page, from 1
 * @returns the page without its entries
 */
function pageOf(frame: FeedFrame, number: number): Omit<ArchivePage, "heads"> {
  const { stylesheet } = frame;
  const own = {
    ...frame,
    folder: pageFolder(frame, number),
    hubs: [],
    // Two folders further down than the feed.
    stylesheet: stylesheet === undefined ? undefined : `../../${stylesheet}`,
  };
  const before = { ...frame, folder: pageFolder(frame, number - 1) };
  return {
    frame: own,
    paths: pathsOf(own.folder, frame),
    paging: {
      archive: true,
      current: urlsOf(frame),
      ...(number === 1 ? {} : { previousArchive: urlsOf(before) }),
    },
  };
}

/**
 * Where a page lies.
 * @param frame - of the feed
 * @param number - of the page
 * @returns its folder within output/
 */
function pageFolder(frame: FeedFrame, number: number): string {
  return `${frame.folder}/archive/${number}`;
}

/**
 * The files of a folder.
 * @param folder - within output/
 * @param frame - names the formats
 * @returns their paths
 */
function pathsOf(folder: string, frame: FeedFrame): readonly string[] {
  return frame.formats.map((format) => `${folder}/${FILE_NAMES[format]}`);
}

/**
 * The addresses of a folder's files.
 * @param frame - of feed or page
 * @returns absolute URLs by format
 */
function urlsOf(frame: FeedFrame): FeedPaging["current"] & object {
  return selfUrls(frame.feedsUrl, frame.folder, frame.formats);
}
