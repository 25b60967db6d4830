#!/usr/bin/env node
/** The first Node.js with everything Polywire stands on: type stripping, Temporal, node:sqlite. */
const MINIMUM = 26;

/** What files of our own hold, by their endings. */
const FORMATS: Readonly<Record<string, string>> = { ts: "module-typescript", json: "json" };

const running = Number(process.versions.node.split(".")[0]);
if (running < MINIMUM) {
  console.error(
    `Polywire needs Node.js ${MINIMUM}, this is ${process.versions.node}: use "npm run polywire", which brings its own`,
  );
  process.exitCode = 2;
} else {
  // Loaded only now: an older Node.js would fail on them with a syntax error. The cache keeps modules stripped of their
  // types and compiled, each under the hash of its source; `polywire.js` names it before this file is loaded.
  // Builtins are fetched, not imported: importing one also loads all that its exports stand for (streams, of node:fs).
  const { enableCompileCache, registerHooks } = process.getBuiltinModule("node:module");
  enableCompileCache();
  // Our own modules name each other by path and ending: of three hundred, none has to be searched for.
  registerHooks({
    resolve: (name, context, next) => {
      const format = FORMATS[/^\.\.?\/.*\.(\w+)$/.exec(name)?.[1] ?? ""];
      if (format === undefined) return next(name, context);
      return { url: new URL(name, context.parentURL).href, format, shortCircuit: true };
    },
  });
  const { main } = await import("./cli/main.ts");
  let unsaid = 0;
  const code = await main(process.argv.slice(2), {
    out: (text) => {
      // Made only now: most commands say nothing here. A reader that has seen enough (`| head`) is no error; where there
      // is no room for what was asked for, the command ends with 1, and a schedule goes on.
      if (process.stdout.listenerCount("error") === 0) {
        process.stdout.on("error", (error: NodeJS.ErrnoException) => {
          if (error.code !== "EPIPE") process.exitCode = unsaid = 1;
        });
      }
      process.stdout.write(text);
    },
    err: (text) => {
      // A log that nobody reads any more, or whose disk is full, is no reason to publish nothing.
      if (process.stderr.listenerCount("error") === 0) {
        process.stderr.on("error", () => undefined);
      }
      try {
        process.stderr.write(text);
      } catch {
        // Files are written at once, and throw.
      }
    },
    input: () => process.getBuiltinModule("node:fs").readFileSync(0, "utf8"),
    tty: process.stderr.isTTY,
    folder: process.cwd(),
    environment: process.env,
  });
  process.exitCode = code === 0 ? unsaid : code;
}
