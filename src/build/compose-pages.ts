import type { Pieces } from "../ledger/ledger.ts";
import type { PreparedDocument } from "../model/document.ts";
import { renderers } from "../render/index.ts";
import type { ComposeContext, Contents } from "./contents.ts";
import { dressFeed } from "./dress-feed.ts";
import { revisionOf } from "./feed-change.ts";
import type { ArchivePage, PagedFeed } from "./pages.ts";

/** A document of a feed, with what is to be remembered of it. */
export interface FeedDocument extends PreparedDocument {
  /** Where its entries lie, where they may be taken over. */
  readonly pieces?: Pieces;
  readonly fingerprint: string;
  /** Revisions by id of what is in it. */
  readonly entries: Readonly<Record<string, string>>;
}

/**
 * Composes the archive pages of a feed that are new or have to be written again.
 * @param paged - the feed
 * @param context - config and crafts
 * @returns documents, and paths that stay as they are
 */
export async function composePages(
  paged: PagedFeed,
  context: ComposeContext,
): Promise<{ readonly documents: readonly FeedDocument[]; readonly kept: readonly string[] }> {
  const documents: FeedDocument[] = [];
  const kept: string[] = [];
  for (const page of paged.pages) {
    if (page.heads === undefined) kept.push(...page.paths);
    else documents.push(...(await composePage(paged, page, page.heads, context)));
  }
  return { documents, kept };
}

/**
 * Composes one archive page.
 * @param paged - its feed
 * @param page - its names
 * @param heads - what it holds
 * @param context - config and crafts
 * @returns its documents
 */
async function composePage(
  paged: PagedFeed,
  page: ArchivePage,
  heads: Contents["heads"],
  context: ComposeContext,
): Promise<readonly FeedDocument[]> {
  const { frame, paging } = page;
  const contents = { ...paged.contents, frame, heads, withdrawn: [] };
  // Entries of other pages are not held for it: an archive has room for all articles there are, memory has not.
  const feed = await dressFeed(contents, context.config.feeds.content, new Map(), context);
  const { tagAuthority } = frame;
  const id = `tag:${tagAuthority}:feeds/${paged.contents.frame.folder}`;
  const entries = revisionsOf(contents);
  return renderers
    .filter(({ format }) => frame.formats.includes(format))
    .map((renderer) => {
      const document = context.prepare(renderer.render({ ...feed, id, paging }));
      return { ...document, fingerprint: "archive", entries };
    });
}

/**
 * Revisions by id.
 * @param contents - of a feed
 * @returns a map for the ledger
 */
export function revisionsOf(contents: Contents): Readonly<Record<string, string>> {
  return Object.fromEntries(contents.heads.map((head) => [head.id, revisionOf(head)]));
}
