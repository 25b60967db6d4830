import type { Entry } from "../../src/model/entry.ts";
import type { Feed } from "../../src/model/feed.ts";

/** An entry with something in every field; tests change what they are about. */
export const ENTRY: Entry = {
  id: "tag:news.example,2025:ar/harbour",
  url: "https://news.example/ar/harbour?a=1&b=2",
  title: "ميناء جديد في المدينة",
  summary: "افتتح الميناء الجديد أمس.",
  body: [
    {
      type: "note",
      kind: "correction",
      children: [{ type: "text", text: "تصحيح: عدد الأرصفة أربعة." }],
    },
    {
      type: "figure",
      image: {
        url: "https://news.example/img/harbour.jpg",
        caption: "رصيف الميناء",
        credit: "وكالة المرفأ",
        alt: "سفينة",
        width: 1200,
        height: 800,
      },
    },
    {
      type: "paragraph",
      children: [
        { type: "text", text: "افتتح الميناء " },
        {
          type: "link",
          href: "https://news.example/port",
          children: [{ type: "text", text: "الجديد" }],
        },
        { type: "text", text: " أمس." },
      ],
    },
  ],
  authors: [
    { name: "سلمى النجار", kind: "person", url: "https://news.example/people/salma" },
    { name: "وكالة المرفأ", kind: "agency" },
  ],
  categories: [
    { term: "economy", label: "اقتصاد" },
    {
      term: "medtop:04000000",
      scheme: "http://cv.iptc.org/newscodes/mediatopic/",
      label: "اقتصاد وأعمال",
    },
  ],
  published: Temporal.Instant.from("2025-02-13T04:28:00Z"),
  updated: Temporal.Instant.from("2025-02-13T09:00:05Z"),
  precision: "minute",
  publishedDerived: false,
  labels: {
    published: "نُشر في 13 فبراير 2025، 08:28",
    updated: "حُدّث في 13 فبراير 2025، 13:00",
    credit: "الصورة: وكالة المرفأ",
  },
  language: "ar-EG",
  direction: "rtl",
  images: [
    {
      url: "https://news.example/img/harbour.jpg",
      caption: "رصيف الميناء",
      credit: "وكالة المرفأ",
      alt: "سفينة",
      type: "image/jpeg",
      bytes: 123456,
      width: 1200,
      height: 800,
      rights: "https://news.example/licence",
    },
    { url: "https://news.example/img/crane", caption: "رافعة", rights: "© المرفأ" },
    { caption: "بلا صورة" },
  ],
  rights: "© 2025 صحيفة المثال",
  credit: "وكالة المرفأ",
  translations: [
    {
      language: "en-GB",
      url: "https://news.example/en/harbour",
      id: "tag:news.example,2025:en/harbour",
      title: "New harbour in the city",
    },
    { language: "he", url: "https://news.example/he/harbour" },
  ],
  story: "harbour",
  correction: "عدد الأرصفة أربعة.",
  digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
  machineTranslatedFrom: "en",
  isAccessibleForFree: true,
  alternativeHeadline: "ميناء جديد",
  section: "economy",
  revision: "ab".repeat(32),
};

/** A feed of that entry and a plain one. */
export const FEED: Feed = {
  id: "tag:news.example,2025:feed/ar-EG",
  folder: "ar-EG",
  title: "صحيفة المثال",
  description: "أخبار اليوم",
  language: "ar-EG",
  direction: "rtl",
  homeUrl: "https://news.example/ar",
  selfUrls: {
    rss: "https://feeds.news.example/ar-EG/rss.xml",
    atom: "https://feeds.news.example/ar-EG/atom.xml",
    json: "https://feeds.news.example/ar-EG/feed.json",
  },
  hubs: ["https://hub.news.example/", "https://second-hub.news.example/"],
  rights: "© 2025 صحيفة المثال & شركاؤها",
  publisher: "صحيفة المثال",
  icon: "https://news.example/icon.png",
  favicon: "https://news.example/favicon.ico",
  stylesheet: "/feed.css",
  ttl: 15,
  updated: Temporal.Instant.from("2025-02-13T09:00:05Z"),
  entries: [ENTRY, plainEntry("second", "خبر ثان")],
  tombstones: [],
};

/** An entry that has only what every entry has. */
export function plainEntry(name: string, title: string): Entry {
  return {
    id: `tag:news.example,2025:ar/${name}`,
    url: `https://news.example/ar/${name}`,
    title,
    summary: "",
    body: [],
    authors: [],
    categories: [],
    published: Temporal.Instant.from("2025-02-12T10:00:00Z"),
    updated: Temporal.Instant.from("2025-02-12T10:00:00Z"),
    precision: "day",
    publishedDerived: true,
    labels: { published: "نُشر في 12 فبراير 2025" },
    language: "ar-EG",
    direction: "rtl",
    images: [],
    translations: [],
    revision: "cd".repeat(32),
  };
}
