import { crashes } from "./crash.ts";

/** `npm run crash [KILLS]`: kills builds at random moments of a newsroom's day. */
const kills = Number(process.argv[2] ?? 200);
const { faults, killed, midway } = await crashes(kills, Math.random);
process.stdout.write(
  `${kills} kills, ${killed} of them before the build's end, ${midway} amid its writing: ${faults.length} faults\n`,
);
for (const fault of faults) process.stdout.write(`  ${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
