// What the panel of models says in English: the models, what is heard while typing, own texts.

export const models = {
  open: "Models",
  heading: "Models and completion",
  hint: "Neural models run on this computer alone. Without any, everything but sentences written by a model still works.",
  busy: "At work…",
  generator: "writes and completes",
  encoder: "compares terms",
  role: { default: "default", small: "small", multilingual: "multilingual", comparison: "for comparison", added: "added by you" } as Record<string, string>,
  state: {
    missing: "not installed",
    partial: "partly fetched",
    verified: "installed, hash verified",
    unverified: "installed, hash not verified yet",
    altered: "altered: do not use it",
  },
  use: { drafting: "Drafts sentences", completion: "Heard while you type" },
  size: (megabytes: number) => `${megabytes} MB`,
  licence: "Licence",
  from: "From",
  fromPackages: (count: number, names: string) => `${count === 1 ? "package" : "packages"} ${names}`,
  fromYou: "a file of yours",
  hash: "SHA-256",
  speed: "Speed here",
  notMeasured: "not measured",
  speedGenerator: (read: string, written: string, threads: number) =>
    `reads ${read}, writes ${written} tokens a second; ${threads === 1 ? "one thread is fastest" : `${threads} threads are fastest, and draft`}`,
  speedEncoder: (ms: string) => `${ms} ms a phrase`,
  verify: "Verify",
  bench: "Measure",
  of: (action: string, name: string) => `${action}: ${name}`,
  fetch: "The window opens no connection. To install it, run in a terminal:",
  add: "Add from a file…",
  addHint: "A GGUF file of the architecture llama or qwen2, the model.safetensors of a BERT, or the E5S1 file of an encoder of many languages.",
  added: (name: string) => `${name} was added.`,
  hearing: {
    untried: "No model has been heard yet: type in the claims.",
    hears: (name: string) => `Completion hears ${name}.`,
    shortened: (name: string) => `Completion hears ${name}. The claims are longer than it can read, so that it reads the last ones only.`,
    no_model: "Completion works without a model, as no small one is installed: from these claims, your texts and what is known of claim language.",
    off: "Completion works without a model, as the program was started without.",
    memory_short: (name: string) => `Completion works without ${name} for now, as memory is short. Everything else works.`,
    failed: (name: string) => `Completion works without ${name}, which cannot be used: verify it.`,
  },
  own: {
    heading: "Your own texts",
    none: "For a document that the vault keeps, completion also takes wordings from what you saved in the same matter.",
    matter: (texts: number) => `Completion takes wordings from ${texts} other saved ${texts === 1 ? "text" : "texts"} of this matter.`,
    ofClient: (texts: number, matters: number) => `Completion takes wordings from ${texts} saved ${texts === 1 ? "text" : "texts"} in ${matters} ${matters === 1 ? "matter" : "matters"} of this client.`,
    client: "Client of this matter",
    keep: "Keep",
    toClient: "Take wordings from all matters of the same client",
    never: "Never from another client's, and never from a matter without a client.",
  },
};

/** What every language has to say of it. */
export type ModelStrings = typeof models;
