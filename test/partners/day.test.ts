import { expect, test } from "vitest";
import { Day, entry, told, xml } from "./newsroom.ts";

const PUBLISHED = "2025-02-13T08:00:00Z";
const first = entry();
const edited = entry({ revision: "2", updated: Temporal.Instant.from("2025-02-13T09:10:00Z") });
const corrected = entry({ revision: "3", correction: "The vote is on Monday." });
const tombstone = {
  id: first.id,
  url: first.url,
  withdrawn: Temporal.Instant.from("2025-02-13T11:05:00Z"),
};

/** What one partner reads over the day: new, unchanged, edited with a date, corrected without, withdrawn, restored. */
function dayAt(partner: string): Record<string, Record<string, string>> {
  const day = new Day(partner);
  const item = (
    at: string,
    ...rest: Parameters<Day["run"]> extends [string, ...infer R] ? R : never
  ): Record<string, string> => told(day.run(`2025-02-13T${at}:00Z`, ...rest).feed.items[0]);
  return {
    new: item("08:15", [first]),
    unchanged: item("08:30", [first]),
    edited: item("09:15", [edited]),
    corrected: item("10:15", [corrected]),
    withdrawn: item("11:15", [], [tombstone]),
    stillWithdrawn: item("11:30", [], [tombstone]),
    restored: item("12:15", [entry({ revision: "4" })]),
  };
}

const EDITED = "2025-02-13T09:10:00Z";
const CORRECTED = "2025-02-13T10:15:00Z";
const WITHDRAWN = "2025-02-13T11:05:00Z";
const RESTORED = "2025-02-13T12:15:00Z";
const MOVES = {
  new: PUBLISHED,
  unchanged: PUBLISHED,
  edited: EDITED,
  corrected: CORRECTED,
  withdrawn: WITHDRAWN,
  stillWithdrawn: WITHDRAWN,
  restored: RESTORED,
};

function column(day: Record<string, Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(day).flatMap(([when, item]) => (name in item ? [[when, item[name] ?? ""]] : [])),
  );
}

const frozen = Object.fromEntries(Object.keys(MOVES).map((when) => [when, PUBLISHED]));
const live = { ...frozen };
delete live["withdrawn"];
delete live["stillWithdrawn"];
const liveMoves: Partial<typeof MOVES> = { ...MOVES };
delete liveMoves.withdrawn;
delete liveMoves.stillWithdrawn;
const states = (fresh: string, updated: string, gone: string): Record<string, string> => ({
  new: fresh,
  unchanged: fresh,
  edited: updated,
  corrected: updated,
  withdrawn: gone,
  stillWithdrawn: gone,
  restored: updated,
});
const takedownOnly = (word: string): Record<string, string> => ({
  withdrawn: word,
  stillWithdrawn: word,
});

const SIGNALS: Record<string, Record<string, Record<string, string>>> = {
  smartnews: { pubDate: MOVES, "media:status": states("active", "active", "deleted") },
  msn: {
    pubDate: frozen,
    "dcterms:modified": MOVES,
    "mi:expirationDate": takedownOnly(WITHDRAWN),
    "dcterms:valid": takedownOnly(`start=${PUBLISHED}; end=${WITHDRAWN}; scheme=W3C-DTF`),
  },
  line: { pubDate: frozen, "oa:lastPubDate": MOVES, "oa:delStatus": states("0", "0", "1") },
  gunosy: {
    pubDate: frozen,
    "gnf:modified": MOVES,
    "media:status": states("active", "active", "deleted"),
  },
  goo: { pubDate: live, "goonews:modified": liveMoves, "goonews:delete": takedownOnly("1") },
  docomo: { pubDate: frozen, modifiedDate: MOVES, delete: takedownOnly("1") },
  livedoor: { pubDate: frozen, lastpubDate: MOVES, status: states("1", "2", "0") },
};

