import brief from "../styles/brief.css?inline";
import panels from "../styles/panels.css?inline";
import tokens from "../styles/tokens.css?inline";
import highlights from "./highlights.css?inline";
import widget from "./widget.css?inline";

let own: CSSStyleSheet | null = null;
let ofThePage: CSSStyleSheet | null = null;

/** Sheets made by scripts are no inline styles, so a strict Content-Security-Policy lets them be. */
function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** All widgets share one sheet. */
export function adoptStyles(root: ShadowRoot): void {
  own ??= sheet([tokens, panels, brief, widget].join("\n"));
  root.adoptedStyleSheets = [own];
}

/** The page's own words light up, so the style for that belongs to the page. Nothing else there is touched. */
export function adoptHighlights(): void {
  if (ofThePage) return;
  ofThePage = sheet(highlights);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, ofThePage];
}
