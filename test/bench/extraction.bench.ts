import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { load } from "cheerio";
import { load as loadSlim } from "cheerio/slim";
import { extractArticle } from "../../src/index.ts";
import type { BenchOptions, BenchTable } from "./bench-table.ts";
import { corpusArticle } from "./corpus.ts";
import { callMember, construct, loadPeer, memberOf } from "./peer.ts";

const ARTICLES = fileURLToPath(new URL("../../articles", import.meta.url));
const SAVED = fileURLToPath(new URL("../../../shared/extraction/dev", import.meta.url));

/** Pages measured at once: single ones are shorter than the clock of the CPU is exact. */
const TURN = 16;

/** Of the saved pages every so-manieth is read: a few minutes for all. */
const STEP = 8;

/** Pages of one kind. */
interface Pages {
  readonly name: string;
  readonly pages: readonly Page[];
}

interface Page {
  readonly path: string;
  readonly html: string;
  readonly bytes: Uint8Array;
}

interface Contestant {
  readonly name: string;
  readonly read: (page: Page) => unknown;
}

/**
 * What it costs to make an article of a web page, against parsing alone and against what browsers and scripts use.
 * @param options - rounds, and who is left out
 * @returns a table for each kind of pages
 */
export async function bench(options: BenchOptions): Promise<readonly BenchTable[]> {
  const contestants = (await everybody()).filter(({ name }) => !options.without.includes(name));
  return [corpus(), samples(), saved()]
    .filter(({ pages }) => pages.length > 0)
    .map((kind) => table(kind, contestants, options.rounds));
}

async function everybody(): Promise<readonly Contestant[]> {
  return [
    { name: "cheerio.load (parse5), nothing read", read: ({ html }) => load(html) },
    { name: "cheerio/slim, nothing read", read: ({ html }) => loadSlim(html) },
    { name: "polywire", read: ({ path, bytes }) => extractArticle({ path, bytes }) },
    { name: "readability + linkedom", read: await loadReadability() },
  ];
}

// https://github.com/mozilla/readability and https://github.com/WebReflection/linkedom
async function loadReadability(): Promise<Contestant["read"]> {
  const Readability = memberOf(await loadPeer("@mozilla/readability"), "Readability");
  const linkedom = await loadPeer("linkedom");
  return ({ html }) => {
    const document = memberOf(callMember(linkedom, "parseHTML", [html]), "document");
    return callMember(construct(Readability, [document]), "parse", []);
  };
}

function pageOf(path: string, bytes: Uint8Array): Page {
  return { path, bytes, html: new TextDecoder().decode(bytes) };
}

function corpus(): Pages {
  const count = 400;
  const pages = Array.from({ length: count }, (_, index) => corpusArticle(index, count));
  const encoder = new TextEncoder();
  return {
    name: "pages of the corpus",
    pages: pages.map(({ path, html }) => pageOf(path, encoder.encode(html))),
  };
}

function samples(): Pages {
  const paths = readdirSync(ARTICLES, { recursive: true, encoding: "utf8" });
  return {
    name: "pages of the sample newsroom",
    pages: paths
      .filter((path) => path.endsWith(".html"))
      .map((path) => pageOf(path, readFileSync(join(ARTICLES, path)))),
  };
}

// Third parties' pages, which are not part of the project: whoever has none measures without.
function saved(): Pages {
  const sets = existsSync(SAVED) ? readdirSync(SAVED) : [];
  const files = sets
    .map((set) => join(SAVED, set, "html"))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const chosen = files.filter((file, index) => file.endsWith(".html.gz") && index % STEP === 0);
  return {
    name: "saved pages of publishers",
    pages: chosen.map((file) => pageOf(file.slice(0, -3), gunzipSync(readFileSync(file)))),
  };
}

function table(kind: Pages, contestants: readonly Contestant[], rounds: number): BenchTable {
  const { name, pages } = kind;
  const size = pages.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const spent = measure(pages, contestants, rounds);
  const own = spent.get("polywire") ?? 0;
  return {
    title: `${pages.length} ${name}, ${Math.round(size / pages.length / 1000)} KB each: CPU time`,
    columns: ["reader", "ms a page", "MB/s", "× Polywire's time", "pages it throws at"],
    rows: contestants.map((contestant) => {
      const milliseconds = spent.get(contestant.name) ?? 0;
      return [
        contestant.name,
        (milliseconds / pages.length).toFixed(2),
        (size / milliseconds / 1000).toFixed(1),
        own === 0 ? "–" : (milliseconds / own).toFixed(2),
        String(pages.filter((page) => !reads(contestant, page)).length),
      ];
    }),
  };
}

// Everybody takes turns over the same few pages, so that what else the machine does falls on all of them. The first
// round warms up.
function measure(
  pages: readonly Page[],
  contestants: readonly Contestant[],
  rounds: number,
): ReadonlyMap<string, number> {
  const times = new Map(contestants.map(({ name }): [string, number[]] => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const sums = new Map<string, number>();
    for (let from = 0; from < pages.length; from += TURN) {
      const turn = pages.slice(from, from + TURN);
      for (const each of contestants) {
        const spent = cpuOf(() => turn.map((page) => reads(each, page)));
        sums.set(each.name, (sums.get(each.name) ?? 0) + spent);
      }
    }
    if (round > 0) for (const [name, sum] of sums) times.get(name)?.push(sum);
  }
  return new Map([...times].map(([name, sums]) => [name, median(sums)]));
}

// Whether a page is read without an exception.
function reads(contestant: Contestant, page: Page): boolean {
  try {
    contestant.read(page);
    return true;
  } catch {
    return false;
  }
}

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
