import { rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { filePublisher } from "./file.ts";
import type { Target } from "./target.ts";

/** A folder besides output/, such as a web server's root or a mounted share. */
export interface FolderOptions {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
}

/**
 * A folder as a target.
 * @param options - where it is
 * @returns the target
 */
export function folderTarget(options: FolderOptions): Target {
  const { name, path } = options;
  return {
    name,
    place: `folder ${path}`,
    secrets: [],
    open: async () => {
      // Beside it: on the same file system, and nothing unfinished lies where it is served.
      const scratch = join(dirname(path), `.${basename(path)}.polywire`);
      const publisher = filePublisher(path, scratch);
      return {
        atOnce: 1,
        put: async ({ path: file, bytes }) => {
          await publisher.write({ path: file, bytes });
          return "";
        },
        remove: async (file) => publisher.remove(file),
        shortcomings: () => [],
        close: async () => rmSync(scratch, { recursive: true, force: true }),
      };
    },
  };
}
