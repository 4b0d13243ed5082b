import { headlinesOf } from "../ui/view.js";
import {
  byImportance,
  entityColumns,
  entityRow,
  eventColumns,
  eventRow,
  factsIn,
  summaryIn,
  type Report,
} from "./report.js";

/** A report in Markdown: summary, facts, tables of events and names, and the text. */
export function toMarkdown(report: Report, sentences: number): string {
  const { analysis, messages: m, text, source } = report;
  const [headline = m.name, ...below] = headlinesOf(report).map(({ words }) => words);
  const about = [analysis.published, source && `<${source}>`].filter(Boolean).join(" · ");
  const blocks = [
    `# ${escape(headline)}`,
    ...below.map(escape),
    about,
    summaryIn(report, sentences).map(escape).join("\n\n"),
    factsIn(report)
      .map(({ term, values }) => `- **${term}**: ${escape(values.join(m.listJoin))}`)
      .join("\n"),
    `## ${m.events}`,
    // Without the sentences, which make a table too wide to read.
    table(
      eventColumns(m).slice(0, -1),
      analysis.events.map((event) => eventRow(report, event).slice(0, -1)),
      m.noEvents,
    ),
    `## ${m.names}`,
    table(
      entityColumns(m),
      byImportance(analysis).map((entity) => entityRow(report, entity)),
      m.noNames,
    ),
    `## ${m.text}`,
    text
      .split(/[\r\n]+/)
      .map((line) => `> ${escape(line)}`)
      .join("\n>\n"),
    `*${m.takeAway.madeWith}*`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function table(columns: string[], rows: string[][], empty: string): string {
  if (rows.length === 0) return empty;
  const line = (cells: string[]): string => `| ${cells.map(escape).join(" | ")} |`;
  return [line(columns), `|${" --- |".repeat(columns.length)}`, ...rows.map(line)].join("\n");
}

/** Words as words: nothing in them is taken for markup, be it Markdown or HTML. */
function escape(words: string): string {
  return words
    .replace(/\s+/g, " ")
    .replace(/[\\`*_{}[\]<>#|~]/g, "\\$&")
    .replace(/&/g, "&amp;");
}
