// What the window says of names in the claims, in German: groups, answers, places.
import type { NamingStrings } from "./en";

export const naming: NamingStrings = {
  naming: {
    heading: "Namen in den Ansprüchen",
    hint: "Namen, die vielleicht eine Sache bezeichnen, und wo sie stehen. Sagen Sie einmal, was Sie wissen; es wird nicht wieder gefragt.",
    count: (names: number, groups: number) =>
      `${names} ${names === 1 ? "Name" : "Namen"}, ${groups === 0 ? "keine Gruppe" : groups === 1 ? "1 Gruppe" : `${groups} Gruppen`}`,
    waiting: (pairs: number) => `Das Modell liest noch ${pairs} ${pairs === 1 ? "Paar" : "Paare"} von Namen…`,
    none: "Jede Sache hat einen Namen",
    noneHint: "Namen, die vielleicht eine Sache bezeichnen, erscheinen hier beim Schreiben.",
    nothing: "Noch keine Ansprüche",
    nothingHint: "Namen werden verglichen, sobald Ansprüche geschrieben sind.",
    answer: { same: "Gleich", maybe: "Vielleicht", different: "Verschieden" } as Record<string, string>,
    answerLong: {
      same: (a: string, b: string) => `„${a}“ und „${b}“ sind eine Sache`,
      maybe: (a: string, b: string) => `Noch weiß niemand, ob „${a}“ und „${b}“ eine Sache sind`,
      different: (a: string, b: string) => `„${a}“ und „${b}“ sind zwei Sachen; nicht wieder fragen`,
    },
    concluded: {
      same: (percent: number) => `wohl gleich, ${percent} %`,
      maybe: (percent: number) => `vielleicht gleich, ${percent} %`,
      different: (_percent: number) => "sehen sich ähnlich, als zwei Sachen eingeführt",
    },
    decided: "wie von Ihnen entschieden",
    tie: {
      variant: "verwendet, als wäre es eingeführt",
      "new-in-dependent": "eingeführt, wo der andere schon da ist",
      misspelt: "ein, zwei Buchstaben verschieden",
      inflected: "andere Form der Wörter",
      abbreviated: "Anfangsbuchstaben",
      "same-sign": "dasselbe Bezugszeichen",
      "look-alike": "verschieden in einem Allerweltswort",
    } as Record<string, string>,
    place: (claim: number) => `Anspruch ${claim}`,
    times: (count: number) => `${count}-mal`,
    question: (a: string, b: string) => `Sind „${a}“ und „${b}“ eine Sache?`,
    defined: "Definiert:",
    bySign: "Die Beschreibung nennt es auch:",
    acronym: "Kurz:",
    oneName: "Überall einen Namen verwenden",
    apart: (count: number) => `Auseinandergehalten (${count})`,
    takeBack: "Wieder fragen",
    takeBackLong: (a: string, b: string) => `Wieder fragen nach „${a}“ und „${b}“`,
    keptIn: (file: string) => `Gespeichert in ${file} neben dem Dokument.`,
    keptInVault: "Im Glossar der Akte abgelegt.",
    keptHere: "Gilt, bis das Dokument geschlossen wird, da neben ihm keine Datei dafür liegt.",
  },
};
