import type { Config } from "../config.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PublishPlan } from "../model/document.ts";
import type { Problem } from "../problem.ts";
import type { HubPorts } from "../publish/hub.ts";
import type { TargetPorts } from "../publish/target.ts";
import type { Crafts } from "./crafts.ts";
import type { LazyThreads } from "./threads/lazy-threads.ts";
import type { ThreadUse } from "./threads/use.ts";
import type { ArticleOutcome, BuildEvent, FeedChange } from "./event.ts";

/** The outer world, and choices of this one run. */
export interface BuildPorts {
  /** The clock of windows, embargoes and expiry; the machine's where absent. */
  readonly now?: Temporal.Instant;
  /** Hears what happens. What it throws ends the run, as long as nothing is being published. */
  readonly emit?: (event: BuildEvent) => void;
  /** Read every article again and render every feed. */
  readonly full?: boolean;
  /** Only these articles changed (relative to their folder); the folder is not walked. */
  readonly changed?: readonly string[];
  /** Strings changed, too; where absent, not if `changed` is there. */
  readonly stringsChanged?: boolean;
  /** Let a vanished folder or a feed's loss go through. */
  readonly acceptLosses?: boolean;
  /** Where secrets of publish targets are; the process's where absent. */
  readonly environment?: TargetPorts["environment"];
  /** Loads packages that the main install does without. */
  readonly loadPackage?: TargetPorts["load"];
  /** How to reach WebSub hubs; absent, nobody is told. */
  readonly hubs?: HubPorts;
  /** How many threads read articles, and from how many on; what config says where absent. */
  readonly threads?: Partial<ThreadUse>;
  /** Milliseconds to wait for another run, standing still meanwhile; 10 s where absent. */
  readonly patience?: number;
}

/** One run. */
export interface Run {
  readonly config: Config;
  readonly ledger: Ledger;
  /** Made when first needed: an unchanged newsroom needs none. */
  readonly crafts: () => Promise<Crafts>;
  readonly ports: BuildPorts;
  readonly threads: LazyThreads;
  /** Of what feeds depend on besides articles and clock. */
  readonly ground: string;
  /** Stamp of the files of strings. */
  readonly strings: string;
  /** Of what extraction depends on besides a file's bytes. */
  readonly engine: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly emit: (event: BuildEvent) => void;
  readonly problems: Problem[];
  readonly outcomes: ArticleOutcome[];
  /** Files of this run whose articles wait unread. */
  deferred: number;
  /** True where nothing may be published. */
  held: boolean;
}

/** What publishing did. */
export interface Published {
  readonly changes: readonly FeedChange[];
  readonly plan: PublishPlan;
}

/**
 * Notes and tells a Problem.
 * @param run - this one
 * @param found - the Problem
 */
export function complain(run: Run, found: Problem): void {
  run.problems.push(found);
  run.emit({ type: "problem", problem: found });
}
