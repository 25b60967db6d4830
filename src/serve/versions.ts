import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import type { Coding } from "./encoding.ts";
import { mediaTypeOf } from "../model/media-type.ts";
import { isText } from "./media-type.ts";

/** A published file as it was at a moment. Its bytes never change. */
export interface Version {
  /** Of the bytes, lower-case hex; the copy has its name of it. */
  readonly sha256: string;
  readonly type: string;
  readonly mtimeMs: number;
  /** What tells that the file was replaced. */
  readonly mark: string;
  readonly size: number;
}

/** Brotli: 5 costs as little as gzip 6 and is a fifth smaller. */
const BROTLI_QUALITY = 5;

/** Smaller files gain nothing from compression. */
const WORTH_COMPRESSING = 1024;

/**
 * Copies of published files, named by their content, so that headers and bytes of an answer always belong together
 * although builds replace files meanwhile. Compressed twins lie beside them.
 */
export class Versions {
  readonly #folder: string;
  readonly #htmlTail: string;
  readonly #byFile = new Map<string, Version>();
  readonly #taking = new Map<string, Promise<Version>>();
  readonly #compressing = new Map<string, Promise<void>>();
  #copies = 0;

  /**
   * Begins without any.
   * @param folder - a folder for the copies, existing and empty
   * @param htmlTail - what is added to HTML pages
   */
  constructor(folder: string, htmlTail: string) {
    this.#folder = folder;
    this.#htmlTail = htmlTail;
  }

  /**
   * The version of a file that stands now.
   * @param file - its real path
   * @returns the version; undefined where there is no such file
   */
  async of(file: string): Promise<Version | undefined> {
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile() !== true) {
      await this.#forget(file, undefined);
      return undefined;
    }
    const mark = `${stats.ino} ${stats.size} ${stats.mtimeMs}`;
    const known = this.#byFile.get(file);
    if (known?.mark === mark) return known;
    return once(this.#taking, `${file} ${mark}`, async () => {
      const version = await this.#take(file, mark, stats.mtimeMs);
      await this.#forget(file, version);
      this.#byFile.set(file, version);
      return version;
    });
  }

  /**
   * The copy of a version in a coding; made where it is not there yet.
   * @param version - of a file
   * @param coding - that the client takes
   * @returns name of the copy, and the coding it really has
   */
  async copy(version: Version, coding: Coding): Promise<readonly [name: string, coding: Coding]> {
    const { sha256, type, size } = version;
    const small = size < WORTH_COMPRESSING || !isText(type);
    if (coding === "identity" || small) return [sha256, "identity"];
    const name = `${sha256}.${coding}`;
    await once(this.#compressing, name, async () => {
      const made = await stat(join(this.#folder, name)).catch(() => undefined);
      if (made === undefined) await this.#compress(sha256, name, coding);
    });
    return [name, coding];
  }

  async #take(file: string, mark: string, mtimeMs: number): Promise<Version> {
    await mkdir(this.#folder, { recursive: true });
    const temporary = this.#temporary();
    await copyFile(file, temporary);
    const type = mediaTypeOf(file);
    if (type.startsWith("text/html") && this.#htmlTail !== "") {
      await writeFile(temporary, (await readFile(temporary, "utf8")) + this.#htmlTail);
    }
    const digest = createHash("sha256");
    await pipeline(createReadStream(temporary), digest);
    const sha256 = digest.digest("hex");
    const { size } = await stat(temporary);
    await rename(temporary, join(this.#folder, sha256));
    return { sha256, type, mtimeMs, mark, size };
  }

  async #compress(sha256: string, name: string, coding: Coding): Promise<void> {
    const temporary = this.#temporary();
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    await pipeline(
      createReadStream(join(this.#folder, sha256)),
      coding === "br" ? createBrotliCompress({ params }) : createGzip(),
      createWriteStream(temporary),
    );
    await rename(temporary, join(this.#folder, name));
  }

  #temporary(): string {
    this.#copies += 1;
    return join(this.#folder, `copy-${this.#copies}`);
  }

  // Lets go of a file's version where another one takes its place.
  async #forget(file: string, next: Version | undefined): Promise<void> {
    const old = this.#byFile.get(file);
    if (old === undefined || old.sha256 === next?.sha256) return;
    this.#byFile.delete(file);
    if ([...this.#byFile.values()].some(({ sha256 }) => sha256 === old.sha256)) return;
    // Answers that are under way have it open, and read it to its end.
    for (const ending of ["", ".br", ".gzip"]) {
      await rm(join(this.#folder, old.sha256 + ending), { force: true });
    }
  }
}

/**
 * Does a thing once, however many ask for it at the same time.
 * @param working - what is being done, by key
 * @param key - of the thing
 * @param act - does it
 * @returns what it gives
 */
async function once<Value>(
  working: Map<string, Promise<Value>>,
  key: string,
  act: () => Promise<Value>,
): Promise<Value> {
  const begun = working.get(key);
  if (begun !== undefined) return begun;
  const made = act().finally(() => working.delete(key));
  working.set(key, made);
  return made;
}
