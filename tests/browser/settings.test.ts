import { expect, test } from "./support.js";

test("digits are those of the text, or those that the reader chooses for good", async ({
  desk,
  page,
}) => {
  await desk.open();
  await desk.paste("قتل ٥ أشخاص وأصيب ١٢ آخرون في بيروت يوم ١٨ نوفمبر ٢٠٢٦.");
  await expect(desk.panel("times")).toContainText("١٨ نوفمبر ٢٠٢٦");
  await page.locator(".open-settings").click();
  await page.getByRole("radio", { name: "123", exact: true }).check();
  await page.keyboard.press("Escape");
  await expect(desk.panel("times")).toContainText("18 نوفمبر 2026");
  await page.reload();
  await desk.openSample();
  await expect(desk.panel("times")).toContainText("24 نوفمبر 2026");
  await page.locator(".open-settings").click();
  await page.getByRole("radio", { name: "١٢٣" }).check();
  await page.keyboard.press("Escape");
  await expect(desk.panel("times")).toContainText("٢٤ نوفمبر ٢٠٢٦");
});

test("dark and light can be chosen against the device, and stay", async ({
  desk,
  page,
}) => {
  await desk.open();
  const paper = () =>
    page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
  const light = await paper();
  await page.locator(".open-settings").click();
  await page.getByRole("radio", { name: "داكن" }).check();
  const dark = await paper();
  expect(dark).not.toBe(light);
  await desk.expectAccessible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".open-settings")).toBeFocused();
  await page.reload();
  expect(await paper()).toBe(dark);
});

test("numbers of things are said as Arabic says them", async ({
  desk,
  page,
}) => {
  await desk.open();
  const status = page.locator(".status-words");
  await desk.paste("بيروت.");
  await expect(status).toContainText("كلمة واحدة");
  await expect(status).toContainText("اسم واحد");
  await page.getByRole("button", { name: "مسح" }).click();
  await desk.paste("بيروت، القاهرة.");
  await expect(status).toContainText("كلمتان");
  await expect(status).toContainText("اسمان");
  await page.getByRole("button", { name: "مسح" }).click();
  await desk.paste("بيروت، القاهرة، بغداد.");
  await expect(status).toContainText("3 كلمات");
  await expect(status).toContainText("3 أسماء");
  await page.getByRole("button", { name: "مسح" }).click();
  await desk.paste(`${"بيروت، ".repeat(11)}.`);
  await expect(status).toContainText("11 كلمة");
});
