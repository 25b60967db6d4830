import { checkDocument } from "../../src/check/index.ts";

/** What the checks say of a text, as `code` or `code:line`. */
export const check: (path: string, text: string) => readonly string[] = (path, text) =>
  checkDocument({ path, bytes: new TextEncoder().encode(text) }).map(
    ({ code, line }) => code + (line === undefined ? "" : `:${line}`),
  );
