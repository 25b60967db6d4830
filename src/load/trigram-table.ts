/** Places of a table at first; it grows before it is half full. */
const PLACES = 1024;

/** Numbers trigrams in the order in which they come, without making a text of each. */
export class TrigramTable {
  /** Two units of each trigram, and the third, by its number. */
  #pairs = new Int32Array(PLACES / 2);
  #thirds = new Uint16Array(PLACES / 2);
  /** Numbers from 1, where their hashes lead to; 0 where there is none. */
  #places = new Uint16Array(PLACES);
  #size = 0;

  /** @returns how many there are */
  get size(): number {
    return this.#size;
  }

  /** Forgets all. */
  clear(): void {
    this.#places.fill(0);
    this.#size = 0;
  }

  /**
   * Numbers a trigram, where it has no number yet.
   * @param first - UTF-16 unit
   * @param second - another
   * @param third - another
   * @returns its number, from 0
   */
  add(first: number, second: number, third: number): number {
    const pair = (first << 16) | second;
    const at = this.#placeOf(pair, third);
    const known = this.#places[at] ?? 0;
    if (known > 0) return known - 1;
    const number = this.#size;
    this.#pairs[number] = pair;
    this.#thirds[number] = third;
    this.#size = number + 1;
    this.#places[at] = this.#size;
    if (this.#size * 2 >= this.#places.length) this.#grow();
    return number;
  }

  /**
   * The same of a text.
   * @param text - any text
   * @param at - where three units of it begin
   * @returns its number
   */
  addText(text: string, at: number): number {
    return this.add(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
  }

  /**
   * The number that a trigram of another table has here.
   * @param other - the other table
   * @param number - its number there
   * @returns its number, undefined where it has none
   */
  find(other: TrigramTable, number: number): number | undefined {
    const at = this.#placeOf(other.#pairs[number] ?? 0, other.#thirds[number] ?? 0);
    const known = this.#places[at] ?? 0;
    return known === 0 ? undefined : known - 1;
  }

  // Where a trigram is, or would be.
  #placeOf(pair: number, third: number): number {
    const mask = this.#places.length - 1;
    let at = Math.imul(pair ^ Math.imul(third, 0x9e3779b1), 0x85ebca6b);
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const known = this.#places[at] ?? 0;
      if (known === 0) return at;
      if (this.#pairs[known - 1] === pair && this.#thirds[known - 1] === third) return at;
      at = (at + 1) & mask;
    }
  }

  #grow(): void {
    const [pairs, thirds] = [this.#pairs, this.#thirds];
    this.#pairs = new Int32Array(pairs.length * 2);
    this.#thirds = new Uint16Array(thirds.length * 2);
    this.#pairs.set(pairs);
    this.#thirds.set(thirds);
    this.#places = new Uint16Array(this.#places.length * 2);
    for (let number = 0; number < this.#size; number += 1) {
      const at = this.#placeOf(this.#pairs[number] ?? 0, this.#thirds[number] ?? 0);
      this.#places[at] = number + 1;
    }
  }
}
