/** Makes elements. Text is only ever set as text, so nothing that comes from an article can become markup. */

export type Child = Node | string | null | undefined | false;

type Handlers = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };

export interface Props {
  class?: string;
  /** Attributes; null, undefined and false leave one out, true gives an empty one. */
  attrs?: Record<string, string | number | boolean | null | undefined>;
  on?: Handlers;
}

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class) element.className = props.class;
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [name, handler] of Object.entries(props.on ?? {})) {
    element.addEventListener(name, handler as EventListener);
  }
  append(element, children);
  return element;
}

function append(parent: Node, children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== undefined && child !== false)
      parent.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

/** Passages longer than this are shown in part: the whole stands in the text, one click away. */
const LONGEST_PASSAGE = 700;

export function clip(text: string): string {
  return text.length <= LONGEST_PASSAGE ? text : `${text.slice(0, LONGEST_PASSAGE).trimEnd()}…`;
}

/** A phrase set into text of another direction: it keeps its own and does not disturb its neighbours. */
export function bdi(text: string, props: Props = {}): HTMLElement {
  return h("bdi", props, clip(text));
}

/** Words of the article, which are Arabic whatever the language of the page. */
export function arabic(text: string, className?: string): HTMLElement {
  return h("bdi", { class: className, attrs: { lang: "ar", dir: "rtl" } }, clip(text));
}

/** A name in Latin letters. */
export function latin(text: string, className?: string): HTMLElement {
  return h("bdi", { class: className, attrs: { lang: "en", dir: "ltr" } }, text);
}

export function icon(name: string): HTMLElement {
  return h("span", { class: `icon icon-${name}`, attrs: { "aria-hidden": "true" } });
}

export function scrollBehavior(): ScrollBehavior {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
