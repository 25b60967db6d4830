import { ConfigError, type Config } from "../config.ts";
import { problem } from "../problem.ts";
import { parseCron } from "./cron.ts";
import type { Terms } from "./daemon.ts";
import { messageOf } from "../model/message-of.ts";

/**
 * What a daemon goes by.
 * @param config - of the newsroom
 * @returns the terms
 * @throws {ConfigError} where the cron expression is wrong
 */
export function termsOf(config: Config): Terms {
  const { file, schedule } = config;
  try {
    return {
      timetable: { cron: parseCron(schedule.cron), timeZone: schedule.timeZone },
      jitter: schedule.jitterSeconds * 1000,
      staleAfter: schedule.staleSeconds * 1000,
    };
  } catch (error) {
    const message = messageOf(error);
    const fix = 'write five or six fields, such as "*/15 * * * *", or a nickname such as @hourly';
    throw new ConfigError([problem("config_invalid", `${file} schedule.cron`, message, { fix })], {
      cause: error,
    });
  }
}
