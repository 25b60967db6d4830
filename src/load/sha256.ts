/** Fetched with the first hash: it takes longer to load than all that a run does which needs none. */
let crypto: typeof import("node:crypto") | undefined;

/**
 * Hashes with SHA-256.
 * @param data - bytes, or text as UTF-8
 * @returns 64 hexadecimal digits
 */
export function sha256Of(data: string | Uint8Array): string {
  crypto ??= process.getBuiltinModule("node:crypto");
  return crypto.hash("sha256", data);
}
