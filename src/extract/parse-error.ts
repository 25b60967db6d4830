/** A document that its format's parser refuses. `extract()` makes a `parse_failed` Problem of it. */
export class ParseError extends Error {
  /** 1-based line of the source, where the parser names one. */
  readonly line: number | undefined;

  constructor(message: string, options: { readonly line?: number; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ParseError";
    this.line = options.line;
  }
}
