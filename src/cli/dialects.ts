import { join, sep } from "node:path";
import type { Dialect } from "../check/index.ts";
import type { Config } from "../config.ts";
import { loadProfiles, type Profile } from "../partners/index.ts";

/**
 * Finds the dialect in which a published file is written.
 * @param config - of the newsroom
 * @returns of an absolute path, the dialect of the partner whose file it is, undefined for public files
 */
export function dialectsOf(config: Config): (file: string) => Dialect | undefined {
  const { profiles } = loadProfiles(config.profiles);
  const dialects = config.partners.flatMap(({ name, profile: id }) => {
    const profile = profiles.get(id);
    const folder = join(config.output, "partners", name) + sep;
    return profile === undefined ? [] : [{ folder, dialect: dialectOf(profile) }];
  });
  return (file) => dialects.find(({ folder }) => file.startsWith(folder))?.dialect;
}

/**
 * What a profile writes beyond RSS 2.0.
 * @param profile - its rules
 * @returns the dialect
 */
function dialectOf(profile: Profile): Dialect {
  const { channel, item, signals } = profile;
  const elements = Object.keys({ ...channel, ...item }).filter((name) => !name.includes(":"));
  const repeated = Object.entries(item).filter(([, { each, max }]) => each && max !== 1);
  return {
    elements: new Set(elements),
    repeated: new Set(repeated.map(([name]) => name)),
    takedown: new Set(signals.takedown.elements.filter((name) => item[name]?.when === "withdrawn")),
  };
}
