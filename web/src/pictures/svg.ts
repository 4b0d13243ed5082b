/** Makes SVG elements. As in the page, text is only ever set as text. */

const SVG = "http://www.w3.org/2000/svg";

export type SvgAttributes = Record<string, string | number | null | undefined>;

export function s<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: SvgAttributes = {},
  ...children: (Node | string | null | false)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  for (const child of children) if (child !== null && child !== false) element.append(child);
  return element;
}

/** A whole picture: one image with a name for those who do not see it; the table beside it says the same. */
export function canvas(width: number, height: number, label: string, ...children: Node[]): SVGSVGElement {
  return s(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": label, class: "canvas" },
    ...children,
  );
}

/** A part of a picture that leads somewhere when pressed, with its words on hover. */
export function pressable(act: () => void, words: string, ...children: (Node | false)[]): SVGGElement {
  const group = s("g", { class: "pressable" }, s("title", {}, words), ...children);
  group.addEventListener("click", act);
  return group;
}

export function shorten(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}
