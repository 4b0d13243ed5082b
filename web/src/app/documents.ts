/** The words of a web page or a Word document. Their markup is parsed by the browser and never joins the page. */

import { webAddress } from "../export/share.js";

export interface Story {
  text: string;
  /** The day of publication that the document names, or null. */
  published: string | null;
  /** The address that the document gives for itself, or empty. */
  source: string;
}

/** What is on a news page besides the story. */
const BESIDES =
  "script, style, noscript, template, nav, aside, footer, form, button, select, iframe, svg, figure, [hidden], [aria-hidden='true']";
const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL".split(" "),
);

/** The story of a page: its `article` or `main` where it has one, a line for each block. */
export function textOfHtml(html: string): Story {
  const page = new DOMParser().parseFromString(html, "text/html");
  const published = dateOf(page);
  const source = addressOf(page);
  for (const element of page.querySelectorAll(BESIDES)) element.remove();
  const story = page.querySelector("article") ?? page.querySelector("main") ?? page.body;
  const lines: string[] = [""];
  collect(story, lines);
  return { text: tidy(lines), published, source };
}

function collect(node: Node, lines: string[]): void {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      lines[lines.length - 1] += child.nodeValue!.replace(/[\t\n\f\r ]+/g, " ");
    } else if (child instanceof Element) {
      if (child.tagName === "BR") lines.push("");
      const block = BLOCKS.has(child.tagName);
      if (block) lines.push("");
      collect(child, lines);
      if (block) lines.push("");
    }
  }
}

function tidy(lines: string[]): string {
  return lines
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n\n");
}

function dateOf(page: Document): string | null {
  const stated =
    page.querySelector('meta[property="article:published_time"], meta[name="date"], meta[itemprop="datePublished"]') ??
    page.querySelector("article time[datetime], time[pubdate]");
  const value = stated?.getAttribute("content") ?? stated?.getAttribute("datetime") ?? "";
  return /^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? null;
}

function addressOf(page: Document): string {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute("href");
  const stated = canonical ?? page.querySelector('meta[property="og:url"]')?.getAttribute("content");
  return webAddress(stated ?? "");
}

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The paragraphs of `word/document.xml`. Text that tracked changes have deleted (`w:delText`) is left out. */
export function textOfWordXml(xml: string): string {
  const page = new DOMParser().parseFromString(xml, "application/xml");
  if (page.getElementsByTagName("parsererror").length > 0) throw new Error("The document is damaged.");
  const paragraphs = [...page.getElementsByTagNameNS(WORD, "p")];
  return tidy(paragraphs.flatMap((paragraph) => wordsOf(paragraph).split("\n")));
}

function wordsOf(paragraph: Element): string {
  let words = "";
  for (const element of paragraph.getElementsByTagNameNS(WORD, "*")) {
    if (element.localName === "t") words += element.textContent;
    else if (element.localName === "tab") words += " ";
    else if (element.localName === "br" || element.localName === "cr") words += "\n";
  }
  return words;
}
