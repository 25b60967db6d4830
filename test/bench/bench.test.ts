import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { extractArticle } from "../../src/index.ts";
import { CORPUS_NOW, corpusArticle, corpusLanguages } from "./corpus.ts";
import { lineChart } from "./line-chart.ts";
import { measure, median } from "./measure.ts";

test.each(corpusLanguages)(
  "no article of the corpus in %s is judged to be in another language",
  (language) => {
    const at = corpusLanguages.indexOf(language);
    for (let i = 0; i < 10; i++) {
      const { path, html, headline, published } = corpusArticle(8 * i + at, 1000);
      const bytes = new TextEncoder().encode(html);
      const found = extractArticle({ path, bytes }, { languages: corpusLanguages });
      expect(found.problems).toEqual([]);
      if (!found.ok) throw new Error(`${path} is not read`);
      expect(found.article).toMatchObject({ language, headline });
      expect(found.article.published?.instant.toString()).toBe(published);
    }
  },
);

test("an article of the corpus is the same in every run, another with each edit, and never of the future", () => {
  expect(corpusArticle(40, 100)).toEqual(corpusArticle(40, 100));
  expect(corpusArticle(40, 100, 1)).toMatchObject({ path: corpusArticle(40, 100).path });
  expect(corpusArticle(40, 100, 1).headline).not.toBe(corpusArticle(40, 100).headline);
  expect(corpusArticle(99, 100).published < CORPUS_NOW).toBe(true);
});

test("the median is the middle one, or between the two in the middle", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7]), median([])]).toEqual([
    2, 2.5, 7, 0,
  ]);
});

test.runIf(process.platform === "linux")(
  "a process is charged with its own time and memory, and not with ours",
  () => {
    const ours = Buffer.alloc(200 << 20, 1);
    const idle = measure({ file: "sleep", args: ["0.1"] });
    expect(idle.wall).toBeGreaterThan(99);
    expect(idle.cpu).toBeLessThan(60);
    expect(idle.peak).toBeLessThan(ours.length / 2 ** 20 / 2);
    const busy =
      "const held = Buffer.alloc(100 << 20, 1); while (process.cpuUsage().user < 150000 || held[0] === 0);";
    const costly = measure({ file: process.execPath, args: ["-e", busy] });
    expect(costly.cpu).toBeGreaterThan(140);
    expect(costly.peak).toBeGreaterThan(100);
    expect(() => measure({ file: "false", args: [] })).toThrow("exited 1");
  },
);

test("a chart is well-formed, and a line that does not grow is level", () => {
  const text = { title: "Cost < use", x: "articles", y: "ms" };
  const lines = [
    { name: "flat", points: [[10, 5] as const, [1000, 5] as const] },
    { name: "steep", points: [[10, 1] as const, [1000, 100] as const] },
  ];
  const svg = lineChart(text, lines);
  const parser = new SaxesParser();
  const heights: string[][] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name !== "polyline") return;
    heights.push(attributes["points"]?.split(" ").map((point) => point.split(",")[1] ?? "") ?? []);
  });
  parser.write(svg).close();
  const [flat = [], steep = []] = heights;
  expect(new Set(flat).size).toBe(1);
  expect(Number(steep[0])).toBeGreaterThan(Number(steep[1]));
});
