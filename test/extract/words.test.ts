import { expect, test } from "vitest";
import { TABLES } from "../../src/extract/words/languages.ts";
import english from "../../src/extract/words/en.json" with { type: "json" };

test.each(Object.entries(TABLES))("the words of %s are complete", (_language, read) => {
  const table = read();
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(english).toSorted());
  expect(Object.values(table).flat()).toSatisfy((words: unknown[]) =>
    words.every((word) => typeof word === "string" && word !== ""),
  );
});
