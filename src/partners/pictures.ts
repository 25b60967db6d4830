import type { Block, Image } from "../model/block.ts";
import type { Entry } from "../model/entry.ts";
import { countGraphemes, cut } from "./measure.ts";
import type { ImageLimits, Profile } from "./profile.ts";
import { imageAgencies, uncovered, type Agency } from "./rights.ts";
import { verdict, type Reason, type Verdict } from "./verdict.ts";

/** The pictures of an article under a partner's rules. */
export interface Pictures {
  /** Those that are sent, the lead picture first. */
  readonly images: readonly Image[];
  /** The body with those pictures alone. */
  readonly body: readonly Block[];
  /** Why the article can't go. */
  readonly faults: readonly Verdict[];
  /** What became of single pictures. */
  readonly notices: readonly Verdict[];
}

/** Why one picture is left out or noted. */
interface Objection {
  readonly code: Reason;
  readonly message: string;
  readonly drops: boolean;
}

/**
 * Chooses the pictures that may and can be sent.
 * @param entry - the article
 * @param profile - the partner's rules
 * @param contract - agencies whose material the contract with the partner covers
 * @returns pictures, the body with them, and what was left out
 */
export function choosePictures(
  entry: Entry,
  profile: Profile,
  contract: readonly string[],
): Pictures {
  if (!sendsPictures(profile)) return { images: [], body: entry.body, faults: [], notices: [] };
  const kept: Image[] = [];
  const notices: Verdict[] = [];
  for (const { image, agencies } of picturesOf(entry)) {
    const found = objections(image, uncovered(agencies, contract), profile);
    notices.push(
      ...found.map(({ code, message }) => verdict(code, message, entry.id, { severity: "notice" })),
    );
    if (!found.some(({ drops }) => drops)) kept.push(withCaption(image, profile.limits.image));
  }
  const faults = articleFaults(entry, profile, kept, notices);
  return { images: kept, body: placeFigures(entry.body, kept, profile), faults, notices };
}

/**
 * @param profile - a partner's rules
 * @returns whether its file carries pictures at all
 */
function sendsPictures(profile: Profile): boolean {
  return profile.format === "rss" && ("img" in profile.body.tags || profile.limits.image.required);
}

/**
 * Each picture once, with everything that is said of it in one place or another.
 * @param entry - the article
 * @returns its pictures with the agencies behind them
 */
function picturesOf(
  entry: Entry,
): readonly { readonly image: Image; readonly agencies: readonly Agency[] }[] {
  const known = new Map<string, { image: Image; agencies: readonly Agency[] }>();
  for (const image of [...entry.images, ...figuresOf(entry.body)]) {
    if (image.url === undefined) continue;
    const before = known.get(image.url);
    const agencies = [...(before?.agencies ?? []), ...imageAgencies(image)];
    known.set(image.url, { image: { ...image, ...before?.image }, agencies });
  }
  return [...known.values()];
}

/**
 * @param blocks - a body
 * @returns the pictures of its figures, in order
 */
function figuresOf(blocks: readonly Block[]): readonly Image[] {
  return blocks.flatMap((block) => {
    if (block.type === "figure") return [block.image];
    if (block.type === "quote") return figuresOf(block.children);
    return block.type === "list" ? block.items.flatMap((item) => figuresOf(item)) : [];
  });
}

/** What may speak against one picture; undefined where it does not. */
type Check = (image: Image & { url: string }, profile: Profile) => Objection | undefined;

const CHECKS: readonly Check[] = [
  ({ url }, { links }) =>
    links.https && URL.parse(url)?.protocol !== "https:"
      ? { code: "image_not_https", message: `the picture ${url} is not https`, drops: true }
      : undefined,
  ({ url }, { limits }) =>
    above(url.length, limits.image.maxUrlCharacters, {
      code: "image_url_too_long",
      message: "characters in a picture's URL",
      drops: true,
    }),
  ({ url, bytes = 0 }, { limits }) =>
    above(bytes, limits.image.maxBytes, {
      code: "image_above_maximum",
      message: `bytes in the picture ${url}`,
      drops: true,
    }),
  (image, { limits }) => {
    const small = belowFloor(image, limits.image);
    const drops = limits.image.belowMinimum === "drop";
    return small === undefined
      ? undefined
      : { code: "image_below_minimum", message: `the picture ${image.url} ${small}`, drops };
  },
  ({ caption = "" }, { limits }) =>
    above(countGraphemes(caption), limits.image.maxCaptionCharacters, {
      code: "caption_cut",
      message: "characters in a caption",
      drops: false,
    }),
];

