// The door, the matters and the settings in Chromium over the fake program: what axe finds, what the keyboard reaches.
import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD } from "../src/api/fake/door";
import type { Behaviour } from "../src/api/fake/behaviour";
import { launch, type Look, openWindow } from "./page";

let browser: Browser;
beforeAll(async () => (browser = await launch()));
afterAll(() => browser?.close());

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });

/** Goes on from a page to the next one. */
type Step = (page: Page) => Promise<unknown>;

async function reach(look: Look, behaviour: Partial<Behaviour>, ...steps: Step[]): Promise<Page> {
  const page = await openWindow(browser, behaviour, look);
  for (const step of steps) await step(page);
  return page;
}

const press =
  (name: string | RegExp): Step =>
  (page) =>
    button(page, name).click();
const section = (name: string): Step[] => [press("Settings"), press(name)];
const seen =
  (words: string | RegExp): Step =>
  (page) =>
    page.getByText(words).first().waitFor();

const described: Step = async (page) => {
  await page.getByLabel("Your name").fill("Ada Berger");
  await page.getByLabel("Name of the vault").fill("Berger & Partner");
  await button(page, "Propose a passphrase").click();
  await page.getByText("Good: this will be taken.").waitFor();
};
const enrolled: Step = async (page) => {
  await described(page);
  await button(page, "Continue").click();
  await page.locator("#totp-key").waitFor();
};
const papers: Step = async (page) => {
  await enrolled(page);
  await page.locator("#code").fill("222222");
  await page.keyboard.press("Enter");
  await page.locator("#recovery-key").waitFor();
};
const refused: Step = async (page) => {
  for (let time = 0; time < 5; time += 1) {
    await page.getByLabel("Name").fill("Nobody");
    await page.locator("#password").fill("some other password");
    await page.locator("#code").fill("123456");
    await button(page, "Sign in").click();
    await page.locator(".note.bad, .note.grave").first().waitFor();
  }
};
/** Password and code in the dialog that asks for them. */
const confirmed: Step = async (page) => {
  const dialog = page.getByRole("dialog").last();
  await dialog.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await dialog.getByLabel("Code").fill("555555");
  await page.keyboard.press("Enter");
  await page.getByText("Please confirm that it is you").waitFor({ state: "detached" });
};

/** Names the client of the matter, and lets completion take wordings from all its matters. */
const widened: Step = async (page) => {
  await page.getByLabel("Client of this matter").fill("Nordlicht GmbH");
  await button(page, "Keep").click();
  await page.getByLabel("Take wordings from all matters of the same client").check();
  await page.getByText("7 saved texts in 3 matters of this client").waitFor();
};

