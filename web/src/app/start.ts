/** How the page gets its analyser. The page that is one file takes `start-inline.ts` instead. */
export { createAnalyzer as start } from "../engine/browser.js";
