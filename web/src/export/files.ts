import type { Format } from "../i18n/index.js";
import { entitiesCsv, eventsCsv } from "./csv.js";
import { toHtml } from "./html.js";
import { toJsonLd } from "./json-ld.js";
import { toMarkdown } from "./markdown.js";
import type { Report } from "./report.js";

interface FileKind {
  /** Ends the name of the file. */
  ending: string;
  type: string;
  write(report: Report, sentences: number): string;
}

const KINDS: Record<Format, FileKind> = {
  json: {
    ending: ".json",
    type: "application/json",
    write: ({ analysis, text }) => `${JSON.stringify({ ...analysis, text }, null, 2)}\n`,
  },
  entities: { ending: "-entities.csv", type: "text/csv", write: entitiesCsv },
  events: { ending: "-events.csv", type: "text/csv", write: eventsCsv },
  markdown: { ending: ".md", type: "text/markdown", write: toMarkdown },
  html: { ending: ".html", type: "text/html", write: toHtml },
  jsonld: { ending: ".jsonld", type: "application/ld+json", write: toJsonLd },
};

export interface TakenFile {
  name: string;
  type: string;
  content: string;
}

/** The analysis as a file of the given form, with a summary of so many sentences. */
export function fileOf(report: Report, format: Format, sentences: number): TakenFile {
  const { ending, type, write } = KINDS[format];
  const day = report.analysis.published;
  return { name: `khabar${day ? `-${day}` : ""}${ending}`, type, content: write(report, sentences) };
}
