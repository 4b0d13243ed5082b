import { formatNumber, MARK_KINDS, type Language, type MarkKind, type Messages } from "../i18n/index.js";
import { h } from "./dom.js";

/** Which kinds of mark there are and how many of each; pressing one hides or shows it. */
export function legend(
  language: Language,
  messages: Messages,
  counts: ReadonlyMap<MarkKind, number>,
  hidden: ReadonlySet<MarkKind>,
  toggle: (kind: MarkKind) => void,
): HTMLElement {
  const keys = MARK_KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0).map((kind) => {
    const key = h(
      "button",
      {
        class: "key",
        attrs: { type: "button", "aria-pressed": String(!hidden.has(kind)) },
        on: { click: () => toggle(kind) },
      },
      h("span", { class: `sample kind-${kind}` }, messages.kinds[kind]),
      " ",
      h("span", { class: "key-count" }, formatNumber(language, counts.get(kind)!)),
    );
    key.dataset["kind"] = kind;
    return h("li", {}, key);
  });
  return h(
    "div",
    { class: "legend", attrs: { role: "group", "aria-label": messages.legend } },
    h("ul", { attrs: { role: "list" } }, ...keys),
    h("p", { class: "visually-hidden" }, messages.legendHint),
  );
}
