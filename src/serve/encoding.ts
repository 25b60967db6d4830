/** Content codings that are offered, the best first. */
const OFFERED = ["br", "gzip"] as const;

/** A content coding; `identity` is none. */
export type Coding = (typeof OFFERED)[number] | "identity";

/**
 * Chooses a content coding. RFC 9110 §12.5.3 https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 * @param accept - the Accept-Encoding field, undefined where the request has none
 * @returns the coding that the client likes most, ours first among equals
 */
export function chooseCoding(accept: string | undefined): Coding {
  const weights = new Map<string, number>();
  for (const part of (accept ?? "").toLowerCase().split(",").slice(0, 20)) {
    const [coding = "", ...parameters] = part.split(";").map((each) => each.trim());
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
    weights.set(coding === "x-gzip" ? "gzip" : coding, Number(weight ?? 1) || 0);
  }
  const any = weights.get("*") ?? 0;
  const weightOf = (coding: string): number => weights.get(coding) ?? any;
  const identity = weights.get("identity") ?? 0;
  const [best] = OFFERED.filter((coding) => weightOf(coding) > 0 && weightOf(coding) >= identity) //
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  return best ?? "identity";
}
