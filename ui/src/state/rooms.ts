// Going from room to room: the matters, the settings, a document of the vault, another vault; the desk keeps what is shown.
import { call, type KeptOpened } from "../api";
import { historyFor } from "../editor/undo";
import { claims } from "./claims.svelte";
import { claimsOf, desk } from "./desk.svelte";
import { failures } from "./failures.svelte";
import { house, type Section } from "./house.svelte";
import { keeping } from "./keeping.svelte";
import { matters } from "./matters.svelte";
import { session } from "./session.svelte";

class Rooms {
  /** Where work begins: the matters, or without accounts the ways to open something. */
  async home(): Promise<void> {
    if (session.without) {
      desk.screen = "welcome";
      return;
    }
    await desk.unlessDirty(async () => {
      desk.screen = "home";
      await matters.refresh();
    });
  }

  /** The account and what is governed. */
  async settings(section: Section = "account"): Promise<void> {
    await desk.unlessDirty(async () => {
      house.section = section;
      desk.screen = "house";
    });
  }

  /** Opens a document of the vault; where it holds text that was not saved, it is asked first what becomes of it. */
  async openKept(document: string): Promise<void> {
    await desk.unlessDirty(async () => {
      desk.opening = true;
      try {
        const opened = await call("open_kept", { document });
        if (opened.unsaved) await matters.offer(opened.unsaved);
        else await this.adoptKept(opened, "saved");
      } catch (thrown) {
        failures.show(thrown);
      } finally {
        desk.opening = false;
      }
    });
  }

  /** Goes on where the lock came, with what was typed until then; answers whether it could. */
  async resume(document: string): Promise<boolean> {
    try {
      const answer = await call("unsaved", { request: { step: "take", document } });
      if (answer.kind !== "opened") return false;
      await matters.refresh();
      await this.adoptKept(answer.opened, answer.opened.unsaved ? "kept" : "saved");
      claims.focus();
      return true;
    } catch (thrown) {
      failures.show(thrown);
      return false;
    }
  }

  /** Shows a document of the vault that is open on the workbench. */
  async adoptKept(opened: KeptOpened, standing: "saved" | "kept"): Promise<void> {
    // What was saved may be somebody else's: only what was typed here goes on from an earlier history.
    const history = standing === "kept" ? opened.history : historyFor(claimsOf(opened.document), opened.history);
    desk.adopt(opened.document, opened.kept, history);
    if (standing === "kept") keeping.adopt(opened.kept, standing);
    await desk.refresh().catch(failures.show);
    if (opened.document) await desk.review();
    else claims.focus();
  }

  /** Takes a file from the disk into a matter, as a new document of the vault. */
  async takeInto(matter: string, from: "open_file" | "open_dropped" = "open_file"): Promise<void> {
    await desk.ask(async () => {
      const document = await call(from, {});
      if (!document) return null;
      desk.adopt(document);
      await keeping.keepIn(matter, document.name);
      return null;
    });
    if (keeping.kept) await desk.review();
  }

  /** Locks, once what was typed is in the journal; asked a second time it locks whatever is lost by it. */
  lock = (): Promise<void> => this.#leave("lock", () => session.lock());
  /** Ends the session, likewise. */
  signOut = (): Promise<void> => this.#leave("sign_out", () => session.signOut());

  async #leave(how: "lock" | "sign_out", leave: () => Promise<void>): Promise<void> {
    if (!session.open) return;
    await keeping.flush();
    if (desk.screen === "workspace" && keeping.atStake && keeping.losing === null) {
      // What lies outside the vault is set aside in it, as the program knows it from the last check.
      const aside = !keeping.kept && !session.open.read_only;
      if (aside) await claims.check();
      else {
        keeping.losing = how;
        return;
      }
    }
    keeping.losing = null;
    await leave().catch(failures.show);
  }

  /** The person's word on a text that would be lost. */
  async lose(yes: boolean): Promise<void> {
    const how = keeping.losing;
    if (!yes) keeping.losing = null;
    else await (how === "sign_out" ? this.signOut() : this.lock());
  }

  /** Enters another vault; of the one that is left nothing stays in the window. */
  async enterVault(vault: string): Promise<void> {
    try {
      await keeping.flush();
      session.entered(await call("switch_vault", { vault }));
      desk.forget();
      await desk.enter();
    } catch (thrown) {
      failures.show(thrown);
    }
  }
}

export const rooms = new Rooms();
