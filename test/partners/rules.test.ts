import { expect, test } from "vitest";
import { loadProfiles, type PartnerResult, type Profile } from "../../src/partners/index.ts";
import { prepare } from "./newsroom.ts";
import { LIMITS, SWITCHES, always, type Fixture } from "./rule-fixtures.ts";

function isOn(rules: Profile, path: string): boolean {
  switch (path) {
    case "rights.agencyImages":
    case "body.tags":
      return rules.format === "rss";
    case "rights.agencyTexts":
      return rules.rights.agencyTexts === "withhold-article";
    case "language.only":
      return rules.language.only !== undefined;
    default: {
      const [room = "", name = ""] = path.split(".");
      return Object.entries(rules)
        .filter(([key]) => key === room)
        .some(([, values]) => new Map(Object.entries(Object(values))).get(name) === true);
    }
  }
}

/** The limits of a profile as paths with their values. */
function limitsOf(rules: Profile): readonly (readonly [string, number])[] {
  return Object.entries(rules.limits).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === "number") return [[name, value] as const];
    return Object.entries(Object(value)).flatMap(
      ([inner, each]): readonly (readonly [string, number])[] => {
        if (each === false || typeof each === "string") return [];
        return [[`${name}.${inner}`, Number(each)]];
      },
    );
  });
}

function codesOf(
  result: PartnerResult,
  verdict: Fixture["verdict"] = "excluded",
): readonly string[] {
  if (verdict === "excluded") return result.excluded.map(({ code }) => code);
  const found =
    verdict === "feed" ? result.notices : result.included.flatMap(({ notices }) => notices);
  return found.map(({ code }) => code);
}

const { profiles } = loadProfiles();
const cases: (readonly [string, string, Fixture])[] = [];
for (const rules of profiles.values()) {
  for (const [path, value] of limitsOf(rules)) {
    const maker = LIMITS[path];
    if (maker === undefined) throw new Error(`no fixture for the limit ${path} of ${rules.id}`);
    cases.push([rules.id, `limits.${path} ${value}`, maker(value, rules)]);
  }
  for (const [path, make] of Object.entries(SWITCHES))
    if (isOn(rules, path)) cases.push([rules.id, path, make(rules)]);
  cases.push([rules.id, "published", always]);
}
const failing = cases.filter(([, , { fails }]) => fails.length > 0);

test.each(cases)("%s takes what meets %s", (id, _path, { meets, code, verdict }) => {
  const good = prepare(id, meets);
  expect(codesOf(good, verdict)).not.toContain(code);
  expect(good.included).toHaveLength(meets.length);
  expect(good.excluded).toEqual([]);
});

test.each(failing)("%s says why what fails %s", (id, _path, { fails, code, verdict, language }) => {
  const bad = prepare(id, fails, language === undefined ? {} : { feed: { language } });
  const found = [
    ...bad.excluded,
    ...bad.notices,
    ...bad.included.flatMap(({ notices }) => notices),
  ];
  expect(codesOf(bad, verdict)).toContain(code);
  expect(found.find((each) => each.code === code)?.fix).toMatch(/\w/);
});

test.each(failing.filter(([, , { verdict = "excluded" }]) => verdict === "excluded"))(
  "%s leaves out what fails %s",
  (id, _path, { fails, code }) => {
    const bad = prepare(id, fails);
    const left = new Set(
      bad.excluded.filter((each) => each.code === code).map(({ entryId }) => entryId),
    );
    const sent = bad.feed.items.map(({ id: sentId }) => sentId);
    expect(sent).toEqual(fails.map((each) => each.id).filter((each) => !left.has(each)));
    expect(sent.length).toBeLessThan(fails.length);
  },
);

test("every profile has rules, and every rule was tried", () => {
  expect(profiles.size).toBe(15);
  expect(cases.length).toBeGreaterThan(profiles.size * 5);
});
