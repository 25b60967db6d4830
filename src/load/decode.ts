import { isUtf8 } from "node:buffer";
import { createRequire } from "node:module";
import { problem, type Problem } from "../problem.ts";

const require = createRequire(import.meta.url);

/** Text out of bytes, and what there was to say about it. */
export interface Decoded {
  /** Newlines are "\n". */
  readonly text: string;
  /** WHATWG label of the encoding used. */
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** Byte order marks of the Unicode encodings. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** Where a document declares its charset: HTML meta, XML declaration, front matter. */
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|^(?:charset|encoding):\s*([\w.:-]+)/im;

/** Bytes searched for a declaration: HTML's prescan asks for 1,024, saved pages often need more. */
const PRESCAN = 4096;

/**
 * Decodes a file: byte order mark, then strict UTF-8, then the declared charset, then detection.
 * @param bytes - the file
 * @param path - for Problems
 * @returns the text, or a Problem alone where the bytes are no text
 */
export function decode(bytes: Uint8Array, path: string): Decoded | Problem {
  if (bytes.length === 0) return problem("file_empty", path, "the file has no bytes");
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked !== undefined) return textOf(bytes, marked[0], path, []);
  const wide = unmarkedUtf16(bytes);
  if (wide !== undefined) return textOf(bytes, wide, path, [guessed(wide, path)]);
  if (looksBinary(bytes)) return problem("file_binary", path, "the bytes are no text");
  // ISO-2022-JP is written in seven bits, with escapes: it would pass for UTF-8.
  const mayEscape = bytes.includes(ESCAPE);
  if (isUtf8(bytes) && !mayEscape) return textOf(bytes, "utf-8", path, []);
  const declared = declaredEncoding(bytes);
  if (declared === "iso-2022-jp" && mayEscape) return textOf(bytes, declared, path, []);
  return isUtf8(bytes) ? textOf(bytes, "utf-8", path, []) : decodeLegacy(bytes, declared, path);
}

/** Decoders made so far: to make one costs as much as to decode a page. */
const decoders = new Map<string, TextDecoder>();

/**
 * The decoder of an encoding.
 * @param encoding - WHATWG label
 * @returns one that holds nothing between calls
 */
function decoderOf(encoding: string): TextDecoder {
  const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder;
}

/**
 * Decodes what is neither marked nor UTF-8.
 * @param bytes - the file
 * @param declared - its own word
 * @param path - for Problems
 * @returns the text, or a Problem where no charset fits
 */
function decodeLegacy(
  bytes: Uint8Array,
  declared: string | undefined,
  path: string,
): Decoded | Problem {
  if (declared !== undefined && declared !== "utf-8") return textOf(bytes, declared, path, []);
  const guess = guessEncoding(bytes);
  if (declared === "utf-8") {
    const message = `declared as UTF-8, which it is not; read as ${guess ?? "UTF-8 with gaps"}`;
    return textOf(bytes, guess ?? "utf-8", path, [problem("encoding_invalid", path, message)]);
  }
  if (guess === undefined) return problem("file_binary", path, "no charset fits the bytes");
  return textOf(bytes, guess, path, [guessed(guess, path)]);
}

/**
 * Says that a charset was guessed.
 * @param encoding - WHATWG label
 * @param path - for the Problem
 * @returns a notice
 */
function guessed(encoding: string, path: string): Problem {
  return problem("encoding_guessed", path, `no charset declared; read as ${encoding}`);
}

/**
 * Decodes with a known encoding and tidies newlines.
 * @param bytes - the file
 * @param encoding - WHATWG label
 * @param path - for Problems
 * @param problems - said so far
 * @returns the text
 */
function textOf(
  bytes: Uint8Array,
  encoding: string,
  path: string,
  problems: readonly Problem[],
): Decoded | Problem {
  const decoded = decoderOf(encoding).decode(bytes);
  // NUL in UTF-16 is how UTF-32 looks, which nobody decodes.
  if (encoding.startsWith("utf-16") && decoded.includes("\0")) {
    return problem("file_binary", path, `the bytes are no ${encoding}`);
  }
  const text = decoded.includes("\r") ? decoded.replaceAll(/\r\n?/g, "\n") : decoded;
  if (text.trim() === "") return problem("file_empty", path, "the file has no text");
  const holes = text.includes("\uFFFD") && encoding !== "utf-8" && problems.length === 0;
  const message = `some bytes are not ${encoding}; they show as U+FFFD`;
  const said = holes ? [problem("encoding_invalid", path, message)] : problems;
  return { text, encoding, problems: said };
}

