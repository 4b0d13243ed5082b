import { h, icon, type Child } from "../ui/dom.js";

/** A button without words, named for those who cannot see its picture. */
export function closeButton(label: string, close: () => void): HTMLButtonElement {
  const attrs = { type: "button", "aria-label": label, title: label };
  return h("button", { class: "quiet step", attrs, on: { click: close } }, icon("close"));
}

/** A dialog with a title and a way out; a press beside it closes it too. */
export function dialog(id: string, title: string, closeLabel: string, ...content: Child[]): HTMLDialogElement {
  const element: HTMLDialogElement = h(
    "dialog",
    { class: `dialog ${id}`, attrs: { "aria-labelledby": `${id}-title` } },
    h(
      "div",
      { class: "dialog-head" },
      h("h2", { attrs: { id: `${id}-title` } }, title),
      closeButton(closeLabel, () => element.close()),
    ),
    ...content,
  );
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });
  return element;
}
