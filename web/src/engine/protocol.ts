/**
 * The messages between an analyser and its worker. Each request has an id and gets exactly one reply with that id.
 * Nothing in them belongs to the wasm module: texts and options go in, plain documents and plain errors come out.
 */
import type { Analysis, IsoDate } from "./analysis.js";
import { KhabarError } from "./errors.js";

export interface AnalysisOptions {
  /** The day on which the text was published; relative times are reckoned from it, and have no value without it. */
  published?: IsoDate | null;
  /** How many sentences the summary should have. */
  sentences?: number;
  /** Whether to add `tokens` to the document. */
  tokens?: boolean;
}

/** Where the module is to be had from: an address, or the bytes themselves. */
export type Wasm = string | Uint8Array;

export type Request =
  | { kind: "load"; id: number; wasm: Wasm | null }
  | { kind: "analyze"; id: number; text: string; options: AnalysisOptions };

export interface WireError {
  code: string;
  message: string;
  offset: number | null;
}

export type Reply =
  | { kind: "loaded"; id: number; version: string }
  | { kind: "analyzed"; id: number; analysis: Analysis }
  | { kind: "failed"; id: number; error: WireError };

export function toWire(cause: unknown): WireError {
  if (cause instanceof KhabarError) return { code: cause.code, message: cause.message, offset: cause.offset };
  return { code: "crashed", message: cause instanceof Error ? cause.message : String(cause), offset: null };
}

export function fromWire(error: WireError): KhabarError {
  return new KhabarError(error.code, error.message, error.offset);
}
