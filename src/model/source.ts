/** The formats an article may arrive in; the extractor is chosen by it. */
export type SourceFormat = "html" | "text" | "markdown" | "ninjs" | "newsml" | "nitf";

/** One file as found and decoded, ready for extraction. */
export interface Source {
  /** Relative to the articles folder, with "/" between its parts, NFC. */
  readonly path: string;
  readonly format: SourceFormat;
  /** SHA-256 of the bytes, lower-case hex. */
  readonly sha256: string;
  /** Decoded, U+FEFF removed, newlines as "\n". */
  readonly text: string;
  /** What file suffix or folder say of the language, canonical BCP 47. The document's own word goes before it. */
  readonly pathLanguage?: string;
  /** The path without folder language, suffix language and extension: shared by the versions of a story. */
  readonly stem: string;
  /** IANA zone for dates that state none. */
  readonly timeZone: string;
}
