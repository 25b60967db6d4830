import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { corpusArticle } from "../bench/corpus.ts";
import { fewLocales } from "../desk/few-locales.ts";
import { newsroom, story, type Newsroom } from "./newsroom.ts";

// `npm run incremental` runs 500 scripts, the suite a few.
const RUNS = Number(process.env["RUNS"] ?? 2);
const SEED = process.env["SEED"];

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

/** How a newsroom is set up. */
type Settings = Readonly<Record<string, unknown>>;

const script: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    deed: fc.constantFrom("add", "edit", "edit", "touch", "delete", "move", "wait", "settings"),
    index: fc.nat({ max: 29 }),
    minutes: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 3000 })),
    named: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

// Without sections most articles wait unread at first; with an archive none do.
const settings: fc.Arbitrary<Settings> = fc.record({
  feeds: fc.record({
    items: fc.constantFrom(2, 4),
    sections: fc.boolean(),
    paging: fc.constantFrom("window", "window", "complete", "archive"),
    content: fc.constantFrom("full", "summary"),
    ...optional({ maxAgeDays: fc.constant(2), maxBytes: fc.constant(9000) }),
  }),
  partners: fc.constantFrom([], [], [{ name: "msn", profile: "msn" }]),
  publish: fc.record({
    maxLossShare: fc.constant(1),
    ninjs: fc.constantFrom(false, false, true),
    tombstoneDays: fc.constantFrom(1, 30),
    compress: fc.constantFrom([], [], ["gzip"]),
  }),
});

function optional(fields: Record<string, fc.Arbitrary<unknown>>): typeof fields {
  const wrapped = Object.entries(fields).map(([name, of]) => [
    name,
    fc.option(of, { nil: undefined }),
  ]);
  return Object.fromEntries(wrapped);
}

// The newest articles of a corpus in English and French, then the desk's own stories in both languages.
function article(index: number, edit = 0): { readonly path: string; readonly html: string } {
  if (index >= 20) return deskStory(index - 20, edit);
  return corpusArticle(4000 - 80 * (index >> 1) + (index % 2), 4002, edit);
}

// A moment of the desk's day.
function hour(hours: number): string {
  return START.add({ hours }).toString();
}

// What a desk decides: when a story is shown, where, and what belongs to it. Every edit decides some of it otherwise.
function deskStory(index: number, edit: number): { readonly path: string; readonly html: string } {
  const language = index % 2 === 0 ? "en" : "fr";
  const fields = [
    `language: ${language}`,
    `section: ${["World", "Sport", "Harbour"][(index + edit) % 3] ?? ""}`,
    `date: ${hour(-index * 3 - (edit % 4 === 3 ? 1 : 0))}`,
    ...(edit % 3 === 1 ? [`embargo: ${hour(edit * 7)}`] : []),
    ...(edit % 3 === 2 ? [`expires: ${hour(edit * 9)}`] : []),
    ...(edit % 5 < 3 ? [`story: calder-${index >> 1}`] : []),
    ...(edit % 5 === 4 ? [`translations:`, `  fr: https://desk.example/fr/calder-1`] : []),
    ...(edit % 4 === 1 ? [`url: https://desk.example/${language}/calder-${index}`] : []),
    ...(edit % 7 === 6 ? [`status: withheld`] : []),
  ];
  const headline = `Harbour ${index} opens ${"again ".repeat(1 + (edit % 2))}`;
  return { path: `desk/calder-${index >> 1}.${language}.md`, html: story(headline, fields) };
}

function room(own: Settings): Newsroom {
  const each = newsroom({ locales, editions: EDITIONS, ...own });
  for (let i = 0; i < 12; i++) each.write(`articles/${article(i).path}`, article(i).html);
  for (let i = 20; i < 24; i++) each.write(`articles/${article(i).path}`, article(i).html);
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
    const moved = path.replace(/(\.\w+)$/, "-moved$1");
    write(`articles/${moved}`, readFileSync(join(folder, file)));
    remove(file);
    return [path, moved];
  }
  return [path];
}

// Another window, so that every feed changes.
function configure({ config, write, folder }: Newsroom, items: number): void {
  const own = JSON.parse(readFileSync(config, "utf8"));
  own.feeds.items = items;
  write(config.slice(folder.length + 1), JSON.stringify(own));
}

test("builds of what changed write the same bytes as full builds", async () => {
  await fc.assert(
    fc.asyncProperty(settings, script, async (own, steps) => {
      const [incremental, full] = [room(own), room(own)];
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
    { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
}, 3_600_000);
