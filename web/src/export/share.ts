/**
 * A link that carries a text in its fragment. Browsers send no fragment to any server, so the text stays between those
 * who have the link.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { Range } from "../engine/analysis.js";

/** Longer addresses are cut off by messengers and mail. */
const LONGEST_LINK = 8000;
/** A few bytes can unpack to gigabytes; no text that a link carries is longer than this. */
const LONGEST_TEXT = 200_000;

export interface Shared {
  text: string;
  /** `YYYY-MM-DD`, or empty. */
  published: string;
  source: string;
  /** What to show first. */
  at: Range | null;
}

/** The address of `page` with `shared` in it, or null where that would be too long. */
export function linkWith(page: string, { text, published, source, at }: Shared): string | null {
  const parts = new URLSearchParams({ t: pack(text) });
  if (published) parts.set("d", published);
  if (source) parts.set("s", source);
  if (at) parts.set("at", `${at.start}-${at.end}`);
  const link = `${page.replace(/#.*$/s, "")}#${parts.toString()}`;
  return link.length <= LONGEST_LINK ? link : null;
}

/** What the fragment of an address carries; null where it carries nothing, an error where that is damaged. */
export function readLink(hash: string): Shared | Error | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const packed = parts.get("t");
  if (packed === null) return null;
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(parts.get("at") ?? "") ?? [];
  const published = parts.get("d") ?? "";
  try {
    return {
      text: unpack(packed),
      published: /^\d{4}-\d\d-\d\d$/.test(published) ? published : "",
      source: webAddress(parts.get("s") ?? ""),
      at: start === undefined ? null : { start: Number(start), end: Number(end) },
    };
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

/** `address` if it leads to the web, and nothing otherwise: a link must not smuggle in `javascript:`. */
export function webAddress(address: string): string {
  const { protocol, href } = URL.canParse(address) ? new URL(address) : { protocol: "", href: "" };
  return protocol === "https:" || protocol === "http:" ? href : "";
}

/** `news.example/story` or `موقع.وزارة-الأوقاف.مصر`, as people write it: a host of two parts or more, in any script. */
const BARE_ADDRESS = /^[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+(:\d+)?([/?#]|$)/u;

/** The address that somebody typed, with or without its scheme; nothing where it leads nowhere on the web. */
export function typedAddress(typed: string): string {
  const given = typed.trim();
  return webAddress(BARE_ADDRESS.test(given) ? `https://${given}` : given);
}

function pack(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  return btoa(strFromU8(bytes, true)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function unpack(packed: string): string {
  if (packed.length > 2 * LONGEST_LINK) throw new Error("The link is too long.");
  const bytes = strToU8(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), true);
  // A buffer of fixed size: more than that is an error and not a full memory.
  const text = strFromU8(inflateSync(bytes, { out: new Uint8Array(LONGEST_TEXT * 3) }));
  if (text.length > LONGEST_TEXT || text.trim() === "")
    throw new Error("The link carries no text of a sensible length.");
  return text;
}
