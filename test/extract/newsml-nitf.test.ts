import { describe, expect, it } from "vitest";
import { articleOf, bodyOf, codesOf, read } from "./context.ts";

const NITF_BODY = `<body.head>
  <hedline><hl1>Harbour <em>opens</em></hl1><hl2>Ferries land again</hl2></hedline>
  <byline>By <person>Ada Lindqvist</person><byttl>Harbour correspondent</byttl></byline>
  <dateline><location>NORRHAMN</location></dateline>
  <abstract><p>Forty ferries a day.</p></abstract>
  <distributor>Example Wire</distributor></body.head>
<body.content><block>
  <p>The harbour of <location>Norrhamn</location> opened &amp; all were glad.</p>
  <media media-type="image"><media-reference source="https://img.example/s.jpg" width="320" height="180" mime-type="image/jpeg"/>
    <media-reference source="https://img.example/l.jpg" width="1280" height="720" mime-type="image/jpeg" alternate-text="A ferry"/>
    <media-caption><p>The first ferry.</p></media-caption><media-producer>Lena Varga</media-producer></media>
  <hl2>What comes next</hl2><ul><li>A park</li></ul>
</block></body.content>`;

const NITF = `<?xml version="1.0" encoding="UTF-8"?>
<nitf xml:lang="en-GB"><head><title>Slug</title>
<tobject><tobject.subject tobject.subject.refnum="20000003" tobject.subject.type="Transport"/></tobject>
<docdata management-status="usable"><doc-id id-string="urn:wire:harbour"/>
<date.issue norm="20250213T060000Z"/><date.release norm="20250214T060000+0100"/><date.expire norm="20260214"/>
<ed-msg info="Call the harbour master."/><correction info="The day was wrong."/>
<doc.copyright year="2025" holder="Example Wire"/><key-list><keyword key="ferry"/></key-list></docdata>
<pubdata position.section="World"/><revision-history norm="20250213T082815+0400"/></head>
<body>${NITF_BODY}</body></nitf>`;

const item = (content: string, extra = ""): string => `
<newsItem guid="urn:newsml:wire.example:1" version="2" xml:lang="en">
<rightsInfo><copyrightHolder literal="Example Wire"/><copyrightNotice>© Example Wire 2025</copyrightNotice></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2025-02-13T08:28:15+04:00</versionCreated>
<firstCreated>2025-02-13T06:00:00Z</firstCreated>${extra}<edNote>Call the harbour master.</edNote></itemMeta>
<contentMeta><contentCreated>2025-02-12T06:00:00Z</contentCreated><located><name>Norrhamn</name></located>
<language tag="sv"/><subject type="cpnat:abstract" qcode="medtop:20000003"><name xml:lang="sv">Sjöfart</name></subject>
<headline role="hlrol:short">Hamnen öppnar</headline><headline role="hlrol:main">Hamnen öppnar efter nio år</headline>
<by>Av Ada Lindqvist och Bo Ek</by><creditline>Example Wire</creditline>
<description role="drol:summary">Fyrtio färjor om dagen.</description></contentMeta>
<contentSet>${content}</contentSet></newsItem>`;

