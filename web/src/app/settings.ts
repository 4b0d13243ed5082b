import { NUMERALS, THEMES, type Messages, type Theme } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { button } from "./composer.js";
import { dialog } from "./dialog.js";
import { readChoice, writePreference } from "./preferences.js";
import type { Store } from "./store.js";

export const storedNumerals = (): (typeof NUMERALS)[number] => readChoice("numerals", NUMERALS);
export const storedTheme = (): Theme => readChoice("theme", THEMES);

/** Light, dark, or as the device has it. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
}

/** Digits and colours, kept for the next visits. */
export class Settings {
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;

  constructor(store: Store, m: Messages) {
    this.dialog = dialog(
      "settings",
      m.settings,
      m.closeDialog,
      choices("theme", m.theme, THEMES, m.themeNames, store.state.theme, (theme) => {
        writePreference("theme", theme);
        applyTheme(theme);
        store.set({ theme });
      }),
      choices("numerals", m.numerals, NUMERALS, m.numeralNames, store.state.numerals, (numerals) => {
        writePreference("numerals", numerals);
        store.set({ numerals });
      }),
    );
    this.opener = button(m.settings, () => this.dialog.showModal(), "quiet open-settings");
  }

  /** Where the reader was who has chosen digits, for which the page is built anew. */
  backToNumerals(): void {
    this.opener.focus();
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>('[name="numerals"]:checked')?.focus();
  }
}

function choices<T extends string>(
  name: string,
  title: string,
  values: readonly T[],
  names: Record<T, string>,
  chosen: T,
  choose: (value: T) => void,
): HTMLElement {
  const choice = (value: T): HTMLElement =>
    h(
      "label",
      {},
      h("input", {
        attrs: { type: "radio", name, value, checked: value === chosen },
        on: { change: () => choose(value) },
      }),
      ` ${names[value]}`,
    );
  return h("fieldset", { class: "choices" }, h("legend", {}, title), ...values.map(choice));
}
