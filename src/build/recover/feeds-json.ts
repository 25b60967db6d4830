import { z } from "zod";
import { parseJson } from "./parse-json.ts";

/** What `feeds.json` lists, as far as it is needed. */
const listing = z.object({
  feeds: z.array(
    z.object({
      path: z.string(),
      section: z.string().default(""),
      sha256: z.string().optional(),
    }),
  ),
});

/** A file that `feeds.json` lists. */
export interface ListedFile {
  readonly path: string;
  /** Key, "" for an edition's main feed. */
  readonly section: string;
  readonly sha256?: string | undefined;
}

/**
 * What `feeds.json` lists.
 * @param bytes - of the file
 * @returns the files within the output folder, undefined where it is none that Polywire wrote
 */
export function listedFiles(bytes: Uint8Array): readonly ListedFile[] | undefined {
  const parsed = listing.safeParse(parseJson(new TextDecoder().decode(bytes)));
  return parsed.data?.feeds.filter(({ path }) => isInside(path));
}

/**
 * Whether a path leads nowhere else: the file may come from the network.
 * @param path - as listed
 * @returns true within the output folder
 */
function isInside(path: string): boolean {
  return !path.startsWith("/") && !path.split("/").includes("..") && !path.includes("\\");
}
