import type { ProfileInput } from "./profile.ts";
import appleRss from "./apple-rss.json" with { type: "json" };
import docomo from "./docomo.json" with { type: "json" };
import dzen from "./dzen.json" with { type: "json" };
import feedly from "./feedly.json" with { type: "json" };
import flipboard from "./flipboard.json" with { type: "json" };
import goo from "./goo.json" with { type: "json" };
import googleNews from "./google-news.json" with { type: "json" };
import gunosy from "./gunosy.json" with { type: "json" };
import line from "./line.json" with { type: "json" };
import livedoor from "./livedoor.json" with { type: "json" };
import msn from "./msn.json" with { type: "json" };
import newsbreak from "./newsbreak.json" with { type: "json" };
import rss from "./rss.json" with { type: "json" };
import smartnews from "./smartnews.json" with { type: "json" };
import yahoo from "./yahoo.json" with { type: "json" };

/** The profiles that come with Polywire, as written. Add a partner by adding a file and one entry here. */
export const builtInProfiles: readonly ProfileInput[] = [
  rss,
  msn,
  smartnews,
  yahoo,
  flipboard,
  newsbreak,
  appleRss,
  line,
  gunosy,
  goo,
  docomo,
  livedoor,
  dzen,
  feedly,
  googleNews,
];
