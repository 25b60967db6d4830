import type { Terminal } from "./terminal.ts";

/** A command's module, loaded only when it is called: `--help` must not wait for parsers. */
export interface CommandModule {
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** One command. Add a command by adding its file and one entry below. */
interface Command {
  readonly name: string;
  readonly usage: string;
  readonly purpose: string;
  /** Options, one a line. */
  readonly details?: string;
  readonly load: () => Promise<CommandModule>;
}

/** Options that several commands share. */
const CONFIG = "  --config FILE   the configuration; polywire.config.json where absent\n";

/** All commands, in the order help lists them. */
export const commands: readonly Command[] = [
  {
    name: "build",
    usage: "build",
    purpose: "read changed articles and write every feed that they touch",
    details: [
      CONFIG,
      "  --now INSTANT   the clock of windows and embargoes, such as 2026-11-23T08:00:00Z\n",
      "  --full          read every article again and render every feed\n",
      "  --changed FILE  only this article changed; may be given several times; - takes a list from standard input\n",
      "  --workers N     threads that help to read articles in a large build, 0 for none\n",
      "  --accept-losses let a vanished folder or a feed's loss go through\n",
      "  --ping          tell WebSub hubs which feeds changed\n",
      "  --report FILE   write what happened as JSON\n",
      "  --log FORMAT    text, json (one event a line) or github (annotations)\n",
    ].join(""),
    load: () => import("./build.ts"),
  },
  {
    name: "check",
    usage: "check [PATH]",
    purpose: "check configuration, translations and published feeds, or any feed file or folder",
    details: `${CONFIG}  --log FORMAT    text, json (one problem a line) or github (annotations)\n`,
    load: () => import("./check.ts"),
  },
  {
    name: "explain",
    usage: "explain ARTICLE",
    purpose:
      "show what was extracted from an article, from where, and into which feeds it goes or why not",
    details: `${CONFIG}  --now INSTANT   the clock of embargoes and expiry\n`,
    load: () => import("./explain.ts"),
  },
  {
    name: "announce",
    usage: "announce REPORT",
    purpose: "tell WebSub hubs of the feeds that a build wrote, after they were deployed",
    details: `${CONFIG}  --log FORMAT    text, json (one problem a line) or github (annotations)\n`,
    load: () => import("./announce.ts"),
  },
  {
    name: "restore",
    usage: "restore",
    purpose: "download the published feeds into an empty output folder, where the ledger was lost",
    details: `${CONFIG}  --log FORMAT    text, json (one problem a line) or github (annotations)\n`,
    load: () => import("./restore.ts"),
  },
  {
    name: "partners",
    usage: "partners [NAME]",
    purpose: "list the partner profiles and what each needs from an article",
    details: CONFIG,
    load: () => import("./partners.ts"),
  },
  {
    name: "schedule",
    usage: "schedule",
    purpose: "build by the configuration's schedule, in the foreground, until SIGTERM",
    details: `${CONFIG}  SIGHUP reads the configuration again; each run is one line of JSON\n`,
    load: () => import("./schedule.ts"),
  },
  {
    name: "watch",
    usage: "watch",
    purpose: "build, and again on every change of articles, translations or configuration",
    details: `${CONFIG}  --log FORMAT    text, json (one event a line) or github (annotations)\n`,
    load: () => import("./watch.ts"),
  },
  {
    name: "serve",
    usage: "serve",
    purpose: "serve the output folder over HTTP, for previews and small sites",
    details: [
      CONFIG,
      "  --port N        port to listen on; 8080 where absent, 0 for any that is free\n",
      "  --host ADDRESS  address to listen on; 127.0.0.1 where absent, 0.0.0.0 for all\n",
      "  --watch         build on every change and reload the pages that are open\n",
      "  --log FORMAT    of --watch: text, json (one event a line) or github (annotations)\n",
    ].join(""),
    load: () => import("./serve.ts"),
  },
  {
    name: "init",
    usage: "init DIR",
    purpose: "write a small newsroom that builds at once; nothing is asked, nothing overwritten",
    load: () => import("./init.ts"),
  },
];
