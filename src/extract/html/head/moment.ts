/** A moment as RFC 3339 has it, its fraction left out as everywhere. */
const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Days before each month of a year without a leap day. */
const DAYS_BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/** Years of our time, less one at each end, which a zone may move. */
const YEARS = { first: 1981, last: 2099 };

/**
 * Reads a moment in its most common shape, as `readMachineDate` does in fifty times the time.
 * @param written - the value
 * @returns milliseconds since 1970, or undefined where it is of another shape or anything about it is odd
 */
export function momentOf(written: string): number | undefined {
  const match = MOMENT.exec(written);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second = "0"] = match.slice(1, 7);
  const days = daysSince1970(Number(year), Number(month), Number(day));
  const seconds = secondsOf(hour, minute, second);
  const [sign = "+", hours = "0", minutes = "0"] = match.slice(7);
  const offset = secondsOf(hours, minutes, "0");
  if (days === undefined || seconds === undefined || offset === undefined) return undefined;
  return (days * 86_400 + seconds - (sign === "-" ? -offset : offset)) * 1000;
}

/**
 * Reads the time of a day.
 * @param hour - two digits
 * @param minute - two digits
 * @param second - two digits
 * @returns seconds, or undefined where there is no such time
 */
function secondsOf(hour = "", minute = "", second = ""): number | undefined {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return (hours * 60 + minutes) * 60 + seconds;
}

/**
 * Counts days.
 * @param year - of our time
 * @param month - from 1
 * @param day - from 1
 * @returns days since 1970, or undefined where there is no such day
 */
function daysSince1970(year: number, month: number, day: number): number | undefined {
  const isLeap = year % 4 === 0;
  const before = DAYS_BEFORE[month - 1];
  const after = DAYS_BEFORE[month];
  if (before === undefined || after === undefined) return undefined;
  const length = after - before + (isLeap && month === 2 ? 1 : 0);
  if (day < 1 || day > length || year < YEARS.first || year > YEARS.last) return undefined;
  const leapDays = Math.floor((year - 1969) / 4) + (isLeap && month > 2 ? 1 : 0);
  return (year - 1970) * 365 + leapDays + before + day - 1;
}
