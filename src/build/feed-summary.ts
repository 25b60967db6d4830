import { feedId } from "../assemble/feed.ts";
import { dated, type Dress } from "../localize/dress.ts";
import type { Edition } from "../model/edition.ts";
import type { PreparedDocument } from "../model/document.ts";
import { FILE_NAMES } from "../model/output-names.ts";
import type { CataloguedFeed } from "../render/catalogue.ts";
import { renderers } from "../render/index.ts";
import { updatedOf, type ComposeContext, type Contents } from "./contents.ts";
import type { FeedSummary } from "./last-run.ts";

/**
 * What is remembered of a public feed: enough to report and list it in runs that do not look at it.
 * @param contents - what is in it
 * @param entries - revisions by id
 * @param written - its documents, where they were rendered in this run
 * @param context - what lies intact on the disk
 * @returns the summary
 */
export function feedSummary(
  contents: Contents,
  entries: Readonly<Record<string, string>>,
  written: readonly PreparedDocument[],
  context: ComposeContext,
): FeedSummary {
  const { frame, edition } = contents;
  const { folder, title, description, language, direction, homeUrl, section } = frame;
  const updated = updatedOf(contents);
  const hashes = new Map(written.map(({ path, sha256 }) => [path, sha256]));
  const count = Object.keys(entries).length;
  return {
    folder,
    edition: edition.name,
    entries: count,
    ...(updated === undefined ? {} : { updated }),
    catalogued: {
      id: feedId(frame.tagAuthority, folder),
      folder,
      title,
      description,
      language,
      direction,
      homeUrl,
      ...(section === undefined ? {} : { section }),
      entries: count,
      labels: labelsOf(count, updated, edition, context.crafts.dress),
      documents: renderers
        .filter(({ format }) => frame.formats.includes(format))
        .map(({ format, mediaType }) => {
          const path = `${folder}/${FILE_NAMES[format]}`;
          const sha256 = hashes.get(path) ?? context.intact.get(path)?.sha256 ?? "";
          return { format, path, mediaType, sha256, url: new URL(path, frame.feedsUrl).href };
        }),
    },
  };
}

/**
 * What the index page says of a feed.
 * @param count - of its entries
 * @param updated - its newest change, in milliseconds since 1970
 * @param edition - its readers
 * @param dress - the crafts
 * @returns whole phrases; a bare number, and no date, where our strings lack the readers' language
 */
function labelsOf(
  count: number,
  updated: number | undefined,
  edition: Edition,
  dress: Dress,
): CataloguedFeed["labels"] {
  const { catalog } = dress;
  const { locale } = edition;
  const found = catalog.t("feed.entries", locale, { count });
  const entries = found.missing ? count.toLocaleString(locale) : found.text;
  if (updated === undefined) return { entries };
  const instant = Temporal.Instant.fromEpochMilliseconds(updated);
  const date = dated(dress, edition, { instant });
  const since = catalog.t("labels.updated", locale, { date });
  return since.missing ? { entries } : { entries, updated: since.text };
}
