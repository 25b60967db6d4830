/** Longer texts are hardly met again, and looking them up takes about as long as what is made of them. */
const LONGEST = 300;

/**
 * Remembers what was made of the texts met last.
 * @param most - how many are kept: past them all are forgotten
 * @param make - what is made of a text, never undefined
 * @returns the same, made once while it is remembered
 */
export function remembering<Made>(
  most: number,
  make: (text: string) => Made,
): (text: string) => Made {
  const known = new Map<string, Made>();
  return (text) => {
    if (text.length > LONGEST) return make(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    if (known.size >= most) known.clear();
    // A piece cut out of a page would keep all of the page in memory: the key is a copy.
    known.set(` ${text}`.slice(1), made);
    return made;
  };
}
