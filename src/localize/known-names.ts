import { plainText, type Block } from "../model/block.ts";

/** Capitalized words behind a small word, a digit or a comma: not there because a sentence begins. */
const CAPITALIZED =
  /(?<=[\p{Ll}\p{N},] )\p{Lu}[\p{L}\p{M}’'-]*(?: (?:(?:of|the|de|la|du|van|von|der) )?\p{Lu}[\p{L}\p{M}’'-]*)*/gu;
const WORD = /\p{L}[\p{L}\p{M}’'-]*/gu;

/**
 * The proper names a text holds: what it writes with a capital in the middle of a sentence and never small. A headline
 * in capitals gets them back by it.
 * @param body - of the article
 * @returns names of one word and more, each once
 */
export function knownNames(body: readonly Block[]): string[] {
  const text = plainText(body).replaceAll(/[^\S\n]+/g, " ");
  const runs = new Set([...text.matchAll(CAPITALIZED)].map(([run]) => bare(run)));
  const words = new Set([...runs].flatMap((run) => run.match(WORD) ?? []));
  const small = new Set(text.match(WORD));
  const names = [...words].filter(
    (word) => /^\p{Lu}/u.test(word) && !small.has(word.toLowerCase()),
  );
  return [...new Set([...[...runs].filter((run) => run.includes(" ")), ...names])];
}

function bare(run: string): string {
  return run.replace(/[’']s?$/u, "");
}
