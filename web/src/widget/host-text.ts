import { TextIndex } from "../ui/text-index.js";

/** What has no words of the story in it. */
const BESIDES = "script, style, noscript, template, nav, aside, form, button, select, textarea, khabar-analyzer";
const BLOCKS = new Set(
  "ADDRESS ARTICLE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL".split(
    " ",
  ),
);

export interface HostText {
  text: string;
  /** Where the words of the text stand in the page. */
  index: TextIndex;
}

/**
 * The words of `element`, each block as a paragraph. Code units stand for code units of the page's own text nodes, so
 * that every result leads back to them: white space is levelled, but never taken away.
 */
export function readHostText(element: Element): HostText {
  const index = new TextIndex();
  let text = "";
  const breakLine = (breaks: string): void => {
    if (text !== "" && !text.endsWith("\n")) text += breaks;
  };
  const visit = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child instanceof Text) {
        if (child.data.trim() === "" && (text === "" || text.endsWith("\n"))) continue;
        index.add(child, text.length);
        text += child.data.replace(/[\t\n\f\r]/g, " ");
      } else if (child instanceof Element && !child.matches(BESIDES)) {
        const block = BLOCKS.has(child.tagName);
        if (block) breakLine("\n\n");
        if (child.tagName === "BR") breakLine("\n");
        visit(child);
        if (block) breakLine("\n\n");
      }
    }
  };
  visit(element);
  return { text, index };
}
