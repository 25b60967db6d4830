/**
 * Parses JSON.
 * @param document - its text
 * @returns the value, undefined where it is none
 */
export function parseJson(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return undefined;
  }
}
