import { atom } from "./atom.ts";
import { json } from "./json.ts";
import type { Renderer } from "./renderer.ts";
import { rss } from "./rss.ts";

/** The syndication formats, in the order they are published. Add a format here. */
export const renderers: readonly Renderer[] = [rss, atom, json];
