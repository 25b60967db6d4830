import type { Article, Timestamp } from "./article.ts";

/** A Timestamp as JSON has it. */
type TimestampJson = Omit<Timestamp, "instant" | "day"> & {
  readonly instant: string;
  readonly day?: string;
};

/** An Article as JSON has it: moments are ISO 8601 strings, the rest is itself. */
type ArticleJson = Omit<Article, "published" | "updated" | "embargo" | "expires"> & {
  readonly published?: TimestampJson;
  readonly updated?: TimestampJson;
  readonly embargo?: string;
  readonly expires?: string;
};

/**
 * Brings an Article back from the JSON that `JSON.stringify` made of it.
 * @param json - written by this program
 * @returns the Article
 */
export function articleFromJson(json: string): Article {
  const stored: ArticleJson = JSON.parse(json);
  const { published, updated, embargo, expires, ...rest } = stored;
  return {
    ...rest,
    ...(published === undefined ? {} : { published: timestamp(published) }),
    ...(updated === undefined ? {} : { updated: timestamp(updated) }),
    ...(embargo === undefined ? {} : { embargo: Temporal.Instant.from(embargo) }),
    ...(expires === undefined ? {} : { expires: Temporal.Instant.from(expires) }),
  };
}

/**
 * Brings a Timestamp back.
 * @param json - as written
 * @returns the Timestamp
 */
function timestamp(json: TimestampJson): Timestamp {
  const { instant, day, ...rest } = json;
  return {
    ...rest,
    instant: Temporal.Instant.from(instant),
    ...(day === undefined ? {} : { day: Temporal.PlainDate.from(day) }),
  };
}
