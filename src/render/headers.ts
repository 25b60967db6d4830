import type { OutputDocument } from "../model/document.ts";
import { textDocument } from "./catalogue.ts";

/**
 * The media types of all files in the form that static hosts (Netlify, Cloudflare Pages) read: they would take feeds for
 * plain XML and JSON by their file names.
 * @param files - paths within output/ and media types
 * @returns `_headers`
 */
export function headersFile(
  files: readonly { readonly path: string; readonly mediaType: string }[],
): OutputDocument {
  const rules = files.map(({ path, mediaType }) => {
    const address = path.split("/").map(encodeURIComponent).join("/");
    return `/${address}\n  Content-Type: ${mediaType}\n`;
  });
  return textDocument("_headers", "text/plain; charset=utf-8", rules.join(""));
}
