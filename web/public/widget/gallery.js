// Fills in the address of this place, and puts a button for copying under every example.
const here = new URL("./", location.href).href.replace(/\/$/, "");

for (const code of document.querySelectorAll("[data-example]")) {
  code.textContent = code.textContent.replaceAll("KHABAR", here).replaceAll("ORIGIN", location.origin);
  const pre = code.parentElement;
  pre.tabIndex = 0; // so that long lines can be scrolled by keyboard
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", "مثال");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "نسخ";
  button.addEventListener("click", async () => {
    const copied = await navigator.clipboard.writeText(code.textContent).then(
      () => true,
      () => false,
    );
    button.textContent = copied ? "نُسخ" : "لم يسمح المتصفح بالنسخ";
    setTimeout(() => (button.textContent = "نسخ"), 2000);
  });
  pre.after(button);
}

document.addEventListener("khabar-analysis", ({ detail }) => {
  document.getElementById("heard").textContent = detail.analysis.summary.headline;
});
