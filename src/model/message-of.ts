/**
 * What something that was thrown says.
 * @param error - an Error, or whatever a library threw
 * @returns its message
 */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
