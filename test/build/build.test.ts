import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newsroom, story } from "./newsroom.ts";

const NOON = "2026-11-20T12:00:00Z";
const ONE = "2026-11-20T13:00:00Z";
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z", "section: Politics"];

test("two builds an hour apart write the same bytes and touch no file", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(NOON);
  const first = room.published();
  const report = await room.build(ONE);
  expect(room.published()).toEqual(first);
  expect(report.documents.written).toEqual([]);
  expect(first.size).toBeGreaterThan(6);
});

test("a build from nothing an hour later writes the same bytes too", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write("articles/undated.md", story("Fish soup", ["language: en"]));
  await room.build(NOON);
  const first = room.published();
  room.remove("output");
  room.remove(".polywire");
  await room.build(ONE);
  const texts = [...room.published()].map(([path, { text }]) => [path, text]);
  expect(texts).toEqual([...first].map(([path, { text }]) => [path, text]));
});

test("a feed that somebody damaged or deleted is written again", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(NOON);
  const whole = room.read("en-GB/rss.xml");
  room.write("output/en-GB/rss.xml", "damaged");
  room.remove("output/en-GB/atom.xml");
  await room.build(ONE);
  expect(room.read("en-GB/rss.xml")).toBe(whole);
  expect(existsSync(join(room.folder, "output/en-GB/atom.xml"))).toBe(true);
});

test("a changed text moves the update and freezes publication; a touched file moves nothing", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(NOON);
  utimesSync(join(room.folder, "articles/harbour.md"), new Date(), new Date());
  expect((await room.build(ONE)).documents.written).toEqual([]);
  room.write("articles/harbour.md", story("Harbour opens at last", DATED));
  const report = await room.build("2026-11-20T14:00:00Z");
  expect(report.feeds[0]?.updated).toEqual(["tag:desk.example,2025:harbour"]);
  const rss = room.read("en-GB/rss.xml");
  expect(rss).toContain("<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>");
  expect(rss).toContain("<dcterms:modified>2026-11-20T14:00:00Z</dcterms:modified>");
});

test("an embargoed story is nowhere until the first run after it ends", async () => {
  const room = newsroom();
  const fields = ["language: en", "date: 2026-11-20T08:00:00Z", "embargo: 2026-11-20T12:30:00Z"];
  room.write("articles/secret.md", story("Secret budget", fields));
  await room.build(NOON);
  for (const [path, { text }] of room.published())
    expect([path, text.match(/secret/i)]).toEqual([path, null]);
  await room.build(ONE);
  expect(room.read("en-GB/rss.xml")).toContain("Secret budget");
});

test("a deleted story leaves a tombstone, which goes after thirty days", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write("articles/ferry.md", story("Ferry sails", DATED));
  await room.build(NOON);
  room.remove("articles/ferry.md");
  await room.build(ONE);
  expect(room.read("en-GB/atom.xml")).not.toContain("Ferry sails");
  expect(room.read("en-GB/atom.xml")).toMatch(/at:deleted-entry[^>]*tag:desk\.example,2025:ferry/);
  await room.build("2026-12-21T13:00:01Z");
  expect(room.read("en-GB/atom.xml")).not.toContain("ferry");
});

test("an embargoed story that is deleted leaves no trace", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  room.write(
    "articles/secret.md",
    story("Secret", ["language: en", "embargo: 2027-01-01T00:00:00Z"]),
  );
  await room.build(NOON);
  room.remove("articles/secret.md");
  await room.build(ONE);
  expect(room.read("en-GB/atom.xml")).not.toContain("secret");
});

