import { statSync } from "node:fs";
import type { Config } from "../config.ts";
import { LedgerCorruptError, type Ledger } from "../ledger/ledger.ts";
import { isCorruption, openLedger, setAside } from "../ledger/sqlite.ts";
import { problem, type Problem } from "../problem.ts";
import type { Crafts } from "./crafts.ts";
import { fingerprint } from "./fingerprint.ts";
import { stringStamp } from "./string-stamp.ts";
import type { BuildReport } from "./event.ts";
import { buildAt } from "./one-run.ts";
import type { BuildPorts } from "./run.ts";
import { lastStrings } from "./last-run.ts";

/** A ledger that stays open. */
interface Open {
  readonly ledger: Ledger;
  readonly file: string;
  /** Which file that is, whatever lies there later. */
  readonly inode: number;
}

/** Milliseconds to wait for another run where nobody says. */
const PATIENCE = 10_000;

/** Builds again and again: ledger and crafts are kept from one build to the next, until what they were made from changes. */
export class BuildSession {
  #open: Open | undefined;
  #crafts: { readonly key: string; readonly crafts: Promise<Crafts> } | undefined;
  #strings: { readonly folder: string; readonly stamp: string } | undefined;

  /**
   * Builds all feeds of a newsroom.
   * @param config - of the newsroom
   * @param ports - clock, listener and choices
   * @returns the report
   * @throws {LedgerBusyError} where another run is writing
   */
  async build(config: Config, ports: BuildPorts = {}): Promise<BuildReport> {
    try {
      return await this.#build(config, ports);
    } catch (error) {
      await this.close();
      if (!(error instanceof LedgerCorruptError) && !isCorruption(error)) throw error;
      const message = `the ledger is damaged; it lies in ${setAside(config.state)} now`;
      return this.#build(config, ports, problem("ledger_rebuilt", config.state, message));
    }
  }

  /** Lets others write the ledger until the next build. */
  async rest(): Promise<void> {
    await this.#open?.ledger.rest();
  }

  /** Puts the ledger in order, between two builds. */
  async tidy(): Promise<void> {
    try {
      await this.#open?.ledger.tidy();
    } catch {
      // What is wrong with it is told by the build that opens it next.
      await this.close();
    }
  }

  /** Gives everything back. */
  async close(): Promise<void> {
    const ledger = this.#open?.ledger;
    this.#open = undefined;
    this.#crafts = undefined;
    this.#strings = undefined;
    await ledger?.close();
  }

  async #build(config: Config, ports: BuildPorts, damage?: Problem): Promise<BuildReport> {
    const ledger = await this.#ledger(config.state, ports.patience ?? PATIENCE);
    const areSame = ports.changed !== undefined && ports.stringsChanged !== true;
    const strings = await this.#stringsOf(config, ledger, areSame);
    let known: Promise<Crafts> | undefined;
    const crafts = (): Promise<Crafts> => (known ??= this.#craftsOf(config, strings, ledger));
    return buildAt({ ledger, strings, crafts }, config, ports, damage);
  }

  // Where it is said which articles changed, strings did not: to look at all their files takes longer than the rest.
  async #stringsOf(config: Config, ledger: Ledger, areSame: boolean): Promise<string> {
    const { locales: folder } = config;
    const known = this.#strings?.folder === folder ? this.#strings.stamp : undefined;
    const last = areSame ? (known ?? (await lastStrings(ledger, config))) : undefined;
    const stamp = last ?? stringStamp(config);
    this.#strings = { folder, stamp };
    return stamp;
  }

  async #ledger(file: string, patience: number): Promise<Ledger> {
    const known = this.#open;
    const inode = statSync(file, { throwIfNoEntry: false })?.ino;
    if (known !== undefined && known.file === file && known.inode === inode) {
      await known.ledger.resume(patience);
      return known.ledger;
    }
    await this.close();
    const ledger = openLedger(file, "writer", patience);
    this.#open = { ledger, file, inode: statSync(file, { throwIfNoEntry: false })?.ino ?? 0 };
    return ledger;
  }

  #craftsOf(config: Config, strings: string, ledger: Ledger): Promise<Crafts> {
    const key = fingerprint([config, strings]);
    if (this.#crafts?.key === key) return this.#crafts.crafts;
    const crafts = makeCrafts(config, strings, ledger);
    this.#crafts = { key, crafts };
    return crafts;
  }
}

/**
 * Makes the crafts of dressing.
 * @param config - of the newsroom
 * @param strings - stamp of its strings
 * @param ledger - of the newsroom
 * @returns the crafts
 */
async function makeCrafts(config: Config, strings: string, ledger: Ledger): Promise<Crafts> {
  // Loaded only here: strings and their parsers cost more than looking at an unchanged folder.
  const crafts = await import("./crafts.ts");
  return crafts.makeCrafts(config, strings, ledger);
}
