import { z } from "zod";

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "lower-case letters, digits and hyphens only")
  .describe(
    "Name in reports and in the names of its secrets: POLYWIRE_NAME_…, in capitals, with underscores for hyphens",
  );

const folder = z.strictObject({
  type: z.literal("folder"),
  name,
  path: z.string().min(1).describe("A folder such as a web server's root"),
});

const s3 = z.strictObject({
  type: z.literal("s3"),
  name,
  bucket: z.string().min(3).describe("Name of the bucket"),
  region: z
    .string()
    .min(1)
    .default("us-east-1")
    .describe("Region of the bucket; auto for some services"),
  endpoint: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Address of a service other than Amazon's"),
  prefix: z
    .string()
    .regex(/^(?!\/)(?!.*\/\/)(?:.*\/)?$/, "a folder such as feeds/, with a slash at its end")
    .default("")
    .describe("Folder within the bucket"),
  pathStyle: z
    .boolean()
    .default(false)
    .describe("Address the bucket as a path; many services other than Amazon's want it"),
  cacheControl: z.string().default("public, max-age=300").describe("Cache-Control of all files"),
});

const sftp = z.strictObject({
  type: z.literal("sftp"),
  name,
  host: z.string().min(1).describe("Host name of the server"),
  port: z.int().min(1).max(65_535).default(22).describe("Port of the server"),
  user: z.string().min(1).describe("User to log in as"),
  path: z.string().min(1).default(".").describe("Folder on the server"),
  hostKey: z
    .string()
    .regex(
      /^SHA256:[A-Za-z0-9+/]{43}=?$/,
      "a fingerprint such as SHA256:…, as ssh-keygen -lf shows it",
    )
    .describe("Fingerprint of the server's key, by which it is known"),
});

/** One entry of `publish.targets`. */
export const targetSchema = z.discriminatedUnion("type", [folder, s3, sftp]);

/** A target as configured, defaults filled in. */
export type TargetOptions = z.output<typeof targetSchema>;
