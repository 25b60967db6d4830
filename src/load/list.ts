import {
  existsSync,
  lstatSync,
  readdirSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from "node:fs";
import { join, sep } from "node:path";
import { problem, type Problem } from "../problem.ts";
import { messageOf } from "../model/message-of.ts";

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
  /** Files and folders that nobody could look at, "" for all: what lies there may be there as before. */
  readonly unseen: readonly string[];
}

/** What a walk collects on its way. */
interface Walk {
  readonly root: string;
  readonly files: ListedFile[];
  readonly problems: Problem[];
  readonly unseen: string[];
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
  const walk = startAt(root);
  walk.pending.push("");
  for (let folder = walk.pending.pop(); folder !== undefined; folder = walk.pending.pop()) {
    listFolder(walk, folder);
  }
  return { files: inByteOrder(walk.files), problems: walk.problems, unseen: walk.unseen };
}

/**
 * Looks at named files, for builds that are told what changed.
 * @param root - the articles folder
 * @param paths - relative to it
 * @returns those that are there, in the order of their names, and what could not be read
 */
export function listNamed(root: string, paths: readonly string[]): Listing {
  const walk = startAt(root);
  // Where the whole folder is away, none of its files is known to be gone.
  if (existsSync(root)) paths.forEach((path) => listOne(walk, path));
  else listFolder(walk, "");
  return walk;
}

/**
 * Stats one file by its path, for builds that are told what changed.
 * @param root - the articles folder
 * @param path - relative to it
 * @returns the file, or undefined where it is gone or is none
 */
export function listFile(root: string, path: string): ListedFile | undefined {
  const walk = startAt(root);
  listOne(walk, path);
  return walk.files[0];
}

/**
 * A walk that has not begun.
 * @param root - the articles folder
 * @returns the walk
 */
function startAt(root: string): Walk {
  return { root, files: [], problems: [], unseen: [], pending: [] };
}

/**
 * Lists one file by its path.
 * @param walk - collects it
 * @param path - relative to the root
 */
function listOne(walk: Walk, path: string): void {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (DROPPINGS.test(name)) return;
  try {
    const stats = lstatSync(join(walk.root, path), { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() === true) listLink(walk, path);
    else if (stats?.isFile() === true) listRegular(walk, path);
  } catch (error) {
    passOver(walk, path, error);
  }
}

/**
 * Notes what could not be looked at.
 * @param walk - collects it
 * @param path - relative to the root, "" for itself
 * @param error - what was thrown
 */
function passOver(walk: Walk, path: string, error: unknown): void {
  const reason = messageOf(error);
  walk.problems.push(
    path === ""
      ? problem("folder_vanished", walk.root, reason)
      : problem("file_unreadable", path, reason),
  );
  walk.unseen.push(path.normalize("NFC"));
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
    passOver(walk, folder, error);
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
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) {
      if (path.includes("\uFFFD")) throw new Error("the name of the file is no UTF-8");
      return;
    }
    const { size, mtimeMs } = stats;
    const normal = path.normalize("NFC");
    if (normal !== path && isAnother(join(walk.root, normal), stats)) {
      const message = "another file has this name in other code points; this one is left out";
      walk.problems.push(problem("id_duplicate", normal, message, { fix: "delete one of them" }));
      return;
    }
    walk.files.push({ path: normal, file, size, mtimeMs });
  } catch (error) {
    passOver(walk, path, error);
  }
}

/**
 * Whether there is another file of a name: some file systems keep the same name in several normal forms of Unicode, some
 * find one file by all of them.
 * @param file - path in the normal form that Polywire goes by
 * @param stats - of the file found under another form
 * @returns true where it is not the same file
 */
function isAnother(file: string, stats: Stats): boolean {
  const other = statSync(file, { throwIfNoEntry: false });
  return other !== undefined && (other.ino !== stats.ino || other.dev !== stats.dev);
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
