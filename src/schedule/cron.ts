import cron, { type ScheduledTask } from "node-cron";

/** A cron expression, taken apart by node-cron. */
export interface Cron {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: readonly number[];
  /** node-cron's own judgement of the two day fields, `L`, `W` and `#` included; both must match. */
  readonly matchesDay: (year: number, month: number, day: number) => boolean;
}

/** Milliseconds. */
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** Days that are looked through for the next slot: a 29 February on a given weekday comes every 28 or 40 years. */
const HORIZON = 41 * 366;

/**
 * Takes a cron expression apart.
 * @param expression - five or six fields, or a nickname such as `@daily`
 * @returns the fields
 * @throws {Error} saying which field is wrong
 */
export function parseCron(expression: string): Cron {
  const { second, minute, hour, dayOfMonth, month, dayOfWeek } = cron.parse(expression);
  const days = dayTask(`0 0 0 ${dayOfMonth.join(",")} * ${dayOfWeek.join(",")}`);
  const parsed: Cron = {
    seconds: second.toSorted((a, b) => a - b),
    minutes: minute.toSorted((a, b) => a - b),
    hours: hour.toSorted((a, b) => a - b),
    months: month,
    matchesDay: (y, m, d) => month.includes(m) && days.match(new Date(Date.UTC(y, m - 1, d))),
  };
  if (nextLocal(parsed, Date.now()) === undefined) throw new Error(`${expression} never comes`);
  return parsed;
}

/**
 * A task of node-cron that is only asked, never started.
 * @param pattern - of the days
 * @returns the task, out of node-cron's register
 */
function dayTask(pattern: string): ScheduledTask {
  const task = cron.createTask(pattern, () => undefined, { timezone: "UTC" });
  void task.destroy();
  return task;
}

/**
 * The next local time that a cron expression names, on a clock without leaps.
 * @param fields - of the expression
 * @param after - local milliseconds: those of a UTC clock that shows the local time
 * @returns local milliseconds, undefined where none comes
 */
export function nextLocal(fields: Cron, after: number): number | undefined {
  const start = Math.floor(after / DAY) * DAY;
  for (let i = 0; i < HORIZON; i += 1) {
    const midnight = start + i * DAY;
    const date = new Date(midnight);
    const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
    if (!fields.matchesDay(date.getUTCFullYear(), month, day)) continue;
    const found = firstOfDay(fields, i === 0 ? after - midnight : -1);
    if (found !== undefined) return midnight + found;
  }
  return undefined;
}

/**
 * The first time of a day that a cron expression names.
 * @param fields - of the expression
 * @param after - milliseconds since midnight
 * @returns milliseconds since midnight, undefined where the day has none any more
 */
function firstOfDay(fields: Cron, after: number): number | undefined {
  const { seconds, minutes, hours } = fields;
  for (const hour of hours) {
    if ((hour + 1) * HOUR <= after) continue;
    for (const minute of minutes) {
      const base = hour * HOUR + minute * MINUTE;
      if (base + MINUTE <= after) continue;
      const second = seconds.find((each) => base + each * SECOND > after);
      if (second !== undefined) return base + second * SECOND;
    }
  }
  return undefined;
}
