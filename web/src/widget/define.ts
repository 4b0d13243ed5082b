/**
 * The widget as one script:
 *
 *     <script src="https://…/widget/khabar-analyzer.js" defer></script>
 *     <khabar-analyzer for="article" published="2026-11-20"></khabar-analyzer>
 */
import { KhabarAnalyzer } from "./element.js";

/** Makes the element known. A page that has the script twice keeps the first. */
export function define(name = "khabar-analyzer"): void {
  if (!customElements.get(name)) customElements.define(name, KhabarAnalyzer);
}

define();
export { KhabarAnalyzer };
