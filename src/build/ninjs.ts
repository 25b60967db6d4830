import { ninjs, ninjsPath } from "../render/ninjs.ts";
import type { FeedDocument } from "./compose-pages.ts";
import { contentsOf, languagesOf, type ComposeContext, type Contents } from "./contents.ts";
import { dressFeed } from "./dress-feed.ts";
import { fingerprintOf } from "./entry-key.ts";
import { touches } from "./touched.ts";
import { selectionOf } from "./windows.ts";

/** Documents to write, and paths that stay. */
interface ComposedNinjs {
  readonly documents: readonly FeedDocument[];
  readonly kept: readonly string[];
}

/**
 * Composes a ninjs document of each live article in each edition, however old: only those whose article changed. Where
 * it is known what happened, nobody looks at the others.
 * @param context - config, ledger and crafts
 * @returns the documents; none where config does not ask for them
 */
export async function composeNinjs(context: ComposeContext): Promise<ComposedNinjs> {
  const { config, ledger } = context;
  const documents: FeedDocument[] = [];
  const kept: string[] = [];
  if (!config.publish.ninjs) return { documents, kept };
  const known = await ledger.languages();
  const { since } = context;
  const only = since === undefined ? undefined : new Set(since.touched.feeds.map(({ id }) => id));
  for (const edition of config.editions) {
    if (since !== undefined && !touches(since.touched.feeds, edition)) continue;
    const rule = { items: Infinity, ...selectionOf(context) };
    const languages = languagesOf(edition, known);
    const contents = await contentsOf(edition, undefined, languages, rule, context, only);
    for (const head of contents.heads) {
      const one = { ...contents, heads: [head], withdrawn: [] };
      const document = await composeOne(one, head.id, context);
      if (document === undefined) kept.push(ninjsPath(head.id, edition.name));
      else documents.push(document);
    }
  }
  return { documents, kept };
}

/**
 * Whether a document of a single article may have to be written or to go.
 * @param context - what happened since the last run
 * @returns a question about paths
 */
export function ninjsTouched(context: ComposeContext): (path: string) => boolean {
  const { config, since } = context;
  if (since === undefined) return () => true;
  const ids = new Set(since.touched.feeds.map(({ id }) => id));
  const paths = config.editions.flatMap(({ name }) => [...ids].map((id) => ninjsPath(id, name)));
  const touched = new Set(config.publish.ninjs ? paths : []);
  return (path) => touched.has(path);
}

/**
 * Composes the document of one article.
 * @param contents - the article alone
 * @param id - of the article
 * @param context - config, crafts and what lies intact on the disk
 * @returns the document, undefined where it stands as it is
 */
async function composeOne(
  contents: Contents,
  id: string,
  context: ComposeContext,
): Promise<FeedDocument | undefined> {
  const { name } = contents.edition;
  const fingerprint = fingerprintOf(contents, context);
  const before = context.intact.get(ninjsPath(id, name));
  if (!context.full && before?.fingerprint === fingerprint) return undefined;
  const feed = await dressFeed(contents, context.config.feeds.content, new Map(), context);
  const [entry] = feed.entries;
  if (entry === undefined) return undefined;
  return { ...context.prepare(ninjs(entry, name)), fingerprint, entries: {} };
}
