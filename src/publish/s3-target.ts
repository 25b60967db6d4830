import type { UploadRecord } from "../model/document.ts";
import {
  required,
  secretOf,
  TargetError,
  type Target,
  type TargetFile,
  type TargetPorts,
  type TargetSession,
} from "./target.ts";

/** The AWS SDK for JavaScript v3. */
const SDK = "@aws-sdk/client-s3";

/** Its major version that this is written for. */
const MAJOR = 3;

/** A bucket of Amazon S3 or of a service that speaks its protocol. */
export interface S3Options {
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
  /** Of another service than Amazon's. */
  readonly endpoint?: string | undefined;
  /** Folder within the bucket, "" or with "/" at its end. */
  readonly prefix: string;
  /** Address the bucket as a path instead of a host. */
  readonly pathStyle: boolean;
  /** Of all files. */
  readonly cacheControl: string;
}

/** What we use of the SDK; it is no dependency, so neither are its types. */
interface Sdk {
  readonly S3Client: new (config: object) => Client;
  readonly PutObjectCommand: new (input: object) => object;
  readonly HeadObjectCommand: new (input: object) => object;
  readonly DeleteObjectCommand: new (input: object) => object;
}

/** What we use of its client. */
interface Client {
  readonly send: (command: object) => Promise<Answer>;
  readonly destroy: () => void;
}

/** What we read of its answers. */
interface Answer {
  readonly ETag?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
}

/** When a write may happen: the header's name in the SDK, and its value. */
type Condition = { readonly IfMatch: string } | { readonly IfNoneMatch: "*" } | object;

/** The bucket in use. */
interface Bucket {
  readonly sdk: Sdk;
  readonly client: Client;
  readonly options: S3Options;
  /** Whether it refuses a write whose condition does not hold. */
  conditional: boolean;
}

/**
 * A bucket as a target.
 * @param options - where it is
 * @param ports - secrets and the SDK
 * @returns the target
 */
export function s3Target(options: S3Options, ports: TargetPorts): Target {
  const { name, bucket, prefix, endpoint = "amazon" } = options;
  const accessKeyId = secretOf(name, "ACCESS_KEY_ID", ports.environment);
  const secretAccessKey = secretOf(name, "SECRET_ACCESS_KEY", ports.environment);
  const sessionToken = secretOf(name, "SESSION_TOKEN", ports.environment);
  const own = accessKeyId !== undefined && secretAccessKey !== undefined;
  return {
    name,
    place: `s3 ${endpoint} ${bucket} ${prefix}`,
    secrets: [accessKeyId, secretAccessKey, sessionToken].filter((each) => each !== undefined),
    open: async () => {
      const sdk = await required(SDK, MAJOR, ports.load);
      if (!isSdk(sdk)) throw new TargetError(`${SDK} is not the version that is asked for`);
      // Without credentials of its own, the SDK looks for those of the machine: AWS_* variables, roles, OIDC.
      const credentials = own ? { accessKeyId, secretAccessKey, sessionToken } : undefined;
      const client = new sdk.S3Client(clientConfig(options, credentials));
      return startSession({ sdk, client, options, conditional: true });
    },
  };
}

/**
 * Settings of the SDK's client.
 * @param options - of the bucket
 * @param credentials - its own, where there are any
 * @returns for `S3Client`
 */
