import type { Target } from "../../src/publish/target.ts";

/** A place that targets are tried on, started by the test. */
export interface Rig {
  readonly target: Target;
  /** Every file there, as a reader of the place gets it. */
  readonly files: () => Promise<ReadonlyMap<string, string>>;
  /** Cuts all connections and takes no more. */
  readonly kill: () => Promise<void>;
  readonly revive: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How to start a kind of place, or why that is not possible here. */
export type StartRig = (folder: string) => Promise<Rig | { readonly missing: string }>;
