import type { SourceFormat } from "../model/source.ts";
import type { Extractor } from "./extractor.ts";

/** The formats Polywire reads, each loaded with its parsers when it is first met. Add a format by adding its file and one entry here. */
export const FORMATS: Readonly<Record<SourceFormat, () => Promise<Extractor>>> = {
  html: async () => (await import("./html/index.ts")).html,
  text: async () => (await import("./text.ts")).text,
  markdown: async () => (await import("./markdown.ts")).markdown,
  ninjs: async () => (await import("./ninjs.ts")).ninjs,
  newsml: async () => (await import("./newsml.ts")).newsml,
  nitf: async () => (await import("./nitf.ts")).nitf,
};

/** Those that are loaded: to ask for a module again takes longer than many an article. */
const loaded = new Map<SourceFormat, Extractor>();

/**
 * The extractor of a format.
 * @param format - of a source
 * @returns the extractor, loaded
 */
export async function extractorOf(format: SourceFormat): Promise<Extractor> {
  const extractor = loaded.get(format) ?? (await FORMATS[format]());
  loaded.set(format, extractor);
  return extractor;
}
