import type { Analyzer } from "../engine/analyzer.js";
import { KhabarError } from "../engine/errors.js";
import { createInlineAnalyzer } from "../engine/inline.js";

let wasm: Promise<Uint8Array> | null = null;

/** Starts the analyser from the module that is packed into the page. */
export async function start(): Promise<Analyzer> {
  wasm ??= unpack();
  return createInlineAnalyzer(await wasm);
}

async function unpack(): Promise<Uint8Array> {
  const packed = document.getElementById("khabar-wasm")?.textContent;
  if (!packed) throw new KhabarError("load-failed", "The file is not complete.");
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
