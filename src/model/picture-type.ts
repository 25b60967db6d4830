/** Media types of pictures by the endings of their addresses. */
const TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

/**
 * The media type that a picture's address tells, where nobody stated it.
 * @param url - absolute
 * @returns an IANA type, undefined where the ending says nothing
 */
export function pictureType(url: string): string | undefined {
  const ending = /\.(\w+)$/.exec(URL.parse(url)?.pathname ?? "")?.[1];
  return ending === undefined ? undefined : TYPES[ending.toLowerCase()];
}
