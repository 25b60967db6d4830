import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { ParseError } from "./parse-error.ts";

/** One field of a YAML block. */
export interface YamlField {
  readonly name: string;
  readonly value: unknown;
  /** 1-based, in the file. */
  readonly line: number;
}

/** A text whose YAML block was taken off. */
export interface YamlBlock {
  readonly fields: readonly YamlField[];
  readonly warnings: readonly { readonly message: string; readonly line: number }[];
  /** The text below the block, and the number of its first line. */
  readonly rest: string;
  readonly restLine: number;
}

/** Aliases resolved at most, so that a few lines cannot unfold to gigabytes. */
const MAX_ALIASES = 64;

/** `---`, fields, and `---` or `...`; the first line must look like a field, or it is a rule above a text. */
const BLOCK =
  /^\s*---[ \t]*\n((?:[ \t]*(?:#[^\n]*)?\n)*(?:[\w"'][^\n]*:|[{?])[^\n]*\n(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/u;

/**
 * Takes a YAML block off the head of a text. Only YAML's core schema: data, never code.
 * @param text - the file
 * @returns the fields and the rest; no fields where there is no block
 * @throws ParseError with the line, where the block is no valid YAML
 */
export function readYaml(text: string): YamlBlock {
  const match = BLOCK.exec(text);
  if (!match) return { fields: [], warnings: [], rest: text, restLine: 1 };
  const [whole, yaml = ""] = match;
  const firstLine = lineCount(whole.slice(0, whole.indexOf(yaml))) + 1;
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: "core", lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const [error] = document.errors;
  if (error) {
    throw new ParseError("broken YAML in the front matter", {
      line: lineAt(error.pos[0]),
      cause: error,
    });
  }
  return {
    fields: fieldsOf(document, lineAt, firstLine),
    warnings: document.warnings.map(({ message, pos }) => ({ message, line: lineAt(pos[0]) })),
    rest: text.slice(whole.length),
    restLine: lineCount(whole) + 1,
  };
}

/**
 * The fields of a document.
 * @param document - parsed
 * @param lineAt - the line of an offset
 * @param firstLine - of the block
 * @returns the fields in order
 * @throws ParseError where it holds no fields, or too many aliases
 */
function fieldsOf(
  document: Document.Parsed,
  lineAt: (offset: number) => number,
  firstLine: number,
): YamlField[] {
  const { contents } = document;
  if (!isMap(contents)) {
    throw new ParseError("the front matter holds no fields", { line: firstLine });
  }
  const values = plainValues(document, firstLine);
  return contents.items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const name = String(key.value);
    return [{ name, value: values.get(name), line: lineAt(key.range?.[0] ?? 0) }];
  });
}

/**
 * The values of a document as plain data.
 * @param document - parsed
 * @param firstLine - of the block
 * @returns values by name
 * @throws ParseError where aliases unfold to too much
 */
function plainValues(document: Document.Parsed, firstLine: number): Map<string, unknown> {
  try {
    const values: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return new Map(Object.entries(values ?? {}));
  } catch (error) {
    throw new ParseError("the front matter cannot be resolved", { line: firstLine, cause: error });
  }
}

/**
 * Counts line ends.
 * @param text - any
 * @returns how many
 */
function lineCount(text: string): number {
  return text.split("\n").length - 1;
}
