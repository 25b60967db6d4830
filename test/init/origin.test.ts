import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { initNewsroom } from "../../src/init.ts";
import { originOf } from "../../src/init/origin.ts";
import { newsroom } from "../build/newsroom.ts";

/** A repository with one commit. */
function repository(remote?: string): {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
} {
  const { folder } = newsroom();
  const git = (...args: readonly string[]): string =>
    execFileSync("git", args, { cwd: folder, encoding: "utf8" }).trim();
  git("init", "--quiet");
  git(
    "-c",
    "user.name=Ana Ruiz",
    "-c",
    "user.email=ana@desk.example",
    "commit",
    "--quiet",
    "--allow-empty",
    "-m",
    "Begin",
  );
  if (remote !== undefined) git("remote", "add", "origin", remote);
  return { folder, git };
}

describe("the copy of Polywire that a new newsroom's workflow runs", () => {
  test.each([
    "https://github.com/harbour-news/polywire.fork.git",
    "https://ana@github.com/harbour-news/polywire.fork",
    "git@github.com:harbour-news/polywire.fork.git",
    "ssh://git@github.com/harbour-news/polywire.fork.git",
  ])("is read from the checkout: %s", (remote) => {
    const { folder, git } = repository(remote);
    expect(originOf(folder)).toBeUndefined();
    git("update-ref", "refs/remotes/origin/main", "HEAD");
    const commit = git("rev-parse", "HEAD");
    expect(originOf(folder)).toEqual({ repository: "harbour-news/polywire.fork", commit });
  });

  test.each([undefined, "https://git.example/harbour-news/polywire.git", "/srv/polywire"])(
    "is not known where its remote is %s",
    (remote) => {
      const { folder, git } = repository(remote);
      git("update-ref", "refs/remotes/origin/main", "HEAD");
      expect(originOf(folder)).toBeUndefined();
      expect(originOf(join(folder, "articles"))).toBeUndefined();
    },
  );

  test("stands in the workflow, or words that say what to put there", () => {
    const { folder } = newsroom();
    const uses = (room: string): string | undefined =>
      /uses: (\S+polywire@\S+)$/m.exec(
        readFileSync(join(folder, room, ".github/workflows/publish.yml"), "utf8"),
      )?.[1];
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const known = initNewsroom(join(folder, "a"), { repository: "harbour/wire", commit });
    expect(known).not.toHaveProperty("unfinished");
    expect(uses("a")).toBe(`harbour/wire/.github/actions/polywire@${commit}`);
    const unknown = initNewsroom(join(folder, "b"));
    expect(unknown).toHaveProperty("unfinished", ".github/workflows/publish.yml");
    expect(uses("b")).toBe("OWNER/REPOSITORY/.github/actions/polywire@COMMIT");
  });
});
