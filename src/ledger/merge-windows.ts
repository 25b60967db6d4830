import type { Row } from "./statements.ts";

/**
 * Merges windows that are each newest first, ties by id, reading no further than is asked for.
 * @param windows - rows of one language each
 * @yields {Row} rows of all, newest first
 */
export function* mergeWindows(windows: readonly Iterator<Row>[]): Iterable<Row> {
  const open = windows.flatMap((rows) => {
    const { done, value } = rows.next();
    return done === true ? [] : [{ rows, head: value }];
  });
  while (open.length > 0) {
    const first = open.reduce((best, each) => (isBefore(each.head, best.head) ? each : best));
    yield first.head;
    const { done, value } = first.rows.next();
    if (done === true) open.splice(open.indexOf(first), 1);
    else first.head = value;
  }
}

/**
 * Order of a window.
 * @param a - a row
 * @param b - another
 * @returns true where the first comes first
 */
function isBefore(a: Row, b: Row): boolean {
  const [newer, older] = [Number(a["published"]), Number(b["published"])];
  return newer > older || (newer === older && String(a["id"]) < String(b["id"]));
}
