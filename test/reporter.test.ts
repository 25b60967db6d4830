import { expect, test } from "vitest";
import { problem } from "../src/problem.ts";
import { createReporter } from "../src/reporter.ts";

test("no flood of warnings hides an error", () => {
  let screen = "";
  const reporter = createReporter("text", { write: (text) => (screen += text), tty: false });
  const warnings = Array.from({ length: 80 }, (_, at) =>
    problem("date_missing", `${at}.md`, "no date"),
  );
  reporter.problems([...warnings, problem("file_empty", "last.md", "nothing in it")]);
  const lines = screen.trimEnd().split("\n");
  expect(lines.filter((line) => line.startsWith("warning"))).toHaveLength(50);
  expect(lines.at(-2)).toBe("… more warnings; --log json tells them all");
  expect(lines.at(-1)).toContain("error file_empty last.md");
});
