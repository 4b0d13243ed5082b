import { byImportance, entityColumns, entityRow, eventColumns, eventRow, type Report } from "./report.js";

/** CSV as RFC 4180 has it, with the byte order mark by which spreadsheets know UTF-8. */
export function toCsv(rows: string[][]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that begins like a formula would be run by a spreadsheet: an apostrophe before it makes it words. */
function cell(value: string): string {
  const words = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

export function entitiesCsv(report: Report): string {
  const rows = byImportance(report.analysis).map((entity) => entityRow(report, entity));
  return toCsv([entityColumns(report.messages), ...rows]);
}

export function eventsCsv(report: Report): string {
  const rows = report.analysis.events.map((event) => eventRow(report, event));
  return toCsv([eventColumns(report.messages), ...rows]);
}
