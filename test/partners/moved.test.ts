import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";

test("a partner's reasons name the file where it lies now", async () => {
  const room = newsroom({ partners: [{ name: "msn", profile: "msn", maxLossShare: 1 }] });
  const own = ["id: harbour", "url: https://desk.example/harbour"];
  const text = story("Short", [...own, "language: en", "date: 2026-11-20T08:00:00Z"]);
  room.write("articles/harbour.md", text);
  await room.build("2026-11-20T12:00:00Z");
  room.remove("articles/harbour.md");
  room.write("articles/moved/harbour.md", text);
  for (const full of [false, true]) {
    const { problems } = await room.build("2026-11-20T13:00:00Z", { full });
    const named = problems.filter(({ code }) => code === "title_too_short");
    expect(named.map(({ path }) => path)).toEqual(["moved/harbour.md"]);
  }
});
