import type { z } from "zod";

/** What is wrong, and with which part of a value. */
export interface PartIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * The issues of the branch of a union that came furthest into the value.
 * @param issue - of zod
 * @returns the issue itself where there is no such branch
 */
export function partIssues(issue: z.core.$ZodIssue): PartIssue[] {
  const branches = issue.code === "invalid_union" ? issue.errors : [];
  const nested = branches.map((errors) => errors.flatMap((error) => partIssues(error)));
  const deepest = nested.toSorted((one, other) => depth(other) - depth(one))[0] ?? [];
  return depth(deepest) === 0
    ? [issue]
    : deepest.map(({ path, message }) => ({ path: [...issue.path, ...path], message }));
}

/**
 * How far into the value issues point.
 * @param issues - of one branch
 * @returns the longest path
 */
function depth(issues: readonly PartIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

/**
 * Removes a part of a value.
 * @param value - changed in place
 * @param path - to the part
 * @returns false where the whole value is meant, or nothing stands there
 */
export function removePart(value: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  if (last === undefined) return false;
  let parent = value;
  for (const key of path.slice(0, -1)) {
    parent = typeof parent === "object" && parent !== null ? Reflect.get(parent, key) : undefined;
  }
  return typeof parent === "object" && parent !== null && Reflect.deleteProperty(parent, last);
}
