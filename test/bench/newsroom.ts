import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CORPUS_NOW,
  corpusArticle,
  writeArticle,
  writeConfig,
  writeCorpus,
  type CorpusArticle,
  type CorpusShape,
} from "./corpus.ts";
import manifest from "../../package.json" with { type: "json" };
import type { Command } from "./measure.ts";

const LOCALES = fileURLToPath(new URL("../../locales", import.meta.url));
const CLI = fileURLToPath(new URL("../../src/polywire.js", import.meta.url));

/** What `npm start` and `npm run polywire` tell Node.js. */
const FLAGS: readonly string[] = manifest.scripts.polywire
  .split(" ")
  .filter((word) => word.startsWith("--"));

/** A corpus with a ledger and feeds, to which things happen. */
export class BenchNewsroom {
  readonly folder: string;
  readonly config: string;
  readonly count: number;
  readonly #sections: number;
  /** The newest English article. */
  readonly #index: number;
  readonly #edited = new Set<number>();
  #edits = 0;
  #added = 0;

  /**
   * Finds the corpus, or writes it.
   * @param folder - of the corpus
   * @param count - of articles
   * @param shape - how many feeds
   */
  constructor(folder: string, count: number, shape: CorpusShape = {}) {
    this.folder = folder;
    this.count = count;
    this.#sections = shape.sections ?? 6;
    this.#index = Math.floor((count - 1) / 8) * 8;
    const done = join(folder, "corpus.json");
    const stamp = JSON.stringify([count, this.#sections, corpusArticle(0, count).html]);
    if (existsSync(done) && readFileSync(done, "utf8") === stamp) {
      this.config = writeConfig(folder, LOCALES, shape);
      return;
    }
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    this.config = writeCorpus(folder, count, LOCALES, shape);
    writeFileSync(done, stamp);
  }

  /** Takes ledger and feeds away. */
  forget(): void {
    for (const each of ["state", "output"]) {
      rmSync(join(this.folder, each), { recursive: true, force: true });
    }
  }

  /** Gives articles back the text they had at first, and takes added ones away. */
  restore(): void {
    for (const index of this.#edited.add(this.#index)) {
      writeArticle(this.folder, this.#article(index, 0));
    }
    this.#edited.clear();
    for (; this.#added > 0; this.#added--) {
      rmSync(this.file(this.#newcomer(this.#added)), { force: true });
    }
  }

  /** An article that nothing happens to. */
  get untouched(): string {
    return this.#article(this.#index - 8, 0).path;
  }

  /**
   * Gives an article a text it never had.
   * @param age - 0 for the newest English one, counting back through all languages
   * @returns the article
   */
  edit(age = 0): CorpusArticle {
    const index = this.#index - age;
    this.#edited.add(index);
    const article = this.#article(index, ++this.#edits);
    writeArticle(this.folder, article);
    return article;
  }

  /**
   * Adds an article, newer than all others.
   * @returns the article
   */
  add(): CorpusArticle {
    const article = this.#newcomer(++this.#added);
    writeArticle(this.folder, article);
    return article;
  }

  /**
   * Deletes the article that was added last.
   * @returns the article
   */
  delete(): CorpusArticle {
    const article = this.#newcomer(this.#added);
    rmSync(this.file(article));
    return article;
  }

  /**
   * Where an article lies.
   * @param article - of the corpus
   * @returns its file
   */
  file(article: Pick<CorpusArticle, "path">): string {
    return join(this.folder, "articles", article.path);
  }

  /**
   * A build as a new process, as `npm run polywire` starts it.
   * @param more - options
   * @param now - the clock
   * @returns the command
   */
  build(more: readonly string[] = [], now: string = CORPUS_NOW): Command {
    const args = [...FLAGS, CLI, "build", "--config", this.config, "--now", now, ...more];
    return { file: process.execPath, args, folder: dirname(dirname(CLI)) };
  }

  /**
   * A feed's text.
   * @param path - relative to the output folder
   * @returns the text
   */
  feed(path: string): string {
    return readFileSync(join(this.folder, "output", path), "utf8");
  }

  /** Feeds in the output folder, each of up to three files. */
  get feeds(): number {
    const names = readdirSync(join(this.folder, "output"), { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith("rss.xml")).length;
  }

  #article(index: number, edit: number): CorpusArticle {
    return corpusArticle(index, this.count, edit, this.#sections);
  }

  #newcomer(number: number): CorpusArticle {
    // English as the one that is edited, and so are its feeds.
    const index = this.#index + 8 * number;
    return corpusArticle(index, index + 1, 0, this.#sections);
  }
}
