import { plainText, type Block } from "../model/block.ts";

/** The standfirst stands among so many blocks at the head of a body: a picture may come first. */
const HEAD = 3;

/**
 * A body without the standfirst that its page sets above the text: feeds show it as the summary, right before the body.
 * @param body - the text as found
 * @param lead - the standfirst as the page shows it, undefined where it is not set apart
 * @param standfirst - the one the article is given
 * @returns the body; the very same where it does not open with the standfirst, or would be left empty
 */
export function withoutLead(
  body: readonly Block[],
  lead: string | undefined,
  standfirst: string | undefined,
): readonly Block[] {
  const wanted = letters(lead ?? "");
  if (wanted === "" || wanted !== letters(standfirst ?? "")) return body;
  const at = body
    .slice(0, HEAD)
    .findIndex((block) => block.type !== "figure" && letters(plainText([block])) === wanted);
  const rest = body.filter((_, index) => index !== at);
  const isOpening = body.slice(0, at).every(({ type }) => type === "figure");
  return at >= 0 && isOpening && plainText(rest) !== "" ? rest : body;
}

/**
 * Makes texts comparable.
 * @param text - as written
 * @returns its letters and digits, in lower case
 */
function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
