import { fileURLToPath } from "node:url";
import { writeCorpus } from "./corpus.ts";

// Writes a corpus to look at or to profile: `node test/bench/make-corpus.ts FOLDER COUNT`.
const [folder = "corpus", count = "1000"] = process.argv.slice(2);
writeCorpus(folder, Number(count), fileURLToPath(new URL("../../locales", import.meta.url)));