test("a folder that vanishes as a whole is not so many takedowns", async () => {
  const room = newsroom();
  for (const n of [1, 2, 3, 4, 5, 6])
    room.write(`articles/wire/${n}.md`, story(`Story ${n}`, DATED));
  for (const n of [1, 2, 3, 4, 5, 6, 7]) room.write(`articles/${n}.md`, story(`Own ${n}`, DATED));
  await room.build(NOON);
  const before = room.read("en-GB/rss.xml");
  room.remove("articles/wire");
  const held = await room.build(ONE);
  expect(held.exitCode).toBe(1);
  expect(held.problems).toMatchObject([{ code: "folder_vanished", path: "wire" }]);
  expect(room.read("en-GB/rss.xml")).toBe(before);
  const accepted = await room.build(ONE, { acceptLosses: true });
  expect(accepted.feeds[0]?.removed).toHaveLength(6);
});

test("a feed that would lose too much to failing files is held back", async () => {
  const room = newsroom();
  for (const n of [1, 2, 3]) room.write(`articles/${n}.md`, story(`Story ${n}`, DATED));
  await room.build(NOON);
  const before = room.read("en-GB/rss.xml");
  for (const n of [1, 2]) room.write(`articles/${n}.md`, "---\ntitle: [broken\n---\n");
  const report = await room.build(ONE);
  expect(report.exitCode).toBe(1);
  expect(report.feeds[0]?.heldBack).toMatch(/2 of 3 entries/);
  expect(room.read("en-GB/rss.xml")).toBe(before);
});

test("two files with one id are told, and the newer one wins", async () => {
  const room = newsroom();
  const id = "id: urn:desk:1";
  room.write(
    "articles/a.md",
    story("Old copy", [id, "language: en", "date: 2026-11-19T08:00:00Z"]),
  );
  room.write("articles/b.md", story("New copy", [id, ...DATED]));
  const report = await room.build(NOON);
  expect(report.problems).toMatchObject([{ code: "id_duplicate", path: "articles/a.md".slice(9) }]);
  expect(room.read("en-GB/rss.xml")).toContain("New copy");
  expect(room.read("en-GB/rss.xml")).not.toContain("Old copy");
});

test("a copy of an article takes neither its place nor its address", async () => {
  const room = newsroom();
  const text = story("Harbour opens", ["id: harbour", ...DATED]);
  room.write("articles/harbour.md", text);
  await room.build(NOON);
  const before = room.read("en-GB/rss.xml");
  room.write("articles/harbour-copy.md", text);
  const { problems } = await room.build(ONE);
  expect(problems).toMatchObject([{ code: "id_duplicate", path: "harbour-copy.md" }]);
  expect(room.read("en-GB/rss.xml")).toBe(before);
  await room.build(ONE, { full: true });
  expect(room.read("en-GB/rss.xml")).toBe(before);
});

test("an article of a digitized archive keeps its date of before 1970", async () => {
  const room = newsroom();
  room.write("articles/pier.md", story("Pier opens", ["lang: en", "date: 1905-08-28T09:00:00Z"]));
  const { problems } = await room.build(NOON);
  expect(problems).toEqual([]);
  expect(room.read("en-GB/rss.xml")).toContain("<pubDate>Mon, 28 Aug 1905 09:00:00 GMT</pubDate>");
  room.write("articles/quay.md", story("Quay opens", ["lang: en", "date: 1969-12-31T23:00:00Z"]));
  await room.build(ONE);
  const incremental = room.read("en-GB/feed.json");
  await room.build(ONE, { full: true });
  expect(room.read("en-GB/feed.json")).toBe(incremental);
  expect(incremental.indexOf("Quay")).toBeLessThan(incremental.indexOf("Pier"));
  const edited = ["lang: en", "date: 1905-08-28T09:00:00Z"];
  room.write("articles/pier.md", story("Pier opens", edited, "It opened on Monday, after all."));
  await room.build(ONE);
  expect(room.read("en-GB/atom.xml")).toContain(`<updated>${ONE}</updated>`);
});

