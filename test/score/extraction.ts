/**
 * `npm run extraction:score -- SPLIT_DIR [PREDICTIONS_DIR]`: extracts every page and text of a split, writes the
 * predictions as `<PREDICTIONS_DIR>/<set>.jsonl` and prints the score of each set beside the best peer's.
 *
 * A split is a folder of sets. A set of pages has `truth.jsonl` and `html/<file>.html.gz`; a set of plain texts has
 * `plain.jsonl` with `text` and `expected`. Sets that are not there are passed over.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_LIMITS, type ExtractionContext } from "../../src/extract/extractor.ts";
import { html } from "../../src/extract/html/index.ts";
import { text } from "../../src/extract/text.ts";
import { createDetector } from "../../src/load/detect.ts";
import { parseDateLine } from "../../src/localize/date-parse.ts";
import { authorScore, dateScore, type Pair, pictureScores, titleScore } from "./fields.ts";
import { bestMatch, segmentScore, textScore } from "./measure.ts";
import { plainScores } from "./plain.ts";
import { pageSource, predict, type Prediction, readLines, said, textSource } from "./predict.ts";
import { scoreTable, type SetScores } from "./table.ts";

const [split = "../shared/extraction/dev", folder] = process.argv.slice(2);
const predictions = folder ?? mkdtempSync(join(tmpdir(), "polywire-extraction-"));

/** Languages of the sets: what a newsroom would name in its configuration. */
const LANGUAGES =
  "ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk ur vi zh-Hans zh-Hant".split(
    " ",
  );

const context: ExtractionContext = {
  languages: LANGUAGES,
  detectLanguage: createDetector(LANGUAGES).detect,
  parseDateLine,
  tagAuthority: "example.org,2025",
  limits: DEFAULT_LIMITS,
};

if (existsSync(split)) {
  mkdirSync(predictions, { recursive: true });
  const sets = readdirSync(split).toSorted().flatMap(scoreSet);
  process.stdout.write(`${scoreTable(sets)}\n\nPredictions: ${predictions}\n`);
} else {
  process.stderr.write(
    `There is no ${split}. Name the folder of a split: its sets hold truth.jsonl and html/.\n`,
  );
  process.exitCode = 2;
}

/**
 * Scores one set, whichever its kind.
 * @param set - name of its folder
 * @returns its scores, none for folders that are no sets
 */
function scoreSet(set: string): SetScores[] {
  const truth = join(split, set, "truth.jsonl");
  const plain = join(split, set, "plain.jsonl");
  if (existsSync(truth)) return [scorePages(set, truth)];
  return existsSync(plain) ? [scoreTexts(set, plain)] : [];
}

/**
 * Scores a set of pages.
 * @param set - its name
 * @param path - of its truth
 * @returns its scores
 */
function scorePages(set: string, path: string): SetScores {
  const pairs = readLines(path).map((truth): Pair => {
    const source = pageSource(join(split, set), truth);
    const { draft, ms } = predict(html, source, context);
    return [truth, { id: truth.id, ...said(draft), ms }];
  });
  write(
    set,
    pairs.map(([, prediction]) => prediction),
  );
  const withText = pairs.filter(([{ text: gold }]) => gold !== undefined && gold !== "");
  const withSegments = pairs.filter(([truth]) => Array.isArray(truth["with"]));
  return {
    set,
    documents: pairs.length,
    scores: {
      f1:
        withText.length === 0
          ? undefined
          : textScore(withText.map(([truth, found]) => bestMatch(truth, found.text, set))),
      segments: withSegments.length === 0 ? undefined : segmentScore(withSegments),
      title: titleScore(pairs),
      date: dateScore(pairs),
      author: authorScore(pairs),
      ...pictureScores(pairs),
    },
    milliseconds: pairs.map(([, { ms }]) => ms),
  };
}

/**
 * Scores a set of plain texts.
 * @param set - its name
 * @param path - of its texts with gold
 * @returns its scores
 */
function scoreTexts(set: string, path: string): SetScores {
  const found = readLines(path).map((truth) => {
    const source = textSource(truth, truth.text ?? "", "text");
    return { truth, ...predict(text, source, context) };
  });
  write(
    set,
    found.map(({ truth, draft, ms }) => ({ id: truth.id, ...said(draft), ms })),
  );
  return {
    set,
    documents: found.length,
    scores: plainScores(found.map(({ truth, draft }) => [truth, draft])),
    milliseconds: found.map(({ ms }) => ms),
  };
}

/**
 * Writes the predictions of a set.
 * @param set - its name
 * @param lines - one a document
 */
function write(set: string, lines: readonly Prediction[]): void {
  const rows = lines.map((line) => `${JSON.stringify(line)}\n`);
  writeFileSync(join(predictions, `${set}.jsonl`), rows.join(""));
}
