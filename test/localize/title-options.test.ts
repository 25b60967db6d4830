import { describe, expect, test } from "vitest";
import { typesetText, typesetTitle } from "../../src/localize/title.ts";

describe("labels", () => {
  test.each([
    ["en", "AFP - Harbour reopens", "Harbour reopens"],
    ["en", "LIVE: Harbour reopens (Reuters)", "Harbour reopens"],
    ["en", "Analysis: why the harbour matters", "why the harbour matters"],
    ["en", "UPDATE 2-Harbour reopens", "Harbour reopens"],
    ["en", "🔴 BREAKING | Harbour reopens", "Harbour reopens"],
    ["ar", "عاجل | الميناء يفتح", "الميناء يفتح"],
    ["bg", "НА ЖИВО: Пристанището отвори", "Пристанището отвори"],
    ["de", "Liveticker – Hafen offen", "Hafen offen"],
    ["el", "ΕΚΤΑΚΤΟ: Άνοιξε το λιμάνι", "Άνοιξε το λιμάνι"],
    ["es", "EN VIVO | El puerto reabre", "El puerto reabre"],
    ["fa", "فوری: بندر باز شد", "بندر باز شد"],
    ["fr", "VIDÉO. Le port rouvre", "Le port rouvre"],
    ["fr", "EN DIRECT, port rouvert", "port rouvert"],
    ["he", "מבזק | הנמל נפתח", "הנמל נפתח"],
    ["hi", "लाइव: बंदरगाह खुला", "बंदरगाह खुला"],
    ["it", "ESCLUSIVA - Il porto riapre", "Il porto riapre"],
    ["ja", "【速報】港が再開", "港が再開"],
    ["ko", "[속보] 항구 재개", "항구 재개"],
    ["pl", "PILNE: Port otwarty", "Port otwarty"],
    ["pt-BR", "AO VIVO: Porto reabre", "Porto reabre"],
    ["ru", "СРОЧНО! Порт открыт", "Порт открыт"],
    ["th", "ด่วน! ท่าเรือเปิด", "ท่าเรือเปิด"],
    ["tr", "SON DAKİKA: Liman açıldı", "Liman açıldı"],
    ["uk", "Відео: порт відкрито", "порт відкрито"],
    ["vi", "Trực tiếp: cảng mở", "cảng mở"],
    ["zh-Hans", "快讯：港口重开", "港口重开"],
  ])("%s: %s is stripped of its label", (locale, title, wanted) => {
    expect(typesetTitle(title, { locale, labels: "strip" })).toBe(wanted);
  });

  test.each([
    ["en", "EXCLUSIVE:"],
    ["en", "Video killed the harbour star"],
    ["en", "Live music returns"],
    ["fr", "Comment le port a rouvert"],
    ["de", "Kommentar zum Hafen"],
  ])("%s: %s is no label with a title behind it", (locale, title) => {
    expect(typesetTitle(title, { locale, labels: "strip" })).toBe(title);
  });

  test.each([
    ["en", "upper", "Live - harbour reopens", "LIVE — harbour reopens"],
    ["tr", "sentence", "CANLI: liman açıldı", "Canlı: liman açıldı"],
    ["en", "upper", "Reuters: harbour reopens", "Reuters: harbour reopens"],
    ["en", "keep", "LIVE: harbour reopens", "LIVE: harbour reopens"],
  ] as const)("%s: %s styles %s", (locale, labels, title, wanted) => {
    expect(typesetTitle(title, { locale, labels })).toBe(wanted);
  });
});

