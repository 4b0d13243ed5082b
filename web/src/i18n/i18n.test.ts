import { describe, expect, it } from "vitest";
import { EVENT_STATUSES, EVENT_TYPES, MENTION_TYPES } from "../engine/analysis.js";
import { MARK_KINDS, MESSAGES, plural } from "./index.js";
import { compareTimes, formatDay, sayTime, sayTimeValue } from "./times.js";

describe("plural", () => {
  const forms = MESSAGES.ar.eventCount;

  it.each([
    [0, "لا أحداث"],
    [1, "حدث واحد"],
    [2, "حدثان"],
    [3, "3 أحداث"],
    [10, "10 أحداث"],
    [11, "11 حدثًا"],
    [99, "99 حدثًا"],
    [100, "100 حدث"],
    [102, "102 حدث"],
    [103, "103 أحداث"],
    [111, "111 حدثًا"],
    [1000, "1,000 حدث"],
  ])("counts %i in Arabic", (count, words) => {
    expect(plural("ar", count, forms)).toBe(words);
  });

  it.each([
    [0, "0 events"],
    [1, "1 event"],
    [2, "2 events"],
  ])("counts %i in English", (count, words) => {
    expect(plural("en", count, MESSAGES.en.eventCount)).toBe(words);
  });
});

describe("sayTimeValue", () => {
  it.each([
    ["2023-09-18", "18 سبتمبر 2023", "18 September 2023"],
    ["2023-09", "سبتمبر 2023", "September 2023"],
    ["2023", "2023", "2023"],
    ["2023-W38", "أسبوع 18 سبتمبر 2023", "week of 18 September 2023"],
    ["2026-W01", "أسبوع 29 ديسمبر 2025", "week of 29 December 2025"],
    ["2023-W38-WE", "نهاية أسبوع 18 سبتمبر 2023", "weekend of the week of 18 September 2023"],
    ["2023-W38-3", "20 سبتمبر 2023", "20 September 2023"],
    ["2023-Q3", "الربع الثالث من 2023", "third quarter of 2023"],
    ["2023-H1", "النصف الأول من 2023", "first half of 2023"],
    ["2023-SU", "صيف 2023", "summer 2023"],
    ["2017-05-18TEV", "مساء 18 مايو 2017", "evening of 18 May 2017"],
    ["2017-05-18T14:30", "18 مايو 2017، الساعة 14:30", "18 May 2017, 14:30"],
    ["199", "الأعوام 1990–1999", "1990s"],
    ["20", "القرن الـ21", "21st century"],
    ["XXXX-WXX-1", "يوم الاثنين", "Monday"],
    ["XXXX-11-23", "23 نوفمبر", "23 November"],
    ["P4D", "4 أيام", "4 days"],
    ["P1Y6M", "سنة و6 أشهر", "1 year and 6 months"],
    ["PT90M", "90 دقيقة", "90 minutes"],
    ["PRESENT_REF", "الوقت الحاضر", "at present"],
    ["PXD", "PXD", "PXD"],
    ["not a value", "not a value", "not a value"],
  ])("says %s", (value, arabic, english) => {
    expect(sayTimeValue(value, "ar")).toBe(arabic);
    expect(sayTimeValue(value, "en")).toBe(english);
  });
});

describe("sayTime", () => {
  it("says a range of days as one", () => {
    const range = { type: "DATE", value: "2023-09-18", endValue: "2023-09-21" } as const;
    // The spaces round the dash differ between versions of CLDR.
    expect(sayTime(range, "en").replace(/\s*–\s*/, "–")).toBe("18–21 September 2023");
    expect(sayTime(range, "ar").replace(/\s*–\s*/, "–")).toBe("18–21 سبتمبر 2023");
  });

  it("says other ranges from one to the other", () => {
    expect(sayTime({ type: "DATE", value: "2023", endValue: "2026" }, "ar")).toBe("من 2023 إلى 2026");
  });

  it("says rhythms", () => {
    expect(sayTime({ type: "SET", value: "P1D", endValue: null }, "ar")).toBe("كل يوم");
    expect(sayTime({ type: "SET", value: "XXXX-WXX-5", endValue: null }, "ar")).toBe("كل يوم الجمعة");
  });

  it("says when nothing is known", () => {
    expect(sayTime({ type: "DATE", value: null, endValue: null }, "ar")).toBe("بلا تاريخ محدد");
  });
});

describe("formatDay", () => {
  it("names the weekday", () => {
    expect(formatDay("ar", "2026-11-23", true)).toBe("الاثنين، 23 نوفمبر 2026");
  });

  it("gives back what is no date", () => {
    expect(formatDay("ar", "tomorrow")).toBe("tomorrow");
  });
});

describe("compareTimes", () => {
  it("puts dates in order and what has none last, as in the text", () => {
    const time = (value: string | null, start: number) =>
      ({ type: "DATE", value, endValue: null, calendar: "gregorian", start, end: start + 1 }) as const;
    const sorted = [time(null, 1), time("2026-11", 2), time("P2D", 0), time("2023", 9)].sort(compareTimes);
    expect(sorted.map(({ value }) => value)).toEqual(["2023", "2026-11", "P2D", null]);
  });
});

describe("messages", () => {
  it.each(["ar", "en"] as const)("have a word for everything in the document (%s)", (language) => {
    const m = MESSAGES[language];
    for (const type of EVENT_TYPES) expect(m.eventTypes[type]).toMatch(/\S/);
    for (const type of MENTION_TYPES) expect(m.types[type]).toMatch(/\S/);
    for (const status of EVENT_STATUSES) expect(m.statuses[status]).toMatch(/\S/);
    for (const kind of MARK_KINDS) expect(m.kinds[kind]).toMatch(/\S/);
  });

  it("say the same things in both languages", () => {
    const keys = (value: unknown): unknown =>
      typeof value === "object" && value !== null && !("other" in value && typeof value.other === "string")
        ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keys(inner)]))
        : typeof value === "object"
          ? "plural"
          : typeof value;
    expect(keys(MESSAGES.en)).toEqual(keys(MESSAGES.ar));
  });
});
