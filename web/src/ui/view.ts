import type { Analysis, Argument, Entity, NewsEvent } from "../engine/analysis.js";
import { type Language, type Locale, type Messages } from "../i18n/index.js";
import { arabic, clip, h, latin, type Child } from "./dom.js";
import { itemKey, type Item } from "./items.js";

/** What the panels draw from. */
export interface View {
  language: Language;
  /** How numbers and dates are written. */
  locale: Locale;
  messages: Messages;
  text: string;
  analysis: Analysis;
  choose(item: Item): void;
}

/** A button that stands for an item and leads to its words in the text. */
export function itemButton(view: View, item: Item, className: string, ...children: Child[]): HTMLButtonElement {
  const button = h(
    "button",
    { class: `item ${className}`, attrs: { type: "button" }, on: { click: () => view.choose(item) } },
    ...children,
  );
  button.dataset["item"] = itemKey(item);
  return button;
}

/** An item that is a passage of the article: Arabic, and set from the right whatever the page's direction. */
export function passageButton(
  view: View,
  item: Item,
  className: string,
  words: string,
  ...more: Child[]
): HTMLButtonElement {
  const button = itemButton(
    view,
    item,
    `passage ${className}`,
    h("span", { attrs: { lang: "ar" } }, clip(words)),
    ...more,
  );
  button.dir = "rtl";
  return button;
}

/** A name as a language writes it, where the analysis has that. */
export function nameIn(language: Language, { name, latin }: Pick<Entity, "name" | "latin">): string {
  return language === "en" && latin ? latin : name;
}

/** A name as the page's language writes it. */
export function nameOf(language: Language, entity: Entity, className?: string): HTMLElement {
  return language === "en" && entity.latin ? latin(entity.latin, className) : arabic(entity.name, className);
}

/** A post that the text gives a person; in English where the post is a name of its own in the analysis. */
export function titleName({ analysis, language }: View, title: string): HTMLElement {
  const post = analysis.entities.find(({ type, name }) => type === "TITLE" && name === title);
  return post ? nameOf(language, post) : arabic(title);
}

/** Somebody or something that takes part in an event: by name, or in the words of the text. */
export function argumentName(view: View, { entity, start, end }: Argument): HTMLElement {
  const named = entity === null ? undefined : view.analysis.entities[entity];
  return named ? nameOf(view.language, named) : arabic(view.text.slice(start, end));
}

/** The headline; above it, for those who do not read Arabic, what it is about in English. */
export function headlinesOf({
  language,
  analysis,
}: Pick<View, "language" | "analysis">): { language: Language; words: string }[] {
  const { headline, headlineEn } = analysis.summary;
  const lines: { language: Language; words: string }[] = [
    { language: "en", words: (language === "en" && headlineEn) || "" },
    { language: "ar", words: headline },
  ];
  return lines.filter(({ words }) => words !== "");
}

/** The event in a few words, or null where the analysis has none but its kind. */
export function glossOf({ language, messages }: Pick<View, "language" | "messages">, event: NewsEvent): string | null {
  const gloss = event.gloss[language];
  return gloss === "" || gloss === messages.eventTypes[event.type] ? null : gloss;
}

/** Elements with a separator between them. */
export function joined(parts: Child[], separator: string): Child[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

export interface Panel {
  id: string;
  title: string;
  count: number;
  element: HTMLElement;
}

/** A titled part of the results. `empty` is said where there is nothing to list. */
export function panel(id: string, title: string, count: number, empty: string, ...content: Child[]): Panel {
  const heading = h("h2", { attrs: { id: `${id}-title`, tabindex: -1 } }, title);
  const element = h(
    "section",
    { class: `panel panel-${id}`, attrs: { id, "aria-labelledby": `${id}-title` } },
    heading,
    ...(count > 0 ? content : [h("p", { class: "empty" }, empty)]),
  );
  return { id, title, count, element };
}
