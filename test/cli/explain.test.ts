import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { newsroom } from "../build/newsroom.ts";

test("explain passes no control character of an article to the terminal", async () => {
  const room = newsroom();
  const headline = { value: "Harbour \u001b]0;owned\u0007 opens\u009b31m" };
  const body = { contenttype: "text/html", value: "<p>It opened again on Monday.</p>" };
  const item = { uri: "urn:desk:1", language: "en", headlines: [headline], bodies: [body] };
  room.write("articles/harbour.json", JSON.stringify(item));
  let out = "";
  const code = await main(["explain", "articles/harbour.json"], {
    out: (text) => void (out += text),
    err: () => undefined,
    tty: true,
    folder: room.folder,
    environment: {},
  });
  expect([code, out]).toEqual([0, expect.stringContaining("Harbour ")]);
  expect(out).not.toMatch(/[\p{Cc}--\n]/v);
});
