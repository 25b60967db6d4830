import { z } from "zod";
import { VALUES, type ValueName } from "./values.ts";

/** How an attribute gets its value. */
export interface ValueRule {
  /** Where the value comes from. */
  readonly from?: ValueName | undefined;
  /** A constant instead. */
  readonly text?: string | undefined;
  /** How a date is written; `rfc3339` where absent. */
  readonly as?: "rfc822" | "rfc3339" | undefined;
  /** Partner's words for ours: `{"withdrawn": "deleted"}`; a word it lacks leaves the element out. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** Cut on a grapheme, best at a word; the partner's limit for this element. */
  readonly maxGraphemes?: number | undefined;
  /** Other limits for some languages, by their bare subtag. */
  readonly maxGraphemesByLanguage?: Readonly<Record<string, number>> | undefined;
  /** What stands in its place where it would be cut: a name reads better than half a sentence. */
  readonly insteadOfCut?: ValueName | undefined;
  /** Left out where it has more graphemes, instead of cut. */
  readonly dropAbove?: number | undefined;
}

/** How an element of the dialect gets its value; it is left out where it would be empty. */
export interface ElementRule extends ValueRule {
  readonly attributes?: Readonly<Record<string, ValueRule>> | undefined;
  readonly children?: Readonly<Record<string, ElementRule>> | undefined;
  /** One element for each of them. */
  readonly each?: "authors" | "categories" | "images" | undefined;
  /** As many of `each`. */
  readonly max?: number | undefined;
  /** `live` (where absent): not in a takedown; `withdrawn`: only there. */
  readonly when?: "live" | "withdrawn" | "always" | undefined;
}

const valueName = z.union([
  z.enum(Object.keys(VALUES).filter((name) => isValue(name))),
  z.templateLiteral(["setting:", z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/u)]),
]);

const shared = {
  from: valueName.optional(),
  text: z.string().optional(),
  as: z.enum(["rfc822", "rfc3339"]).optional(),
  words: z.record(z.string(), z.string()).optional(),
  maxGraphemes: z.int().positive().optional(),
  maxGraphemesByLanguage: z.record(z.string(), z.int().positive()).optional(),
  insteadOfCut: valueName.optional(),
  dropAbove: z.int().positive().optional(),
};

/** A qualified XML name. */
const qualifiedName = z.string().regex(/^[A-Za-z_][\w.-]*(:[A-Za-z_][\w.-]*)?$/u);

const valueRule = z.strictObject(shared);

/** Schema of {@link ElementRule}. */
const elementRule: z.ZodType<ElementRule> = z.strictObject({
  ...shared,
  attributes: z.record(qualifiedName, valueRule).optional(),
  get children(): z.ZodOptional<z.ZodRecord<z.ZodString, z.ZodType<ElementRule>>> {
    return z.record(qualifiedName, elementRule).optional();
  },
  each: z.enum(["authors", "categories", "images"]).optional(),
  max: z.int().positive().optional(),
  when: z.enum(["live", "withdrawn", "always"]).optional(),
});

/** Schema of a channel's or an item's elements, by name. */
export const elementRules: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodType<ElementRule>>> = z
  .record(qualifiedName, elementRule)
  .default({});

/**
 * @param name - any text
 * @returns whether it is one of the vocabulary
 */
function isValue(name: string): name is keyof typeof VALUES {
  return name in VALUES;
}
