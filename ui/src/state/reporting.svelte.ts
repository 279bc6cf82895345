// What report to write and where the last one went; not its bytes, which the program writes.
import { call, type ReportKind } from "../api";
import { claims } from "./claims.svelte";
import { drafting } from "./draft.svelte";
import { trying } from "./trying";
import { validation } from "./validation.svelte";

export class Reporting {
  format = $state<ReportKind>("html");
  reader = $state<"internal" | "client">("internal");
  busy = $state(false);
  place = $state<string | null>(null);

  reset(): void {
    this.place = null;
  }

  async run(): Promise<void> {
    await trying(this, async () => {
      this.place = null;
      if (validation.ofDraft) await drafting.passages.leave();
      const { format, reader } = this;
      const request = { format, client: reader === "client", claims: claims.text, draft: validation.ofDraft };
      this.place = (await call("write_report", { request }))?.place ?? null;
    });
  }
}

export const reporting = new Reporting();
