import type { Inline } from "../../model/block.ts";

/** Marks that wrap inline content; a link carries its address. */
export type Mark =
  | { readonly type: "link"; readonly href: string }
  | { readonly type: "strong" | "em" | "sub" | "sup" | "code" };

/** Marks nested deeper than this are dropped; their text stays. */
const MAX_MARKS = 6;

/** White space that is not one space between words. */
const RUN = /[\t\n\r\f\u00A0][ \t\n\r\f\u00A0]*| [ \t\n\r\f\u00A0]+/g;

/** A mark that is open, with what it holds so far. */
interface Frame {
  readonly mark: Mark | undefined;
  children: Inline[];
}

/**
 * One line of inline content in the making. Marks may stay open across lines, as in `<b><p>…</p><p>…</p></b>`:
 * every line then gets a mark of its own.
 */
export class InlineRun {
  readonly #frames: Frame[] = [{ mark: undefined, children: [] }];
  #space = true;
  #filled = false;

  /** @returns true where the line holds more than whitespace */
  get filled(): boolean {
    return this.#filled;
  }

  /**
   * Adds text; whitespace is collapsed across the pieces of a line.
   * @param text - decoded characters
   */
  text(text: string): void {
    let data = text.replace(RUN, " ");
    if (this.#space && data.startsWith(" ")) data = data.slice(1);
    if (data === "") return;
    this.#space = data.endsWith(" ");
    if (/[^\s\u200B\u2060\uFEFF\u00AD]/u.test(data)) this.#filled = true;
    const into = this.#top().children;
    const last = into.at(-1);
    if (last?.type === "text") into[into.length - 1] = { type: "text", text: last.text + data };
    else into.push({ type: "text", text: data });
  }

  /** Adds a line break. */
  break(): void {
    this.#space = true;
    this.#top().children.push({ type: "br" });
  }

  /**
   * Opens a mark.
   * @param mark - the mark
   */
  open(mark: Mark): void {
    const nested =
      this.#frames.length > MAX_MARKS ||
      this.#frames.some((frame) => frame.mark?.type === mark.type);
    this.#frames.push({ mark: nested ? undefined : mark, children: [] });
  }

  /** Closes the mark opened last. */
  close(): void {
    const frame = this.#frames.length > 1 ? this.#frames.pop() : undefined;
    if (frame) this.#top().children.push(...wrapped(frame));
  }

  /**
   * Ends the line and begins the next with the same marks open.
   * @returns the line's content, empty where it held only whitespace
   */
  take(): Inline[] {
    let children: Inline[] = [];
    for (const frame of this.#frames.toReversed()) {
      children = wrapped({ mark: frame.mark, children: [...frame.children, ...children] });
      frame.children = [];
    }
    const filled = this.#filled;
    this.#filled = false;
    this.#space = true;
    return filled ? trimmed(children) : [];
  }

  #top(): Frame {
    const top = this.#frames.at(-1);
    if (!top) throw new RangeError("an inline run always has a frame");
    return top;
  }
}

/**
 * What a frame becomes once closed.
 * @param frame - the frame
 * @returns its content inside its mark
 */
function wrapped(frame: Frame): Inline[] {
  const { mark, children } = frame;
  if (!mark || children.length === 0) return children;
  if (mark.type === "code") return [{ type: "code", text: flat(children) }];
  if (flat(children).trim() === "") return children;
  return mark.type === "link"
    ? [{ type: "link", href: mark.href, children }]
    : [{ type: mark.type, children }];
}

/**
 * The characters of marks that are at most {@link MAX_MARKS} deep.
 * @param inlines - the content
 * @returns its characters
 */
function flat(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === "br") return "\n";
      return "text" in inline ? inline.text : flat(inline.children);
    })
    .join("");
}

/**
 * Takes whitespace and line breaks off both ends of a line.
 * @param inlines - the line
 * @returns the line without them
 */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const line = [...inlines];
  while (blank(line[0])) line.shift();
  while (blank(line.at(-1))) line.pop();
  const first = line[0];
  if (first?.type === "text") line[0] = { type: "text", text: first.text.trimStart() };
  const last = line.at(-1);
  if (last?.type === "text") line[line.length - 1] = { type: "text", text: last.text.trimEnd() };
  return line;
}

/**
 * Whether inline content shows nothing.
 * @param inline - the content
 * @returns true for breaks and whitespace
 */
function blank(inline: Inline | undefined): boolean {
  if (!inline) return false;
  return inline.type === "br" || ("text" in inline && inline.text.trim() === "");
}
