// What the window says of names in the claims, in French: groups, answers, places.
import type { NamingStrings } from "./en";

export const naming: NamingStrings = {
  naming: {
    heading: "Noms dans les revendications",
    hint: "Les noms qui désignent peut-être une seule chose, avec leurs emplacements. Dites une fois ce que vous savez ; la question ne revient pas.",
    count: (names: number, groups: number) =>
      `${names} ${names === 1 ? "nom" : "noms"}, ${groups === 0 ? "aucun groupe" : groups === 1 ? "1 groupe" : `${groups} groupes`}`,
    waiting: (pairs: number) => `Le modèle lit encore ${pairs} ${pairs === 1 ? "paire" : "paires"} de noms…`,
    none: "Chaque chose n’a qu’un nom",
    noneHint: "Les noms qui désignent peut-être une seule chose apparaissent ici pendant la saisie.",
    nothing: "Pas encore de revendications",
    nothingHint: "Les noms sont comparés dès que des revendications sont saisies.",
    answer: { same: "Identiques", maybe: "Peut-être", different: "Différents" } as Record<string, string>,
    answerLong: {
      same: (a: string, b: string) => `« ${a} » et « ${b} » sont une seule chose`,
      maybe: (a: string, b: string) => `Nul ne sait encore si « ${a} » et « ${b} » sont une seule chose`,
      different: (a: string, b: string) => `« ${a} » et « ${b} » sont deux choses ; ne plus demander`,
    },
    concluded: {
      same: (percent: number) => `sans doute identiques, ${percent} %`,
      maybe: (percent: number) => `peut-être identiques, ${percent} %`,
      different: (_percent: number) => "se ressemblent, introduits comme deux choses",
    },
    decided: "selon votre décision",
    tie: {
      variant: "employé comme s’il avait été introduit",
      "new-in-dependent": "introduit alors que l’autre l’est déjà",
      misspelt: "une lettre ou deux diffèrent",
      inflected: "autre forme des mots",
      abbreviated: "initiales",
      "same-sign": "même signe de référence",
      "look-alike": "diffèrent par un mot passe-partout",
    } as Record<string, string>,
    place: (claim: number) => `revendication ${claim}`,
    times: (count: number) => `${count} fois`,
    question: (a: string, b: string) => `« ${a} » et « ${b} » sont-ils une seule chose ?`,
    defined: "Défini :",
    bySign: "La description l’appelle aussi :",
    acronym: "Abrégé :",
    oneName: "Employer un seul nom partout",
    apart: (count: number) => `Distincts (${count})`,
    takeBack: "Redemander",
    takeBackLong: (a: string, b: string) => `Redemander pour « ${a} » et « ${b} »`,
    keptIn: (file: string) => `Conservé dans ${file}, à côté du document.`,
    keptInVault: "Conservé dans le glossaire du dossier.",
    keptHere: "Valable jusqu’à la fermeture du document, faute de fichier à côté de lui.",
  },
};
