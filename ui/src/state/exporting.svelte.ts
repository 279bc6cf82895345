// What to export and where the last export went; not the bytes, which the program writes.
import { call, type ExportFormat, type ExportKind, type Exported } from "../api";
import { claims } from "./claims.svelte";
import { drafting } from "./draft.svelte";
import { trying } from "./trying";

export class Exporting {
  kind = $state<ExportKind>("filing");
  format = $state<ExportFormat>("docx");
  choosePlace = $state(false);
  busy = $state(false);
  last = $state.raw<(Exported & { kind: ExportKind }) | null>(null);

  reset(): void {
    this.last = null;
  }

  async run(): Promise<void> {
    await trying(this, async () => {
      this.last = null;
      await drafting.passages.leave();
      const { kind, format, choosePlace } = this;
      const exported = await call("export_document", { export: { kind, format, choose_place: choosePlace } });
      if (exported) {
        this.last = { ...exported, kind };
        claims.dirty = false;
        if (drafting.view) drafting.passages.dirty = false;
      }
    });
  }
}

export const exporting = new Exporting();
