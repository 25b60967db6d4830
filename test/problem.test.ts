import { expect, test } from "vitest";
import { problem } from "../src/problem.ts";

test("what a message quotes does not flood the report", () => {
  const { message } = problem("link_invalid", "a.md", `no web address: ${"👩".repeat(100_000)}`);
  expect(message.length).toBeLessThan(1100);
  expect(message.isWellFormed()).toBe(true);
  expect(message).toMatch(/^no web address: 👩.*…$/u);
});
