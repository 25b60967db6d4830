import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import pLimit from "p-limit";
import type { Config } from "../../config.ts";
import { sha256Of } from "../../load/sha256.ts";
import { CATALOGUE_NAMES } from "../../model/output-names.ts";
import { problem, type Problem } from "../../problem.ts";
import { partnerEditions, partnerFolder } from "../partner-place.ts";
import { publisherOf } from "../publish.ts";
import { listedFiles } from "./feeds-json.ts";

/** Downloads under way at once: small sites serve them too. */
const AT_ONCE = 6;

/** Largest file that is taken. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Milliseconds a file may take. */
const TIMEOUT = 30_000;

/** Most pages of a feed's archive. */
const MAX_PAGES = 1000;

/** The network. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

/** What came of it. */
export interface Download {
  /** Files taken over. */
  readonly files: number;
  readonly problems: readonly Problem[];
}

/** The published site cannot be read whole. */
class SiteError extends Error {}

/** One published file: its bytes, undefined where the site says that there is none. */
type Read = (path: string) => Promise<Uint8Array | undefined>;

/**
 * Downloads what a newsroom published into its output folder, where that is empty: a build can then find ids and dates
 * again, and a feed that is held back has its old file to stay with. `feeds.json` is written last, so that a download
 * that was cut off begins anew.
 * @param config - of the newsroom
 * @param fetch - the network
 * @returns what came of it; an error where something is published but could not be read
 */
export async function downloadPublished(config: Config, fetch: Fetch): Promise<Download> {
  if (existsSync(join(config.output, "feeds.json"))) return { files: 0, problems: [] };
  try {
    return await takeOver(config, reader(config.feedsUrl, fetch));
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    return { files: 0, problems: [problem("site_unreadable", config.feedsUrl, error.message)] };
  }
}

/**
 * Takes over every file.
 * @param config - of the newsroom
 * @param read - a published file
 * @returns what came of it
 */
async function takeOver(config: Config, read: Read): Promise<Download> {
  const list = await read("feeds.json");
  if (list === undefined) {
    const message = "nothing is published there yet; all dates are those that articles state";
    return { files: 0, problems: [problem("site_new", config.feedsUrl, message)] };
  }
  const files = listedFiles(list);
  if (files === undefined) throw new SiteError("feeds.json is none that Polywire wrote");
  const listed = new Map(files.map(({ path, sha256 }) => [path, sha256]));
  const publisher = publisherOf(config);
  const problems: Problem[] = [];
  let taken = 0;
  const take = async (path: string): Promise<boolean> => {
    const bytes = await read(path);
    const sha256 = listed.get(path);
    if (bytes === undefined) {
      if (sha256 !== undefined) problems.push(missing(config, path));
      return false;
    }
    if (sha256 !== undefined && sha256Of(bytes) !== sha256) {
      throw new SiteError(`${path} is not the file that feeds.json lists: it is being published`);
    }
    await publisher.write({ path, bytes });
    taken += 1;
    return true;
  };
  const limit = pLimit(AT_ONCE);
  const catalogue = CATALOGUE_NAMES.filter((path) => path !== "feeds.json");
  const paths = [...listed.keys(), ...partnerPaths(config), ...catalogue];
  await Promise.all(paths.map((path) => limit(() => take(path))));
  if (config.feeds.paging === "archive") {
    await Promise.all([...listed.keys()].map((path) => limit(() => takeArchive(path, take))));
  }
  await publisher.write({ path: "feeds.json", bytes: list });
  return { files: taken + 1, problems };
}

/**
 * Takes over a feed's archive pages, which nothing lists.
 * @param path - of the feed's file
 * @param take - takes a file over; false where there is none
 */
async function takeArchive(path: string, take: (path: string) => Promise<boolean>): Promise<void> {
  const [folder, name] = [dirname(path), path.slice(path.lastIndexOf("/") + 1)];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    if (!(await take(`${folder}/archive/${page}/${name}`))) return;
  }
}

/**
 * Where partners' files may lie; `feeds.json` does not list them.
 * @param config - partners and editions
 * @returns paths, of which some may not be there
 */
function partnerPaths(config: Config): readonly string[] {
  return config.partners.flatMap((partner) => {
    const editions = partnerEditions(partner, config);
    const folders = editions.map(({ name }) => partnerFolder(partner.name, name));
    return folders.flatMap((folder) => [`${folder}/rss.xml`, `${folder}/sitemap.xml`]);
  });
}

/**
 * A listed file that is not there.
 * @param config - the site
 * @param path - of the file
 * @returns a warning
 */
function missing(config: Config, path: string): Problem {
  const url = new URL(path, config.feedsUrl).href;
  const message = "feeds.json lists the file, but it is not there; its entries may count as new";
  return problem("site_file_missing", url, message);
}

/**
 * Reads files of a site.
 * @param base - its address, with "/" at the end
 * @param fetch - the network
 * @returns the reader
 */
function reader(base: string, fetch: Fetch): Read {
  return async (path) => {
    const url = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
    try {
      const signal = AbortSignal.timeout(TIMEOUT);
      const response = await fetch(url, { signal, cache: "no-store" });
      if (response.status === 404 || response.status === 410) return undefined;
      if (!response.ok) throw new SiteError(`${url.href} answered ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length > MAX_BYTES) throw new SiteError(`${url.href} has ${bytes.length} bytes`);
      return bytes;
    } catch (error) {
      if (error instanceof SiteError) throw error;
      if (isUnknownHost(error)) return undefined;
      throw new SiteError(`${url.href} could not be read: ${reasonOf(error)}`, { cause: error });
    }
  };
}

/**
 * Whether the name of the host does not exist: then nobody can have read anything there. A resolver that gives no
 * answer says EAI_AGAIN instead.
 * @param error - of fetch
 * @returns true for ENOTFOUND
 */
function isUnknownHost(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ENOTFOUND";
}

/**
 * Why fetch failed: it hides the reason in the cause.
 * @param error - of fetch
 * @returns the reason
 */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
