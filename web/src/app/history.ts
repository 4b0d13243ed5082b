import { formatNumber, LOCALES, type Messages } from "../i18n/index.js";
import { arabic, h } from "../ui/dom.js";
import { button } from "./composer.js";
import { dialog } from "./dialog.js";
import type { Library } from "./library.js";
import type { Article } from "./shelf.js";
import { localeOf, type Changed, type State, type Store } from "./store.js";

/** The articles that this browser keeps: open one, delete one or all, or have none kept. */
export class History {
  /** Opens the dialog; hidden where the browser keeps nothing. */
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  private readonly list = h("ul", { class: "saved", attrs: { role: "list" } });
  private readonly notice = h("p", { class: "saved-notice", attrs: { role: "status" } });
  private readonly undo: HTMLButtonElement;
  private readonly removeAll: HTMLButtonElement;
  private readonly keeping = h("input", { attrs: { type: "checkbox" } });

  constructor(
    private readonly store: Store,
    private readonly library: Library,
    private readonly m: Messages,
    private readonly choose: (article: Article) => void,
  ) {
    this.opener = button(m.history, () => this.dialog.showModal(), "quiet open-history");
    this.undo = button(m.undo, () => void this.library.restore());
    this.removeAll = button(m.deleteAll, () => void this.library.remove(this.store.state.saved ?? []));
    this.keeping.addEventListener("change", () => this.library.setKeeping(this.keeping.checked));
    this.dialog = dialog(
      "history",
      m.history,
      m.closeDialog,
      h("p", { class: "hint" }, m.historyNote),
      this.list,
      h("div", { class: "saved-foot" }, this.notice, this.undo, this.removeAll),
      h("label", { class: "keeping" }, this.keeping, ` ${m.keepArticles}`),
    );
    this.draw(store.state);
  }

  update(state: State, changed: Changed): void {
    if (changed.has("saved") || changed.has("removed") || changed.has("keeping") || changed.has("article"))
      this.draw(state);
  }

  private draw(state: State): void {
    const { saved, removed, keeping } = state;
    this.opener.hidden = saved === null;
    const number = h("span", { class: "key-count" }, formatNumber(localeOf(state), saved?.length ?? 0));
    this.opener.replaceChildren(this.m.history, " ", number);
    this.list.replaceChildren(...(saved ?? []).map((article) => this.row(article)));
    this.notice.textContent = removed.length > 0 ? this.m.deleted : saved?.length === 0 ? this.m.noHistory : "";
    this.undo.hidden = removed.length === 0;
    this.removeAll.hidden = (saved?.length ?? 0) < 2;
    this.keeping.checked = keeping;
  }

  private row(article: Article): HTMLElement {
    const kept = new Intl.DateTimeFormat(LOCALES[localeOf(this.store.state)], {
      dateStyle: "medium",
      timeStyle: "short",
    });
    const open = h(
      "button",
      {
        class: "saved-title",
        attrs: { type: "button", "aria-current": article.id === this.store.state.article && "true" },
        on: { click: () => this.open(article) },
      },
      arabic(article.title),
    );
    const remove = button(this.m.delete, () => this.remove(article), "quiet");
    remove.setAttribute("aria-label", this.m.deleteNamed(article.title));
    return h("li", {}, h("div", {}, open, h("span", { class: "hint" }, kept.format(article.kept))), remove);
  }

  private open(article: Article): void {
    this.dialog.close();
    this.choose(article);
  }

  /** The row goes, so the focus moves to where the deletion can be taken back. */
  private remove(article: Article): void {
    void this.library.remove([article]).then(() => this.undo.focus());
  }
}
