import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** One step of a newsroom's day: what changes in its folder, and the clock of the build that follows. */
export interface Step {
  readonly name: string;
  readonly now: string;
  readonly edit: (folder: string) => void;
}

const DAY = "2026-11-20";

/** A text a language. */
const TEXTS: Readonly<Record<string, string>> = {
  en: "The harbour of Port Calder opened again on Monday after eleven weeks of repairs.",
  fr: "Le port de Calder a rouvert lundi après onze semaines de travaux, et les pêcheurs ont applaudi.",
};

/**
 * Writes an article.
 * @param folder - of the newsroom
 * @param name - of its file, with language
 * @param fields - front matter, one `name: value` a line
 */
function write(folder: string, name: string, fields: readonly string[]): void {
  const file = join(folder, "articles", `${name}.md`);
  const text = TEXTS[name.slice(-2)] ?? "";
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ["---", ...fields, "---", "", text, ""].join("\n"));
}

/**
 * Front matter.
 * @param headline - of the story
 * @param hour - of publication
 * @param section - of the paper
 * @returns its lines
 */
function frontMatter(headline: string, hour: number, section: string): readonly string[] {
  return [
    `title: ${headline}`,
    `date: ${DAY}T0${hour}:00:00Z`,
    `section: ${section}`,
    "author: Ana Ruiz",
  ];
}

const HARBOUR = frontMatter("Harbour opens", 8, "Politics");

/** Publish, edit, correct, an embargo lifts, translate, withdraw, restore, delete. */
export const STEPS: readonly Step[] = [
  {
    name: "publish",
    now: `${DAY}T10:00:00Z`,
    edit: (folder) => {
      for (const n of [1, 2, 3, 4, 5, 6])
        write(folder, `${n}.en`, frontMatter(`Story ${n}`, n, n % 2 === 0 ? "Sport" : "Politics"));
      write(folder, "port.en", HARBOUR);
      const held = [...frontMatter("Budget leaks", 9, "Business"), `embargo: ${DAY}T12:30:00Z`];
      write(folder, "budget.en", held);
    },
  },
  {
    name: "edit",
    now: `${DAY}T11:00:00Z`,
    edit: (folder) => write(folder, "port.en", frontMatter("Harbour opens at last", 8, "Politics")),
  },
  {
    name: "correct",
    now: `${DAY}T12:00:00Z`,
    edit: (folder) =>
      write(folder, "1.en", [
        ...frontMatter("Story 1", 1, "Politics"),
        "correction: It was Tuesday.",
      ]),
  },
  { name: "embargo lifts", now: `${DAY}T13:00:00Z`, edit: () => undefined },
  {
    name: "translate",
    now: `${DAY}T14:00:00Z`,
    edit: (folder) => write(folder, "port.fr", frontMatter("Le port rouvre", 9, "Politique")),
  },
  {
    name: "withdraw",
    now: `${DAY}T15:00:00Z`,
    edit: (folder) => write(folder, "port.en", [...HARBOUR, "status: withdrawn"]),
  },
  {
    name: "restore",
    now: `${DAY}T16:00:00Z`,
    edit: (folder) => write(folder, "port.en", HARBOUR),
  },
  {
    name: "delete",
    now: `${DAY}T17:00:00Z`,
    edit: (folder) => rmSync(join(folder, "articles/2.en.md"), { force: true }),
  },
];
