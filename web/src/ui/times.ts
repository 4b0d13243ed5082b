import { compareTimes, sayTime } from "../i18n/times.js";
import { arabic, bdi, h } from "./dom.js";
import { list } from "./list.js";
import { itemButton, panel, type Panel, type View } from "./view.js";

/** The times of the story in their own order, each with the words of the text. */
export function timesPanel(view: View): Panel {
  const { times } = view.analysis;
  const order = times.map((_, index) => index).sort((a, b) => compareTimes(times[a]!, times[b]!));
  return panel(
    "times",
    view.messages.times,
    times.length,
    view.messages.noTimes,
    list(view, "ol", "times", order, (index) => {
      const time = times[index]!;
      const words = arabic(view.text.slice(time.start, time.end), "time-words");
      return h(
        "li",
        {},
        itemButton(
          view,
          { kind: "time", index },
          "time-row",
          bdi(sayTime(time, view.locale), { class: "time-value" }),
          " ",
          words,
        ),
      );
    }),
  );
}
