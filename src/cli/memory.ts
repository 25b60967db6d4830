import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect garbage early, so that a build of a whole archive stays small: left alone, V8 lets it double and grows
 * the room for what is new to three times 16 MB. It costs some processor time, so builds that read little do without.
 * Both are asked for at every collection, so they may be set while the program runs; a V8 that knows them no more says
 * so and goes on.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
}
