// The models of this machine and the own texts of completion, and what is done with them; not what they compute.
import { call, type Models, type ModelsView, type OwnTexts, type OwnTextsView } from "../api";
import { desk } from "./desk.svelte";
import { failures } from "./failures.svelte";

export class Shelf {
  view = $state.raw<ModelsView | null>(null);
  own = $state.raw<OwnTextsView | null>(null);
  /** What is under way, and with which model. */
  doing = $state.raw<Models | null>(null);

  /** Asks how everything stands. */
  async look(): Promise<void> {
    await this.ask({ step: "list" });
    await this.texts({ step: "look" });
  }

  /** Does something with the models; one thing at a time. */
  async ask(request: Models): Promise<void> {
    if (this.doing) return;
    this.doing = request;
    try {
      this.view = await call("models", { request });
      // The model that drafts is chosen among those that are there.
      if (this.view.added !== null) await desk.refresh();
    } catch (thrown) {
      failures.show(thrown);
    } finally {
      this.doing = null;
    }
  }

  /** Whether a step with a model is under way. */
  does(step: Models["step"], model?: string): boolean {
    return this.doing?.step === step && (model === undefined || ("model" in this.doing && this.doing.model === model));
  }

  /** Says which own texts completion takes wordings from. */
  async texts(request: OwnTexts): Promise<void> {
    try {
      this.own = await call("own_texts", { request });
    } catch (thrown) {
      failures.show(thrown);
    }
  }
}

export const shelf = new Shelf();
