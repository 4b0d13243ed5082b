import { plural } from "../i18n/index.js";
import { h } from "./dom.js";
import type { View } from "./view.js";

/** Lists longer than this show their beginning, and the rest on demand. */
const SHOWN_AT_FIRST = 40;

/** A list made of `rows`; those past the first few dozen are made when somebody asks for them. */
export function list<T>(
  view: View,
  tag: "ul" | "ol",
  className: string,
  rows: T[],
  draw: (row: T) => HTMLElement,
): HTMLElement {
  const element = h(tag, { class: className, attrs: { role: "list" } });
  for (const row of rows.slice(0, SHOWN_AT_FIRST)) element.append(draw(row));
  const rest = rows.slice(SHOWN_AT_FIRST);
  if (rest.length === 0) return element;

  const more = h(
    "button",
    { class: "quiet more", attrs: { type: "button" } },
    plural(view.locale, rest.length, view.messages.showAll),
  );
  more.addEventListener("click", () => {
    const drawn = rest.map(draw);
    element.append(...drawn);
    more.remove();
    drawn[0]?.querySelector("button")?.focus();
  });
  return h("div", {}, element, more);
}
