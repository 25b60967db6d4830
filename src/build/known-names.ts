import { ConfigError, readConfig, type Config, type KnownNames } from "../config.ts";
import { dateProfiles } from "../localize/date-format/press.ts";
import { calendars, numberingSystems } from "../localize/date.ts";
import { loadProfiles, partnerProfileIds } from "../partners/index.ts";
import { problem } from "../problem.ts";

/**
 * Names that config may use and the rooms own.
 * @returns the names that exist
 */
function knownNames(): KnownNames {
  return {
    dateProfiles,
    calendars: calendars(),
    numberingSystems: numberingSystems(),
    partnerProfiles: partnerProfileIds,
  };
}

/**
 * Reads and validates a configuration file, with the profiles, calendars and partners that exist.
 * @param file - path of a JSON file; relative paths in it are relative to its folder
 * @returns the configuration
 * @throws {ConfigError} naming every mistake at once
 */
export function loadConfig(file: string): Config {
  const config = readConfig(file, knownNames());
  // Those that come with Polywire are right: its tests hold that, and checking them here would delay every start.
  if (Object.keys(config.profiles).length === 0) return config;
  const { issues } = loadProfiles(config.profiles);
  if (issues.length === 0) return config;
  throw new ConfigError(
    issues.map(({ profile, path, message }) =>
      problem("partner_profile_invalid", `${file} profiles.${profile}.${path}`, message),
    ),
  );
}
