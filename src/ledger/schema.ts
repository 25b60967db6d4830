import { DEFERRED_SCHEMA, DEFERRED_TIES } from "./deferred.ts";

/** Steps from an empty file to the current schema; `user_version` counts the steps taken. Never change one: add one. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime REAL NOT NULL, sha256 TEXT NOT NULL, id TEXT,
    problems TEXT
  ) WITHOUT ROWID;
  CREATE TABLE head (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, language TEXT NOT NULL, section TEXT NOT NULL, story TEXT NOT NULL,
    status TEXT NOT NULL, published INTEGER NOT NULL, updated INTEGER NOT NULL, content TEXT NOT NULL,
    embargo INTEGER, expires INTEGER, url TEXT NOT NULL, keywords TEXT NOT NULL, authors TEXT NOT NULL,
    credit TEXT NOT NULL, shadowed INTEGER NOT NULL DEFAULT 0
  ) WITHOUT ROWID;
  CREATE INDEX head_id ON head (id);
  CREATE INDEX head_story ON head (story);
  CREATE INDEX head_window ON head (language, published DESC, id);
  CREATE INDEX head_section ON head (language, section, published DESC, id);
  CREATE INDEX head_shadowed ON head (id) WHERE shadowed = 1;
  CREATE TABLE article (path TEXT PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE item (
    id TEXT PRIMARY KEY, language TEXT NOT NULL, section TEXT NOT NULL, url TEXT NOT NULL, first_seen INTEGER NOT NULL,
    published INTEGER NOT NULL, updated INTEGER NOT NULL, content TEXT NOT NULL, live INTEGER, withdrawn INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX item_withdrawn ON item (withdrawn) WHERE withdrawn IS NOT NULL;
  CREATE TABLE document (
    path TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, mtime REAL NOT NULL,
    entries TEXT NOT NULL, problems TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE partner (
    channel TEXT NOT NULL, id TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (channel, id)
  ) WITHOUT ROWID;
  `,
  `
  ALTER TABLE head ADD COLUMN text TEXT NOT NULL DEFAULT '';
  CREATE INDEX head_text ON head (text) WHERE text <> '';
  CREATE INDEX head_double ON head (path) WHERE shadowed = 2;
  CREATE INDEX item_unborn ON item (id) WHERE live IS NULL;
  CREATE TABLE link (
    path TEXT NOT NULL, url TEXT NOT NULL, own INTEGER NOT NULL, PRIMARY KEY (path, own, url)
  ) WITHOUT ROWID;
  CREATE INDEX link_url ON link (url, own);
  CREATE TABLE kin (story TEXT PRIMARY KEY, family TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX kin_family ON kin (family);
  DELETE FROM meta WHERE key = 'engine';
  `,
  `
  CREATE INDEX head_published ON head (published);
  DELETE FROM meta WHERE key = 'engine';
  `,
  `
  CREATE TABLE run (
    id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER NOT NULL, outcome TEXT NOT NULL,
    covered INTEGER NOT NULL, slots INTEGER NOT NULL
  );
  `,
  `
  CREATE INDEX head_embargo ON head (embargo) WHERE embargo IS NOT NULL;
  CREATE INDEX head_expires ON head (expires) WHERE expires IS NOT NULL;
  CREATE INDEX file_problems ON file (path) WHERE problems IS NOT NULL;
  CREATE INDEX file_failing ON file (id) WHERE problems IS NOT NULL;
  `,
  `
  CREATE TABLE upload (
    place TEXT NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (place, path)
  ) WITHOUT ROWID;
  `,
  DEFERRED_SCHEMA,
  `
  ALTER TABLE document ADD COLUMN pieces TEXT NOT NULL DEFAULT '{}';
  `,
  DEFERRED_TIES,
  `
  UPDATE document SET pieces = '{}';
  `,
  `
  CREATE INDEX link_named ON link (path) WHERE own = 0;
  `,
  `
  DELETE FROM meta WHERE key = 'standing';
  `,
];
