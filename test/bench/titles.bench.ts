import { typesetTitle } from "../../src/localize/title.ts";
import titles from "../localize/titles.json" with { type: "json" };
import { type BenchTable, microseconds } from "./bench-table.ts";
import { callMember, construct, loadPeer, memberOf } from "./peer.ts";

interface Case {
  readonly locale: string;
  readonly typed: string;
  readonly wanted: string;
}

type Typesetter = (title: string, locale: string) => string;

const cases: Case[] = titles.map(([locale = "", typed = "", wanted = ""]) => ({
  locale,
  typed,
  wanted,
}));

/**
 * Titles set right by Polywire and its peers over our table. Our table is our opinion of right, so the
 * peers are also judged over the languages they say they know.
 * @returns one row a typesetter
 */
export async function bench(): Promise<BenchTable> {
  const typograf = await loadTypograf();
  const contestants: [string, Typesetter, (locale: string) => boolean][] = [
    ["polywire", (title, locale) => typesetTitle(title, { locale }), () => true],
    ["typograf", typograf.set, (locale) => typograf.locales.some((known) => speaks(locale, known))],
    ["typopo", await loadTypopo(), (locale) => /^(?:en|de|sk|cs)\b/.test(locale)],
    ["smartypants", await loadSmartypants(), (locale) => locale.startsWith("en")],
  ];
  return {
    title: `Titles set right, of ${cases.length} in ${new Set(cases.map((one) => one.locale)).size} locales`,
    columns: ["typesetter", "right", "letters changed", "right in its languages", "µs a title"],
    rows: contestants.map(([name, set, knows]) => row(name, set, knows)),
  };
}

function row(name: string, set: Typesetter, knows: (locale: string) => boolean): string[] {
  const own = cases.filter((one) => knows(one.locale));
  return [
    name,
    String(cases.filter((one) => isRight(one, set)).length),
    String(cases.filter((one) => changesLetters(one, set)).length),
    `${own.filter((one) => isRight(one, set)).length} of ${own.length}`,
    microseconds(cases, (one) => set(one.typed, one.locale)).toFixed(1),
  ];
}

function isRight(one: Case, set: Typesetter): boolean {
  return visible(set(one.typed, one.locale)) === visible(one.wanted);
}

function changesLetters(one: Case, set: Typesetter): boolean {
  return letters(set(one.typed, one.locale)) !== letters(one.wanted);
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

// No-break or not is let pass: a peer that binds short words is not wrong.
function visible(text: string): string {
  return text.replace(/[\u00A0\u202F⍽]/g, " ");
}

function speaks(locale: string, known: string): boolean {
  return locale === known || locale.split("-")[0] === known.split("-")[0];
}

// https://github.com/typograf/typograf
async function loadTypograf(): Promise<{ locales: readonly string[]; set: Typesetter }> {
  const Peer = memberOf(await loadPeer("typograf"), "default");
  const listed = callMember(Peer, "getLocales", []);
  const locales = Array.isArray(listed) ? listed.map(String) : [];
  const made = new Map<string, unknown>();
  const set: Typesetter = (title, locale) => {
    const known =
      locales.find((one) => one === locale) ??
      locales.find((one) => speaks(locale, one)) ??
      "en-US";
    if (!made.has(known)) made.set(known, construct(Peer, [{ locale: [known, "en-US"] }]));
    return String(callMember(made.get(known), "execute", [title]));
  };
  return { locales, set };
}

// https://github.com/surfinzap/typopo
async function loadTypopo(): Promise<Typesetter> {
  const peer = await loadPeer("typopo");
  const known: Record<string, string> = { de: "de-de", sk: "sk", cs: "cs" };
  return (title, locale) =>
    String(callMember(peer, "fixTypos", [title, known[locale.split("-")[0] ?? ""] ?? "en-us"]));
}

// https://github.com/othree/smartypants.js
async function loadSmartypants(): Promise<Typesetter> {
  const peer = await loadPeer("smartypants");
  return (title) => String(callMember(peer, "smartypantsu", [title, "2"]));
}
