import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one process cost, the processes it waited for included. */
export interface Cost {
  /** Wall clock, milliseconds. */
  readonly wall: number;
  /** User and system time of all threads, milliseconds. */
  readonly cpu: number;
  /** Largest resident set of any one process, megabytes of 2²⁰ bytes. */
  readonly peak: number;
}

/** A command and where it runs. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder?: string;
}

/** The numbers of the system call getrusage(2), Linux. */
const GETRUSAGE: Readonly<Record<string, number>> = { x64: 98, arm64: 165 };

/**
 * What GNU time does, with the perl that every Linux has: Node.js tells nothing of its children's resources, and a process
 * that Node.js itself starts counts Node's memory at the moment of forking as its own. Perl is small, and asks the kernel.
 */
const WRAPPER = `
use Time::HiRes "time";
my ($call, $file) = splice @ARGV, 0, 2;
my $start = time;
my $status = system { $ARGV[0] } @ARGV;
my $wall = time - $start;
my $usage = "\\0" x 256;
syscall($call, -1, $usage) == 0 or die "getrusage: $!";
my ($us, $uu, $ss, $su, $rss) = unpack "q5", $usage;
open my $out, ">", $file or die $!;
printf $out "[%.6f,%.6f,%d,%d]", $wall, $us + $ss + ($uu + $su) / 1e6, $rss, $status == -1 ? -1 : $status >> 8 || $status & 127;
close $out;
`;

/**
 * Runs a command to its end.
 * @param command - to measure
 * @returns what it cost
 * @throws {Error} where it fails: a figure of a failed run means nothing
 */
export function measure(command: Command): Cost {
  const scratch = mkdtempSync(join(tmpdir(), "polywire-measure-"));
  try {
    const file = join(scratch, "usage.json");
    const said = wrap(command, file);
    const usage: unknown = JSON.parse(readFileSync(file, "utf8"));
    const numbers = Array.isArray(usage) ? usage.map(Number) : [];
    const [wall = 0, cpu = 0, kilobytes = 0, status = -1] = numbers;
    if (status !== 0) {
      throw new Error(`${command.file} ${command.args.join(" ")} exited ${status}: ${said}`);
    }
    return { wall: wall * 1000, cpu: cpu * 1000, peak: kilobytes / 1024 };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * Runs a command within the wrapper.
 * @param command - to measure
 * @param file - for what it cost
 * @returns the end of what it said
 * @throws {Error} where nothing can be measured here
 */
function wrap({ file: program, args, folder }: Command, file: string): string {
  const call = GETRUSAGE[process.arch];
  if (process.platform !== "linux" || call === undefined) {
    throw new Error("Builds are measured on Linux, x64 or arm64, by getrusage(2)");
  }
  const { error, status, stdout, stderr } = spawnSync(
    "perl",
    ["-e", WRAPPER, String(call), file, program, ...args],
    { cwd: folder, encoding: "utf8", maxBuffer: 64 << 20 },
  );
  if (error !== undefined || status !== 0) {
    throw new Error(`perl is needed to measure: ${error?.message ?? stderr}`);
  }
  return (stderr || stdout).slice(-2000);
}

/**
 * The middle one; of an even number the mean of the two in the middle.
 * @param numbers - in any order
 * @returns the median, 0 of none
 */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? 0;
  return (low + (sorted[Math.floor(half)] ?? low)) / 2;
}

/**
 * The medians of several runs, each by itself.
 * @param costs - of the same command
 * @returns wall, CPU and memory
 */
export function medianCost(costs: readonly Cost[]): Cost {
  return {
    wall: median(costs.map(({ wall }) => wall)),
    cpu: median(costs.map(({ cpu }) => cpu)),
    peak: median(costs.map(({ peak }) => peak)),
  };
}
