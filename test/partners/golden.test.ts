import { expect, test } from "vitest";
import { loadProfiles } from "../../src/partners/index.ts";
import { LONG, NOW, entry, paragraph, prepare, xml } from "./newsroom.ts";

const settings = {
  logo: "https://news.example/logo.png",
  darkModeLogo: "https://news.example/dark.png",
  cover: "https://news.example/cover.jpg",
  icon: "https://news.example/icon.png",
  accentColor: "0b3d91",
  analytics: "UA-0",
  disclosure: "Portmoor Post is owned by its readers",
};

const live = entry({
  title: "Harbour vote “put off” & put off again: <em>Portmoor</em> waits",
  alternativeHeadline: "Harbour vote is put off again in Portmoor",
  body: [
    {
      type: "note",
      kind: "correction",
      children: [{ type: "text", text: "The vote is on Monday." }],
    },
    {
      type: "paragraph",
      children: [
        { type: "text", text: "The council " },
        {
          type: "link",
          href: "https://news.example/council?a=1&b=2",
          children: [{ type: "strong", children: [{ type: "text", text: "met]]>" }] }],
        },
      ],
    },
    { type: "heading", level: 6, children: [{ type: "text", text: "What comes next" }] },
    { type: "list", ordered: true, items: [[paragraph("A vote")], [paragraph("A bridge")]] },
    { type: "quote", children: [paragraph("We wait.")] },
    {
      type: "table",
      caption: "Votes",
      rows: [
        [
          { header: true, children: [{ type: "text", text: "Yes" }] },
          { header: false, children: [{ type: "text", text: "7" }] },
        ],
      ],
    },
    { type: "embed", href: "https://video.example/1", title: "The session" },
    paragraph(LONG),
  ],
  revision: "2",
  updated: Temporal.Instant.from("2025-02-13T11:00:00Z"),
});
const withdrawn = {
  id: "https://news.example/pier",
  url: "https://news.example/pier",
  title: "Pier closes for the winter months",
  published: Temporal.Instant.from("2025-02-12T09:00:00Z"),
  revision: "1",
  firstSent: Temporal.Instant.from("2025-02-12T09:15:00Z"),
  signalled: Temporal.Instant.from("2025-02-12T09:00:00Z"),
  changes: 0,
};
const before = { ...withdrawn, id: live.id, url: live.url, title: live.title };

test.each([...loadProfiles().profiles.keys()])(
  "%s: an updated article and a takedown, as sent",
  async (id) => {
    const result = prepare(id, [live], {
      profile: { settings },
      feed: {
        rights: "© Portmoor Post",
        ttl: 15,
        tombstones: [{ id: withdrawn.id, withdrawn: NOW.subtract({ minutes: 5 }) }],
      },
      context: {
        facts: new Map([
          [withdrawn.id, withdrawn],
          [before.id, before],
        ]),
      },
    });
    expect(result.included).toHaveLength(1);
    await expect(xml(result)).toMatchFileSnapshot(`../golden/partners/${id}.xml`);
  },
);
