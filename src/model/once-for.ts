/**
 * Makes something of each object once, however often it is asked for; it is forgotten with the object.
 * @param make - makes it
 * @returns makes it, or has it still
 */
export function onceFor<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const known = new WeakMap<Key, Made>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
