import { expect, test } from "vitest";
import { newsroom } from "../../build/newsroom.ts";

const page = (caption: string): string => `<html lang="ja"><head><meta charset="utf-8">
<link rel="canonical" href="https://www.quay.example/pier"><meta name="date" content="2026-01-05"></head>
<body><div id="main"><h1>古い桟橋が建て直される</h1>
<table><tr><td><img src="https://images.quay.example/pier.jpg" alt="桟橋" width="320" height="213"></td></tr>
<tr><td class="caption">${caption}</td></tr></table>
<p>港の評議会は月曜日、真夜中まで続いた議論の末に、古い桟橋を建て直すことを決めた。工事は春に始まる。</p>
<p>最後の船が港を出たあとに作業を始め、船が戻ってくるまでに終える予定だという。費用はまだ決まっていない。</p>
</div></body></html>`;

test.each([
  ["<small>職人の手元。指先にセンサーを付けている (海峡通信)</small>"],
  ["職人の手元。指先にセンサーを付けている <small>海峡通信</small>"],
])("small print closes a caption with its credit, or is the caption: %s", async (caption) => {
  const desk = newsroom({ editions: [{ locale: "ja-JP", timeZone: "Asia/Tokyo" }] });
  desk.write("articles/pier.html", page(caption));
  await desk.build("2026-01-06T12:00:00Z");
  expect(desk.read("ja-JP/rss.xml")).toContain("<media:credit>海峡通信</media:credit>");
});
