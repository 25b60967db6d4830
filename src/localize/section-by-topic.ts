import sections from "./topic-sections.json" with { type: "json" };

/** Sections by topic, made by the first article that has topics. */
let byTopic: ReadonlyMap<string, string> | undefined;

/**
 * The section of an article that names none, by its Media Topics: the first of them that lies under a section.
 * @param subjects - of the article
 * @returns the section's key, undefined where no topic tells
 */
export function sectionByTopic(
  subjects: readonly { readonly code?: string }[],
): string | undefined {
  if (subjects.length === 0) return undefined;
  byTopic ??= new Map(
    Object.entries(sections).flatMap(([key, codes]) => codes.split(" ").map((code) => [code, key])),
  );
  for (const { code } of subjects) {
    const key = byTopic.get(code?.replace(/^medtop:/u, "") ?? "");
    if (key !== undefined) return key;
  }
  return undefined;
}
