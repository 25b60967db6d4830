import type { Article } from "../model/article.ts";
import type { Block } from "../model/block.ts";
import type { Edition } from "../model/edition.ts";
import { unlabelled } from "./correction.ts";
import type { Dress } from "./dress.ts";
import { languageName } from "./language.ts";

/** A note of the desk. */
type Note = Extract<Block, { readonly type: "note" }>;

/** IPTC's digital source types that stand for artificial intelligence. */
const BY_MACHINE = /(?:trainedAlgorithmicMedia|compositeWithTrainedAlgorithmicMedia)$/;

/**
 * What the desk tells readers before the text, in the edition's language: the correction first, then how the text was made.
 * @param article - the facts
 * @param edition - the audience
 * @param dress - the crafts
 * @returns no, one or more notes
 */
export function deskNotes(article: Article, edition: Edition, dress: Dress): readonly Note[] {
  const { catalog } = dress;
  const { locale } = edition;
  const notes: Note[] = [];
  const add = (kind: Note["kind"], text: string): void => {
    notes.push({ type: "note", kind, children: [{ type: "text", text }] });
  };
  if (article.correction !== undefined) {
    const labels = [locale, article.language].map(
      (each) => catalog.t("labels.correction", each).text,
    );
    const text = unlabelled(article.correction, labels);
    add("correction", catalog.t("labels.correctionText", locale, { text }).text);
  }
  const from = article.machineTranslatedFrom;
  if (from !== undefined) {
    const language = (lng: string): string => languageName(from, lng) ?? from;
    add(
      "machine-translation",
      catalog.t("labels.machineTranslatedFrom", locale, { language }).text,
    );
  } else if (BY_MACHINE.test(article.digitalSourceType ?? "")) {
    add("ai-assisted", catalog.t("labels.aiAssisted", locale).text);
  }
  return notes;
}