describe("case", () => {
  test.each([
    ["en", "ap", "a walk with the mayor of port luna", "A Walk With the Mayor of Port Luna"],
    ["en", "chicago", "a walk with the mayor of port luna", "A Walk with the Mayor of Port Luna"],
    ["en", "ap", "eBay and iPhone: the end of it", "eBay and iPhone: The End of It"],
    ["en", "ap", "U.S. and NATO meet McDonald's", "U.S. and NATO Meet McDonald’s"],
    ["en", "ap", "5,000-year-old state-of-the-art site", "5,000-Year-Old State-of-the-Art Site"],
    ["en", "ap", "HARBOUR REOPENS AFTER NATO VISIT", "Harbour Reopens After NATO Visit"],
    ["fr", "ap", "une promenade au port", "une promenade au port"],
    ["en", "sentence", "harbour reopens", "Harbour reopens"],
    [
      "en",
      "sentence",
      "Harbour Reopens In March After U.S. Visit To New Zealand",
      "Harbour reopens in March after U.S. visit to New Zealand",
    ],
    ["en", "sentence", "MAYOR SAYS FRANCE WON'T PAY", "Mayor says France won’t pay"],
    ["en", "sentence", "iPhone sales fall", "iPhone sales fall"],
    ["tr", "sentence", "istanbul'da ışık", "İstanbul’da ışık"],
    ["tr", "sentence", "İSTANBUL'DA IŞIK SÖNDÜ", "İstanbul’da ışık söndü"],
    ["nl", "sentence", "ijs op het meer", "IJs op het meer"],
    ["nl", "sentence", "'s ochtends regen", "’s Ochtends regen"],
    ["el", "sentence", "ΟΙ ΔΡΟΜΟΙ ΤΗΣ ΠΟΛΗΣ", "Οι δρομοι της πολης"],
    ["el", "sentence", "άνοιξη στο λιμάνι", "Άνοιξη στο λιμάνι"],
    ["ka", "sentence", "ნავსადგური გაიხსნა", "ნავსადგური გაიხსნა"],
  ] as const)("%s, %s: %s", (locale, style, title, wanted) => {
    expect(typesetTitle(title, { locale, case: style })).toBe(wanted);
  });

  test("an article's own names keep their capitals in sentence case", () => {
    const title = "Mayor Vell Opens The Harbour At Port Luna";
    expect(
      typesetTitle(title, { locale: "en", case: "sentence", names: ["Vell", "Port Luna"] }),
    ).toBe("Mayor Vell opens the harbour at Port Luna");
  });
});

describe("cutting", () => {
  test.each([
    ["en", 20, "The harbour reopens tomorrow", "The harbour reopens…"],
    ["en", 22, '"The harbour reopens tomorrow," she said', "“The harbour reopens…”"],
    ["fr", 18, '"Le port rouvre demain" dit-elle', "« Le port… »"],
    ["fr", 19, '"Le port rouvre demain" dit-elle', "« Le port rouvre… »"],
    ["de", 17, '"Der Hafen öffnet morgen"', "„Der Hafen …“"],
    ["en", 13, "Harbour (the old one) reopens", "Harbour…"],
    ["ja", 10, "市長は「退陣しない」と表明", "市長は「退陣…」"],
    ["en", 5, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧…"],
    ["en", 1, "Harbour reopens", "…"],
    ["en", 0, "Harbour reopens", ""],
    ["en", 15, "Harbour reopens", "Harbour reopens"],
  ])("%s to %i: %s", (locale, maxGraphemes, title, wanted) => {
    const cut = typesetTitle(title, { locale, maxGraphemes });
    expect(cut.replace(/[\u00A0\u202F]/g, " ")).toBe(wanted);
  });
});

test("a title whose cut takes the last letter of its script is at rest", () => {
  const options = { locale: "zh-Hans", maxGraphemes: 5 };
  const cut = typesetTitle('"--"中国', options);
  expect(cut).toBe("“—”…");
  expect(typesetTitle(cut, options)).toBe(cut);
});

function shown(text: string): string {
  return text.replace(/[\u2066\u2067]/g, "⟨").replaceAll("\u2069", "⟩");
}

describe("direction", () => {
  test.each([
    ["ar", "لغة C++ في الميناء", "لغة ⟨C++⟩ في الميناء"],
    ["ar", "كتب @port_luna عن الميناء", "كتب ⟨@port_luna⟩ عن الميناء"],
    ["he", "נמל U.S. נפתח", "נמל ⟨U.S.⟩ נפתח"],
    ["ar", "هاتف iPhone 15 الجديد", "هاتف iPhone 15 الجديد"],
    ["en", "The word נמל 5 times", "The word ⟨נמל⟩ 5 times"],
    ["en", "The word נמל means harbour", "The word נמל means harbour"],
    ["en", "Stray \u202Eoverride\u202C and \u2067open", "Stray override and open"],
  ])("%s: %s", (locale, title, wanted) => {
    expect(shown(typesetTitle(title, { locale }))).toBe(wanted);
  });
});

test("running text keeps its case and labels", () => {
  expect(typesetText('LIVE: the mayor\'s "plan"...', { locale: "en" })).toBe(
    "LIVE: the mayor’s “plan”…",
  );
});

test("a tag that is no locale gets the root rules", () => {
  expect(typesetTitle('"it\'s"', { locale: "not a locale" })).toBe("“it’s”");
});

test("a hostile title costs no more than its length", () => {
  const hostile = ["a.b".repeat(8000), "'".repeat(20_000), "?".repeat(20_000)];
  const start = performance.now();
  for (const title of hostile) typesetTitle(title, { locale: "ar" });
  expect(performance.now() - start).toBeLessThan(3000);
});
