import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_LIMITS, type ExtractionContext } from "../../src/extract/extractor.ts";
import { html } from "../../src/extract/html/index.ts";
import { parseDateLine } from "../../src/localize/date-parse.ts";
import { pageSource, predict, readLines } from "./predict.ts";

const [split = "../shared/extraction/dev", into] = process.argv.slice(2);
const folder = into ?? mkdtempSync(join(tmpdir(), "polywire-extraction-"));
mkdirSync(folder, { recursive: true });
const context: ExtractionContext = {
  languages: [],
  detectLanguage: () => undefined,
  parseDateLine,
  tagAuthority: "example.org,2025",
  limits: DEFAULT_LIMITS,
};
for (const set of readdirSync(split)) {
  const path = join(split, set, "truth.jsonl");
  if (!existsSync(path)) continue;
  const lines = readLines(path).map((truth) =>
    predict(html, pageSource(join(split, set), truth), context, truth.id),
  );
  writeFileSync(join(folder, `${set}.jsonl`), lines.map((l) => JSON.stringify(l)).join("\n"));
  const ms = lines.map((l) => l.ms);
  const mean = ms.reduce((a, b) => a + b, 0) / ms.length;
  process.stdout.write(`${set} mean ms ${mean} worst ${Math.max(...ms)}\n`);
}
