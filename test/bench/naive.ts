/**
 * What a user writes in an afternoon, with the same packages: `node test/bench/naive.ts ARTICLES OUTPUT`. Reads every page,
 * keeps every article, and writes RSS, Atom and JSON for each language and section.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { load } from "cheerio";
import { Feed } from "feed";
import pLimit from "p-limit";

interface Story {
  readonly language: string;
  readonly section: string;
  readonly title: string;
  readonly link: string;
  readonly date: Date;
  readonly author: string;
  readonly description: string;
  readonly image: string;
  readonly content: string;
}

async function readStory(file: string): Promise<Story> {
  const $ = load(await readFile(file, "utf8"));
  const data = JSON.parse($('script[type="application/ld+json"]').text());
  const body = $("article");
  body.find("h1, .byline, figure").remove();
  return {
    language: $("html").attr("lang") ?? "en",
    section: data.articleSection,
    title: $('meta[property="og:title"]').attr("content") ?? $("h1").text(),
    link: $('link[rel="canonical"]').attr("href") ?? "",
    date: new Date(data.datePublished),
    author: data.author.name,
    description: data.description,
    image: data.image.url,
    content: (body.html() ?? "").trim(),
  };
}

async function writeFeed(folder: string, title: string, stories: readonly Story[]): Promise<void> {
  const home = "https://www.bench.example/";
  const [first] = stories;
  const language = first?.language ?? "en";
  const updated = first?.date ?? new Date(0);
  const feed = new Feed({ title, id: home, link: home, language, updated, copyright: "Bench" });
  for (const { author, section, ...story } of stories) {
    const category = [{ name: section }];
    feed.addItem({ ...story, id: story.link, author: [{ name: author }], category });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "rss.xml"), feed.rss2());
  await writeFile(join(folder, "atom.xml"), feed.atom1());
  await writeFile(join(folder, "feed.json"), feed.json1());
}

const [articles = "articles", output = "output"] = process.argv.slice(2);
const limit = pLimit(16);
const names = await readdir(articles, { recursive: true });
const files = names.filter((name) => name.endsWith(".html")).map((name) => join(articles, name));
const stories = await Promise.all(files.map((file) => limit(() => readStory(file))));
stories.sort((a, b) => b.date.getTime() - a.date.getTime());
for (const [language, own] of Map.groupBy(stories, (story) => story.language)) {
  await writeFeed(join(output, language), "Bench", own.slice(0, 50));
  for (const [section, some] of Map.groupBy(own, (story) => story.section)) {
    await writeFeed(join(output, language, section), `Bench: ${section}`, some.slice(0, 50));
  }
}