function clientConfig(options: S3Options, credentials: object | undefined): object {
  const { region, endpoint, pathStyle } = options;
  return {
    region,
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    // Other services than Amazon's refuse the trailing checksums that the SDK adds by default.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

/**
 * Begins to publish: asks the bucket first whether it keeps conditions.
 * @param bucket - the bucket
 * @returns the session
 */
async function startSession(bucket: Bucket): Promise<TargetSession> {
  try {
    bucket.conditional = await honoursConditions(bucket);
  } catch (error) {
    bucket.client.destroy();
    throw error;
  }
  return {
    atOnce: 8,
    put: (file, before) => put(bucket, file, before),
    remove: async (path) => {
      await send(bucket, new bucket.sdk.DeleteObjectCommand(at(bucket, path)));
    },
    shortcomings: () =>
      bucket.conditional
        ? []
        : [
            "the bucket ignores conditional writes: two publishers at once could overtake each other",
          ],
    close: async () => bucket.client.destroy(),
  };
}

/**
 * Whether the bucket keeps conditions. Several servers take `If-None-Match` and write all the same, so it is tried on an
 * object of no meaning. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @param bucket - the bucket
 * @returns true where a write that must fail fails
 */
async function honoursConditions(bucket: Bucket): Promise<boolean> {
  const { PutObjectCommand, DeleteObjectCommand } = bucket.sdk;
  const probe = { ...at(bucket, ".polywire-probe"), Body: "probe", CacheControl: "no-store" };
  await send(bucket, new PutObjectCommand(probe));
  try {
    await send(bucket, new PutObjectCommand({ ...probe, IfNoneMatch: "*" }));
    return false;
  } catch (error) {
    const status = statusOf(error);
    if (status === 412) return true;
    // 501: the header is known to be unknown; 400: some servers refuse the request as a whole.
    if (status === 501 || status === 400) return false;
    throw error;
  } finally {
    await send(bucket, new DeleteObjectCommand(at(bucket, ".polywire-probe")));
  }
}

/**
 * Writes an object over the version we know. Where another one is there, it is looked at: it may be ours, from a run
 * whose memory is lost; else it is replaced, once.
 * @param bucket - the bucket
 * @param file - to write
 * @param before - as we left it
 * @returns its ETag
 */
async function put(
  bucket: Bucket,
  file: TargetFile,
  before: UploadRecord | undefined,
): Promise<string> {
  if (!bucket.conditional) return write(bucket, file, {});
  try {
    return await write(bucket, file, conditionFor(before?.tag));
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  const found = await head(bucket, file.path);
  if (found?.Metadata?.["sha256"] === file.sha256) return found.ETag ?? "";
  try {
    return await write(bucket, file, conditionFor(found?.ETag));
  } catch (error) {
    if (!isConflict(error)) throw error;
    throw new TargetError("another publisher is writing to the bucket", { cause: error });
  }
}

/**
 * The condition that nobody else wrote meanwhile.
 * @param tag - of the version to replace, none where there should be none
 * @returns for `PutObject`
 */
function conditionFor(tag: string | undefined): Condition {
  return tag === undefined || tag === "" ? { IfNoneMatch: "*" } : { IfMatch: tag };
}

/**
 * Writes an object with its headers.
 * @param bucket - the bucket
 * @param file - to write
 * @param condition - when to
 * @returns its ETag
 */
async function write(bucket: Bucket, file: TargetFile, condition: Condition): Promise<string> {
  const { path, bytes, mediaType, encoding, sha256 } = file;
  const input = {
    ...at(bucket, path),
    Body: bytes,
    ContentLength: bytes.length,
    ContentType: mediaType,
    CacheControl: bucket.options.cacheControl,
    Metadata: { sha256 },
    ...(encoding === undefined ? {} : { ContentEncoding: encoding }),
    ...condition,
  };
  return (await send(bucket, new bucket.sdk.PutObjectCommand(input))).ETag ?? "";
}

/**
 * Looks at an object.
 * @param bucket - the bucket
 * @param path - of the file
 * @returns ETag and metadata, undefined where there is none
 */
async function head(bucket: Bucket, path: string): Promise<Answer | undefined> {
  try {
    return await send(bucket, new bucket.sdk.HeadObjectCommand(at(bucket, path)));
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

/**
 * Where an object lies.
 * @param bucket - the bucket
 * @param path - of the file
 * @returns bucket and key
 */
function at(bucket: Bucket, path: string): { readonly Bucket: string; readonly Key: string } {
  const { options } = bucket;
  return { Bucket: options.bucket, Key: options.prefix + path };
}

async function send({ client }: Bucket, command: object): Promise<Answer> {
  return client.send(command);
}

/**
 * Whether the object is not the one the condition named: changed (412), gone (404), or being written (409).
 * @param error - of the SDK
 * @returns true for these
 */
function isConflict(error: unknown): boolean {
  return [404, 409, 412].includes(statusOf(error) ?? 0);
}

/**
 * The HTTP status behind an error of the SDK.
 * @param error - what it threw
 * @returns the status, undefined where no answer came
 */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return undefined;
  const { $metadata: metadata } = error;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) {
    return undefined;
  }
  return Number(metadata.httpStatusCode);
}

/**
 * Whether a module is the SDK.
 * @param module - as loaded
 * @returns true where it has what we use
 */
function isSdk(module: unknown): module is Sdk {
  const names = ["S3Client", "PutObjectCommand", "HeadObjectCommand", "DeleteObjectCommand"];
  return (
    typeof module === "object" &&
    module !== null &&
    names.every((name) => Object.hasOwn(module, name))
  );
}
