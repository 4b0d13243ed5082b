import { buildMarks, isMark, layersOf, type MarkNode } from "../ui/marks.js";
import { DIRECTIONS, type Language } from "../i18n/index.js";
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
import style from "./report.css?raw";

/** A web page that stands by itself: no script, nothing to fetch, for mail and archives. */
export function toHtml(report: Report, sentences: number): string {
  const { analysis, messages: m, language, source } = report;
  const [headline, ...below] = headlinesOf(report);
  const title = escape(headline?.words ?? m.name);
  const ofLanguage = (written: Language): string => `lang="${written}" dir="${DIRECTIONS[written]}"`;
  const about = [
    analysis.published && `<time datetime="${escape(analysis.published)}">${escape(analysis.published)}</time>`,
    source && `<a href="${escape(source)}" rel="noopener noreferrer"><bdi dir="ltr">${escape(source)}</bdi></a>`,
  ].filter(Boolean);
  const facts = factsIn(report).map(
    ({ term, values }) => `<dt>${escape(term)}</dt><dd>${values.map(phrase).join(escape(m.listJoin))}</dd>`,
  );
  return `<!doctype html>
<html lang="${language}" dir="${DIRECTIONS[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1 ${ofLanguage(headline?.language ?? language)}>${title}</h1>
${below.map(({ language, words }) => `<p ${ofLanguage(language)} class="headline">${escape(words)}</p>`).join("")}
<p class="about">${about.join(" · ")}</p>
<div lang="ar" dir="rtl" class="summary">${summaryIn(report, sentences)
    .map((sentence) => `<p>${escape(sentence)}</p>`)
    .join("")}</div>
<dl>${facts.join("")}</dl>
<section><h2>${escape(m.text)}</h2><article lang="ar" dir="rtl">${markedText(report)}</article></section>
<section><h2>${escape(m.events)}</h2>${table(
    eventColumns(m).slice(0, -1),
    analysis.events.map((event) => eventRow(report, event).slice(0, -1)),
    m.noEvents,
  )}</section>
<section><h2>${escape(m.names)}</h2>${table(
    entityColumns(m),
    byImportance(analysis).map((entity) => entityRow(report, entity)),
    m.noNames,
  )}</section>
</main>
<footer>${escape(m.takeAway.madeWith)}</footer>
</body>
</html>
`;
}

function markedText({ text, analysis }: Report): string {
  const draw = (node: MarkNode): string =>
    isMark(node)
      ? `<mark class="${node.layer.kind}">${node.children.map(draw).join("")}</mark>`
      : escape(text.slice(node.start, node.end));
  return (
    [...buildMarks(text, layersOf(analysis))]
      // The space between paragraphs is the style sheet's; line breaks that end one would double it.
      .map(({ children }) =>
        children
          .map(draw)
          .join("")
          .replace(/[\r\n]+((?:<\/mark>)*)$/, "$1"),
      )
      .map((words) => `<p>${words}</p>`)
      .join("\n")
  );
}

function table(columns: string[], rows: string[][], empty: string): string {
  if (rows.length === 0) return `<p>${escape(empty)}</p>`;
  const head = columns.map((column) => `<th scope="col">${escape(column)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${phrase(cell)}</td>`).join("")}</tr>`);
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table></div>`;
}

function phrase(words: string): string {
  return words === "" ? "" : `<bdi>${escape(words)}</bdi>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escape(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
