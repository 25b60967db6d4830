import { folderTarget } from "./folder-target.ts";
import { s3Target } from "./s3-target.ts";
import { sftpTarget } from "./sftp-target.ts";
import type { TargetOptions } from "./target-schema.ts";
import type { Target, TargetPorts } from "./target.ts";

/**
 * The target that a configuration describes.
 * @param options - of `publish.targets`, paths absolute
 * @param ports - secrets and packages
 * @returns the target
 */
export function targetOf(options: TargetOptions, ports: TargetPorts): Target {
  switch (options.type) {
    case "folder":
      return folderTarget(options);
    case "s3":
      return s3Target(options, ports);
    case "sftp":
      return sftpTarget(options, ports);
  }
}
