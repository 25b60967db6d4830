import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CORPUS_NOW, corpusArticle, corpusLanguages, type CorpusArticle } from "./corpus.ts";
import { writeHugoArticle, writeHugoSite } from "./hugo-site.ts";
import type { Command } from "./measure.ts";
import type { BenchNewsroom } from "./newsroom.ts";

/** Something that is measured. */
export interface Step {
  readonly name: string;
  /** Contestant that `--without` leaves out. */
  readonly group: string;
  /** Makes everything ready; gives back what is to be found in the feeds, or to be gone, afterwards. */
  readonly prepare: () => Expected | undefined;
  readonly command: (expected: Expected | undefined) => Command;
  /** The feed to look into. */
  readonly feed?: string;
}

/** What a run must have done. */
export interface Expected {
  readonly article: CorpusArticle;
  readonly gone?: boolean;
}

const HERE = import.meta.dirname;
const NAIVE = fileURLToPath(new URL("naive.ts", import.meta.url));
const WALK =
  'const { readdirSync, statSync } = require("node:fs"); let bytes = 0; for (const name of readdirSync(process.argv[1], { recursive: true })) bytes += statSync(process.argv[1] + "/" + name).size; console.log(bytes)';

/**
 * What happens to a newsroom, one after the other; each a new process.
 * @param room - the corpus
 * @returns the steps
 */
export function polywireSteps(room: BenchNewsroom): readonly Step[] {
  const feed = join(room.folder, "output/en/rss.xml");
  const step = (
    name: string,
    prepare: Step["prepare"],
    command: Step["command"] = () => room.build(),
  ): Step => ({ name: `Polywire: ${name}`, group: "polywire", prepare, command, feed });
  const named: Step["command"] = (expected) =>
    room.build(["--changed", expected?.article.path ?? room.untouched]);
  const hour = Temporal.Instant.from(CORPUS_NOW).add({ hours: 1 }).toString();
  return [
    step("full build", () => {
      room.forget();
      room.restore();
      return undefined;
    }),
    step("nothing changed", nothing),
    step("nothing changed, one file named", nothing, named),
    step("one edited", () => ({ article: room.edit() })),
    step("one edited and named", () => ({ article: room.edit() }), named),
    step("one added", () => ({ article: room.add() })),
    step("one deleted", () => ({ article: room.delete(), gone: true })),
    step("one added and named", () => ({ article: room.add() }), named),
    step("one deleted and named", () => ({ article: room.delete(), gone: true }), named),
    step("clock moved an hour", nothing, () => room.build([], hour)),
  ];
}

/**
 * Hugo with the same articles and feeds; it has no memory of a last run, so an edit costs it a build.
 * @param folder - of the site; made where it is missing
 * @param count - of articles
 * @returns the steps; none where Hugo is not installed
 */
export function hugoSteps(folder: string, count: number): readonly Step[] {
  if (hugoVersion() === undefined) return [];
  const done = join(folder, "corpus.json");
  const stamp = JSON.stringify([count, corpusArticle(0, count).body]);
  if (!existsSync(done) || readFileSync(done, "utf8") !== stamp) {
    rmSync(folder, { recursive: true, force: true });
    for (let i = 0; i < count; i++) writeHugoArticle(folder, corpusArticle(i, count));
    writeFileSync(done, stamp);
  }
  writeHugoSite(folder, corpusLanguages);
  const command = (): Command => ({ file: "hugo", args: ["--quiet", "-d", "public"], folder });
  const index = Math.floor((count - 1) / 8) * 8;
  let edits = 0;
  const edit = (): Expected => {
    const article = corpusArticle(index, count, ++edits);
    writeHugoArticle(folder, article);
    return { article };
  };
  const clear = (): Expected => {
    rmSync(join(folder, "public"), { recursive: true, force: true });
    const article = corpusArticle(index, count);
    writeHugoArticle(folder, article);
    return { article };
  };
  const feed = join(folder, "public/en/rss.xml");
  return [
    { name: "Hugo: full build", group: "hugo", prepare: clear, command, feed },
    { name: "Hugo: one edited", group: "hugo", prepare: edit, command, feed },
  ];
}

/**
 * What Hugo says it is.
 * @returns its version, undefined where it is not installed
 */
export function hugoVersion(): string | undefined {
  const { status, stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return status === 0 ? /v[\d.]+/.exec(stdout)?.[0] : undefined;
}

/**
 * The script that a user writes; a change costs it a full build.
 * @param room - the corpus
 * @returns the step
 */
export function naiveSteps(room: BenchNewsroom): readonly Step[] {
  const output = join(room.folder, "naive");
  const args = [NAIVE, join(room.folder, "articles"), output];
  return [
    {
      name: "naive script: full build",
      group: "naive",
      prepare: () => {
        rmSync(output, { recursive: true, force: true });
        return { article: room.edit() };
      },
      command: () => ({ file: process.execPath, args, folder: dirname(HERE) }),
      feed: join(output, "en/rss.xml"),
    },
  ];
}

/**
 * What cannot be done without.
 * @param room - the corpus
 * @returns the steps
 */
export function floorSteps(room: BenchNewsroom): readonly Step[] {
  const articles = join(room.folder, "articles");
  return [
    floor("reading all bytes (cat)", "sh", [
      "-c",
      'find "$0" -type f -print0 | xargs -0 cat > /dev/null',
      articles,
    ]),
    floor("readdir and stat in Node.js", process.execPath, ["-e", WALK, articles]),
    floor("node -e 0", process.execPath, ["-e", "0"]),
  ];
}

/**
 * A command that needs no preparation.
 * @param name - what it does
 * @param file - of the command
 * @param args - its arguments
 * @returns the step
 */
function floor(name: string, file: string, args: readonly string[]): Step {
  return {
    name: `floor: ${name}`,
    group: "floors",
    prepare: nothing,
    command: () => ({ file, args }),
  };
}

function nothing(): undefined {
  return undefined;
}
