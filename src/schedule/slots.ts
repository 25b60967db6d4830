import { nextLocal, type Cron } from "./cron.ts";

/** A cron expression in a time zone. */
export interface Timetable {
  readonly cron: Cron;
  /** IANA name. */
  readonly timeZone: string;
}

/** A stretch of time in which a zone's clock does not leap. Moments are milliseconds since 1970. */
interface Stretch {
  /** The leap that began it; -Infinity where there was none. */
  readonly start: number;
  /** What to add to get local milliseconds. */
  readonly offset: number;
  /** Local milliseconds that the clock showed up to before this stretch; they come again where it leapt back. */
  readonly shown: number;
  /** Where the clock leaps next; Infinity where it never does. */
  readonly end: number;
}

/** Leaps that are looked through: some 40 years of them. */
const LEAPS = 100;

const HOURS = 24;

/**
 * The next slot of a timetable. Clocks that leap lose no slot: a time that the clock skips is made up for at the moment
 * of the leap, unless the schedule goes through every hour anyway; of a time that comes twice the first counts, and the
 * second too where the schedule goes on through the hours around it, so that its rhythm has no hole.
 * @param timetable - cron expression and zone
 * @param after - milliseconds since 1970
 * @returns milliseconds since 1970, undefined where none comes
 */
export function nextSlot(timetable: Timetable, after: number): number | undefined {
  const { cron, timeZone } = timetable;
  let from = after;
  let stretch = stretchAt(timeZone, from);
  for (let i = 0; i < LEAPS; i += 1) {
    const slot = slotWithin(cron, stretch, from);
    if (slot !== undefined) return slot;
    if (stretch.end === Infinity) return undefined;
    const next = stretchAt(timeZone, stretch.end);
    if (isMissed(cron, next)) return next.start;
    from = next.start - 1;
    stretch = next;
  }
  return undefined;
}

/**
 * The slots of a timetable in a span.
 * @param timetable - cron expression and zone
 * @param after - milliseconds since 1970, exclusive
 * @param until - inclusive
 * @param limit - most slots to name
 * @returns the slots in their order, the first ones where there are more
 */
export function slotsBetween(
  timetable: Timetable,
  after: number,
  until: number,
  limit: number,
): readonly number[] {
  const slots: number[] = [];
  let slot = nextSlot(timetable, after);
  while (slot !== undefined && slot <= until && slots.length < limit) {
    slots.push(slot);
    slot = nextSlot(timetable, slot);
  }
  return slots;
}

/** The stretch last asked for, by zone: looking for leaps is slow. */
const stretches = new Map<string, Stretch>();

/**
 * The stretch of a zone's time around a moment; the moment of a leap is in the stretch that it begins.
 * @param timeZone - IANA name
 * @param moment - milliseconds since 1970
 * @returns the stretch
 */
function stretchAt(timeZone: string, moment: number): Stretch {
  const known = stretches.get(timeZone);
  if (known !== undefined && known.start <= moment && moment < known.end) return known;
  const zoned = zonedAt(timeZone, moment);
  const start = zoned.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const stretch: Stretch = {
    start: start?.epochMilliseconds ?? -Infinity,
    offset: offsetOf(zoned),
    shown:
      start === null
        ? -Infinity
        : start.epochMilliseconds + offsetOf(zonedAt(timeZone, start.epochMilliseconds - 1)),
    end: zoned.getTimeZoneTransition("next")?.epochMilliseconds ?? Infinity,
  };
  stretches.set(timeZone, stretch);
  return stretch;
}

/**
 * A moment in a zone.
 * @param timeZone - IANA name
 * @param moment - milliseconds since 1970
 * @returns date, time and offset
 */
function zonedAt(timeZone: string, moment: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
}

/**
 * A zone's offset from UTC.
 * @param zoned - a moment in the zone
 * @returns milliseconds
 */
function offsetOf(zoned: Temporal.ZonedDateTime): number {
  return zoned.offsetNanoseconds / 1e6;
}

/**
 * The first slot of a stretch.
 * @param cron - the expression
 * @param stretch - offset and end
 * @param from - milliseconds since 1970, exclusive
 * @returns milliseconds since 1970, undefined where the stretch has none any more
 */
function slotWithin(cron: Cron, stretch: Stretch, from: number): number | undefined {
  const { offset, shown, end } = stretch;
  let local = nextLocal(cron, from + offset);
  while (local !== undefined && local < shown && !isRhythm(cron, local)) {
    local = nextLocal(cron, local);
  }
  return local === undefined || local - offset >= end ? undefined : local - offset;
}

/**
 * Whether the clock's leap forward skipped a slot that nothing else makes up for.
 * @param cron - the expression
 * @param stretch - after the leap
 * @returns true where a run is due at the leap
 */
function isMissed(cron: Cron, stretch: Stretch): boolean {
  const { start, offset, shown } = stretch;
  if (cron.hours.length === HOURS) return false;
  const skipped = nextLocal(cron, shown - 1);
  return skipped !== undefined && skipped < start + offset;
}

/**
 * Whether a schedule goes on through the hours around a local time.
 * @param cron - the expression
 * @param local - local milliseconds
 * @returns true where the hour before or after it has slots too
 */
function isRhythm(cron: Cron, local: number): boolean {
  const { hours } = cron;
  const hour = new Date(local).getUTCHours();
  return hours.includes((hour + 1) % HOURS) || hours.includes((hour + HOURS - 1) % HOURS);
}
