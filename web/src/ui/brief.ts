import type { Analysis, Entity } from "../engine/analysis.js";
import { DIRECTIONS, plural } from "../i18n/index.js";
import { sayTime } from "../i18n/times.js";
import { arabic, bdi, clip, h, type Child } from "./dom.js";
import { eventTitle } from "./events.js";
import {
  headlinesOf,
  itemButton,
  joined,
  nameOf,
  panel,
  passageButton,
  titleName,
  type Panel,
  type View,
} from "./view.js";

/** A headline of more characters is set smaller. */
const LONG_HEADLINE = 60;
const MAIN_PEOPLE = 4;
const KEYWORDS = 8;

/** The longest summary that the slider offers, in sentences. */
export const LONGEST_SUMMARY = 10;

/** How many sentences of the summary are shown, and who is told when the reader wants another number. */
export interface SummaryLength {
  /** Null for as many as the length of the text calls for. */
  value: number | null;
  onChange(value: number): void;
}

/** Headline, the sentences that tell the story, and who, where and when at a glance. */
export function briefPanel(view: View, length: SummaryLength): Panel {
  const { summary } = view.analysis;
  const m = view.messages;
  const count = summary.sentences.length;
  return panel(
    "brief",
    m.brief,
    count,
    m.noSummary,
    ...headlines(view),
    h(
      "div",
      { class: "brief-columns" },
      h("div", { class: "brief-story" }, ...story(view, length)),
      h("div", { class: "brief-facts" }, facts(view), people(view), keywords(view)),
    ),
  );
}

function headlines(view: View): HTMLElement[] {
  return headlinesOf(view).map(({ language, words }) => {
    const className = language === "en" ? "headline-en" : "headline";
    return h(
      "p",
      {
        class: words.length > LONG_HEADLINE ? `${className} long` : className,
        attrs: { lang: language, dir: DIRECTIONS[language] },
      },
      clip(words),
    );
  });
}

/** As the core does it: longer stories get more sentences. */
function usualLength({ sentences }: Analysis): number {
  return sentences.length <= 8 ? 2 : sentences.length <= 16 ? 3 : 4;
}

function story(view: View, length: SummaryLength): HTMLElement[] {
  const { messages: m, locale, analysis } = view;
  const most = Math.min(LONGEST_SUMMARY, analysis.summary.sentences.length);
  const list = h("ul", { class: "summary", attrs: { role: "list" } });
  const output = h("output", { class: "slider-value", attrs: { for: "summary-length" } });
  const draw = (count: number): void => {
    list.replaceChildren(...sentencesInOrder(analysis, count).map((index) => sentence(view, index)));
    output.textContent = plural(locale, count, m.sentenceCount);
    slider.setAttribute("aria-valuetext", output.textContent);
  };
  const shown = Math.min(most, length.value ?? usualLength(analysis));
  const slider = h("input", {
    attrs: { id: "summary-length", type: "range", min: 1, max: most, value: shown },
    on: {
      input: () => {
        draw(Number(slider.value));
        length.onChange(Number(slider.value));
      },
    },
  });
  draw(shown);
  const control = h(
    "p",
    { class: "slider" },
    h("label", { attrs: { for: "summary-length" } }, m.summaryLength),
    slider,
    output,
  );
  control.hidden = most < 2;
  return [list, control, h("p", { class: "hint" }, m.summaryNote)];
}

/** The best sentences in the order of the story, which reads better than the order of their scores. */
function sentencesInOrder({ summary }: Analysis, count: number): number[] {
  return summary.sentences
    .slice(0, count)
    .map(({ sentence }) => sentence)
    .sort((a, b) => a - b);
}

function sentence(view: View, index: number): HTMLElement {
  const { start, end } = view.analysis.sentences[index]!;
  return h("li", {}, passageButton(view, { kind: "sentence", index }, "sentence", view.text.slice(start, end)));
}

/** Answers that are clauses stand one below the other, names and times in one line. */
function facts(view: View): HTMLElement | null {
  const { analysis, messages: m } = view;
  const { who, what, where, when } = analysis.summary;
  const names = (ids: number[]): Child[] =>
    joined(
      ids.map((id) => nameButton(view, analysis.entities[id]!)),
      m.listJoin,
    );
  const whatHappens = what.map((index) =>
    itemButton(view, { kind: "event", index }, "inline", eventTitle(view, analysis.events[index]!)),
  );
  const times = when.map((index) =>
    itemButton(view, { kind: "time", index }, "inline", bdi(sayTime(analysis.times[index]!, view.locale))),
  );
  const rows = [
    fact(m.who, names(who)),
    fact(m.what, whatHappens, "lines"),
    fact(m.where, names(where)),
    fact(m.when, joined(times, m.listJoin)),
    fact(m.why, reasons(view, "why"), "lines"),
    fact(m.how, reasons(view, "how"), "lines"),
  ].filter((row) => row !== null);
  return rows.length === 0 ? null : h("dl", { class: "facts" }, ...rows);
}

function fact(term: string, answer: Child[], className?: string): HTMLElement | null {
  return answer.length === 0 ? null : h("div", {}, h("dt", {}, term), h("dd", { class: className }, ...answer));
}

/** Answers in the words of the article. */
function reasons(view: View, kind: "why" | "how"): HTMLElement[] {
  return view.analysis.summary[kind].map(({ start, end }, index) =>
    itemButton(view, { kind, index }, "inline", arabic(view.text.slice(start, end))),
  );
}

function nameButton(view: View, entity: Entity): HTMLElement {
  return itemButton(view, { kind: "entity", index: entity.id }, "inline", nameOf(view.language, entity));
}

/** The people that matter most, each with the post that the text gives them. */
function people(view: View): HTMLElement | null {
  const main = view.analysis.entities
    .filter(({ type }) => type === "PER")
    .sort((a, b) => b.salience - a.salience)
    .slice(0, MAIN_PEOPLE);
  if (main.length === 0) return null;
  const rows = main.map((person) => {
    const title = person.titles[0];
    const post = title === undefined ? null : h("span", { class: "person-title" }, titleName(view, title));
    return h("li", {}, nameButton(view, person), post && " ", post);
  });
  return h(
    "div",
    { class: "main-people" },
    h("h3", {}, view.messages.mainPeople),
    h("ul", { attrs: { role: "list" } }, ...rows),
  );
}

function keywords(view: View): HTMLElement | null {
  const { keywords: found, entities } = view.analysis;
  if (found.length === 0) return null;
  const words = found.slice(0, KEYWORDS).map(({ text }, index) => {
    const named = entities.find(({ name }) => name === text);
    const label = named ? nameOf(view.language, named) : arabic(text);
    return h("li", {}, itemButton(view, { kind: "keyword", index }, "keyword", label));
  });
  return h(
    "div",
    { class: "keywords" },
    h("h3", {}, view.messages.keywords),
    h("ul", { attrs: { role: "list" } }, ...words),
  );
}