const open = { accounts: "open" } as const;
/** Every screen, reached as a person would reach it. */
const STATES: Record<string, (look: Look) => Promise<Page>> = {
  "first start": (look) => reach(look, { accounts: "none" }, described),
  enrolment: (look) => reach(look, { accounts: "none" }, enrolled),
  papers: (look) => reach(look, { accounts: "none" }, papers),
  "an empty vault": (look) =>
    reach(look, { accounts: "none" }, papers, (page) => page.locator("#printed").check(), press("Continue"), seen("No matter yet")),
  "sign-in": (look) => reach(look, { accounts: "out" }),
  "choice of a vault": (look) =>
    reach(
      look,
      { accounts: "out" },
      async (page) => {
        await page.locator("#name").fill("Ada Berger");
        await page.locator("#password").fill(PASSWORD);
        await page.locator("#code").fill("111111");
      },
      press("Sign in"),
      seen("Which vault?"),
    ),
  "sign-in refused": (look) => reach(look, { accounts: "out" }, refused, seen("The recovery key works at once")),
  recovery: (look) => reach(look, { accounts: "out" }, press("Forgot the password")),
  activation: (look) => reach(look, { accounts: "out" }, press("I have an activation code")),
  "restoring a backup": (look) => reach(look, { accounts: "out" }, press("Restore a backup")),
  repair: (look) => reach(look, { accounts: "unavailable" }, press(/^Repair/)),
  "the honest page": (look) => reach(look, { accounts: "out" }, press(/^What is protected/), seen("Not at all")),
  lock: (look) => reach(look, { accounts: "locked" }),
  matters: (look) => reach(look, { ...open, unsaved: true }, seen("unsaved text")),
  "a matter under a hold": (look) => reach(look, open, press(/^Atelier Dumas/), seen("No document yet")),
  "matters to read": (look) => reach(look, { ...open, role: "read_only" }, seen("You may read here")),
  "unsaved text": (look) => reach(look, { ...open, unsaved: true }, press("Apparatus"), seen("Unsaved text was found")),
  "a document of the vault": (look) => reach(look, open, press("Apparatus"), seen("Saved")),
  "own texts of a client": (look) => reach(look, open, press("Apparatus"), press("Models"), seen("2 other saved texts"), widened),
  "keeping a text": (look) => reach(look, open, press("Look at the sample"), press("Keep…"), seen("Keep in a matter")),
  revisions: (look) => reach(look, open, press("Revisions: Apparatus"), seen("as discussed")),
  export: (look) => reach(look, open, press("Export…"), seen("As plain files")),
  "deleted matter": (look) =>
    reach(look, open, press("Delete…"), press("Delete"), seen("2 backups still hold it")),
  account: (look) => reach(look, open, ...section("Your account")),
  "both factors again": (look) => reach(look, open, ...section("Your account"), press("New authenticator…"), seen("Please confirm")),
  "a new authenticator": (look) =>
    reach(look, open, ...section("Your account"), press("New authenticator…"), confirmed, seen("Or type this key")),
  "a new password": (look) => reach(look, open, ...section("Your account"), press("Change password…"), seen("The same again")),
  "new codes": (look) =>
    reach(look, open, ...section("Your account"), press("New recovery codes…"), confirmed, seen("destroy that paper")),
  members: (look) => reach(look, open, ...section("Members"), (page) => page.getByLabel("More for Jean Petit").click()),
  inviting: (look) => reach(look, open, ...section("Members"), press("Invite…"), seen("You get an activation code")),
  removing: (look) =>
    reach(look, open, ...section("Members"), (page) => page.getByLabel("More for Jean Petit").click(), press("Remove…"), seen("stay readable")),
  vaults: (look) => reach(look, open, ...section("Vaults"), seen("open now")),
  backups: (look) => reach(look, open, ...section("Backups"), press("Back up now"), seen("Taken and verified")),
  retention: (look) => reach(look, open, ...section("Retention"), press("Apply now"), seen("Removed: 12 revisions")),
  "audit log": (look) => reach(look, open, ...section("Audit log"), press("Verify all"), seen("Every entry is")),
};

