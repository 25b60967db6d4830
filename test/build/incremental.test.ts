import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { corpusArticle } from "../bench/corpus.ts";
import { fewLocales } from "../desk/few-locales.ts";
import { newsroom, type Newsroom } from "./newsroom.ts";

// `npm run incremental` runs 500 scripts, the suite one.
const RUNS = Number(process.env["RUNS"] ?? 1);

const locales = fewLocales(["en", "fr"]);
const EDITIONS = ["en", "fr"].map((locale) => ({ locale, languages: [locale], timeZone: "UTC" }));
const START = Temporal.Instant.from("2026-11-01T12:00:00Z");

/** One step of a desk's day. */
interface Step {
  readonly deed: "add" | "edit" | "touch" | "delete" | "move" | "wait" | "settings";
  readonly index: number;
  readonly minutes: number;
  /** True where the build is told which file changed. */
  readonly named: boolean;
}

const script: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    deed: fc.constantFrom("add", "edit", "touch", "delete", "move", "wait", "settings"),
    index: fc.nat({ max: 19 }),
    minutes: fc.integer({ min: 1, max: 3000 }),
    named: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);

// The newest articles of a corpus in English and French.
function article(index: number, edit = 0): { readonly path: string; readonly html: string } {
  return corpusArticle(4000 - 80 * (index >> 1) + (index % 2), 4002, edit);
}

// Without sections most articles wait unread at first.
function room(): Newsroom {
  const each = newsroom({
    locales,
    editions: EDITIONS,
    feeds: { items: 2, sections: false },
    publish: { maxLossShare: 1 },
  });
  for (let i = 0; i < 12; i++) each.write(`articles/${article(i).path}`, article(i).html);
  return each;
}

function texts({ published }: Newsroom): ReadonlyMap<string, string> {
  return new Map([...published()].map(([path, { text }]) => [path, text]));
}

// Does a step to the files of a newsroom; returns those it touched.
function act({ folder, write, remove }: Newsroom, step: Step, edit: number): readonly string[] {
  const { path, html } = article(step.index);
  const file = `articles/${path}`;
  const has = existsSync(join(folder, file));
  if (step.deed === "add" && !has) write(file, html);
  else if (step.deed === "edit" && has) write(file, article(step.index, edit).html);
  else if (step.deed === "touch" && has) write(file, readFileSync(join(folder, file)));
  else if (step.deed === "delete" && has) remove(file);
  else if (step.deed === "move" && has) {
    write(file.replace(".html", "-moved.html"), readFileSync(join(folder, file)));
    remove(file);
    return [path, path.replace(".html", "-moved.html")];
  }
  return [path];
}

// Another window, so that every feed changes.
function configure({ config, write, folder }: Newsroom, items: number): void {
  const settings = JSON.parse(readFileSync(config, "utf8"));
  settings.feeds.items = items;
  write(config.slice(folder.length + 1), JSON.stringify(settings));
}

test("builds of what changed write the same bytes as full builds", async () => {
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const [incremental, full] = [room(), room()];
      let now = START;
      for (const each of [incremental, full]) await each.build(now.toString());
      for (const [at, step] of steps.entries()) {
        now = now.add({ minutes: step.minutes });
        for (const each of [incremental, full]) {
          const changed = act(each, step, at + 1);
          if (step.deed === "settings") configure(each, 2 + (step.index % 4));
          const named = each === incremental && step.named && step.deed !== "settings";
          await each.build(now.toString(), { full: each === full, ...(named ? { changed } : {}) });
        }
        expect(texts(incremental)).toEqual(texts(full));
      }
    }),
    { numRuns: RUNS },
  );
}, 3_600_000);
