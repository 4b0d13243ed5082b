import type { Range } from "../engine/analysis.js";
import { formatDay } from "../i18n/times.js";
import type { Report } from "./report.js";

/** Longer passages are pointed at by their first and last words, which keeps the address short. */
const WHOLE_PASSAGE = 80;
const WORDS_AT_EACH_END = 5;

/** `address` with a text fragment, which makes browsers scroll to `words` and light them up. */
export function linkToWords(address: string, words: string): string {
  const base = address.replace(/#.*$/s, "");
  return `${base}#:~:text=${fragment(words)}`;
}

function fragment(words: string): string {
  const passage = words.replace(/\s+/g, " ").trim();
  if (passage.length <= WHOLE_PASSAGE) return encode(passage);
  const all = passage.split(" ");
  const first = all.slice(0, WORDS_AT_EACH_END).join(" ");
  const last = all.slice(-WORDS_AT_EACH_END).join(" ");
  return all.length > 2 * WORDS_AT_EACH_END ? `${encode(first)},${encode(last)}` : encode(passage);
}

/** In a text fragment the hyphen has a meaning too; half a surrogate pair has none at all. */
function encode(words: string): string {
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, "")).replaceAll("-", "%2D");
}

/** A quotation to paste: the words, who says them, the headline, the day and the link to the sentence. */
export function citation(report: Report, range: Range, speaker: string | null, link: string | null): string {
  const { analysis, locale, text } = report;
  const words = text.slice(range.start, range.end).trim();
  const about = [
    speaker,
    analysis.summary.headline && `«${analysis.summary.headline}»`,
    analysis.published && formatDay(locale, analysis.published),
  ].filter(Boolean);
  return [`«${words}»`, about.length > 0 ? `— ${about.join(report.messages.listJoin)}` : "", link ?? ""]
    .filter((line) => line !== "")
    .join("\n");
}
