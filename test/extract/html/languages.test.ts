import { describe, expect, test } from "vitest";
import { ADDRESS, namesOf, paragraphs, read, textOf, TITLE, WHOLE } from "./own-pages.ts";

describe("what a publisher offers in a box is left out", () => {
  test.each([
    ["en", "Continue reading with a subscription", "Every article, every day"],
    ["en", "Support us", "Our newsroom lives on gifts from its readers, large and small."],
    ["en", "We noticed you’re using an ad blocker.", "Advertising pays for what you read here."],
    ["de", "Adblocker erkannt", "Werbung bezahlt, was Sie hier lesen."],
    ["de", "Weiterlesen mit dem Digitalabo", "Alle Artikel unbegrenzt, monatlich kündbar"],
    [
      "de",
      "Ihre Spende zählt",
      "Wir sind gemeinnützig und leben von unseren Leserinnen und Lesern.",
    ],
    ["fr", "Cet article est réservé aux abonnés", "Tous les articles pour un euro par semaine"],
    ["es", "Suscríbete para seguir leyendo", "Todos los artículos por un euro a la semana"],
    ["it", "Abbonati per continuare a leggere", "Tutti gli articoli a un euro alla settimana"],
    ["pt", "Apoie o jornalismo independente", "Com um pequeno valor por mês você nos ajuda."],
    ["nl", "Verder lezen met een abonnement", "Alle artikelen voor een euro per week"],
    ["pl", "Aby czytać dalej, wykup dostęp", "Wszystkie artykuły za złotówkę tygodniowo"],
    ["cs", "Podpořte nás", "Jsme nezávislé médium a žijeme z darů."],
    ["ru", "Поддержите нас", "Мы независимое издание и живём на взносы читателей."],
    ["uk", "Підтримайте нас", "Ми незалежне видання і живемо на внески читачів."],
    ["el", "Στηρίξτε μας", "Είμαστε ανεξάρτητο μέσο και ζούμε από τους αναγνώστες."],
    ["tr", "Okumaya devam etmek için abone olun", "Tüm yazılar haftada bir lira"],
    ["ar", "اشترك لمتابعة القراءة", "كل المقالات مقابل دولار واحد في الأسبوع"],
    ["ja", "この記事は有料会員限定です", "月額百円ですべての記事が読み放題になります。"],
    ["ko", "구독하고 계속 읽기", "일주일에 백 원으로 모든 기사를 읽을 수 있습니다."],
    ["zh", "订阅后继续阅读", "每周一元，畅读全部文章。"],
  ])("in %s: %s", (lang, heading, offer) => {
    const box = `<div class="x9"><h3>${heading}</h3><p>${offer}</p><a href="/o">${heading}</a></div>`;
    const draft = read(`<article><h1>${TITLE}</h1>${paragraphs(box)}</article>`, { lang });
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("but not what the article says of one", () => {
    const said =
      "<h2>Support us or lose us</h2><p>That is what the fishermen wrote on their boats.</p>";
    expect(textOf(read(`<article><h1>${TITLE}</h1>${paragraphs(said)}</article>`))).toContain(
      "what the fishermen wrote",
    );
  });
});

describe("what portals write around a text is left out", () => {
  test.each([
    ["en", "Have a story? Write to our newsroom"],
    ["de", "Dieser Artikel erschien zuerst im Boten."],
    ["fr", "Une erreur dans l'article ? Proposez-nous une correction."],
    ["es", "¿Encontraste un error? Avísanos"],
    ["it", "Hai trovato un errore? Segnalalo alla redazione"],
    ["pt", "CONTINUA DEPOIS DA PUBLICIDADE"],
    ["nl", "Heb je een tip? Mail de redactie"],
    ["pl", "Dalsza część tekstu pod materiałem wideo"],
    ["cs", "Pokračování textu pod videem"],
    ["ru", "Если вы заметили ошибку, выделите текст и нажмите Ctrl+Enter."],
    ["uk", "Якщо ви помітили помилку, виділіть її та натисніть Ctrl+Enter."],
    ["el", "ΔΙΑΦΗΜΙΣΗ"],
    ["tr", "İlgili haber: Deniz feneri satıldı"],
    ["fa", "کد خبر: 120456"],
    ["zh", "[责任编辑：何海]"],
    ["ja", "関連キーワード：桟橋"],
    ["ko", "[ⓒ 노르발신문, 무단 전재 및 재배포 금지]"],
    ["vi", "Bạn đọc có thể gửi bài về tòa soạn"],
    ["id", "Cek berita dan artikel yang lain di sini"],
  ])("in %s: %s", (lang, line) => {
    const draft = read(`<div><h1>${TITLE}</h1>${paragraphs(`<p>${line}</p>`)}</div>`, { lang });
    expect(textOf(draft)).toBe(WHOLE);
  });
});

describe("a sentence that only begins like a button stays", () => {
  test.each([
    [
      "en",
      "Print is not dead, said the owner of the last bookshop, which opened a second floor this week.",
    ],
    [
      "de",
      "Newsletter verschicken inzwischen auch kleine Gemeinden, um ihre Bürger schneller zu erreichen.",
    ],
    [
      "de",
      "Teilen müssen sich die beiden Vereine künftig einen Platz, denn die Halle am Hafen wird abgerissen.",
    ],
    [
      "fr",
      "Publié dans une revue médicale, le rapport décrit les effets du vent sur les habitants du port.",
    ],
    [
      "es",
      "Compartir el muelle con los pescadores es lo que propone ahora el ayuntamiento de la ciudad.",
    ],
    [
      "it",
      "Segui il denaro, diceva il vecchio comandante del porto a chi gli chiedeva consiglio sul molo.",
    ],
    [
      "ru",
      "Комментировать решение совета капитан порта отказался, сославшись на начавшуюся проверку.",
    ],
    [
      "uk",
      "До списку пошкоджених причалів додався ще один, повідомили в понеділок в адміністрації порту.",
    ],
    ["ar", "طباعة النقود لن تحل مشكلة الرصيف، قال رئيس البلدية في اجتماع يوم الاثنين مع الصيادين."],
    ["he", "הדפסת כסף לא תפתור את בעיית המזח, אמר ראש העיר בישיבה ביום שני עם הדייגים."],
    ["zh", "打印店老板说，码头关闭以后生意一落千丈，他希望市政府尽快动工。"],
    ["ko", "카카오톡에서 발생한 장애로 여객선 예매가 세 시간 동안 중단됐다고 시가 밝혔다."],
    [
      "id",
      "Cetak gol pada menit terakhir, kesebelasan pelabuhan menang di kandang lawan pada Minggu malam.",
    ],
  ])("in %s: %s", (lang, line) => {
    const draft = read(`<div><h1>${TITLE}</h1>${paragraphs(`<p>${line}</p>`)}</div>`, { lang });
    expect(textOf(draft)).toContain(line);
  });
});

describe("a byline is read without what leads to it", () => {
  test.each([
    ["el", "Γράφει η Ισμήνη Βαρδάκη", ["Ισμήνη Βαρδάκη"]],
    ["tr", "Haber: Feride Akçadağ", ["Feride Akçadağ"]],
    ["ar", "كتبت: ريما الحوراني", ["ريما الحوراني"]],
    ["fa", "نویسنده: مهتاب کوهیار", ["مهتاب کوهیار"]],
    ["he", "מאת: מיכל ברושי", ["מיכל ברושי"]],
    ["hi", "लेखक: मीरा सागरिका", ["मीरा सागरिका"]],
    ["zh", "记者 梅若汐 欧阳潮", ["梅若汐", "欧阳潮"]],
    ["zh", "时间:2025-03-03 08:30 来源:海港网 作者:梅若汐 点击:120", ["梅若汐"]],
    ["ja", "文・潮崎凪", ["潮崎凪"]],
    ["ko", "남궁해린 기자", ["남궁해린"]],
    ["vi", "Tác giả: Lý Mai Hà", ["Lý Mai Hà"]],
    ["en", "By Ida Marlow 3 March 2025", ["Ida Marlow"]],
    ["en", "By Ida Marlow Monday 3 March 2025", ["Ida Marlow"]],
    ["en", "By Ida Marlow | AFP", ["Ida Marlow", "AFP"]],
    ["en", "Ida Marlow · 3 March 2025", ["Ida Marlow"]],
    ["en", "Posted on March 3, 2025 by Ida Marlow", ["Ida Marlow"]],
    ["en", "Words by Ida Marlow Photography by Bo Ek", ["Ida Marlow"]],
    ["de", "03.03.2025 von Ida Marlow in Allgemein", ["Ida Marlow"]],
    ["de", "Von Ida Marlow (Text) und Bo Ek (Fotos)", ["Ida Marlow", "Bo Ek"]],
    ["fr", "Le 3 mars 2025 par Ida Marlow", ["Ida Marlow"]],
    ["ja", "取材・文＝潮崎凪", ["潮崎凪"]],
    ["ko", "남궁해린 기자 hrng@norval.example", ["남궁해린"]],
    ["zh", "本报记者 梅若汐", ["梅若汐"]],
  ])("in %s: %s", (lang, line, names) => {
    const draft = read(`<h1>${TITLE}</h1><div class="by">${line}</div>${paragraphs()}`, { lang });
    expect(namesOf(draft)).toStrictEqual(names);
  });

  test.each([
    ["de", "Text: Frauke Lindhoop, Fotos: Hilke Dornsen", ["Frauke Lindhoop"]],
    ["ru", "Текст: Ульяна Заречная", ["Ульяна Заречная"]],
    ["pl", "Autor: Jagoda Mielczarek", ["Jagoda Mielczarek"]],
  ])("below the text, in %s: %s", (lang, line, names) => {
    const draft = read(`<h1>${TITLE}</h1>${paragraphs()}<p><em>${line}</em></p>`, { lang });
    expect(namesOf(draft)).toStrictEqual(names);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test.each([
    [
      "a section beside its date",
      `<nav><a href="/c">Coast Weekly</a></nav>`,
      "Coast Weekly · 3 March 2025",
    ],
    ["a name of the desk", "", "Harbour News · 3 March 2025"],
    ["who runs the site", `<meta name="author" content="Super User">`, "3 March 2025"],
  ])("and is not %s", (_, more, line) => {
    const draft = read(`<div>${more}</div><h1>${TITLE}</h1><p>${line}</p>${paragraphs()}`, {
      head: ADDRESS + (more.startsWith("<meta") ? more : ""),
    });
    expect(namesOf(draft)).toStrictEqual([]);
  });
});