test("bad files are problems with code, path and fix; the others go out", async () => {
  const room = newsroom();
  room.write("articles/good.md", story("Harbour opens", DATED));
  room.write("articles/empty.html", "");
  room.write("articles/picture.html", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
  room.write("articles/broken.json", '{"uri": ');
  room.write("articles/broken.xml", "<nitf><head></nitf>");
  room.write("articles/untitled.md", "---\nlanguage: en\n---\n");
  room.write("articles/notes.docx", "no article");
  symlinkSync("/etc/hostname", join(room.folder, "articles/link.txt"));
  const report = await room.build(NOON);
  expect(report.exitCode).toBe(1);
  const codes = new Map(report.problems.map(({ path, code }) => [path, code]));
  expect(codes.get("empty.html")).toBe("file_empty");
  expect(codes.get("picture.html")).toBe("file_binary");
  expect(codes.get("broken.json")).toBe("parse_failed");
  expect(codes.get("broken.xml")).toBe("parse_failed");
  expect(codes.get("link.txt")).toBe("file_not_followed");
  expect(codes.get("notes.docx")).toBe("format_unknown");
  expect(codes.has("untitled.md")).toBe(true);
  for (const { fix } of report.problems) expect(fix).not.toBe("");
  expect(room.read("en-GB/rss.xml")).toContain("Harbour opens");
});

test.skipIf(process.getuid?.() === 0)("an unreadable file is told and tried again", async () => {
  const room = newsroom();
  room.write("articles/a.md", story("Harbour opens", DATED));
  chmodSync(join(room.folder, "articles/a.md"), 0);
  const refused = await room.build(NOON);
  expect(refused.problems).toMatchObject([{ code: "file_unreadable", path: "a.md" }]);
  chmodSync(join(room.folder, "articles/a.md"), 0o644);
  await room.build(ONE);
  expect(room.read("en-GB/rss.xml")).toContain("Harbour opens");
});

test("feeds of an edition that config no longer has are removed", async () => {
  const editions = [
    { locale: "en-GB", timeZone: "Europe/London" },
    { locale: "en-US", timeZone: "America/New_York" },
  ];
  const room = newsroom({ editions });
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(NOON);
  const config = JSON.parse(readFileSync(room.config, "utf8"));
  room.write("polywire.config.json", JSON.stringify({ ...config, editions: editions.slice(0, 1) }));
  const report = await room.build(ONE);
  expect(report.documents.removed).toContain("en-US/rss.xml");
  expect(existsSync(join(room.folder, "output/en-US"))).toBe(false);
});

test("no temporary file lies in the output folder or stays behind", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  await room.build(NOON);
  for (const path of room.published().keys()) expect(path).toMatch(/\.(?:xml|json|html|css)$/);
  expect(readdirSync(join(room.folder, ".polywire/scratch"))).toEqual([]);
});

test("files that lie there already stay as they are where the ledger was lost, and nothing stays behind", async () => {
  const room = newsroom();
  room.write("articles/harbour.md", story("Harbour opens", DATED));
  const built = await room.build(NOON);
  rmSync(join(room.folder, ".polywire"), { recursive: true });
  const again = await room.build(NOON);
  expect(again.documents.written).toEqual([]);
  expect(again.documents.kept).toBe(built.documents.written.length);
  expect(readdirSync(join(room.folder, ".polywire/scratch"))).toEqual([]);
});

test("language versions that share a stem are linked both ways", async () => {
  const room = newsroom({
    editions: [
      { locale: "en-GB", timeZone: "Europe/London" },
      { locale: "fr-FR", timeZone: "Europe/Paris" },
    ],
  });
  room.write("articles/port.en.md", story("Harbour opens", ["date: 2026-11-20T08:00:00Z"]));
  room.write("articles/port.fr.md", story("Le port rouvre", ["date: 2026-11-20T08:00:00Z"]));
  await room.build(NOON);
  expect(room.read("en-GB/atom.xml")).toMatch(
    /hreflang="fr"[^>]*desk\.example\/fr\/port|desk\.example\/fr\/port"[^>]*hreflang="fr"/,
  );
  expect(room.read("fr-FR/rss.xml")).toContain("https://desk.example/en/port");
});