/**
 * The charset a document declares near its beginning.
 * @param bytes - the file
 * @returns the WHATWG label, undefined where none or an unknown one is declared
 */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = decoderOf("latin1").decode(bytes.subarray(0, PRESCAN));
  const match = DECLARED.exec(head);
  return label(match?.[1] ?? match?.[2] ?? match?.[3]);
}

/**
 * What chardet makes of the bytes, where the platform can decode it and few bytes speak against it.
 * @param bytes - the file
 * @returns the WHATWG label
 */
function guessEncoding(bytes: Uint8Array): string | undefined {
  if (readsAsThai(bytes)) return THAI;
  // Loaded only here: nearly all files are UTF-8.
  const { analyse }: typeof import("chardet") = require("chardet");
  for (const { name, confidence } of analyse(bytes)) {
    const known = label(name);
    if (confidence < 10 || known === undefined || known === "utf-8") continue;
    const text = decoderOf(known).decode(bytes);
    if (text.split("\uFFFD").length <= 1 + text.length / 100) return known;
  }
  return undefined;
}

/** Thai in one byte a letter, which chardet does not know and takes for Chinese. */
const THAI = "windows-874";

/**
 * Whether bytes are Thai in a charset of one byte a letter.
 * @param bytes - the file
 * @returns true where every byte has a meaning there, and a quarter of them are Thai consonants
 */
function readsAsThai(bytes: Uint8Array): boolean {
  const text = decoderOf(THAI).decode(bytes);
  return !text.includes("\uFFFD") && text.split(/[\u0E01-\u0E2E]/).length > text.length / 4;
}

/**
 * The platform's label of a charset name.
 * @param name - as written
 * @returns the WHATWG label, undefined where the platform has no decoder
 */
function label(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

/**
 * UTF-16 without a byte order mark, as some systems export it: NUL is one half of every ASCII character, white space
 * too, and never both halves.
 * @param bytes - the file
 * @returns the WHATWG label, undefined where the bytes are something else, such as UTF-8 with a stray NUL
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, PRESCAN);
  const at = head.indexOf(0);
  if (at === -1 || bytes.length % 2 === 1) return undefined;
  const rest = head.filter((byte) => byte !== 0);
  if (rest.length > head.length * 0.75 && isUtf8(bytes) && !hasControls(rest)) return undefined;
  const encoding = at % 2 === 1 ? "utf-16le" : "utf-16be";
  const text = decoderOf(encoding).decode(head);
  return NOT_TEXT.test(text) ? undefined : encoding;
}

/** Controls, halves of characters but a last one that was cut off, and what is no character. */
const NOT_TEXT = /[[\p{Cc}\p{Cn}\p{Co}]--\s]|\uFFFD(?!$)/v;

/** Escape, with which ISO-2022-JP changes its characters. */
const ESCAPE = 0x1b;

/** Control characters that texts hold none of: all but tab, line feed, form feed, carriage return and escape. */
const CONTROLS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 32 && ![9, 10, 12, 13, ESCAPE].includes(byte) ? 1 : 0,
);

/** Bytes that tell whether a file is text at all: the resource header of https://mimesniff.spec.whatwg.org/ */
const RESOURCE_HEADER = 1445;

/** How a PDF begins. */
const PDF = Buffer.from("%PDF-");

/**
 * Whether the first bytes are no text in any charset without a byte order mark.
 * @param bytes - the file
 * @returns true for NUL bytes, many control characters, or a PDF's signature
 */
function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, PRESCAN).includes(0)) return true;
  return hasControls(bytes) || PDF.equals(bytes.subarray(0, PDF.length));
}

/**
 * Whether the first bytes hold more control characters than any text does.
 * @param bytes - the file
 * @returns true for more than one in twenty
 */
function hasControls(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, RESOURCE_HEADER);
  let controls = 0;
  for (let at = 0; at < head.length; at += 1) controls += CONTROLS[head[at] ?? 0] ?? 0;
  return controls > head.length / 20;
}
