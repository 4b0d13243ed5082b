import { describe, expect, it } from "vitest";
import type { MarkKind } from "../i18n/index.js";
import { buildMarks, isMark, splitParagraphs, type Layer, type MarkNode } from "./marks.js";

function layer(text: string, words: string, kind: MarkKind, index = 0): Layer {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in the text`);
  return { start, end: start + words.length, kind, item: { kind: "entity", index }, stop: 0 };
}

/** The marks as brackets: [kind words]; a piece after the first is marked with +. */
function draw(text: string, layers: Layer[]): string {
  const node = (one: MarkNode): string =>
    isMark(one)
      ? `[${one.first ? "" : "+"}${one.layer.kind} ${one.children.map(node).join("")}]`
      : text.slice(one.start, one.end);
  return [...buildMarks(text, layers)].map((paragraph) => paragraph.children.map(node).join("")).join("|");
}

function leaves(text: string, layers: Layer[]): string {
  const node = (one: MarkNode): string =>
    isMark(one) ? one.children.map(node).join("") : text.slice(one.start, one.end);
  return [...buildMarks(text, layers)].flatMap((paragraph) => paragraph.children.map(node)).join("");
}

describe("buildMarks", () => {
  const text = "وصل سكرتير مجلس الأمن إلى بكين";

  it("marks a part of a word without its clitic", () => {
    const clitic = "وصل للقاهرة";
    expect(draw(clitic, [layer(clitic, "قاهرة", "places")])).toBe("وصل لل[places قاهرة]");
  });

  it("puts an organisation inside the post that holds it, whatever the order they come in", () => {
    const layers = [layer(text, "مجلس الأمن", "orgs"), layer(text, "سكرتير مجلس الأمن", "titles")];
    const expected = "وصل [titles سكرتير [orgs مجلس الأمن]] إلى بكين";
    expect(draw(text, layers)).toBe(expected);
    expect(draw(text, [...layers].reverse())).toBe(expected);
  });

  it("nests marks over the same words in one fixed order", () => {
    const layers = [layer(text, "بكين", "events"), layer(text, "بكين", "places"), layer(text, "بكين", "quotes")];
    expect(draw(text, layers)).toBe("وصل سكرتير مجلس الأمن إلى [quotes [places [events بكين]]]");
  });

  it("cuts the later of two crossing marks", () => {
    const crossing = [layer(text, "سكرتير مجلس", "orgs"), layer(text, "مجلس الأمن إلى", "people")];
    expect(draw(text, crossing)).toBe("وصل [orgs سكرتير [people مجلس]][+people  الأمن إلى] بكين");
  });

  it("carries a mark over the end of a paragraph", () => {
    const two = "قال: نعم\nثم لا. انتهى";
    expect(draw(two, [layer(two, "نعم\nثم لا", "quotes")])).toBe("قال: [quotes نعم\n]|[+quotes ثم لا]. انتهى");
  });

  it("leaves out empty marks and those outside the text", () => {
    const at = (start: number, end: number): Layer => ({ ...layer(text, "بكين", "places"), start, end });
    expect(draw(text, [at(3, 3), at(-2, 4), at(10, 999)])).toBe(text);
  });

  it("never changes the text, however the marks lie", () => {
    const odd = "\nأ\u0000ب\ud800ج\r\n\n" + "كلمة ".repeat(50) + "\n";
    let seed = 7;
    const random = (limit: number): number => (seed = (seed * 48271) % 2147483647) % limit;
    for (let round = 0; round < 200; round++) {
      const layers = Array.from({ length: random(12) }, (_, index): Layer => {
        const start = random(odd.length);
        const kind = (["people", "orgs", "titles", "quotes", "events"] as const)[random(5)]!;
        return { start, end: start + random(30), kind, item: { kind: "entity", index }, stop: 0 };
      });
      expect(leaves(odd, layers)).toBe(odd);
    }
  });
});

describe("splitParagraphs", () => {
  it("gives no paragraph for no text", () => {
    expect(splitParagraphs("")).toEqual([]);
  });

  it("keeps the breaks with the paragraph before them", () => {
    expect(splitParagraphs("أ\n\nب\n")).toEqual([
      { start: 0, end: 3 },
      { start: 3, end: 5 },
    ]);
  });
});
