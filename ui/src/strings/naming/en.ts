// What the window says of names in the claims, in English: groups, answers, places.

export const naming = {
  naming: {
    heading: "Names in the claims",
    hint: "Names that may be names of one thing, with where they stand. Say once what you know; it is not asked again.",
    count: (names: number, groups: number) =>
      `${names} ${names === 1 ? "name" : "names"}, ${groups === 0 ? "no group" : groups === 1 ? "1 group" : `${groups} groups`}`,
    waiting: (pairs: number) => `The model still reads ${pairs} ${pairs === 1 ? "pair" : "pairs"} of names…`,
    none: "Every thing has one name",
    noneHint: "Names that may mean one thing appear here while you type.",
    nothing: "No claims yet",
    nothingHint: "Names are compared as soon as claims are typed.",
    answer: { same: "Same", maybe: "Maybe", different: "Different" } as Record<string, string>,
    answerLong: {
      same: (a: string, b: string) => `“${a}” and “${b}” are one thing`,
      maybe: (a: string, b: string) => `Nobody can say yet whether “${a}” and “${b}” are one thing`,
      different: (a: string, b: string) => `“${a}” and “${b}” are two things; do not ask again`,
    },
    concluded: {
      same: (percent: number) => `probably the same, ${percent} %`,
      maybe: (percent: number) => `perhaps the same, ${percent} %`,
      different: (_percent: number) => "look alike, introduced as two things",
    },
    decided: "as you decided",
    tie: {
      variant: "used as if it had been introduced",
      "new-in-dependent": "introduced where the other is there already",
      misspelt: "a letter or two differ",
      inflected: "another form of the words",
      abbreviated: "initials",
      "same-sign": "one reference sign",
      "look-alike": "differ in a word for anything",
    } as Record<string, string>,
    place: (claim: number) => `claim ${claim}`,
    times: (count: number) => `${count} times`,
    question: (a: string, b: string) => `Are “${a}” and “${b}” one thing?`,
    defined: "Defined:",
    bySign: "The description also calls it:",
    acronym: "Short:",
    oneName: "Use one name everywhere",
    apart: (count: number) => `Kept apart (${count})`,
    takeBack: "Ask again",
    takeBackLong: (a: string, b: string) => `Ask again about “${a}” and “${b}”`,
    keptIn: (file: string) => `Kept in ${file}, beside the document.`,
    keptInVault: "Kept in the glossary of the matter.",
    keptHere: "Held until the document is closed, as no file lies beside it to keep this in.",
  },
};

export type NamingStrings = typeof naming;
