import type { Extraction } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { ExtractionContext, Extractor } from "./extractor.ts";
import { finish } from "./finish.ts";
import { ParseError } from "./parse-error.ts";

/**
 * Reads one source file. Never throws: a document that cannot be read is a Problem, and the run goes on without it.
 * @param source - the file, decoded
 * @param context - what extraction needs of other rooms
 * @param extractor - of its format, where there is one
 * @returns the article, or what prevented it
 */
export function readDocument(
  source: Source,
  context: ExtractionContext,
  extractor: Extractor | undefined,
): Extraction {
  const refused = refuse(source, context);
  if (refused) return { ok: false, problems: [refused] };
  if (!extractor) {
    const message = `no extractor reads ${source.format}`;
    return { ok: false, problems: [problem("format_unknown", source.path, message)] };
  }
  try {
    return finish(extractor.extract(source, context), source, context);
  } catch (error) {
    return { ok: false, problems: [parseFailed(error, source)] };
  }
}

/**
 * What forbids even trying.
 * @param source - the file
 * @param context - its limits
 * @returns the Problem, or undefined where nothing speaks against it
 */
export function refuse(source: Source, context: ExtractionContext): Problem | undefined {
  if (source.text.trim() === "") {
    return problem("file_empty", source.path, "the file holds no text");
  }
  if (source.text.length > context.limits.bytes) {
    const message = `${source.text.length} characters where ${context.limits.bytes} bytes are allowed`;
    return problem("file_too_large", source.path, message);
  }
  return undefined;
}

/**
 * Turns what a parser threw into a Problem, its causes in the message.
 * @param error - what was thrown
 * @param source - the file
 * @returns the Problem
 */
function parseFailed(error: unknown, source: Source): Problem {
  const line = error instanceof ParseError ? error.line : undefined;
  return problem("parse_failed", source.path, explain(error), line === undefined ? {} : { line });
}

/**
 * The message of an error and of what caused it, in one line.
 * @param error - what was thrown
 * @returns for example `broken YAML: Map keys must be unique`
 */
function explain(error: unknown): string {
  const messages: string[] = [];
  for (let cause = error; cause !== undefined && messages.length < 4;) {
    const message = cause instanceof Error ? cause.message : "unknown failure";
    const [first = ""] = message.split("\n");
    if (!messages.includes(first)) messages.push(first);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return messages.join(": ").slice(0, 300);
}
