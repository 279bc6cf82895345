// Passages of the user's own in the draft, in Chromium over the fake program: written by mouse and by keyboard, completed,
// left in every way there is, taken out, put back, and there again in the next draft.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, openWindow } from "./page";

let browser: Browser;
beforeAll(async () => (browser = await launch()));
afterAll(() => browser?.close());

async function drafted(): Promise<Page> {
  const page = await openWindow(browser, { open: true });
  await page.getByRole("tab", { name: "Draft" }).click();
  await page.getByRole("button", { name: "Draft", exact: true }).click();
  await page.getByText("2 proposals to review").waitFor();
  return page;
}

const field = "The present disclosure relates";
const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Passage of your own" });
const sentence = (page: Page, words: string): Locator => page.locator(".sentence", { hasText: words });

/** The paragraphs of the draft as they are read, each with its number. */
async function paragraphs(page: Page): Promise<string[]> {
  const all = await page.locator(".block.paragraph").allTextContents();
  return all.map((text) => text.replace(/\s+/g, " ").trim());
}

async function add(page: Page, behind: string): Promise<void> {
  await sentence(page, behind).first().hover();
  await page.getByRole("button", { name: `Add a passage behind: ${behind}` }).click();
  await expect.poll(() => editor(page).evaluate((element) => element === document.activeElement)).toBe(true);
}

test("a passage is completed, stands numbered where it was put, and says whose it is", async () => {
  const page = await drafted();
  const before = await paragraphs(page);
  await add(page, field);
  await page.keyboard.type("The drum is old.\n\nIt turns in the ");
  await page.locator(".passage .cm-ghost").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type(" and in the ");
  await page.keyboard.press("Control+Space");
  await page.getByRole("listbox", { name: "How the text may go on" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type(".");
  expect(await page.getByText(/Completion on · \d+ keys saved/).count()).toBe(1);
  const typed = await editor(page).locator(".cm-line").allTextContents();
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => editor(page).count()).toBe(0);
  const after = await paragraphs(page);
  expect(after.length).toBe(before.length + 2);
  expect(after[1]).toBe("[0002] The drum is old.");
  expect(after[2]).toBe(`[0003] ${typed[2]}`);
  expect(typed[2]).toMatch(/^It turns in the .+ and in the .+\.$/);
  // The keyboard is back in the preview, at the passage.
  await page.getByText("Written by you").waitFor();
});

test("it is written and opened by keyboard, and Tab leaves its editor", async () => {
  const page = await drafted();
  await page.getByRole("region", { name: "Preview of the draft" }).focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("+");
  await page.keyboard.type("Separators are known.");
  await page.keyboard.press("Escape");
  await sentence(page, "Separators are known.").waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type(" They jam.");
  await page.keyboard.press("Control+z");
  await page.keyboard.type(" They stop.");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
  await expect.poll(() => editor(page).count()).toBe(0);
  expect((await paragraphs(page))[0]).toBe("[0001] Separators are known. They stop.");
});

test("what was typed stays wherever one clicks, and in the draft that is written anew", async () => {
  const page = await drafted();
  await add(page, field);
  await page.keyboard.type("One.\nTwo.");
  // The next one is put behind a paragraph that stands two lower by then.
  await add(page, "FIG. 2 shows a flow chart");
  await page.keyboard.type("Three.");
  await page.getByRole("tab", { name: "Export" }).click();
  await page.getByRole("tab", { name: "Draft" }).click();
  const wanted = ["[0002] One.", "[0003] Two."];
  expect((await paragraphs(page)).slice(1, 3)).toEqual(wanted);
  const all = await paragraphs(page);
  const figure = all.findIndex((text) => text.includes("FIG. 2 shows a flow chart"));
  expect(all[figure + 1]).toContain("Three.");

  await sentence(page, "One.").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" More.");
  await page.getByRole("radio", { name: "USPTO" }).check();
  await page.getByRole("button", { name: "Draft again" }).click();
  await page.getByText("2 proposals to review").waitFor();
  expect((await paragraphs(page)).slice(1, 3)).toEqual(["[0002] One.", "[0003] Two. More."]);
});

test("a passage is deleted and put back, and claims and abstract take none", async () => {
  const page = await drafted();
  await add(page, field);
  await page.keyboard.type("Mine.");
  await page.keyboard.press("Escape");
  await sentence(page, "Mine.").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => sentence(page, "Mine.").count()).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await sentence(page, "Mine.").waitFor();
  expect((await paragraphs(page))[1]).toBe("[0002] Mine.");
  for (const words of ["1. A textile separating apparatus comprising", "a controller which adjusts"]) {
    await sentence(page, words).hover();
    expect(await page.getByRole("button", { name: /^Add a passage behind/ }).count()).toBe(0);
  }
});

test("a passage that is being written goes on where it was while a model fills the pages", async () => {
  const page = await openWindow(browser, { open: true, pace: 40 });
  await page.getByRole("tab", { name: "Draft" }).click();
  await page.getByRole("button", { name: "Draft", exact: true }).click();
  await page.locator(".live").waitFor();
  await add(page, "FIG. 1 shows a textile");
  const words = "This is typed while the pages are laid anew by what a model proposes. ";
  for (let times = 0; times < 4; times += 1) await page.keyboard.type(words, { delay: 8 });
  await page.getByText("2 proposals to review").waitFor();
  await page.keyboard.press("Escape");
  await sentence(page, words.repeat(4).trim()).waitFor();
});
