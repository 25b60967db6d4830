/** Where a request leads. */
export type Target =
  /** A path within output/; a folder's ends with "/", the root's is "". */
  | { readonly path: string }
  /** An HTTP error. */
  | { readonly status: 400 | 404 | 414 };

/** Longest request target that is answered. */
const LONGEST = 2000;

/** Files that are read by hosts, not by readers. */
const HIDDEN = new Set(["_headers", "_redirects"]);

/**
 * Reads a request's target. Whatever leaves the folder, names a dotfile or is spelt to look like something else is an
 * error before any file is touched.
 * @param url - as the request line has it
 * @returns the path, or an error
 */
export function targetOf(url: string): Target {
  if (url.length > LONGEST) return { status: 414 };
  const path = pathOf(url);
  if (path === undefined) return { status: 400 };
  const segments: string[] = [];
  for (const raw of path.slice(1).split("/")) {
    const segment = decoded(raw);
    if (segment === undefined) return { status: 400 };
    segments.push(segment);
  }
  const folder = segments.at(-1) === "";
  const names = folder ? segments.slice(0, -1) : segments;
  if (!names.every(isPlain)) return { status: 404 };
  return { path: folder && names.length > 0 ? `${names.join("/")}/` : names.join("/") };
}

/**
 * The path of a request target, without its query.
 * @param url - origin form, or absolute form as for a proxy
 * @returns the path, still encoded, undefined where there is none
 */
function pathOf(url: string): string | undefined {
  const origin = /^https?:\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  const [path = ""] = url.slice(origin.length).split(/[?#]/);
  if (path === "" && origin !== "") return "/";
  return path.startsWith("/") ? path : undefined;
}

/**
 * Decodes a segment of a path.
 * @param segment - percent-encoded
 * @returns the name, undefined where it is no UTF-8 or holds control characters
 */
function decoded(segment: string): string | undefined {
  try {
    const name = decodeURIComponent(segment);
    return /\p{Cc}/u.test(name) ? undefined : name;
  } catch {
    return undefined;
  }
}

/**
 * Whether a name is one that may be published.
 * @param name - decoded
 * @returns false for dotfiles, "..", the empty name, and separators that were encoded
 */
function isPlain(name: string): boolean {
  return name !== "" && !name.startsWith(".") && !/[/\\:]/.test(name) && !HIDDEN.has(name);
}