/**
 * @param size - what was counted
 * @param most - the ceiling
 * @param objection - what is said where it is passed
 * @returns the objection with both figures
 */
function above(
  size: number,
  most: number | undefined,
  objection: Objection,
): Objection | undefined {
  if (most === undefined || size <= most) return undefined;
  return { ...objection, message: `${size} ${objection.message}, at most ${most} are taken` };
}

/**
 * @param image - a picture
 * @param withheld - agencies behind it that the contract does not cover
 * @param profile - the partner's rules
 * @returns what speaks against it
 */
function objections(
  image: Image,
  withheld: readonly Agency[],
  profile: Profile,
): readonly Objection[] {
  const { url = "" } = image;
  const found = CHECKS.map((check) => check({ ...image, url }, profile));
  if (withheld.length > 0) {
    const names = [...new Set(withheld.map(({ name }) => name))].join(", ");
    const message = `the picture ${url} is ${names}'s, which the contract does not cover`;
    found.unshift({ code: "rights_withheld", message, drops: true });
  }
  return found.filter((objection) => objection !== undefined);
}

/**
 * @param image - a picture; unknown measures are not held against it
 * @param limits - the partner's floor
 * @returns what is too small, undefined where nothing is
 */
function belowFloor(image: Image, limits: ImageLimits): string | undefined {
  const { width, height } = image;
  const { minWidth = 0, minHeight = 0, minSide = 0 } = limits;
  const enough =
    (width === undefined || width >= Math.max(minWidth, minSide)) &&
    (height === undefined || height >= Math.max(minHeight, minSide));
  if (enough) return undefined;
  const floor = `${Math.max(minWidth, minSide)} × ${Math.max(minHeight, minSide)}`;
  return `measures ${width ?? "?"} × ${height ?? "?"} pixels, at least ${floor} are asked for`;
}

/**
 * @param image - a picture that is sent
 * @param limits - the partner's limits
 * @returns it with its caption within them
 */
function withCaption(image: Image, limits: ImageLimits): Image {
  const { caption } = image;
  if (caption === undefined || limits.maxCaptionCharacters === undefined) return image;
  return { ...image, caption: cut(caption, limits.maxCaptionCharacters) };
}

/**
 * @param entry - the article
 * @param profile - the partner's rules
 * @param kept - the pictures that are sent
 * @param notices - what became of the others
 * @returns why the article can't go with these pictures
 */
function articleFaults(
  entry: Entry,
  profile: Profile,
  kept: readonly Image[],
  notices: readonly Verdict[],
): readonly Verdict[] {
  const withheld = notices.find(({ code }) => code === "rights_withheld");
  const needed = profile.limits.image.required && kept.length === 0;
  if (withheld && (needed || profile.rights.agencyImages === "withhold-article"))
    return [{ ...withheld, severity: "warning" }];
  if (!needed) return [];
  const lost = notices[0];
  if (lost !== undefined) return [{ ...lost, severity: "error" }];
  return [verdict("image_missing", "the partner takes articles with a picture only", entry.id)];
}

/**
 * @param blocks - a body
 * @param kept - the pictures that are sent
 * @param profile - the partner's rules
 * @returns the body with these pictures where the partner wants them
 */
function placeFigures(
  blocks: readonly Block[],
  kept: readonly Image[],
  profile: Profile,
): readonly Block[] {
  const [lead, ...others] = kept;
  const { figures } = profile.body;
  if (figures === "none") return withFigures(blocks, new Map());
  if (figures === "inline" || lead === undefined) return withFigures(blocks, byUrl(kept));
  return [{ type: "figure", image: lead }, ...withFigures(blocks, byUrl(others))];
}

/**
 * @param images - pictures with URL
 * @returns them by URL
 */
function byUrl(images: readonly Image[]): ReadonlyMap<string, Image> {
  return new Map(images.map((image) => [image.url ?? "", image]));
}

/**
 * @param blocks - a body
 * @param images - pictures that may stay, by URL
 * @returns the body without other figures; a caption without its picture describes nothing and goes too
 */
function withFigures(
  blocks: readonly Block[],
  images: ReadonlyMap<string, Image>,
): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case "figure": {
        const image = images.get(block.image.url ?? "");
        return image === undefined ? [] : [{ ...block, image }];
      }
      case "quote":
        return [{ ...block, children: withFigures(block.children, images) }];
      case "list":
        return [{ ...block, items: block.items.map((item) => withFigures(item, images)) }];
      case "paragraph":
      case "heading":
      case "preformatted":
      case "table":
      case "embed":
      case "note":
        return [block];
    }
  });
}