const XHTML = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>Hamnen <em>öppnade</em>.</p><script>alert(1)</script><p>Slut.</p></body></html></inlineXML>`;

const PICTURE = `<newsItem guid="urn:p"><contentMeta><description>Den första färjan.</description><creditline>Lena Varga</creditline></contentMeta>
<contentSet><remoteContent href="https://img.example/l.jpg" contenttype="image/jpeg" width="1280" height="720" size="90000"/></contentSet></newsItem>`;

const newsMessage = (...items: string[]): string =>
  `<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${items.join("")}</itemSet></newsMessage>`;

describe("NITF", () => {
  it("gives every fact it can say", () => {
    const article = articleOf(read("nitf", NITF));
    expect(article).toMatchObject({
      id: "urn:wire:harbour",
      language: "en-GB",
      headline: "Harbour opens",
      alternativeHeadline: "Ferries land again",
      standfirst: "Forty ferries a day.",
      bylines: [{ name: "Ada Lindqvist", role: "Harbour correspondent" }],
      dateline: "NORRHAMN",
      credit: "Example Wire",
      rights: "© 2025 Example Wire",
      section: "World",
      keywords: ["ferry"],
      subjects: [{ code: "medtop:20000003", name: "Transport" }],
      editorialNote: "Call the harbour master.",
      correction: "The day was wrong.",
      images: [
        {
          url: "https://img.example/l.jpg",
          width: 1280,
          height: 720,
          caption: "The first ferry.",
          credit: "Lena Varga",
          alt: "A ferry",
        },
      ],
    });
    expect(article.body.map(({ type }) => type)).toEqual(["paragraph", "heading", "list"]);
    expect(bodyOf(article)[0]).toBe("The harbour of Norrhamn opened & all were glad.");
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:15Z");
    expect(article.embargo?.toString()).toBe("2025-02-14T05:00:00Z");
  });

  it.each([
    ['management-status="usable"', "", "usable"],
    ["", "", "usable"],
    ['management-status="canceled"', "", "withdrawn"],
    ['management-status="killed"', "", "withdrawn"],
    ['management-status="withheld"', "", "withheld"],
    ['management-status="embargoed"', "", "withheld"],
    ['management-status="embargoed"', '<date.release norm="20250214T060000Z"/>', "usable"],
    ['management-status="not for you"', "", "withheld"],
    ["", '<date.release norm="when the minister has spoken"/>', "withheld"],
    ["", '<date.release norm=""/>', "usable"],
  ])("reads the status of <docdata %s>%s", (attributes, release, status) => {
    const text = NITF.replace('management-status="usable"', attributes);
    const released = text.replace('<date.release norm="20250214T060000+0100"/>', release);
    expect(articleOf(read("nitf", released)).status).toBe(status);
  });

  it("is refused where another format stands", () => {
    expect(codesOf(read("nitf", "<rss/>"))).toEqual(["parse_failed"]);
  });
});

describe("NewsML-G2", () => {
  it.each([
    ["alone", item(XHTML)],
    ["in a message", newsMessage(item(XHTML))],
    [
      "with prefixes",
      item(XHTML)
        .replaceAll(/<(\/?)(?=[a-z])/giu, "<$1x:")
        .replace("<x:newsItem", '<x:newsItem xmlns:x="urn:x"'),
    ],
  ])("gives every fact it can say, %s", (_, text) => {
    const article = articleOf(read("newsml", text));
    expect(article).toMatchObject({
      id: "urn:newsml:wire.example:1",
      language: "sv",
      headline: "Hamnen öppnar efter nio år",
      alternativeHeadline: "Hamnen öppnar",
      standfirst: "Fyrtio färjor om dagen.",
      bylines: [{ name: "Ada Lindqvist" }, { name: "Bo Ek" }],
      dateline: "Norrhamn",
      credit: "Example Wire",
      rights: "© Example Wire 2025",
      editorialNote: "Call the harbour master.",
      subjects: [{ code: "medtop:20000003", name: "Sjöfart" }],
    });
    expect(bodyOf(article)).toEqual(["Hamnen öppnade.", "Slut."]);
    expect(article.published?.instant.toString()).toBe("2025-02-13T06:00:00Z");
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:15Z");
  });

  it("takes the pictures of the message, and NITF or plain text for its body", () => {
    const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf><body>${NITF_BODY}</body></nitf></inlineXML>`;
    const withNitf = articleOf(read("newsml", newsMessage(PICTURE, item(nitf))));
    expect(withNitf.images[0]).toEqual({
      url: "https://img.example/l.jpg",
      type: "image/jpeg",
      width: 1280,
      height: 720,
      bytes: 90_000,
      caption: "Den första färjan.",
      credit: "Lena Varga",
      alt: "A ferry",
    });
    expect(withNitf.body.map(({ type }) => type)).toEqual(["paragraph", "heading", "list"]);
    const plain = '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>';
    expect(bodyOf(articleOf(read("newsml", item(plain))))).toEqual(["One.", "Two."]);
  });

  it.each([
    ['<pubStatus qcode="stat:canceled"/>', "withdrawn"],
    ['<pubStatus qcode="stat:withheld"/>', "withheld"],
    ['<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "withdrawn"],
    ['<pubStatus qcode="stat:secret"/>', "withheld"],
    ["<embargoed/>", "withheld"],
    ['<pubStatus qcode="stat:usable"/><embargoed>2025-02-14T06:00:00Z</embargoed>', "usable"],
  ])("reads the status of %s", (extra, status) => {
    expect(articleOf(read("newsml", item(XHTML, extra))).status).toBe(status);
  });

  it("says which texts of a message it leaves out", () => {
    const extraction = read("newsml", newsMessage(item(XHTML), item(XHTML)));
    expect(codesOf(extraction)).toContain("field_invalid");
  });
});

describe("XML", () => {
  const bomb = `<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><nitf><body><body.content><p>&b;</p></body.content></body></nitf>`;
  const outside = `<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><p>&x;</p></nitf>`;
  it.each([
    ["an entity bomb", bomb],
    ["an entity of another file", outside],
    ["a tag that is not closed", "<nitf>\n<body>\n</nitf>"],
    ["elements inside each other without end", `<nitf>${"<block>".repeat(100_000)}`],
    [
      "attributes without end",
      `<nitf ${Array.from({ length: 5000 }, (_, index) => `a${index}="1"`).join(" ")}/>`,
    ],
    ["nothing", "<?xml version='1.0'?>"],
  ])("is refused with its line: %s", (_, text) => {
    const extraction = read("nitf", text);
    expect(codesOf(extraction)).toEqual(["parse_failed"]);
    expect(extraction.problems[0]?.line).toBeGreaterThanOrEqual(1);
  });
});
