#!/usr/bin/env node
// JavaScript, as nothing else here: for a first file in TypeScript, Node.js starts its type stripper before it knows of the
// cache of stripped and compiled modules, which takes longer than all the rest of `--help`.
process
  .getBuiltinModule?.("node:module")
  .enableCompileCache(`${import.meta.dirname}/../node_modules/.cache/compiled`);
await import("./cli.ts");
