// Inside the frame: takes the text from the page round it and tells that page how tall the result is.
const widget = document.querySelector("khabar-analyzer");
const article = document.getElementById("text");

for (const [name, value] of new URLSearchParams(location.search)) {
  if (["show", "lang", "numerals", "theme", "sentences"].includes(name)) widget.setAttribute(name, value);
}
const language = widget.getAttribute("lang") === "en" ? "en" : "ar";
document.documentElement.lang = language;
document.documentElement.dir = language === "en" ? "ltr" : "rtl";

const greet = () => parent.postMessage({ khabar: "ready" }, "*");

addEventListener("message", ({ source, data }) => {
  if (source === parent && data?.khabar === "hello") greet();
  if (source !== parent || data?.khabar !== "text" || typeof data.text !== "string") return;
  article.replaceChildren(
    ...data.text.split(/\n+/).map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }),
  );
  if (typeof data.published === "string") widget.setAttribute("published", data.published);
  widget.refresh();
});

// A height tells nothing of the text, so any page may know it.
const tell = () =>
  parent.postMessage({ khabar: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
new ResizeObserver(tell).observe(document.body);
greet();
