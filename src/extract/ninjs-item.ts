import { ParseError } from "./parse-error.ts";

/** An object of a ninjs document. ninjs 2 writes names in lower case, ninjs 3 in camel case: both are read. */
export type Item = ReadonlyMap<string, unknown>;

/**
 * Parses a document that holds one item.
 * @param json - the file
 * @returns the item
 * @throws ParseError where it is no JSON, or no single object
 */
export function parseItem(json: string): Item {
  const value = parse(json);
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const item = toItem(single);
  if (item) return item;
  const held = Array.isArray(value) ? `${value.length} items` : "no object";
  throw new ParseError(`a ninjs file holds one item; this one holds ${held}`, { line: 1 });
}

/**
 * Parses JSON.
 * @param json - the file
 * @returns its value
 * @throws ParseError with the line
 */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    throw new ParseError("broken JSON", { line: errorLine(message, json), cause });
  }
}

/**
 * The line a message of the JSON parser speaks of: it names a position, or quotes the ten characters on either side.
 * @param message - of the parser
 * @param json - the file
 * @returns 1-based line; the last one where the text ends too early
 */
function errorLine(message: string, json: string): number {
  const [, position] = /position (\d+)/u.exec(message) ?? [];
  const [, before = "", quoted = ""] =
    /^Unexpected token .+?, (\.{3})?"([\s\S]*)"(?:\.{3})? is not valid JSON$/u.exec(message) ?? [];
  const at =
    quoted === "" ? json.trimEnd().length : json.indexOf(quoted) + (before === "" ? 0 : 10);
  return json.slice(0, position === undefined ? at : Number(position)).split("\n").length;
}

/**
 * An object by its names in lower case.
 * @param value - any value
 * @returns the object, or undefined where it is none
 */
function toItem(value: unknown): Item | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, one]) => [name.toLowerCase(), one]));
}

/**
 * A member of an item.
 * @param item - the item
 * @param name - in lower case
 * @returns its value, or undefined
 */
export function member(item: Item, name: string): unknown {
  return item.get(name);
}

/**
 * A text of an item.
 * @param item - the item
 * @param name - in lower case
 * @returns the text, or undefined where there is none
 */
export function text(item: Item, name: string): string | undefined {
  const value = item.get(name);
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/**
 * Texts of an item under names of ours.
 * @param item - the item
 * @param names - for each of ours the names in the item, best first
 * @returns those that are set
 */
export function texts<Name extends string>(
  item: Item,
  names: Readonly<Record<Name, readonly string[]>>,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name in names) {
    const key = names[name].find((candidate) => text(item, candidate) !== undefined);
    const value = key === undefined ? undefined : text(item, key);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/**
 * The objects of a list. A single object counts as a list of it, and so do the values of ninjs 1's named members.
 * @param item - the item
 * @param name - in lower case
 * @returns the objects, empty where there are none
 */
export function items(item: Item, name: string): Item[] {
  const value = item.get(name);
  const single = toItem(value);
  const isNamed = single !== undefined && [...single.values()].every((one) => toItem(one));
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : isNamed
      ? [...single.values()]
      : [value];
  return list.map((one) => toItem(one)).filter((one) => one !== undefined);
}
