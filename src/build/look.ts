import type { Config } from "../config.ts";
import type { ExtractionContext } from "../extract/extractor.ts";
import type { Glance } from "../extract/html/glance.ts";
import type { DeferredRecord } from "../ledger/deferred.ts";
import type { ListedFile } from "../load/list.ts";
import { sha256Of } from "../load/sha256.ts";
import { toSource } from "../load/source.ts";
import type { Source } from "../model/source.ts";
import { addressesOf } from "./addresses.ts";
import { articleUrl } from "./article-url.ts";
import {
  type Loaded,
  readArticle,
  type ReadArticle,
  readWhole,
  settingsOf,
} from "./read-article.ts";

/** A file to look at. */
export interface LookOrder {
  readonly file: ListedFile;
  /** SHA-256 of the bytes that need not be read again; absent where any have to be. */
  readonly known?: string | undefined;
  /** True where a glance is enough as long as no window reaches the article. */
  readonly mayWait: boolean;
}

/** What looking at files needs. */
export interface LookContext {
  readonly config: Config;
  /** Made when the first file is read: detection loads much data. */
  readonly extraction: () => ExtractionContext;
}

/** An article that nobody has read yet; its section is named as its page names it. */
export type WaitingArticle = Omit<DeferredRecord, "section"> & {
  readonly section?: string | undefined;
};

/** What was found of a file. `sha256` is "" where its bytes could not be read. */
export type Sight =
  | { readonly kind: "gone" }
  | { readonly kind: "known"; readonly sha256: string }
  | { readonly kind: "waiting"; readonly sha256: string; readonly article: WaitingArticle }
  | { readonly kind: "read"; readonly sha256: string; readonly article: ReadArticle };

/**
 * Looks at a file no further than is needed: hashed before it is decoded, its head before its text.
 * @param order - the file
 * @param context - config, and what extraction needs
 * @returns what was found
 */
export async function look(order: LookOrder, context: LookContext): Promise<Sight> {
  const { file, known, mayWait } = order;
  const { config } = context;
  const bytes = readWhole(file, config.limits.bytes);
  if (bytes === undefined) return { kind: "gone" };
  const sha256 = "code" in bytes ? "" : sha256Of(bytes);
  if (sha256 !== "" && sha256 === known) return { kind: "known", sha256 };
  const loaded = "code" in bytes ? bytes : toSource(file.path, bytes, settingsOf(config), sha256);
  const waiting = mayWait ? await waitingArticle(loaded, context) : undefined;
  if (waiting !== undefined) return { kind: "waiting", sha256, article: waiting };
  return { kind: "read", sha256, article: await readArticle(loaded, context.extraction()) };
}

/**
 * What can be told of an article without reading it.
 * @param loaded - the file, decoded
 * @param context - config, and what extraction needs
 * @returns the facts, or undefined where it has to be read: nothing less tells them, or it names translations
 */
async function waitingArticle(
  loaded: Loaded,
  context: LookContext,
): Promise<WaitingArticle | undefined> {
  if ("code" in loaded || loaded.problems.length > 0) return undefined;
  const { source } = loaded;
  const seen = await glanceAt(source, context);
  if (seen === undefined || seen.translations.length > 0) return undefined;
  const { path, stem } = source;
  const { id, language, section, published, canonicalUrl } = seen;
  const url = articleUrl({ id, language, path, canonicalUrl }, stem, context.config);
  const addresses = addressesOf({ id, translations: [] }, url).own;
  return { path, id, language, section, story: stem, published, addresses };
}

/** Looks at heads of pages; loaded with the first page. */
let glance: (typeof import("../extract/glance.ts"))["glance"] | undefined;

/**
 * Looks at the head of a page.
 * @param source - of an article
 * @param context - what extraction needs
 * @returns what it says, where that is enough
 */
async function glanceAt(source: Source, context: LookContext): Promise<Glance | undefined> {
  if (source.format !== "html") return undefined;
  glance ??= (await import("../extract/glance.ts")).glance;
  return glance(source, context.extraction());
}
