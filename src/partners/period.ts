/**
 * A period in Dublin Core's own notation.
 * https://www.dublincore.org/specifications/dublin-core/dcmi-period/
 * @param start - first moment
 * @param end - last moment
 * @returns `start=…; end=…; scheme=W3C-DTF`
 */
export function period(start: Temporal.Instant, end: Temporal.Instant): string {
  const [from, to] = [start, end].map((instant) => instant.toString({ smallestUnit: "second" }));
  return `start=${from}; end=${to}; scheme=W3C-DTF`;
}
