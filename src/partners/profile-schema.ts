import { z } from "zod";
import { elementRules } from "./element.ts";
import type { Profile } from "./profile.ts";

const count = z.int().positive();

const text = z.strictObject({
  minCharacters: count.optional(),
  maxCharacters: count.optional(),
  minWords: count.optional(),
});

const image = z.strictObject({
  required: z.boolean().default(false),
  minWidth: count.optional(),
  minHeight: count.optional(),
  minSide: count.optional(),
  maxBytes: count.optional(),
  maxUrlCharacters: count.optional(),
  maxCaptionCharacters: count.optional(),
  belowMinimum: z.enum(["keep", "drop"]).default("drop"),
});

const limits = z.strictObject({
  items: count.optional(),
  minItems: count.optional(),
  ageDays: count.optional(),
  feedBytes: count.optional(),
  title: z
    .strictObject({ minGraphemes: count.optional(), maxGraphemes: count.optional() })
    .prefault({}),
  body: text.prefault({}),
  description: text.prefault({}),
  image: image.prefault({}),
});

const body = z.strictObject({
  tags: z.record(z.string().regex(/^[a-z][a-z0-9]*$/u), z.array(z.string())),
  maxDepth: count.optional(),
  figures: z.enum(["inline", "first", "none"]).default("inline"),
});

const links = z.strictObject({
  https: z.boolean().default(false),
  tracking: z.enum(["strip", "keep", "utm"]).default("strip"),
  utm: z.record(z.string().regex(/^utm_[a-z]+$/u), z.string()).default({}),
  query: z.enum(["keep", "strip"]).default("keep"),
  sameHost: z.boolean().default(false),
  guidPermalink: z.boolean().default(false),
});

const signals = z.strictObject({
  pubDate: z.enum(["published", "changed"]),
  update: z.array(z.string()).default([]),
  takedown: z
    .strictObject({
      elements: z.array(z.string()).default([]),
      keepDays: count.default(7),
      otherwise: z.string().optional(),
    })
    .prefault({}),
});

const language = z.strictObject({
  oneAFeed: z.boolean().default(true),
  only: z.array(z.string()).optional(),
  region: z.boolean().default(false),
});

const categories = z.strictObject({
  map: z.record(z.string(), z.string()).default({}),
  otherwise: z.union([z.literal("own"), z.strictObject({ word: z.string() })]).optional(),
  required: z.boolean().default(false),
});

const rights = z.strictObject({
  agencyImages: z.enum(["drop-image", "withhold-article"]).default("drop-image"),
  agencyTexts: z.enum(["withhold-article", "send"]).default("withhold-article"),
});

/** Schema of a profile after `extends` is resolved. */
export const profileSchema: z.ZodType<Profile> = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u),
    name: z.string(),
    basis: z.enum(["spec", "observed"]),
    sources: z.array(z.string()).min(1),
    notes: z.array(z.string()).default([]),
    format: z.enum(["rss", "sitemap"]).default("rss"),
    namespaces: z.record(z.string(), z.url()).default({}),
    channel: elementRules,
    item: elementRules,
    signals,
    limits: limits.prefault({}),
    body,
    links: links.prefault({}),
    language: language.prefault({}),
    categories: categories.prefault({}),
    rights: rights.prefault({}),
    expected: z.array(z.strictObject({ message: z.string(), why: z.string() })).default([]),
    settings: z.record(z.string(), z.string()).default({}),
  })
  .check((context) => {
    const profile = context.value;
    const { update, takedown } = profile.signals;
    const named = [
      ...update.map((name) => ({ name, path: ["signals", "update"] })),
      ...takedown.elements.map((name) => ({ name, path: ["signals", "takedown", "elements"] })),
    ];
    for (const { name, path } of named) {
      if (name in profile.item) continue;
      const message = `names ${name}, which is no element of item`;
      context.issues.push({ code: "custom", message, path, input: name });
    }
    const from = profile.item["pubDate"]?.from;
    if (from !== undefined && from !== profile.signals.pubDate) {
      const message = `says ${profile.signals.pubDate}, but the item's pubDate comes from ${from}`;
      context.issues.push({ code: "custom", message, path: ["signals", "pubDate"], input: from });
    }
    for (const name of elementNames(profile)) {
      const [prefix, local] = name.split(":");
      if (local === undefined || prefix === undefined || prefix in profile.namespaces) continue;
      const message = `lacks ${prefix}, which ${name} needs`;
      context.issues.push({ code: "custom", message, path: ["namespaces"], input: prefix });
    }
  });

/**
 * @param profile - a profile
 * @returns the names of its elements and their children
 */
function elementNames(profile: Pick<Profile, "channel" | "item">): string[] {
  const names: string[] = [];
  const queue = [profile.channel, profile.item];
  for (let rules = queue.pop(); rules !== undefined; rules = queue.pop()) {
    names.push(...Object.keys(rules));
    for (const rule of Object.values(rules)) if (rule.children) queue.push(rule.children);
  }
  return names;
}
