/** A full stop behind these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s(/])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Jr|Sr|No|Nr|Bd|vs|ca|bzw|Sra?|Dña|Mme|Ph|Hl|hl|fot|zdj)\.$/u;

/**
 * Where the sentences of a line end.
 * @param text - one line
 * @returns indices behind the end marks and their closing quotes or brackets, in order; a closing bracket before a
 * space counts too
 */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(/(?:[.!?…]["”»’')）\]]*|[)\]])(?=\s)|[。！？।؟][」』）”]*/gu)) {
    const end = match.index + match[0].length;
    if (!ABBREVIATION.test(text.slice(0, end))) ends.push(end);
  }
  return ends;
}

/**
 * Says whether a line ends like a sentence, as paragraphs do and headlines do not.
 * @param text - one line
 * @returns true where it does
 */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？।؟։።]["”»“’')）\]」』]*$|[.!?…][.!?]["”»’')]*$/u.test(text.trim());
}
