import type { Draft } from "./extractor.ts";

/**
 * Puts together what a document's text says and what its front matter says; front matter wins, pictures of both count.
 * @param text - the facts found in the text
 * @param front - the facts stated above it
 * @returns one draft
 */
export function mergeDrafts(text: Draft, front: Draft): Draft {
  const images = [...(front.facts.images ?? []), ...(text.facts.images ?? [])];
  const { sourceId, declaredLanguage } = front;
  return {
    facts: { ...text.facts, ...front.facts, images },
    ...(sourceId !== undefined && { sourceId }),
    ...(declaredLanguage !== undefined && { declaredLanguage }),
    problems: [...front.problems, ...text.problems],
    evidence: [...front.evidence, ...text.evidence],
  };
}
