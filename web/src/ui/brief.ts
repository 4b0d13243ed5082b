import type { Analysis } from "../engine/analysis.js";
import { sayTime } from "../i18n/times.js";
import { bdi, clip, h, type Child } from "./dom.js";
import { eventTitle } from "./events.js";
import { itemButton, joined, nameOf, panel, passageButton, type Panel, type View } from "./view.js";

/** A headline of more characters is set smaller. */
const LONG_HEADLINE = 60;

/** Headline, the sentences that tell the story, and who, where and when at a glance. */
export function briefPanel(view: View): Panel {
  const { summary } = view.analysis;
  const m = view.messages;
  const count = summary.sentences.length;
  return panel(
    "brief",
    m.brief,
    count,
    m.noSummary,
    summary.headline !== "" &&
      h(
        "p",
        {
          class: summary.headline.length > LONG_HEADLINE ? "headline long" : "headline",
          attrs: { lang: "ar", dir: "rtl" },
        },
        clip(summary.headline),
      ),
    facts(view),
    h(
      "ul",
      { class: "summary", attrs: { role: "list" } },
      ...sentencesInOrder(view.analysis).map((index) => sentence(view, index)),
    ),
    h("p", { class: "hint" }, m.summaryNote),
  );
}

/** The chosen sentences in the order of the story, which reads better than the order of their scores. */
function sentencesInOrder(analysis: Analysis): number[] {
  return analysis.summary.sentences.map(({ sentence }) => sentence).sort((a, b) => a - b);
}

function sentence(view: View, index: number): HTMLElement {
  const { start, end } = view.analysis.sentences[index]!;
  return h("li", {}, passageButton(view, { kind: "sentence", index }, "sentence", view.text.slice(start, end)));
}

function facts(view: View): HTMLElement | null {
  const { analysis } = view;
  const { summary, entities, times } = analysis;
  const m = view.messages;
  const names = (ids: number[]): Child[] =>
    ids.map((id) => itemButton(view, { kind: "entity", index: id }, "inline", nameOf(view.language, entities[id]!)));
  const rows: [string, Child[]][] = [
    [m.who, names(summary.who)],
    [
      m.what,
      summary.what.map((index) =>
        itemButton(view, { kind: "event", index }, "inline", eventTitle(view, analysis.events[index]!)),
      ),
    ],
    [m.where, names(summary.where)],
    [
      m.when,
      summary.when.map((index) =>
        itemButton(view, { kind: "time", index }, "inline", bdi(sayTime(times[index]!, view.language))),
      ),
    ],
  ];
  const filled = rows.filter(([, values]) => values.length > 0);
  if (filled.length === 0) return null;
  return h(
    "dl",
    { class: "facts" },
    ...filled.map(([term, values]) =>
      h(
        "div",
        {},
        h("dt", {}, term),
        term === m.what ? h("dd", { class: "lines" }, ...values) : h("dd", {}, ...joined(values, m.listJoin)),
      ),
    ),
  );
}
