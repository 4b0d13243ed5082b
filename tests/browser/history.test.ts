import { strToU8, zipSync } from "fflate";
import { expect, forgive, test } from "./support.js";

const FIRST = "زار الرئيس الفرنسي مدينة الرباط يوم الاثنين.";
const SECOND = "وصل وزير الخارجية المصري إلى بيروت.";

test.beforeEach(({ desk }) => desk.open());

test("what was analysed is kept over a reload, opened again and deleted, which can be undone", async ({
  desk,
  page,
}) => {
  const opener = page.getByRole("button", { name: /^المحفوظات/ });
  await desk.paste(FIRST);
  await expect(opener).toContainText("1");
  await page.getByRole("button", { name: "مسح" }).click();
  await desk.paste(SECOND);
  await expect(opener).toContainText("2");

  await page.reload();
  await expect(opener).toContainText("2");
  await opener.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator(".saved-title").first()).toContainText("بيروت");
  await desk.expectAccessible();
  await dialog.locator(".saved-title", { hasText: "الرباط" }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.reading).toHaveText(FIRST);

  await opener.click();
  await dialog
    .getByRole("button", { name: /^حذف: / })
    .first()
    .click();
  await expect(dialog.locator(".saved-title")).toHaveCount(1);
  await expect(dialog.getByRole("button", { name: "تراجع" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.locator(".saved-title")).toHaveCount(2);
  await dialog.getByRole("button", { name: "حذف الكل" }).click();
  await expect(dialog.locator(".saved-title")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(opener).toContainText("0");
});

test("a version takes the place of the one before; a paste over it all is another article", async ({
  desk,
  page,
}) => {
  const opener = page.getByRole("button", { name: /^المحفوظات/ });
  await desk.paste(FIRST);
  await expect(opener).toContainText("1");
  await page.getByRole("button", { name: "تحرير" }).click();
  await desk.area.press("End");
  await desk.area.pressSequentially(" وبيروت");
  await expect(desk.panel("names")).toContainText("بيروت");
  await expect(opener).toContainText("1");

  await desk.area.press("ControlOrMeta+a");
  await page.evaluate(() => {
    const area = document.querySelector("textarea")!;
    const shape = { inputType: "insertFromPaste", bubbles: true };
    area.dispatchEvent(new InputEvent("beforeinput", shape));
    area.value = "غادر الوزير القاهرة.";
    area.dispatchEvent(new InputEvent("input", shape));
  });
  await expect(opener).toContainText("2");
  await page.getByRole("button", { name: "تراجع" }).click();
  await expect(desk.reading).toHaveText(`${FIRST} وبيروت`);
});

test("nothing is kept of those who do not want it, nor of the example", async ({
  desk,
  page,
}) => {
  const opener = page.getByRole("button", { name: /^المحفوظات/ });
  await desk.openSample();
  await opener.click();
  await page.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "مسح" }).click();
  await desk.paste(SECOND);
  await expect(desk.marks.first()).toBeVisible();
  await page.reload();
  await expect(opener).toContainText("0");
  await opener.click();
  await expect(page.getByRole("checkbox")).not.toBeChecked();
});

test("opens a web page: its story, its day, and nothing of it runs", async ({
  desk,
  page,
  watch,
}) => {
  const html = `<!doctype html><html><head><title>x</title>
    <meta property="article:published_time" content="2023-09-18T08:00:00Z">
    <script>alert(1)</script></head><body><nav>الرئيسية</nav>
    <article><h1>زيارة</h1><p>زار الرئيس <b>الفرنسي</b> الرباط أمس.</p>
    <img src="https://example.invalid/x.png" onerror="alert(1)"><p>ثم عاد إلى باريس.</p></article>
    <footer>حقوق</footer></body></html>`;
  await desk.openFile("a.html", html, "text/html");
  await expect(desk.marks.first()).toBeVisible();
  await desk.expectText(
    "زيارة\n\nزار الرئيس الفرنسي الرباط أمس.\n\nثم عاد إلى باريس.",
  );
  await expect(page.locator("#published")).toHaveValue("2023-09-18");
  // Chromium tells that the policy forbids the handler in the parsed page.
  forgive(watch, /Executing inline event handler violates/);
});

test("opens a Word document, and says so when one is damaged", async ({
  desk,
  watch,
}) => {
  const openWord = (xml: string) =>
    desk.openFile("a.docx", zipSync({ "word/document.xml": strToU8(xml) }));
  await openWord(
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
      <w:p><w:r><w:t xml:space="preserve">زار الرئيس </w:t></w:r><w:r><w:t>مدينة بغداد.</w:t></w:r></w:p>
      <w:p><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del><w:r><w:t>ثم البصرة.</w:t></w:r></w:p>
      </w:body></w:document>`,
  );
  await expect(desk.panel("names")).toContainText("بغداد");
  await desk.expectText("زار الرئيس مدينة بغداد.\n\nثم البصرة.");
  await openWord("<w:document");
  await expect(desk.alert).toContainText("تعذّرت قراءة الملف");
  // Chromium would style its own report of damaged XML.
  forgive(watch, /Applying inline style violates/);
});
