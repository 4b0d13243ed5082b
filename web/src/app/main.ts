import "../styles/index.css";
import { createAnalyzer } from "../engine/browser.js";
import type { Language } from "../i18n/index.js";
import { Library } from "./library.js";
import { Page } from "./page.js";
import { Session } from "./session.js";
import { Shelf } from "./shelf.js";
import { Store } from "./store.js";

function today(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

function languageOfAddress(): Language {
  return new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ar";
}

const store = new Store({
  language: languageOfAddress(),
  text: "",
  published: today(),
  mode: "edit",
  phase: "loading",
  trouble: null,
  notice: null,
  result: null,
  cleared: null,
  hidden: new Set(),
  choice: null,
  saved: null,
  removed: [],
  keeping: true,
  article: null,
});
const library = new Library(store, new Shelf());
const session = new Session(
  store,
  () => createAnalyzer(),
  (result) => void library.keep(result),
);
const root = document.getElementById("root")!;

/** Builds the page in the store's language, now and whenever that changes. */
function build(): void {
  const page = new Page(store, session, library);
  root.replaceChildren(page.element);
  store.subscribe((state, changed) => {
    if (!changed.has("language")) return;
    page.dispose();
    const address = new URL(location.href);
    if (state.language === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    history.replaceState(null, "", address);
    build();
    root.querySelector<HTMLElement>(".language")?.focus();
  });
}

build();
void library.open();
void session.prepare();
// The faces are fetched now, so that nothing has to be fetched once an article is there.
for (const face of document.fonts) void face.load();
