/** What a benchmark reports: one row a contestant. */
export interface BenchTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is to be known with it. */
  readonly notes?: readonly string[];
  /** Drawn beside it on the page of benchmarks. */
  readonly charts?: readonly Chart[];
}

/** A picture for the page of benchmarks. */
export interface Chart {
  /** Name in .github/. */
  readonly file: string;
  /** What it shows, for those who do not see it. */
  readonly alt: string;
  readonly svg: string;
}

/** Choices of the command line. */
export interface BenchOptions {
  /** Sizes of the corpus. */
  readonly articles: readonly number[];
  /** How often everything is measured; medians are told. */
  readonly rounds: number;
  /** Where corpora are kept and found again; a temporary folder where absent. */
  readonly folder: string | undefined;
  /** Contestants to leave out. */
  readonly without: readonly string[];
}

/** What each `*.bench.ts` exports. */
export interface BenchModule {
  readonly bench: (options: BenchOptions) => Promise<BenchTable | readonly BenchTable[]>;
}

/**
 * Mean time of one call after warming up. Ratios within one run mean something, the figures alone little.
 * @param inputs what is given to each call
 * @param call the contestant
 * @returns microseconds a call
 */
export function microseconds<Input>(
  inputs: readonly Input[],
  call: (input: Input) => unknown,
): number {
  const budget = 1000;
  repeat(inputs, call, budget);
  return repeat(inputs, call, budget);
}

// Rounds over all inputs until the budget of milliseconds is spent; at least one.
function repeat<Input>(
  inputs: readonly Input[],
  call: (input: Input) => unknown,
  budget: number,
): number {
  const start = performance.now();
  let rounds = 0;
  do {
    for (const input of inputs) call(input);
    rounds++;
  } while (performance.now() - start < budget);
  return ((performance.now() - start) * 1000) / (rounds * inputs.length);
}
