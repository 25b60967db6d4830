import type { Extraction } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import type { ExtractionContext, Extractor } from "./extractor.ts";
import { FORMATS } from "./formats.ts";
import { readDocument } from "./read.ts";

export { glance } from "./glance.ts";

/** The extractors of all formats, for callers that cannot wait for one. Add a format in `formats.ts`. */
export const extractors: readonly Extractor[] = await Promise.all(
  Object.values(FORMATS).map((load) => load()),
);

/**
 * Reads one source file of any format. Never throws: a document that cannot be read is a Problem.
 * @param source - the file, decoded
 * @param context - what extraction needs of other rooms
 * @returns the article, or what prevented it
 */
export function extract(source: Source, context: ExtractionContext): Extraction {
  const extractor = extractors.find(({ format }) => format === source.format);
  return readDocument(source, context, extractor);
}
