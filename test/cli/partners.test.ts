import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";

const TEXT = "The harbour council met again on Monday and put the vote on the bridge off. ".repeat(
  12,
);

let folder: string;

function article(name: string, credit: string): string {
  const image = `{ url: "https://news.example/${name}.jpg", width: 1920, height: 1080, credit: "${credit}" }`;
  return `---
id: https://news.example/${name}
url: https://news.example/${name}
title: Harbour vote is put off again in ${name === "own" ? "Portmoor" : "Quillhaven"}
language: en
published: 2025-02-13T08:00:00Z
image: ${image}
---

${TEXT}
`;
}

function configure(over: object): void {
  const config = {
    site: { name: "Portmoor Post", url: "https://news.example" },
    articles: "articles",
    output: "output",
    state: "state.sqlite",
    editions: [{ locale: "en-GB", languages: ["en"], timeZone: "Europe/London" }],
    ...over,
  };
  writeFileSync(join(folder, "polywire.config.json"), JSON.stringify(config));
}

async function polywire(
  ...args: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const code = await main(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    tty: false,
    folder,
    environment: {},
  });
  return { code, out, err };
}

function msn(): string {
  return readFileSync(join(folder, "output/partners/msn/en-GB/rss.xml"), "utf8");
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "polywire-partners-"));
  mkdirSync(join(folder, "articles"));
  writeFileSync(join(folder, "articles/own.md"), article("own", "Ada Quill"));
  writeFileSync(join(folder, "articles/afp.md"), article("afp", "Jo Roe / AFP"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("an AFP picture withholds the article from MSN until the contract covers it", async () => {
  configure({ partners: [{ name: "msn", profile: "msn" }] });
  const withheld = await polywire("build", "--now", "2025-02-13T12:00:00Z");
  expect(withheld.code).toBe(0);
  expect(withheld.err).toContain("rights_withheld");
  expect(msn()).toContain("https://news.example/own");
  expect(msn()).not.toContain("https://news.example/afp");

  const fate = await polywire("explain", "articles/afp.md");
  expect(fate.out).toContain("out partners/msn/en-GB: rights_withheld: ");
  expect((await polywire("explain", "articles/own.md")).out).toContain("in  partners/msn/en-GB");

  configure({ partners: [{ name: "msn", profile: "msn", agencies: ["AFP"] }] });
  const sent = await polywire("build", "--now", "2025-02-13T12:15:00Z");
  expect(sent.err).not.toContain("rights_withheld");
  expect(msn()).toContain("https://news.example/afp.jpg");
});

test("partners lists our profiles and those of the config", async () => {
  configure({ profiles: { portal: { extends: "msn", name: "Our portal" } } });
  const { code, out } = await polywire("partners");
  expect(code).toBe(0);
  expect(out).toMatch(/^msn: MSN .*\n {2}title {5}21 to 150 characters\n/m);
  expect(out).toContain("line: LINE NEWS (Japan) (observed: confirm with the partner)");
  expect(out).toContain("portal: Our portal");
  expect((await polywire("partners", "portal")).out).toContain(
    "  source    https://support.microsoft.com/",
  );
});

test("a partner's feed that would lose too much stays as it is until the loss is accepted", async () => {
  configure({
    partners: [{ name: "strict", profile: "strict" }],
    profiles: {
      strict: { extends: "rss", name: "Strict", limits: { title: { minGraphemes: 99 } } },
    },
  });
  const file = join(folder, "output/partners/strict/en-GB/rss.xml");
  const held = await polywire("build", "--now", "2025-02-13T12:30:00Z");
  expect([held.code, existsSync(file)]).toEqual([1, false]);
  expect(held.err).toContain("feed_held_back partners/strict/en-GB/rss.xml");
  const confirmed = await polywire("build", "--accept-losses", "--now", "2025-02-13T12:30:00Z");
  expect([confirmed.code, existsSync(file)]).toEqual([0, true]);
});

test("a takedown does not wait for a feed that is held back", async () => {
  const partners = [{ name: "plain", profile: "plain" }];
  const plain = { extends: "rss", name: "Plain" };
  configure({ partners, profiles: { plain } });
  const file = join(folder, "output/partners/plain/en-GB/rss.xml");
  await polywire("build", "--now", "2025-02-13T12:30:00Z");
  expect(readFileSync(file, "utf8")).toContain("Quillhaven");
  configure({
    partners,
    profiles: { plain: { ...plain, limits: { title: { minGraphemes: 99 } } } },
  });
  const held = await polywire("build", "--now", "2025-02-13T12:40:00Z");
  expect([held.code, readFileSync(file, "utf8").includes("Quillhaven")]).toEqual([1, true]);
  const source = join(folder, "articles/afp.md");
  const text = readFileSync(source, "utf8");
  writeFileSync(source, text.replace("language: en", "language: en\nstatus: withdrawn"));
  const short = await polywire("build", "--now", "2025-02-13T12:50:00Z");
  expect([short.code, readFileSync(file, "utf8").includes("Quillhaven")]).toEqual([1, false]);
  expect(short.err).toContain("feed_cut_short partners/plain/en-GB/rss.xml");
  writeFileSync(source, text);
});

test("a partner nobody knows is a mistake in the command line", async () => {
  const { code, err } = await polywire("partners", "nobody");
  expect(code).toBe(2);
  expect(err).toContain('there is no profile "nobody": rss, msn, ');
});

test("a wrong profile stops the build before anything is written, with its path", async () => {
  configure({ profiles: { portal: { extends: "msn", limits: { itms: 3 } } } });
  const { code, err } = await polywire("build");
  expect(code).toBe(2);
  expect(err).toMatch(
    /partner_profile_invalid .*polywire\.config\.json profiles\.portal\.limits: .*itms/,
  );
});
