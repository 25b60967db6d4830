/** What remains of a record once the unknown is left out. */
type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/**
 * Leaves out what is not known: undefined and empty texts. What is not known is absent, never blank.
 * @param facts - the facts, some of them unknown
 * @returns those that are known
 */
export function known<T extends object>(facts: T): Known<T>;
// The second signature is the implementation's: a loop forgets which keys belong to which values.
export function known(facts: Readonly<Record<string, unknown>>): object {
  const kept: Record<string, unknown> = {};
  for (const name in facts) {
    const value = facts[name];
    if (value !== undefined && value !== "") kept[name] = value;
  }
  return kept;
}
