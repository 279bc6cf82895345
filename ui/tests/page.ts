// Opens the built window over the fake program in Chromium, with no server; what is expected of it is in the tests.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import type { Behaviour } from "../src/api/fake/behaviour";

const BUILT = new URL("../node_modules/.fake/", import.meta.url).pathname;
const HOST = "http://claimwright.invalid";
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};
/** The policy of the real window, so that what it would refuse is refused here. */
const POLICY =
  "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; object-src 'none'; frame-src 'none'";

export interface Look {
  dark?: boolean;
  width?: number;
  height?: number;
  language?: string;
}

export function launch(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) throw new Error(`Chromium is needed at ${executablePath}: install the package chromium.`);
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

/** A page on which the window stands. Everything outside the built files is refused. */
export async function openWindow(browser: Browser, behaviour: Partial<Behaviour>, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1400, height: look.height ?? 900 },
    colorScheme: look.dark ? "dark" : "light",
    locale: look.language ?? "en-US",
  });
  const page = await context.newPage();
  await page.route("**/*", async (route) => {
    const { pathname, origin } = new URL(route.request().url());
    const file = join(BUILT, normalize(pathname));
    if (origin !== HOST || !existsSync(file)) return route.abort();
    await route.fulfill({
      body: await readFile(file),
      contentType: TYPES[extname(file)] ?? "application/octet-stream",
      headers: { "content-security-policy": POLICY },
    });
  });
  const wished = JSON.stringify({ ...behaviour, ...(behaviour.pace === Infinity ? { pace: -1 } : {}) });
  await page.goto(`${HOST}/fake.html?${encodeURIComponent(wished)}`);
  await page.locator("h1").waitFor();
  return page;
}

/**
 * Rests the mouse at a place, as a person does who sees nothing the first time, until a tip shows: an answer that comes
 * meanwhile lays the marks anew, which closes one.
 */
export async function rest(page: Page, place: () => Promise<{ x: number; y: number }>, tip: Locator): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    const { x, y } = await place();
    await page.mouse.move(x + 1, y);
    await page.mouse.move(x, y);
    if (await tip.waitFor({ timeout: 3_000 }).then(() => true, () => false)) return;
  }
  throw new Error("no tip shows where the mouse rests");
}

/** The middle of an element. */
export async function middle(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
}
