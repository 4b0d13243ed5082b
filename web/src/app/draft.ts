/** What is being worked on, over the reload that an update needs. It stays in this tab and is read once. */
import type { State } from "./store.js";

const KEY = "khabar-draft";
type Draft = Pick<State, "text" | "published" | "source" | "mode" | "article">;

/** False where the browser lends no room: then nothing is to be reloaded. */
export function putDraft({ text, published, source, mode, article }: State): boolean {
  try {
    const draft: Draft = { text, published, source, mode, article };
    sessionStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function takeDraft(): Draft | null {
  try {
    const draft = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return draft === null ? null : (JSON.parse(draft) as Draft);
  } catch {
    return null;
  }
}
