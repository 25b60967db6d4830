/** A file to be published. */
export interface OutputDocument {
  /** Relative to the output folder, with "/". */
  readonly path: string;
  /** IANA media type with charset. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What publishing will do; deciding it touches no disk. */
export interface PublishPlan {
  readonly write: readonly OutputDocument[];
  /** Paths whose bytes are right already. */
  readonly keep: readonly string[];
  /** Paths of documents that vanished. */
  readonly remove: readonly string[];
}
