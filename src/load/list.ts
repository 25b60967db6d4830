import { lstatSync, readdirSync, realpathSync, statSync, type Dirent } from "node:fs";
import { join, sep } from "node:path";
import { problem, type Problem } from "../problem.ts";

/** One file of the articles folder as the directory has it; nothing of it was read yet. */
export interface ListedFile {
  /** Relative to the articles folder, "/" between its parts, NFC. */
  readonly path: string;
  /** Where to read it. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds, with its fraction. */
  readonly mtimeMs: number;
}

/** What a walk found. */
export interface Listing {
  /** In byte order of their paths. */
  readonly files: readonly ListedFile[];
  readonly problems: readonly Problem[];
}

/** What a walk collects on its way. */
interface Walk {
  readonly root: string;
  readonly files: ListedFile[];
  readonly problems: Problem[];
  /** Folders still to read, relative to root. */
  readonly pending: string[];
}

/** Editors' and systems' droppings, never articles. */
const DROPPINGS = /^(?:\..*|.*~|.*\.(?:tmp|swp|swo|bak|part)|Thumbs\.db|README(?:\.[a-z]+)?)$/;

/**
 * Lists a folder recursively. Dot files, editors' droppings and README files are passed over; links that lead out of
 * the folder, and links to folders, are not followed.
 * @param root - the articles folder
 * @returns the files in byte order, and what could not be read
 */
export function listFiles(root: string): Listing {
  const walk: Walk = { root, files: [], problems: [], pending: [""] };
  for (let folder = walk.pending.pop(); folder !== undefined; folder = walk.pending.pop()) {
    listFolder(walk, folder);
  }
  return { files: inByteOrder(walk.files), problems: walk.problems };
}

/**
 * Stats one file by its path, for builds that are told what changed.
 * @param root - the articles folder
 * @param path - relative to it
 * @returns the file, or undefined where it is gone or is none
 */
export function listFile(root: string, path: string): ListedFile | undefined {
  const walk: Walk = { root, files: [], problems: [], pending: [] };
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (DROPPINGS.test(name)) return undefined;
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (stats.isSymbolicLink()) listLink(walk, path);
  else if (stats.isFile()) listRegular(walk, path);
  return walk.files[0];
}

/**
 * Lists one folder, not its folders.
 * @param walk - collects files, problems and folders to do
 * @param folder - relative to the root, "" for itself
 */
function listFolder(walk: Walk, folder: string): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(walk.root, folder), { withFileTypes: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    walk.problems.push(problem("file_unreadable", folder === "" ? walk.root : folder, reason));
    return;
  }
  for (const entry of entries) {
    if (DROPPINGS.test(entry.name)) continue;
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk.pending.push(path);
    else if (entry.isSymbolicLink()) listLink(walk, path);
    else if (entry.isFile()) listRegular(walk, path);
  }
}

/**
 * Adds a regular file.
 * @param walk - collects it
 * @param path - relative to the root
 */
function listRegular(walk: Walk, path: string): void {
  const file = join(walk.root, path);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  walk.files.push({ path: path.normalize("NFC"), file, size: stats.size, mtimeMs: stats.mtimeMs });
}

/**
 * Adds a link's target where it is a file within the root.
 * @param walk - collects it
 * @param path - the link, relative to the root
 */
function listLink(walk: Walk, path: string): void {
  const file = join(walk.root, path);
  let reason = "the link leads out of the articles folder";
  try {
    const target = realpathSync(file);
    const inside = target.startsWith(realpathSync(walk.root) + sep);
    if (inside && statSync(target).isFile()) {
      listRegular(walk, path);
      return;
    }
    if (inside) reason = "the link leads to a folder";
  } catch {
    reason = "the link leads nowhere";
  }
  walk.problems.push(problem("file_not_followed", path, reason));
}

/**
 * Sorts by the bytes of the paths. UTF-16 order is byte order except where surrogates meet U+E000 and above.
 * @param files - in any order
 * @returns them sorted
 */
function inByteOrder(files: readonly ListedFile[]): ListedFile[] {
  const plain = files.every(({ path }) => !/[\uD800-\uFFFF]/.test(path));
  return files.toSorted(
    plain
      ? (a, b) => (a.path < b.path ? -1 : 1)
      : (a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)),
  );
}
