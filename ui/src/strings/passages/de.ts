// What the window says of passages of the user's own in the draft, in German.
import type { PassagesStrings } from "./en";

export const passages: PassagesStrings = {
  passage: {
    add: (text) => `Passage hinzufügen hinter: ${text}`,
    from: "Von Ihnen geschrieben",
    label: "Eigene Passage",
    placeholder: "Eigene Passage schreiben…",
    keys: "Tab: graue Wörter · Strg+Leertaste: Liste",
    done: "Fertig",
    remove: "Löschen",
    removed: "Ihre Passage wurde gelöscht.",
    restore: "Rückgängig",
    waiting: (count) =>
      count === 1
        ? "Eine eigene Passage ist aufbewahrt; sie steht wieder da, sobald die Anmeldung ausgearbeitet ist."
        : `${count} eigene Passagen sind aufbewahrt; sie stehen wieder da, sobald die Anmeldung ausgearbeitet ist.`,
  },
};
