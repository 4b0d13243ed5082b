import { fileOf, type TakenFile } from "../export/files.js";
import type { Report } from "../export/report.js";
import { linkWith } from "../export/share.js";
import { FORMATS, type Format, type Messages } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { button } from "./composer.js";
import { dialog } from "./dialog.js";

/** Browsers may still be reading the file when the click is over. */
const FILE_LIFETIME_MS = 60_000;

/** The ways to take a result away: files, paper, a link that carries the text. */
export class TakeAway {
  /** Opens the dialog; hidden while there is nothing to take away. */
  readonly opener: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  private readonly notice = h("p", { class: "notice", attrs: { role: "status" } });

  /** `report` gives the result on show and the number of sentences of its summary. */
  constructor(
    private readonly m: Messages,
    private readonly report: () => { report: Report; sentences: number } | null,
  ) {
    const words = m.takeAway;
    this.dialog = dialog(
      "take-away",
      words.open,
      m.closeDialog,
      h("h3", {}, words.files),
      h("ul", { class: "formats", attrs: { role: "list" } }, ...FORMATS.map((format) => this.formatRow(format))),
      h("hr"),
      h(
        "ul",
        { class: "formats", attrs: { role: "list" } },
        row("link", words.link, words.linkHint, () => void this.copyLink()),
        row("print", words.print, words.printHint, () => this.print()),
      ),
      this.notice,
    );
    this.opener = button(words.open, () => this.open(), "quiet open-take-away");
    this.opener.hidden = true;
  }

  private open(): void {
    this.notice.textContent = "";
    this.dialog.showModal();
  }

  private formatRow(format: Format): HTMLElement {
    const { name, hint } = this.m.takeAway.formats[format];
    return row(format, name, hint, () => this.save(format));
  }

  private save(format: Format): void {
    const taken = this.report();
    if (!taken) return;
    const file = fileOf(taken.report, format, taken.sentences);
    download(file);
    this.notice.textContent = this.m.takeAway.saved(`\u2068${file.name}\u2069`);
  }

  private async copyLink(): Promise<void> {
    const { report } = this.report() ?? {};
    if (!report) return;
    const { text, analysis, source } = report;
    const link = linkWith(location.href, { text, published: analysis.published ?? "", source, at: null });
    if (link === null) this.notice.textContent = this.m.takeAway.linkTooLong;
    else this.notice.textContent = (await copyText(link)) ? this.m.takeAway.linkCopied : this.m.copyFailed;
  }

  private print(): void {
    this.dialog.close();
    window.print();
  }
}

function row(name: string, label: string, hint: string, act: () => void): HTMLElement {
  const element = h(
    "button",
    { class: "format", attrs: { type: "button" }, on: { click: act } },
    h("span", { class: "format-name" }, label),
    " ",
    h("span", { class: "hint" }, hint),
  );
  element.dataset["format"] = name;
  return h("li", {}, element);
}

function download({ name, type, content }: TakenFile): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = h("a", { attrs: { href: address, download: name } });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), FILE_LIFETIME_MS);
}

/** Whether `text` is on the clipboard now. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or no clipboard at all
  }
}
