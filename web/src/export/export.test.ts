import { describe, expect, it } from "vitest";
import type { Analysis, Entity, NewsEvent } from "../engine/analysis.js";
import { MESSAGES } from "../i18n/index.js";
import { citation, linkToWords } from "./citation.js";
import { entitiesCsv, eventsCsv, toCsv } from "./csv.js";
import { fileOf } from "./files.js";
import { toHtml } from "./html.js";
import { toJsonLd } from "./json-ld.js";
import { toMarkdown } from "./markdown.js";
import type { Report } from "./report.js";
import { linkWith, readLink, typedAddress, webAddress } from "./share.js";

const TEXT = 'زار سالم <b>المطوع</b> بيروت. قال إن "الاتفاق | قريب".';

function at(words: string): { start: number; end: number } {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

const person: Entity = {
  id: 0,
  type: "PER",
  name: "سالم المطوع",
  latin: "Salem al-Mutawa",
  wikidata: null,
  country: null,
  titles: ["وزير الخارجية"],
  salience: 0.9,
  mentions: [0],
};
const place: Entity = {
  ...person,
  id: 1,
  type: "GPE",
  name: "بيروت",
  latin: "Beirut",
  wikidata: "Q3820",
  country: "LB",
  titles: [],
  salience: 0.5,
  mentions: [1],
};
const event: NewsEvent = {
  id: 0,
  type: "CONSULT",
  mode: "visit",
  trigger: at("زار"),
  sentence: 0,
  agents: [{ ...at("سالم"), entity: 0 }],
  targets: [],
  places: [{ ...at("بيروت"), entity: 1 }],
  times: [],
  counts: [],
  status: "actual",
  source: null,
  sameAs: null,
  confidence: 1,
  cameo: "042",
  plover: "CONSULT",
  gloss: { ar: "سالم المطوع يزور بيروت", en: "Salem al-Mutawa visits Beirut" },
};
const analysis: Analysis = {
  schemaVersion: 1,
  engine: { name: "khabar", version: "0" },
  published: "2026-11-25",
  length: TEXT.length,
  sentences: [
    { ...at("زار سالم <b>المطوع</b> بيروت."), paragraph: 0 },
    { ...at('قال إن "الاتفاق | قريب".'), paragraph: 0 },
  ],
  mentions: [
    { ...at("سالم"), type: "PER", entity: 0, confidence: 1 },
    { ...at("بيروت"), type: "GPE", entity: 1, confidence: 1 },
  ],
  entities: [person, place],
  times: [],
  quantities: [],
  quotes: [],
  events: [event],
  relations: [],
  summary: {
    sentences: [
      { sentence: 1, score: 1 },
      { sentence: 0, score: 0 },
    ],
    headline: "زيارة <i>بيروت</i>",
    headlineEn: null,
    who: [0],
    what: [0],
    where: [1],
    when: [],
    why: [],
    how: [],
  },
  timeline: [],
  keywords: [{ text: "الاتفاق", score: 1, ranges: [at("الاتفاق")] }],
  warnings: [],
};

function report(language: "ar" | "en" = "ar"): Report {
  const source = "https://example.org/news?id=1";
  return { language, locale: language, messages: MESSAGES[language], text: TEXT, analysis, source };
}

describe("CSV", () => {
  it("begins with a byte order mark and quotes what has to be", () => {
    expect(toCsv([["أ", 'ب "ج"', "د,ه", "سطر\nآخر"]])).toBe('\uFEFFأ,"ب ""ج""","د,ه","سطر\nآخر"\r\n');
  });

  it("keeps spreadsheets from running what looks like a formula", () => {
    expect(toCsv([["=1+1", "+1", "-1", "@a", "1-1"]])).toBe("\uFEFF'=1+1,'+1,'-1,'@a,1-1\r\n");
  });

  it("has a row for each name and each event", () => {
    expect(entitiesCsv(report()).split("\r\n")[1]).toBe("سالم المطوع,Salem al-Mutawa,شخص,,وزير الخارجية,1,");
    expect(eventsCsv(report("en")).split("\r\n")[1]).toBe(
      "Salem al-Mutawa visits Beirut,Meeting,Actual,Salem al-Mutawa,,Beirut,,,,زار سالم <b>المطوع</b> بيروت.",
    );
  });
});

describe("an English report", () => {
  const english = { ...analysis.summary, headlineEn: "Visit to <Beirut>" };
  const given = { ...report("en"), analysis: { ...analysis, summary: english } };

  it("has the English line over the Arabic headline", () => {
    expect(toMarkdown(given, 1)).toMatch(/^# Visit to \\<Beirut\\>\n\nزيارة /);
    expect(toHtml(given, 1)).toContain('<h1 lang="en" dir="ltr">Visit to &lt;Beirut&gt;</h1>');
    expect(toHtml(given, 1)).toContain('<p lang="ar" dir="rtl" class="headline">زيارة &lt;i&gt;');
  });

  it("has the Arabic headline alone where there is no other", () => {
    expect(toMarkdown(report("en"), 1)).toMatch(/^# زيارة /);
    expect(toHtml(report("en"), 1)).toContain('<h1 lang="ar" dir="rtl">');
  });
});

describe("Markdown", () => {
  const markdown = toMarkdown(report(), 1);

  it("has headline, facts and tables", () => {
    expect(markdown).toContain("- **مَن**: سالم المطوع");
    expect(markdown).toContain("| سالم المطوع يزور بيروت | لقاء وتشاور | واقع |");
    expect(markdown).toContain("2026-11-25 · <https://example.org/news?id=1>");
  });

  it("escapes what would be markup", () => {
    expect(markdown).toContain("# زيارة \\<i\\>بيروت\\</i\\>");
    expect(markdown).toContain("\\<b\\>");
    expect(markdown).toContain("الاتفاق \\| قريب");
  });
});

describe("HTML", () => {
  const html = toHtml(report(), 2);

  it("stands by itself: no script, nothing to fetch", () => {
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|<img|url\(/i);
  });

  it("sets words as words and marks them", () => {
    expect(html).not.toContain("<b>");
    expect(html).not.toContain("<i>");
    expect(html).toContain('<mark class="places">بيروت</mark>');
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });

  it("keeps the order of the story in the summary", () => {
    expect(html.indexOf("زار سالم")).toBeLessThan(html.indexOf("قال إن"));
  });
});

describe("JSON-LD", () => {
  it("describes the article and what it mentions", () => {
    const article = JSON.parse(toJsonLd(report(), 1)) as Record<string, unknown>;
    expect(article).toMatchObject({
      "@type": "NewsArticle",
      inLanguage: "ar",
      datePublished: "2026-11-25",
      url: "https://example.org/news?id=1",
      keywords: ["الاتفاق"],
      mentions: [
        { "@type": "Person", name: "سالم المطوع", jobTitle: ["وزير الخارجية"] },
        { "@type": "Place", name: "بيروت", sameAs: "https://www.wikidata.org/entity/Q3820" },
      ],
    });
  });

  it("cannot end the script element that it is put into", () => {
    expect(toJsonLd(report(), 1)).not.toContain("<");
  });
});

describe("files", () => {
  it("are named by the day and the form", () => {
    expect(fileOf(report(), "events", 1).name).toBe("khabar-2026-11-25-events.csv");
    const { name, content } = fileOf(report(), "json", 1);
    expect(name).toBe("khabar-2026-11-25.json");
    expect(JSON.parse(content)).toMatchObject({ text: TEXT, length: TEXT.length });
  });
});

describe("citations", () => {
  it("link to short words whole and to long ones by their ends", () => {
    expect(linkToWords("https://a.example/x#old", "قال-نعم")).toBe(
      `https://a.example/x#:~:text=${encodeURIComponent("قال")}%2D${encodeURIComponent("نعم")}`,
    );
    const words = Array.from({ length: 40 }, (_, index) => `كلمة${index}`);
    const link = linkToWords("https://a.example/", words.join(" "));
    const [first, last] = link.split("text=")[1]!.split(",");
    expect(decodeURIComponent(first!)).toBe(words.slice(0, 5).join(" "));
    expect(decodeURIComponent(last!)).toBe(words.slice(-5).join(" "));
  });

  it("do not stumble over half a character", () => {
    expect(linkToWords("https://a.example/", "أ\ud800ب")).toContain(encodeURIComponent("أب"));
  });

  it("give words, speaker, headline, day and link", () => {
    expect(citation(report(), at("الاتفاق"), "سالم المطوع", "https://a.example/")).toBe(
      "«الاتفاق»\n— سالم المطوع، «زيارة <i>بيروت</i>»، 25 نوفمبر 2026\nhttps://a.example/",
    );
  });
});

describe("links that carry a text", () => {
  const shared = { text: TEXT, published: "2026-11-25", source: "https://example.org/", at: { start: 3, end: 9 } };

  it("come back as they went", () => {
    const link = linkWith("https://khabar.example/?lang=en#old", shared)!;
    expect(link.startsWith("https://khabar.example/?lang=en#t=")).toBe(true);
    expect(readLink(new URL(link).hash)).toEqual(shared);
  });

  it("are not made of long texts", () => {
    // Letters in an order that does not repeat, which would pack into a few bytes.
    let state = 1;
    const long = Array.from({ length: 40_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(0x620 + (state % 40));
    });
    expect(linkWith("https://khabar.example/", { ...shared, text: long.join("") })).toBeNull();
  });

  it.each(["", "#", "#results", "#lang=en"])("carry nothing in %j", (hash) => {
    expect(readLink(hash)).toBeNull();
  });

  it.each(["#t=", "#t=%%%", "#t=AAAA", "#t=____", `#t=${"A".repeat(50_000)}`])("are damaged in %s", (hash) => {
    expect(readLink(hash)).toBeInstanceOf(Error);
  });

  it("unpack to no more than a story", async () => {
    const { deflateSync } = await import("fflate");
    const bomb = Buffer.from(deflateSync(new Uint8Array(20_000_000).fill(0x61))).toString("base64url");
    expect(readLink(`#t=${bomb.slice(0, 15_000)}`)).toBeInstanceOf(Error);
  });

  it("bring no address but one of the web", () => {
    const link = linkWith("https://khabar.example/", { ...shared, source: "javascript:alert(1)", published: "x" })!;
    expect(readLink(new URL(link).hash)).toMatchObject({ source: "", published: "" });
    expect(webAddress("data:text/html,x")).toBe("");
  });
});

describe("an address as it is typed", () => {
  it.each([
    ["https://news.example/a?b#c", "https://news.example/a?b#c"],
    [" news.example/story ", "https://news.example/story"],
    ["news.example:8080/story", "https://news.example:8080/story"],
    ["موقع.وزارة-الاتصالات.مصر", "https://xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c/"],
    ["الأخبار.قطر/مقال", "https://xn--igbhbd3au2k.xn--wgbl6a/%D9%85%D9%82%D8%A7%D9%84"],
    ["javascript:alert(1)", ""],
    ["news", ""],
    ["جملة. ثم أخرى", ""],
    ["", ""],
  ])("%s", (typed, address) => expect(typedAddress(typed)).toBe(address));
});
