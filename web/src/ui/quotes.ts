import type { Quote } from "../engine/analysis.js";
import { bdi, h } from "./dom.js";
import { list } from "./list.js";
import { argumentName, nameOf, panel, passageButton, titleName, type Panel, type View } from "./view.js";

interface Speaker {
  name: HTMLElement;
  title: string | null;
  quotes: number[];
}

/** Who says what: the quotes by speaker, in the order in which the speakers come up. */
export function quotesPanel(view: View): Panel {
  const { quotes } = view.analysis;
  const speakers = bySpeaker(view, quotes);
  return panel(
    "quotes",
    view.messages.quotes,
    quotes.length,
    view.messages.noQuotes,
    list(view, "ul", "speakers", speakers, (speaker) => speakerRow(view, speaker)),
  );
}

function bySpeaker(view: View, quotes: Quote[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  quotes.forEach(({ speaker }, index) => {
    const words = speaker ? view.text.slice(speaker.start, speaker.end) : "";
    const key = speaker === null ? "" : speaker.entity === null ? `words:${words}` : `entity:${speaker.entity}`;
    const known = speakers.get(key);
    if (known) return known.quotes.push(index);
    const entity = speaker?.entity === null || !speaker ? undefined : view.analysis.entities[speaker.entity];
    const name = entity
      ? nameOf(view.language, entity)
      : speaker
        ? argumentName(view, speaker)
        : h("span", { class: "unnamed" }, view.messages.unnamedSpeaker);
    return speakers.set(key, { name, title: entity?.titles[0] ?? null, quotes: [index] });
  });
  return [...speakers.values()];
}

function speakerRow(view: View, { name, title, quotes }: Speaker): HTMLElement {
  return h(
    "li",
    { class: "speaker" },
    h("h3", {}, name, title !== null && h("span", { class: "speaker-title" }, titleName(view, title))),
    list(view, "ul", "quotes", quotes, (index) => h("li", {}, quoteButton(view, index))),
  );
}

function quoteButton(view: View, index: number): HTMLElement {
  const { start, end, kind } = view.analysis.quotes[index]!;
  const words = view.text.slice(start, end);
  return passageButton(
    view,
    { kind: "quote", index },
    `quote quote-${kind}`,
    kind === "direct" ? `«${words}»` : words,
    kind === "indirect" && bdi(view.messages.quoteIndirect, { class: "quote-kind" }),
  );
}
