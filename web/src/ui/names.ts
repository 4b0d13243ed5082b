import type { Entity } from "../engine/analysis.js";
import { formatNumber, MARK_KINDS, plural, type MarkKind } from "../i18n/index.js";
import { arabic, h, latin } from "./dom.js";
import { list } from "./list.js";
import { KIND_OF_TYPE } from "./marks.js";
import { itemButton, panel, titleName, type Panel, type View } from "./view.js";

/** Kinds that hold several types of name: there each name says which it is. */
const MIXED: ReadonlySet<MarkKind> = new Set(["places", "works"]);

/** The names by kind, the most important first. */
export function namesPanel(view: View): Panel {
  const groups = new Map<MarkKind, Entity[]>();
  for (const entity of view.analysis.entities) {
    const kind = KIND_OF_TYPE[entity.type];
    const group = groups.get(kind);
    if (group) group.push(entity);
    else groups.set(kind, [entity]);
  }
  const shown = GROUP_ORDER.filter((kind) => groups.has(kind));
  const { names, noNames } = view.messages;
  return panel(
    "names",
    names,
    view.analysis.entities.length,
    noNames,
    ...shown.map((kind) => group(view, kind, groups.get(kind)!)),
  );
}

/** As in the legend, but posts last: they belong to the people above. */
const GROUP_ORDER = [...MARK_KINDS.filter((kind) => kind !== "titles"), "titles"] as const;

function group(view: View, kind: MarkKind, entities: Entity[]): HTMLElement {
  const ordered = [...entities].sort((a, b) => b.salience - a.salience || a.id - b.id);
  return h(
    "div",
    { class: "name-group" },
    h(
      "h3",
      {},
      h("span", { class: `swatch kind-${kind}`, attrs: { "aria-hidden": "true" } }),
      view.messages.kinds[kind],
    ),
    list(view, "ul", "names", ordered, (entity) => nameRow(view, entity, MIXED.has(kind))),
  );
}

function nameRow(view: View, entity: Entity, withType: boolean): HTMLElement {
  const { language, locale, messages: m } = view;
  const latinFirst = language === "en" && entity.latin !== null;
  const first = latinFirst ? latin(entity.latin!, "name") : arabic(entity.name, "name");
  const second = latinFirst
    ? arabic(entity.name, "other-script")
    : entity.latin
      ? latin(entity.latin, "other-script")
      : null;
  const mentions = entity.mentions.length;
  const notes = withType ? [h("span", {}, m.types[entity.type])] : entity.titles.map((title) => titleName(view, title));
  return h(
    "li",
    {},
    itemButton(
      view,
      { kind: "entity", index: entity.id },
      "name-row",
      h("span", { class: "name-main" }, first, " ", second),
      h(
        "span",
        { class: "mention-count" },
        h("span", { attrs: { "aria-hidden": "true" } }, formatNumber(locale, mentions)),
        h("span", { class: "visually-hidden" }, `(${plural(locale, mentions, m.mentionCount)})`),
      ),
      notes.length > 0 && h("span", { class: "name-notes" }, ...notes),
    ),
  );
}
