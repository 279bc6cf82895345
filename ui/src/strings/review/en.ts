// What the window says to a reviewer in English: waivers, summary, comparison, own rules, reports, parts.

export const review = {
  waive: {
    heading: "Set this finding aside",
    reason: "Why?",
    everywhere: "Wherever these words stand, not in this claim alone",
    hint: "It stays in a group of its own and in reports, holds while other text changes, and can be taken back.",
    confirm: "Set aside",
    cancel: "Cancel",
    group: (count: number) => `Set aside (${count})`,
    because: "Reason:",
    back: "Take back",
    backLong: (title: string) => `Take back: ${title}`,
    idle: "matches no finding now",
    keptIn: (file: string) => `Kept in ${file}, beside the document.`,
    keptInVault: "Kept with the document, in the vault.",
    forMatter: "Also in every other document of this matter",
    keptHere: "Held until the document is closed, as no file lies beside it to keep this in.",
  },

  summary: {
    label: "What there is to do, by office",
    office: "Office",
    correct: "to correct",
    decide: "to decide",
    know: "to know",
    notAssessed: "not assessed",
    setAside: "set aside",
  },

  compare: {
    heading: "Compare with an earlier version",
    hint: "Findings that the other version does not have are marked as new; those that it alone has are listed here.",
    with: "Compared with",
    choose: "Choose a file…",
    other: "Choose another…",
    stop: "Stop comparing",
    asFiled: "It is the application as filed",
    asFiledHint: "Words, values and combinations that it does not hold are looked for in the claims. Whether that is added matter is not decided.",
    tally: (fresh: number, gone: number, same: number) => `${fresh} new, ${gone} gone, ${same} as before`,
    gone: "Gone since",
  },

  firm: {
    heading: "The firm's own rules",
    hint: "Word lists and patterns of your own, from a file. What they find stands among the other findings; it rests on no law.",
    none: "No file is in force.",
    inForce: (count: number) => (count === 1 ? "1 rule in force, from" : `${count} rules in force, from`),
    choose: "Choose a file…",
    other: "Choose another…",
    drop: "Lay them down",
    form: "What the file looks like",
    formHint: "TOML; patterns are regular expressions. “claimwright explain firm” tells the whole form.",
  },

  report: {
    heading: "Report",
    ofDocument: "Of the document with the claims as they stand, for the offices under Filing facts.",
    ofDraft: "Of the draft as it stands.",
    format: "Form",
    formats: { html: "Web page", docx: "Word", text: "Text", json: "JSON", jsonl: "JSON Lines", sarif: "SARIF" } as Record<string, string>,
    formatHints: {
      html: "one file, prints well",
      docx: "the document with a comment at each finding",
      text: "to paste into a message",
      json: "for programs",
      jsonl: "for programs, on one line",
      sarif: "for programs, SARIF 2.1.0",
    } as Record<string, string>,
    reader: "For",
    internal: "the firm",
    client: "the client",
    internalHint: "With the reasons why findings were set aside.",
    clientHint: "Without the reasons why findings were set aside.",
    start: "Write report",
    busy: "Writing…",
    done: "Written to",
  },

  parts: {
    heading: "Parts of the document",
    hint: "What each paragraph was taken for. Choose one to say that another part begins there.",
    none: "no part",
    by: { heading: "by its heading", form: "by its form", person: "as you said" } as Record<string, string>,
    all: (count: number) => `Show all ${count} paragraphs`,
    anew: (count: number) => (count === 1 ? "Take the correction back" : `Take ${count} corrections back`),
    beginsHere: "Here begins",
    beginSame: "Begin it anew here",
    page: (page: number) => `p. ${page}`,
  },
};

/** What every language has to say of it. */
export type ReviewStrings = typeof review;
