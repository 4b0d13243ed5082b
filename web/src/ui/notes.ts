import { arabic, bdi, h } from "./dom.js";
import { list } from "./list.js";
import { itemButton, panel, type Panel, type View } from "./view.js";

/** What the analysis remarks on: typing mistakes that it read past, times that nothing anchors. */
export function notesPanel(view: View): Panel | null {
  const { warnings } = view.analysis;
  if (warnings.length === 0) return null;
  return panel(
    "notes",
    view.messages.warnings,
    warnings.length,
    "",
    list(view, "ul", "notes", warnings, (warning) => {
      const index = warnings.indexOf(warning);
      const say = view.messages.notes[warning.code];
      const words = arabic(view.text.slice(warning.start, warning.end), "note-words");
      const reading = warning.reading ? arabic(warning.reading, "note-words") : null;
      return h(
        "li",
        {},
        itemButton(
          view,
          { kind: "note", index },
          "note-row",
          words,
          reading && ` ${view.messages.readAs} `,
          reading,
          " ",
          bdi(say ?? warning.message, { class: "note-text" }),
        ),
      );
    }),
  );
}
