/**
 * The messages between an analyser and its worker. Each request has an id and gets exactly one reply with that id; parts
 * of a long document come ahead of it.
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
  /**
   * By whose rules persons, organisations and places are marked: Khabar's, or those of the newswire corpora, which leave
   * out governments, ministries and armies.
   */
  guidelines?: "khabar" | "newswire";
}

/** Where the module is to be had from: an address, or the bytes themselves. */
export type Wasm = string | Uint8Array;

export type Request =
  | { kind: "load"; id: number; wasm: Wasm | null }
  | { kind: "analyze"; id: number; text: string; options: AnalysisOptions };

/** A list of the document that can be long. */
type Layer = { [K in keyof Analysis]-?: NonNullable<Analysis[K]> extends unknown[] ? K : never }[keyof Analysis];

/** The browser reads a message in one go, during which a page does not answer: so no message has more items. */
const PART_LENGTH = 500;

export interface WireError {
  code: string;
  message: string;
  offset: number | null;
}

export type Reply =
  | { kind: "loaded"; id: number; version: string }
  | { kind: "part"; id: number; layer: Layer; items: unknown[] }
  | { kind: "analyzed"; id: number; analysis: Analysis }
  | { kind: "failed"; id: number; error: WireError };

export function toWire(cause: unknown): WireError {
  if (cause instanceof KhabarError) return { code: cause.code, message: cause.message, offset: cause.offset };
  return { code: "crashed", message: cause instanceof Error ? cause.message : String(cause), offset: null };
}

export function fromWire(error: WireError): KhabarError {
  return new KhabarError(error.code, error.message, error.offset);
}

/** The messages that make up a reply: long lists of a document go ahead in parts. */
export function inParts(reply: Reply): Reply[] {
  if (reply.kind !== "analyzed") return [reply];
  const parts: Reply[] = [];
  const analysis: Analysis = { ...reply.analysis };
  for (const [layer, list] of Object.entries(reply.analysis) as [Layer, unknown][]) {
    if (!Array.isArray(list) || list.length <= PART_LENGTH) continue;
    for (let at = 0; at < list.length; at += PART_LENGTH)
      parts.push({ kind: "part", id: reply.id, layer, items: list.slice(at, at + PART_LENGTH) });
    Object.assign(analysis, { [layer]: [] });
  }
  return [...parts, { ...reply, analysis }];
}

/** Puts a part back into its list. */
export function addPart(
  analysis: Partial<Record<Layer, unknown[]>>,
  { layer, items }: Extract<Reply, { kind: "part" }>,
): void {
  (analysis[layer] ??= []).push(...items);
}
