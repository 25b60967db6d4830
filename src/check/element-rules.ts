import { Findings } from "./findings.ts";
import { checkHtml, looksLikeHtml } from "./html-content.ts";
import { isEmail, isLanguage, isWebUrl } from "./values.ts";
import { childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

/** Relations may be written as the URI of IANA's registry. */
const SELF: ReadonlySet<string> = new Set([
  "self",
  "http://www.iana.org/assignments/relation/self",
]);

// An address, RSS's way with a name behind it, or as a mailto: link.
function isContact(text: string): boolean {
  return isEmail(text.replace(/^mailto:|\s*\([^)]*\)$|\?.*$/g, ""));
}

/** Rules for elements that more than one XML format has. */
export class ElementRules {
  readonly findings: Findings;
  /** Namespace of the format's own elements. */
  readonly #namespace: string;

  constructor(findings: Findings, namespace: string) {
    this.findings = findings;
    this.#namespace = namespace;
  }

  /**
   * The format's own children of a name.
   * @param parent - the parent
   * @param local - local name
   * @returns them in document order
   */
  all(parent: XmlElement, local: string): readonly XmlElement[] {
    return childrenOf(parent, local, this.#namespace);
  }

  /**
   * An element that may stand once.
   * @param parent - the parent
   * @param local - local name
   * @returns the first of its name
   */
  single(parent: XmlElement, local: string): XmlElement | undefined {
    const [first, second] = this.all(parent, local);
    if (second !== undefined) {
      this.findings.add("element_duplicate", `second <${local}> in <${parent.name}>`, second.line);
    }
    return first;
  }

  /**
   * An element that has to stand once and to say something.
   * @param parent - the parent
   * @param local - local name
   * @returns it, undefined where it is missing or empty
   */
  required(parent: XmlElement, local: string): XmlElement | undefined {
    const element = this.single(parent, local);
    if (element === undefined) {
      this.findings.add("element_missing", `<${parent.name}> has no <${local}>`, parent.line);
      return undefined;
    }
    if (textOf(element) !== "" || element.children.length > 0) return element;
    this.findings.add("element_missing", `<${local}> of <${parent.name}> is empty`, element.line);
    return undefined;
  }

  /**
   * An element whose text has a form.
   * @param element - nothing is checked where it is absent
   * @param holds - the form
   * @param code - what it is if not
   */
  form(
    element: XmlElement | undefined,
    holds: (text: string) => boolean,
    code: "date_malformed" | "url_not_absolute" | "value_invalid" | "contact_invalid",
  ): void {
    const text = textOf(element);
    if (element === undefined || (text !== "" && holds(text))) return;
    if (text === "") {
      this.findings.add("element_missing", `<${element.name}> is empty`, element.line);
      return;
    }
    this.findings.add(code, `<${element.name}> says "${text.slice(0, 80)}"`, element.line);
  }

  /**
   * An attribute that has to be there, with a form.
   * @param element - its element
   * @param name - as written
   * @param holds - the form
   */
  attribute(element: XmlElement, name: string, holds: (value: string) => boolean): void {
    const value = element.attributes.get(name);
    if (value === undefined || value === "") {
      this.findings.add("element_missing", `<${element.name}> has no ${name}`, element.line);
    } else if (!holds(value)) {
      const code = holds === isWebUrl ? "url_not_absolute" : "value_invalid";
      const message = `${name} of <${element.name}> says "${value.slice(0, 80)}"`;
      this.findings.add(code, message, element.line);
    }
  }

  /**
   * An attribute that may be there, with a form.
   * @param element - its element
   * @param name - as written
   * @param holds - the form
   */
  optionalAttribute(element: XmlElement, name: string, holds: (value: string) => boolean): void {
    if (element.attributes.has(name)) this.attribute(element, name, holds);
  }

  /**
   * The language an element or xml:lang states.
   * @param value - the tag
   * @param line - where
   */
  language(value: string | undefined, line: number): void {
    if (value === undefined || value === "" || isLanguage(value)) return;
    this.findings.add("language_invalid", `"${value}" is not a BCP 47 tag`, line);
  }

  /**
   * HTML in an element.
   * @param element - nothing is checked where it is absent
   * @param where - the item, for the message
   */
  html(element: XmlElement | undefined, where: string): void {
    if (element === undefined) return;
    checkHtml(this.findings, element.text, `<${element.name}> of ${where}`, element.line);
  }

  /**
   * That a feed says where it is published.
   * @param links - the feed's links
   * @param line - of the feed
   */
  selfLink(links: readonly XmlElement[], line: number): void {
    const self = links.find((link) => SELF.has(link.attributes.get("rel") ?? ""));
    if (self === undefined) this.findings.add("self_link_missing", 'no link rel="self"', line);
  }

  /**
   * That ids differ.
   * @param ids - elements whose text is an id
   */
  unique(ids: readonly (XmlElement | undefined)[]): void {
    const seen = new Map<string, number>();
    for (const element of ids) {
      const id = textOf(element);
      if (element === undefined || id === "") continue;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, element.line);
      else this.findings.add("id_repeated", `"${id}" stands in line ${first} too`, element.line);
    }
  }

  /**
   * An e-mail address, RSS's way with a name: `desk@news.example (Desk)`.
   * @param element - nothing is checked where it is absent
   */
  contact(element: XmlElement | undefined): void {
    this.form(element, isContact, "contact_invalid");
  }

  /**
   * Text that has to be plain (ContainsHTML).
   * @param element - nothing is checked where it is absent
   * @param where - the item, for the message
   */
  plain(element: XmlElement | undefined, where: string): void {
    if (element === undefined || !looksLikeHtml(element.text)) return;
    const message = `<${element.name}> of ${where} has markup`;
    this.findings.add("text_contains_html", message, element.line);
  }
}
