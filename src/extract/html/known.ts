/** What remains of a record once the unknown is left out. */
type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * Leaves out what is not known: undefined and empty texts. What is not known is absent, never blank.
 * @param facts - the facts, some of them unknown
 * @returns those that are known
 */
export function known<T extends object>(facts: T): Known<T> {
  const kept: Known<T> = {};
  for (const name in facts) {
    const value: T[typeof name] | undefined | "" = facts[name];
    // Neither of the two is left, which the compiler cannot follow through a type parameter.
    if (value !== undefined && value !== "") kept[name] = value as Exclude<T[typeof name], undefined>;
  }
  return kept;
}
