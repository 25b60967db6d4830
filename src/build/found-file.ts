import { hash } from "node:crypto";
import type { Glance } from "../extract/html/glance.ts";
import type { ListedFile } from "../load/list.ts";
import { toSource } from "../load/source.ts";
import type { Source } from "../model/source.ts";
import type { Problem } from "../problem.ts";
import type { IngestContext } from "./ingest-context.ts";
import {
  type Loaded,
  readArticle,
  type ReadArticle,
  readWhole,
  settingsOf,
} from "./read-article.ts";

/** A file with its bytes; what costs more is done when it is first asked for, for most files do not need it. */
export class FoundFile {
  readonly file: ListedFile;
  /** SHA-256 of its bytes, "" where they could not be read. */
  readonly sha256: string;
  readonly #bytes: Uint8Array | Problem;
  readonly #context: IngestContext;
  #loaded: Loaded | undefined;
  #glance: { readonly seen: Glance | undefined } | undefined;
  #article: ReadArticle | undefined;

  /**
   * Reads a file.
   * @param file - as listed
   * @param context - its limits
   * @returns the file, or undefined where it went away meanwhile
   */
  static at(file: ListedFile, context: IngestContext): FoundFile | undefined {
    const bytes = readWhole(file, context.config.limits.bytes);
    return bytes === undefined ? undefined : new FoundFile(file, bytes, context);
  }

  private constructor(file: ListedFile, bytes: Uint8Array | Problem, context: IngestContext) {
    this.file = file;
    this.sha256 = "code" in bytes ? "" : hash("sha256", bytes);
    this.#bytes = bytes;
    this.#context = context;
  }

  /** @returns the file, decoded */
  get loaded(): Loaded {
    const bytes = this.#bytes;
    const { config } = this.#context;
    this.#loaded ??=
      "code" in bytes ? bytes : toSource(this.file.path, bytes, settingsOf(config), this.sha256);
    return this.#loaded;
  }

  /** @returns what a glance at it tells; undefined where only reading it in full can tell */
  async glance(): Promise<Glance | undefined> {
    const loaded = this.loaded;
    if ("code" in loaded || loaded.problems.length > 0) return undefined;
    this.#glance ??= { seen: await glanceAt(loaded.source, this.#context) };
    return this.#glance.seen;
  }

  /** @returns its article */
  async article(): Promise<ReadArticle> {
    this.#article ??= await readArticle(this.loaded, this.#context.extraction());
    return this.#article;
  }

  /** @returns whether its article was asked for or read already */
  get wasRead(): boolean {
    return this.#article !== undefined;
  }

  /**
   * Takes the article that a thread read.
   * @param article - of this file
   */
  take(article: ReadArticle): void {
    this.#article = article;
  }
}

/** Looks at heads of pages; loaded with the first page. */
let glance: (typeof import("../extract/glance.ts"))["glance"] | undefined;

/**
 * Looks at the head of a page.
 * @param source - of an article
 * @param context - what extraction needs
 * @returns what it says, where that is enough
 */
async function glanceAt(source: Source, context: IngestContext): Promise<Glance | undefined> {
  if (source.format !== "html") return undefined;
  glance ??= (await import("../extract/glance.ts")).glance;
  return glance(source, context.extraction());
}
