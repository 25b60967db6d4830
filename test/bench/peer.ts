/**
 * Loads a peer. Peers are installed beside the benchmarks only, so no types are known.
 * @param name of its package
 * @returns its module
 */
export async function loadPeer(name: string): Promise<unknown> {
  return import(name);
}

/**
 * A member of something without types.
 * @param holder what has it
 * @param member its name
 * @returns the member, or undefined
 */
export function memberOf(holder: unknown, member: string): unknown {
  const isObject = (typeof holder === "object" || typeof holder === "function") && holder !== null;
  return isObject ? Reflect.get(holder, member) : undefined;
}

/**
 * Calls a method of something without types.
 * @param holder what has it
 * @param member its name
 * @param values what it is given
 * @returns what it gives back
 */
export function callMember(holder: unknown, member: string, values: readonly unknown[]): unknown {
  const found = memberOf(holder, member);
  if (typeof found !== "function") throw new TypeError(`The peer has no function ${member}`);
  return Reflect.apply(found, holder, values);
}

/**
 * Constructs an instance of a class without types.
 * @param made the class
 * @param values what its constructor is given
 * @returns the instance
 */
export function construct(made: unknown, values: readonly unknown[]): unknown {
  if (typeof made !== "function") throw new TypeError("The peer has no such class");
  return Reflect.construct(made, values);
}
