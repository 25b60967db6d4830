import type { BuildEvent, BuildReport } from "../build/event.ts";
import type { Config } from "../config.ts";
import type { Problem } from "../problem.ts";

/** What to build. */
export interface BuildOrder {
  readonly config: Config;
  /** Only these articles changed, relative to their folder, and no strings. */
  readonly changed?: readonly string[];
  /** Whether to tell WebSub hubs what changed. */
  readonly ping: boolean;
  /** Whether to tell events on the way. */
  readonly events: boolean;
}

/** What the building thread says. */
export type BuildAnswer =
  | { readonly type: "event"; readonly event: BuildEvent }
  | { readonly type: "done"; readonly report: BuildReport }
  | { readonly type: "stopped" }
  | { readonly type: "failed"; readonly problems: readonly Problem[]; readonly message: string };
