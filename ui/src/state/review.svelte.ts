// What a reviewer does with findings and document: set aside, compare, correct parts, take own rules; not the findings.
import { call, type DocumentView, type FirmView, type Placed, type SourceView, type Waiver, type WaiversKept } from "../api";
import { claims } from "./claims.svelte";
import { desk } from "./desk.svelte";
import { failures } from "./failures.svelte";
import { trying } from "./trying";
import { validation } from "./validation.svelte";

export class Review {
  /** The finding whose reason is being asked for. */
  asking = $state.raw<Placed | null>(null);
  /** Where waivers are kept, once one was made; null where they hold until the document is closed. */
  keptIn = $state<string | null>(null);
  /** Whether a waiver was made, so that it can be said where it is kept. */
  hasKept = $state(false);
  /** Whether the vault keeps it, with the document. */
  keptInVault = $state(false);
  firm = $state.raw<FirmView | null>(null);
  source = $state.raw<SourceView | null>(null);
  busy = $state(false);

  /** Forgets what belonged to the document that was open. */
  reset(): void {
    this.asking = null;
    this.keptIn = null;
    this.hasKept = false;
    this.keptInVault = false;
    this.source = null;
  }

  /** Sets the finding that is asked about aside: here alone, wherever its words stand, or in the whole matter. */
  async setAside(reason: string, everywhere: boolean, forMatter = false): Promise<void> {
    const finding = this.asking?.finding;
    this.asking = null;
    if (!finding) return;
    const { rule, part, excerpt, claim } = finding;
    const waiver: Waiver = { rule, part, reason: reason.trim() };
    if (excerpt !== null) waiver.excerpt = excerpt;
    if (claim !== null && !everywhere) waiver.claim = claim;
    await this.#waive(() => call("set_aside", forMatter ? { waiver, for_matter: true } : { waiver }));
  }

  takeBack = (waiver: Waiver): Promise<void> => this.#waive(() => call("take_back", { waiver }));

  async #waive(change: () => Promise<WaiversKept>): Promise<void> {
    try {
      const { file, vault } = await change();
      this.keptIn = file;
      this.keptInVault = vault;
      this.hasKept = true;
    } catch (thrown) {
      failures.show(thrown);
    }
    await this.#again();
  }

  /** Asks for a file to compare with. */
  openEarlier = (): Promise<void> => this.#change(() => call("open_earlier", {}));
  /** Takes the earlier version for the application as filed, or not; `null` compares no more. */
  takeEarlierAs = (as_filed: boolean | null): Promise<void> => this.#change(() => call("take_earlier_as", { as_filed }));

  chooseFirm = (): Promise<void> =>
    this.#change(async () => {
      this.firm = (await call("choose_firm_rules", {})) ?? this.firm;
      return desk.document;
    });
  dropFirm = (): Promise<void> =>
    this.#change(async () => {
      await call("drop_firm_rules", {});
      this.firm = null;
      return desk.document;
    });

  async #change(change: () => Promise<DocumentView | null>): Promise<void> {
    await trying(this, async () => {
      const document = await change();
      if (document) {
        desk.document = document;
        await this.#again();
      }
    });
  }

  /** Findings are asked for anew where some were shown. */
  async #again(): Promise<void> {
    await claims.check();
    if (validation.view) await validation.run();
  }

  /** Asks how the paragraphs of the document were understood. */
  async readSource(): Promise<void> {
    try {
      this.source = await call("source", {});
    } catch (thrown) {
      failures.show(thrown);
    }
  }

  /** Reads another of the document's sets of claims. */
  readClaimSet = (index: number): Promise<void> => desk.reread(() => call("read_claim_set", { index }));

  /** Takes a paragraph for the beginning of a part, `null` for one of none; without a paragraph, as it was recognised. */
  async assign(paragraph: number | null, part: string | null): Promise<void> {
    await desk.reread(async () => {
      const document = await call("assign_part", { correction: paragraph === null ? null : { paragraph, part } });
      await this.readSource();
      return document;
    });
  }
}

export const review = new Review();
