import { formatNumber, MARK_KINDS, type Locale, type MarkKind, type Messages } from "../i18n/index.js";
import { h } from "./dom.js";

/** Which kinds of mark there are and how many of each; pressing one hides or shows it. */
export function legend(
  locale: Locale,
  messages: Messages,
  counts: ReadonlyMap<MarkKind, number>,
  hidden: ReadonlySet<MarkKind>,
  setHidden: (hidden: ReadonlySet<MarkKind>) => void,
): HTMLElement {
  const keys = MARK_KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0).map((kind) => {
    const key = h(
      "button",
      {
        class: "key",
        attrs: { type: "button", "aria-pressed": String(!hidden.has(kind)) },
        on: { click: () => setHidden(toggled(hidden, kind)) },
      },
      h("span", { class: `sample kind-${kind}` }, messages.kinds[kind]),
      " ",
      h("span", { class: "key-count" }, formatNumber(locale, counts.get(kind)!)),
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

function toggled(hidden: ReadonlySet<MarkKind>, kind: MarkKind): ReadonlySet<MarkKind> {
  const changed = new Set(hidden);
  if (!changed.delete(kind)) changed.add(kind);
  return changed;
}
