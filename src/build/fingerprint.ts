import { sha256Of } from "../load/sha256.ts";

/**
 * A hash over anything that JSON can say.
 * @param value - plain data
 * @returns SHA-256, hex
 */
export function fingerprint(value: unknown): string {
  return sha256Of(JSON.stringify(value));
}
