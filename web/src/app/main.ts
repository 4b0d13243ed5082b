import "../styles/index.css";
import { readLink } from "../export/share.js";
import type { Language } from "../i18n/index.js";
import { takeDraft } from "./draft.js";
import { Library } from "./library.js";
import { Page } from "./page.js";
import { Session } from "./session.js";
import { applyTheme, storedNumerals, storedTheme } from "./settings.js";
import { Shelf } from "./shelf.js";
import { start } from "./start.js";
import { Store } from "./store.js";
import { today } from "./today.js";
import { offerUpdates } from "./updates.js";

function languageOfAddress(): Language {
  return new URLSearchParams(location.search).get("lang") === "en" ? "en" : "ar";
}

const store = new Store({
  language: languageOfAddress(),
  numerals: storedNumerals(),
  theme: storedTheme(),
  text: "",
  published: today(),
  source: "",
  mode: "edit",
  phase: "loading",
  trouble: null,
  notice: null,
  result: null,
  cleared: null,
  hidden: new Set(),
  choice: null,
  summaryLength: null,
  saved: null,
  removed: [],
  keeping: true,
  article: null,
});
const library = new Library(store, new Shelf());
const session = new Session(
  store,
  () => start(),
  (result) => void library.keep(result),
);
const root = document.getElementById("root")!;

/** Builds the page in the store's language, now and whenever that or the digits change. */
function build(): Page {
  const page = new Page(store, session, library);
  root.replaceChildren(page.element);
  store.subscribe((state, changed) => {
    if (!changed.has("language") && !changed.has("numerals")) return;
    page.dispose();
    const address = new URL(location.href);
    if (state.language === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    history.replaceState(null, "", address);
    const next = build();
    if (changed.has("language")) root.querySelector<HTMLElement>(".language")?.focus();
    else next.backToSettings();
  });
  return page;
}

/** Opens the text that the address carries; the address is tidied, so that a reload does not bring it back. */
async function openLink(): Promise<void> {
  const shared = readLink(location.hash);
  if (shared === null) return;
  history.replaceState(null, "", location.pathname + location.search);
  if (shared instanceof Error) return store.set({ trouble: { kind: "bad-link", offset: null, detail: null } });
  const { text, published, source, at } = shared;
  store.set({ text, published, source, notice: "from-link", article: null });
  await session.analyze({ read: true });
  const sentences = store.state.result?.analysis.sentences ?? [];
  const index = at ? sentences.findIndex(({ start, end }) => start <= at.start && at.start < end) : -1;
  if (index >= 0) store.set({ choice: { item: { kind: "sentence", index }, stop: 0, from: "list" } });
}

applyTheme(store.state.theme);
const draft = takeDraft();
if (draft) store.set(draft);
build();
void library.open();
void session.prepare().then(() => {
  if (draft) void session.analyze({ read: draft.mode === "read", quiet: true });
});
void openLink();
addEventListener("hashchange", () => void openLink());
offerUpdates(store);
// The faces are fetched now, so that nothing has to be fetched once an article is there.
for (const face of document.fonts) void face.load();