describe.each([
  ["light", {}],
  ["dark and small", { dark: true, width: 1024, height: 700 }],
] as [string, Look][])("axe finds nothing, %s", (_, look) => {
  test.each(Object.keys(STATES))("%s", async (state) => {
    const page = await (STATES[state] as (look: Look) => Promise<Page>)(look);
    const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join("\n  ")}`)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow, "nothing may stand outside the window").toBe(false);
    await page.context().close();
  });
});

/** Goes with Tab to what bears a name, and tells how many steps it took. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const reached = await page.evaluate(() => {
      const at = document.activeElement;
      const label = at?.closest("label") ?? (at?.id ? document.querySelector(`label[for="${at.id}"]`) : null);
      return at?.getAttribute("aria-label") ?? label?.textContent ?? at?.textContent ?? "";
    });
    if (reached.trim().startsWith(name)) return;
  }
  throw new Error(`Tab does not reach “${name}”`);
}

test("the first start by keyboard alone, to a matter with a document", async () => {
  const page = await openWindow(browser, { accounts: "none" });
  await page.keyboard.type("Ada Berger");
  await tabTo(page, "Name of the vault");
  await page.keyboard.type("Berger & Partner");
  await tabTo(page, "Choose a password");
  await page.keyboard.type("quiet harbour lantern seven");
  await tabTo(page, "The same again");
  await page.keyboard.type("quiet harbour lantern seven");
  await page.getByText("Good: this will be taken.").waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#totp-key").waitFor();
  await page.keyboard.type("222222");
  await page.keyboard.press("Enter");
  await page.locator("#recovery-key").waitFor();
  expect(await page.locator(".recovery-code").count()).toBe(10);
  expect(await button(page, "Continue").isDisabled()).toBe(true);
  await tabTo(page, "I have printed");
  await page.keyboard.press("Space");
  await tabTo(page, "Continue");
  await page.keyboard.press("Enter");
  await page.getByText("No matter yet").waitFor();
  expect(await page.locator("body").textContent(), "the papers are gone").not.toContain("7K3QX");
  await tabTo(page, "New matter");
  await page.keyboard.type("Nordlicht");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Nordlicht" }).waitFor();
  await tabTo(page, "New document");
  await page.keyboard.type("Claims");
  await page.keyboard.press("Enter");
  await page.locator(".cm-content:focus").waitFor();
  await page.keyboard.type("1. A bolt.");
  await page.getByText("Kept", { exact: true }).waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText("Saved", { exact: true }).waitFor();
});

test("on paper stand the papers and whose they are, and nothing of the window", async () => {
  for (const state of ["papers", "new codes"]) {
    const page = await (STATES[state] as (look: Look) => Promise<Page>)({ dark: true });
    await page.emulateMedia({ media: "print" });
    const printed = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement?.checkVisibility({ visibilityProperty: true })) text += ` ${node.textContent}`;
      }
      return text;
    });
    expect(printed).toContain("Claimwright · Ada Berger · Berger & Partner");
    expect(printed).toContain("3F7KQ-9XW2M");
    expect(printed).not.toMatch(/Settings|Your account|Continue|English|I have printed/);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  }
});

test("Ctrl+L locks whatever is asked, nothing stays on the page, and the password alone opens", async () => {
  const page = await openWindow(browser, { accounts: "open" });
  await button(page, "Apparatus").click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" wetted");
  await page.keyboard.press("Control+l");
  await page.getByRole("heading", { name: "Locked" }).waitFor();
  expect(await page.locator("html").innerHTML()).not.toMatch(/wetted|textile|Nordlicht|Apparatus/);
  expect(await page.title()).toBe("Claimwright");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  // The work goes on where it was, with what was typed.
  await page.locator(".cm-content:focus", { hasText: "wetted" }).waitFor();
  await page.getByText("Kept", { exact: true }).waitFor();
});

test("text that was left is shown beside what was saved before anything is decided", async () => {
  const page = await openWindow(browser, { accounts: "open", unsaved: true });
  await page.getByText("holds text that was typed").waitFor();
  await button(page, "Look at it…").press("Enter");
  await page.locator("ins", { hasText: "wetted" }).waitFor();
  await button(page, "Take it").press("Enter");
  await page.locator(".cm-content", { hasText: "wetted" }).waitFor();
});

test("who may enter several vaults is asked which, and the one that was open last is a key away", async () => {
  for (const [key, vault] of [["Enter", "Berger & Partner"], ["Tab", "Nordlicht (wall)"]]) {
    const page = await openWindow(browser, { accounts: "out" });
    await page.locator("#name").fill("Ada Berger");
    await page.locator("#password").fill(PASSWORD);
    await page.locator("#code").fill("111111");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Which vault?" }).waitFor();
    await page.keyboard.press(key as string);
    if (key === "Tab") await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Matters" }).waitFor();
    await page.getByRole("banner").getByText(vault as string).waitFor();
  }
});

test("papers that nobody confirmed are asked for until they are there", async () => {
  const unconfirmed = { kind: "papers_unconfirmed", sentence: "The last papers may be lost." };
  const page = await openWindow(browser, { accounts: "open", notices: [unconfirmed] });
  await page.getByText(unconfirmed.sentence).waitFor();
  await button(page, "I have them").press("Enter");
  await page.getByText(unconfirmed.sentence).waitFor({ state: "detached" });
  await button(page, "Settings").click();
  await button(page, "← Matters").click();
  expect(await page.getByText(unconfirmed.sentence).count()).toBe(0);
});

test("undo reaches over a lock, to what was typed before it", async () => {
  const page = await openWindow(browser, { accounts: "open" });
  await button(page, "Apparatus").click();
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" wetted");
  await page.getByText("Kept", { exact: true }).waitFor();
  await page.keyboard.press("Control+s");
  await page.getByText("Saved", { exact: true }).waitFor();
  await page.keyboard.press("Control+l");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.locator(".cm-content", { hasText: "wetted" }).click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.locator(".cm-content").textContent()).not.toContain("wetted");
});

test("a refusal says the same for a name that is not there, and is said to a screen reader", async () => {
  const said: (string | null)[] = [];
  for (const name of ["Nobody", "Ada Berger"]) {
    const page = await openWindow(browser, { accounts: "out" });
    await page.keyboard.type(name);
    await tabTo(page, "Password");
    await page.keyboard.type("some other password");
    await tabTo(page, "Code");
    await page.keyboard.type("111111");
    await page.keyboard.press("Enter");
    const alert = page.getByRole("alert").filter({ hasText: /\S/ });
    await alert.waitFor();
    said.push(await alert.textContent());
    expect(await page.locator("#password").inputValue()).toBe("");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("password");
  }
  expect(said[0]).toBe(said[1]);
});

test("the wait counts down, and the way by the recovery key stands beside it", async () => {
  const page = await (STATES["sign-in refused"] as (look: Look) => Promise<Page>)({});
  const timer = page.getByRole("timer");
  const before = await timer.textContent();
  await expect.poll(() => timer.textContent()).not.toBe(before);
  await button(page, "Use the recovery key").press("Enter");
  await page.getByRole("heading", { name: "Recover with the recovery key" }).waitFor();
});

test("a dialog gives the keyboard back to where it came from", async () => {
  const page = await openWindow(browser, { accounts: "open" });
  await button(page, "Rename…").press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Rename…");
});

test("an invitation by keyboard: both factors again, then the code to hand over", async () => {
  const page = await openWindow(browser, { accounts: "open" });
  await button(page, "Settings").press("Enter");
  await button(page, "Members").press("Enter");
  await button(page, "Invite…").press("Enter");
  await page.keyboard.type("Paul Roux");
  await page.keyboard.press("Enter");
  await page.getByText("Please confirm that it is you").waitFor();
  await page.keyboard.type(PASSWORD);
  await tabTo(page, "Code");
  await page.keyboard.type("555555");
  await page.keyboard.press("Enter");
  await page.locator("#activation-code").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("row", { name: /Paul Roux/ }).getByText("invited").waitFor();
});

test("what goes wrong is said in the dialog that asked for it, and what was typed stays", async () => {
  const page = await openWindow(browser, { accounts: "open", fail: { matters: { code: "DiskFull", sentence: "The disk is full.", details: null } } });
  await page.getByText("The disk is full.").waitFor();
  const calm = await openWindow(browser, { accounts: "open", fail: { transfer: { code: "NotWhole", sentence: "This is no archive.", details: null } } });
  await button(calm, "Take in an archive…").press("Enter");
  await calm.keyboard.type("any password");
  await calm.keyboard.press("Enter");
  await calm.getByRole("dialog").getByText("This is no archive.").waitFor();
  await calm.keyboard.press("Escape");
  await button(calm, "Export…").press("Enter");
  await calm.getByLabel("As plain files", { exact: false }).check();
  await calm.getByRole("dialog").getByRole("button", { name: "Export…" }).press("Enter");
  await calm.getByRole("dialog").getByText("This is no archive.").waitFor();
});

test("who is no administrator sees members and retention, and changes neither", async () => {
  const page = await openWindow(browser, { accounts: "open", role: "attorney" });
  await button(page, "Settings").click();
  expect(await button(page, "Audit log").count()).toBe(0);
  await button(page, "Members").click();
  await page.getByRole("row", { name: /Jean Petit/ }).waitFor();
  expect(await page.getByRole("combobox").count(), "only the language").toBe(1);
  await button(page, "Retention").click();
  expect(await page.locator("main input:enabled").count()).toBe(0);
});

test.each([
  ["fr-FR", "Connexion", "Mot de passe oublié", "Dossiers"],
  ["de-DE", "Anmelden", "Passwort vergessen", "Akten"],
])("the door and the matters speak %s", async (language, title, forgotten, home) => {
  const page = await openWindow(browser, { accounts: "out" }, { language, width: 1280, height: 800 });
  await page.getByRole("heading", { name: title }).waitFor();
  await button(page, forgotten).waitFor();
  await page.locator("#name").fill("Ada Berger");
  await page.locator("#password").fill(PASSWORD);
  await page.locator("#code").fill("111111");
  await page.keyboard.press("Enter");
  await button(page, "Berger & Partner").click();
  await page.getByRole("heading", { name: home }).waitFor();
});
