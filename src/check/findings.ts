import { problem, type Problem, type ProblemCode } from "../problem.ts";

/** What the checks of one document found. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Notes a problem.
   * @param code - the catalogue's code
   * @param message - what is wrong with this very case
   * @param line - 1-based, where known
   */
  add(code: ProblemCode, message: string, line?: number): void {
    this.problems.push(problem(code, this.#path, message, line === undefined ? {} : { line }));
  }
}
