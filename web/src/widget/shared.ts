/** One analyser, and so one worker, for all widgets of a page. It starts when the first of them needs it. */
import type { Analyzer } from "../engine/analyzer.js";
import { KhabarError } from "../engine/errors.js";
import { createInlineAnalyzer } from "../engine/inline.js";

/** Known only while the script is being run. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";

let started: Promise<Analyzer> | null = null;

export function sharedAnalyzer(): Promise<Analyzer> {
  started ??= start().catch((cause: unknown) => {
    started = null; // so that the next widget tries anew
    throw cause;
  });
  return started;
}

/** The module lies beside the script, wherever that is. */
async function start(): Promise<Analyzer> {
  const address = new URL("khabar.wasm", script || document.baseURI);
  const response = await fetch(address, { credentials: "omit" }).catch((cause: unknown) => {
    throw new KhabarError("load-failed", `${address.href} could not be fetched: ${String(cause)}`);
  });
  if (!response.ok) throw new KhabarError("load-failed", `${address.href} answered ${response.status}.`);
  return createInlineAnalyzer(new Uint8Array(await response.arrayBuffer()));
}
