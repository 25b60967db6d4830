import type { BuildReport } from "../../src/build/event.ts";

/** What a build says that had nothing to do. */
export const REPORT: BuildReport = {
  now: "2026-11-23T12:00:00Z",
  exitCode: 0,
  articles: { files: 0, read: 0, standing: 0, failed: 0, waiting: 0, outcomes: [] },
  feeds: [],
  problems: [],
  documents: { written: [], kept: 0, removed: [] },
  targets: [],
  milliseconds: 0,
};
