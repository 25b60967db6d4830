import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Where GitHub finds a copy of Polywire. */
export interface Origin {
  /** `owner/name`. */
  readonly repository: string;
  /** The commit that is checked out, in full. */
  readonly commit: string;
}

/** An address of a repository on GitHub, as people clone it. */
const GITHUB =
  /^(?:https:\/\/(?:[^@/]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/**
 * Where GitHub finds a checkout of Polywire.
 * @param folder - the checkout
 * @returns repository and commit; undefined where there is no git, the remote `origin` is not on GitHub, or does not have
 *   the commit
 */
export function originOf(folder: string): Origin | undefined {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["--git-dir", join(folder, ".git"), ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  try {
    const [, repository] = GITHUB.exec(git("remote", "get-url", "origin")) ?? [];
    const commit = git("rev-parse", "HEAD");
    const isPushed = git("branch", "--remotes", "--list", "origin/*", "--contains", commit) !== "";
    return repository !== undefined && isPushed ? { repository, commit } : undefined;
  } catch {
    return undefined;
  }
}
