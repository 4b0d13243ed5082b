// On the page round the frame: gives it the text and makes it as tall as its result.
//
//   <iframe data-khabar-for="article" data-khabar-published="2026-11-20" src="https://…/widget/frame.html"></iframe>
//   <script src="https://…/widget/khabar-frame.js" defer></script>
(() => {
  const frames = () => document.querySelectorAll("iframe[data-khabar-for]");
  const BLOCKS = "address, article, blockquote, div, dd, dt, figure, h1, h2, h3, h4, h5, h6, li, p, pre, section, tr";

  /** The words of an element, each block on lines of its own. */
  function wordsOf(element) {
    const copy = element.cloneNode(true);
    for (const beside of copy.querySelectorAll("script, style, noscript, template, nav, aside, form, iframe"))
      beside.remove();
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\n");
    for (const block of copy.querySelectorAll(BLOCKS)) block.append("\n\n");
    return copy.textContent
      .replace(/[ \t]+/g, " ")
      .replace(/\s*\n\s*/g, "\n")
      .trim();
  }

  addEventListener("message", ({ source, data }) => {
    const frame = [...frames()].find(({ contentWindow }) => contentWindow === source);
    if (!frame || typeof data !== "object" || data === null) return;
    if (data.khabar === "height" && Number.isFinite(data.height)) frame.height = String(Math.min(data.height, 20_000));
    if (data.khabar !== "ready") return;
    const article = document.getElementById(frame.dataset.khabarFor);
    if (!article) return;
    // To the address that the site itself has put there, and to nobody else.
    const target = new URL(frame.src).origin;
    const { khabarPublished: published } = frame.dataset;
    frame.contentWindow.postMessage({ khabar: "text", text: wordsOf(article), published }, target);
  });

  // Frames that were ready before this script came say so again.
  for (const frame of frames()) frame.contentWindow.postMessage({ khabar: "hello" }, "*");
})();