test.each(Object.entries(SIGNALS))(
  "%s reads exactly its own signals over the day",
  (id, signals) => {
    const day = dayAt(id);
    const read = Object.keys(signals).map((name) => [name, column(day, name)]);
    expect(Object.fromEntries(read)).toEqual(signals);
  },
);

test.each(Object.keys(SIGNALS))("%s is not sent the text of a withdrawn article", (id) => {
  const day = new Day(id);
  day.run("2025-02-13T08:15:00Z", [first]);
  const gone = day.run("2025-02-13T11:15:00Z", [], [tombstone]);
  expect(xml(gone)).not.toContain("put the vote off");
  expect(gone.withdrawn).toEqual([first.id]);
});

test("a takedown at goo carries guid and delete alone", () => {
  expect(dayAt("goo")["withdrawn"]).toEqual({ guid: first.id, "goonews:delete": "1" });
});

test("Yahoo reads of an update in an element of its own, and pubDate stays", () => {
  const day = dayAt("yahoo");
  expect(column(day, "updated")).toEqual({
    edited: EDITED,
    corrected: CORRECTED,
    restored: RESTORED,
  });
  expect(column(day, "pubDate")).toEqual(live);
});

test("partners without a takedown of their own lose the item, and the desk is told once", () => {
  const day = new Day("flipboard");
  day.run("2025-02-13T08:15:00Z", [first]);
  const gone = day.run("2025-02-13T11:15:00Z", [], [tombstone]);
  expect(gone.feed.items).toEqual([]);
  expect(gone.notices.map(({ code }) => code)).toContain("takedown_by_hand");
  const later = day.run("2025-02-13T11:30:00Z", [], [tombstone]);
  expect(later.notices.map(({ code }) => code)).not.toContain("takedown_by_hand");
});

test("an article that a partner never had is not taken down there", () => {
  const result = new Day("msn").run("2025-02-13T11:15:00Z", [], [tombstone]);
  expect(result.feed.items).toEqual([]);
});

test("a takedown leaves the file after its days", () => {
  const day = new Day("smartnews");
  day.run("2025-02-13T08:15:00Z", [first]);
  day.run("2025-02-13T11:15:00Z", [], [tombstone]);
  expect(day.run("2025-02-20T11:00:00Z", [], [tombstone]).feed.items).toHaveLength(1);
  expect(day.run("2025-02-20T11:10:00Z", [], [tombstone]).feed.items).toHaveLength(0);
});

test.each(["smartnews", "msn"])("two runs without a change give %s the same bytes", (id) => {
  const day = new Day(id);
  const one = xml(day.run("2025-02-13T08:15:00Z", [first]));
  expect(xml(day.run("2025-02-13T09:15:00Z", [first]))).toBe(one);
});

test("two changes within a second still move the date, which counts in seconds", () => {
  const day = new Day("smartnews");
  day.run("2025-02-13T08:15:00Z", [first]);
  const one = told(day.run("2025-02-13T09:00:00.200Z", [entry({ revision: "2" })]).feed.items[0]);
  const two = told(day.run("2025-02-13T09:00:00.900Z", [entry({ revision: "3" })]).feed.items[0]);
  expect(two["pubDate"]).not.toBe(one["pubDate"]);
});

test.each(["smartnews", "msn", "livedoor"])(
  "a setting that moves titles and addresses reaches %s, and no date moves",
  (id) => {
    const day = new Day(id);
    const before = told(day.run("2025-02-13T08:15:00Z", [first]).feed.items[0]);
    const moved = entry({
      id: first.id,
      title: "Harbour Vote Is Put Off Again in Portmoor",
      url: "https://news.example/news/harbour-vote",
    });
    const after = told(day.run("2025-02-13T09:15:00Z", [moved]).feed.items[0]);
    expect(after).toEqual({ ...before, title: moved.title, link: moved.url });
    // A takedown names the article as the partner last had it.
    const down = told(day.run("2025-02-13T11:15:00Z", [], [tombstone]).feed.items[0]);
    expect(down).toMatchObject({ title: moved.title, link: moved.url });
  },
);
