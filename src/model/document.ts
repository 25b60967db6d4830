/** A file to be published. */
export interface OutputDocument {
  /** Relative to the output folder, with "/". */
  readonly path: string;
  /** IANA media type with charset. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A document of this run: its bytes lie on the disk, beside what is published, until all documents are made. */
export interface PreparedDocument {
  /** Relative to the output folder, with "/". */
  readonly path: string;
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Where the bytes lie: absolute. */
  readonly file: string;
}

/** A file as it was left on a publish target. */
export interface UploadRecord {
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  /** What the target calls this version of it, such as an ETag; "" where it has no name for it. */
  readonly tag: string;
}

/** What publishing will do; deciding it touches no disk. */
export interface PublishPlan {
  readonly write: readonly PreparedDocument[];
  /** Paths whose bytes are right already. */
  readonly keep: readonly string[];
  /** Paths of documents that vanished. */
  readonly remove: readonly string[];
}
