/** What a command may touch of the process. */
export interface Terminal {
  /** Standard output: what was asked for. */
  readonly out: (text: string) => void;
  /** Reads standard input to its end. */
  readonly input?: () => string;
  /** Standard error: progress, problems, summaries. */
  readonly err: (text: string) => void;
  /** True where standard error can be drawn over. */
  readonly tty: boolean;
  /** The current folder. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A mistake in the command line. */
export class UsageError extends Error {}
