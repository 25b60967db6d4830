import type { Findings } from "./findings.ts";
import { isWebUrl } from "./values.ts";

/** A tag; attribute values may hold ">". Bounded, so that hostile content costs no more than its length. */
const TAG = /<(\/?)([a-z][a-z0-9:-]{0,40})((?:"[^"]{0,8000}"|'[^']{0,8000}'|[^'">]){0,4000})>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);
/** Elements HTML closes by itself. */
const OPTIONAL_END: ReadonlySet<string> = new Set(
  "p li dt dd tr td th thead tbody tfoot colgroup option optgroup rt rp".split(" "),
);
const UNSAFE: ReadonlySet<string> = new Set(
  "script style object embed applet meta base link form input".split(" "),
);
/** Elements of HTML and those it had; SVG and MathML are not told apart. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code " +
    "col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html head body title i iframe img input ins kbd label legend li link main " +
    "map mark math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt " +
    "ruby s samp script search section select small source span strike strong style sub summary sup svg table tbody td " +
    "template textarea tfoot th thead time tr track tt u ul var video wbr applet base basefont marquee nobr path g"
  ).split(" "),
);
const REFERENCES: ReadonlySet<string> = new Set(["href", "src", "poster", "cite"]);

/**
 * Whether an element has no place in a feed.
 * @param name - its local name
 * @returns true for scripts and what may load or be one
 */
export function isUnsafe(name: string): boolean {
  return UNSAFE.has(name.toLowerCase());
}

/**
 * The rules for HTML inside a feed: closed and nested (NotHtml), absolute addresses (ContainsRelRef), no script
 * (SecurityRisk). Each is told once a text.
 * @param findings - where to note
 * @param html - the decoded HTML
 * @param where - "content:encoded of item 3"
 * @param line - of the element, where known
 */
export function checkHtml(findings: Findings, html: string, where: string, line?: number): void {
  const open: string[] = [];
  const told = new Set<string>();
  const tell = (
    code: "html_malformed" | "reference_relative" | "content_unsafe",
    what: string,
  ): void => {
    if (told.has(code)) return;
    told.add(code);
    findings.add(code, `${where}: ${what}`, line);
  };
  for (const [, slash, raw = "", attributes = ""] of html.matchAll(TAG)) {
    const name = raw.toLowerCase();
    if (UNSAFE.has(name)) tell("content_unsafe", `<${name}>`);
    if (!KNOWN.has(name)) tell("html_malformed", `<${name}> is no element of HTML`);
    if (slash === "/") {
      if (!close(open, name)) tell("html_malformed", `</${name}> closes nothing`);
      continue;
    }
    for (const [code, what] of attributeFaults(attributes)) tell(code, `<${name}> has ${what}`);
    if (!VOID.has(name) && !attributes.endsWith("/")) open.push(name);
  }
  const left = open.find((name) => !OPTIONAL_END.has(name));
  if (left !== undefined) tell("html_malformed", `<${left}> is not closed`);
}

function close(open: string[], name: string): boolean {
  if (VOID.has(name)) return true;
  for (let depth = open.length - 1; depth >= 0; depth -= 1) {
    const opened = open[depth] ?? "";
    if (opened === name) {
      open.length = depth;
      return true;
    }
    if (!OPTIONAL_END.has(opened)) return false;
  }
  return false;
}

type Fault = readonly ["reference_relative" | "content_unsafe", string];

function attributeFaults(attributes: string): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [, raw = "", double, single, bare = ""] of attributes.matchAll(ATTRIBUTE)) {
    const name = raw.toLowerCase();
    const value = (double ?? single ?? bare).trim();
    if (name.startsWith("on")) faults.push(["content_unsafe", `the handler ${name}`]);
    if (REFERENCES.has(name)) faults.push(...referenceFaults(value));
  }
  return faults;
}

function referenceFaults(value: string): readonly Fault[] {
  // Characters that browsers skip before they read the scheme.
  const address = decodeReferences(value).replace(/[\s\p{Cc}]/gu, "");
  if (/^(?:javascript|vbscript|data:text)/i.test(address)) {
    return [["content_unsafe", `the address ${address.slice(0, 40)}`]];
  }
  if (isWebUrl(value) || /^(?:mailto|tel|data):/i.test(address)) return [];
  return [["reference_relative", `the address "${value.slice(0, 60)}"`]];
}

const NAMED: Readonly<Record<string, string>> = { tab: "\t", newline: "\n", colon: ":", amp: "&" };

// The character references that addresses are hidden with.
function decodeReferences(value: string): string {
  return value.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(tab|newline|colon|amp));?/gi,
    (_, hex?: string, decimal?: string, name = "") => {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (Number.isNaN(point)) return NAMED[String(name).toLowerCase()] ?? "";
      return point > 0x10_ff_ff ? "" : String.fromCodePoint(point);
    },
  );
}

/**
 * Whether a plain text looks like markup: a title with tags or character references (ContainsHTML).
 * @param text - the decoded text
 * @returns whether readers might take it as HTML
 */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:a|b|i|em|strong|p|br|div|span|img|h[1-6]|ul|ol|li|script|sub|sup|small)(?:\s[^>]*)?\/?>|&(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|nbsp);/i.test(
    text,
  );
}
