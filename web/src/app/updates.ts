import { MESSAGES } from "../i18n/index.js";
import { h } from "../ui/dom.js";
import { button } from "./composer.js";
import { putDraft } from "./draft.js";
import type { Store } from "./store.js";

/**
 * Keeps the page working offline, by a service worker, and offers its next version when there is one. The reader decides
 * when to take it, and the text comes along.
 */
export function offerUpdates(store: Store): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  // After everything that the first analysis needs.
  addEventListener("load", () => void register(store), { once: true });
}

async function register(store: Store): Promise<void> {
  // Without a worker (private windows of some browsers refuse it) the page works as long as there is a connection.
  const registration = await navigator.serviceWorker.register("./sw.js").catch(() => null);
  if (!registration) return;
  const offer = (worker: ServiceWorker): void => {
    // The very first worker brings nothing new.
    if (navigator.serviceWorker.controller) showToast(store, worker);
  };
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

function showToast(store: Store, worker: ServiceWorker): void {
  const m = MESSAGES[store.state.language];
  const toast = h(
    "div",
    { class: "toast", attrs: { role: "status" } },
    h("p", {}, m.update),
    button(m.updateNow, () => update(store, worker), "primary"),
    button(m.updateLater, () => toast.remove()),
  );
  document.querySelector(".toast")?.remove();
  document.body.append(toast);
}

function update(store: Store, worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener(
    "controllerchange",
    () => {
      if (putDraft(store.state)) location.reload();
    },
    { once: true },
  );
  worker.postMessage("take-over");
}
