// What the window says to a reviewer in French: waivers, summary, comparison, own rules, reports, parts.
import type { ReviewStrings } from "./en";

export const review: ReviewStrings = {
  waive: {
    heading: "Mettre ce constat de côté",
    reason: "Pourquoi ?",
    everywhere: "Partout où ces mots se trouvent, pas seulement dans cette revendication",
    hint: "Il reste dans un groupe à part et dans les rapports, tient quand un autre texte change, et peut être repris.",
    confirm: "Mettre de côté",
    cancel: "Annuler",
    group: (count: number) => `Mis de côté (${count})`,
    because: "Motif :",
    back: "Reprendre",
    backLong: (title: string) => `Reprendre : ${title}`,
    idle: "ne correspond plus à aucun constat",
    keptIn: (file: string) => `Conservé dans ${file}, à côté du document.`,
    keptInVault: "Conservé avec le document, dans le coffre.",
    forMatter: "Aussi dans tout autre document de ce dossier",
    keptHere: "Valable jusqu’à la fermeture du document, faute de fichier à côté de lui.",
  },

  summary: {
    label: "Ce qui reste à faire, par office",
    office: "Office",
    correct: "à corriger",
    decide: "à décider",
    know: "à savoir",
    notAssessed: "sans contrôle",
    setAside: "mis de côté",
  },

  compare: {
    heading: "Comparer avec une version antérieure",
    hint: "Les constats que l’autre version n’a pas sont marqués comme nouveaux ; ceux qu’elle seule possède figurent ici.",
    with: "Comparé avec",
    choose: "Choisir un fichier…",
    other: "En choisir un autre…",
    stop: "Ne plus comparer",
    asFiled: "C’est la demande telle que déposée",
    asFiledHint: "Les mots, valeurs et combinaisons qu’elle ne contient pas sont cherchés dans les revendications. Cela ne tranche pas la question d’une extension de l’objet.",
    tally: (fresh: number, gone: number, same: number) =>
      `${fresh} ${fresh > 1 ? "nouveaux" : "nouveau"}, ${gone} ${gone > 1 ? "disparus" : "disparu"}, ${same} comme avant`,
    gone: "Disparus depuis",
  },

  firm: {
    heading: "Les règles propres au cabinet",
    hint: "Vos listes de mots et vos motifs, tirés d’un fichier. Leurs constats figurent parmi les autres et ne reposent sur aucun texte de loi.",
    none: "Aucun fichier n’est en vigueur.",
    inForce: (count: number) => (count === 1 ? "1 règle en vigueur, tirée de" : `${count} règles en vigueur, tirées de`),
    choose: "Choisir un fichier…",
    other: "En choisir un autre…",
    drop: "Ne plus les appliquer",
    form: "À quoi ressemble le fichier",
    formHint: "TOML ; les motifs sont des expressions régulières. « claimwright explain firm » décrit toute la forme.",
  },

  report: {
    heading: "Rapport",
    ofDocument: "Sur le document avec les revendications telles quelles, pour les offices des données du dépôt.",
    ofDraft: "Sur le projet tel quel.",
    format: "Forme",
    formats: { html: "Page web", docx: "Word", text: "Texte", json: "JSON", jsonl: "JSON Lines", sarif: "SARIF" } as Record<string, string>,
    formatHints: {
      html: "un seul fichier, bien imprimable",
      docx: "le document avec un commentaire à chaque constat",
      text: "à coller dans un message",
      json: "pour des programmes",
      jsonl: "pour des programmes, sur une ligne",
      sarif: "pour des programmes, SARIF 2.1.0",
    } as Record<string, string>,
    reader: "Pour",
    internal: "le cabinet",
    client: "le client",
    internalHint: "Avec les motifs des constats mis de côté.",
    clientHint: "Sans les motifs des constats mis de côté.",
    start: "Écrire le rapport",
    busy: "Écriture…",
    done: "Écrit dans",
  },

  parts: {
    heading: "Parties du document",
    hint: "Ce pour quoi chaque paragraphe a été pris. Choisissez-en un pour dire qu’une autre partie y commence.",
    none: "aucune partie",
    by: { heading: "d’après son titre", form: "d’après sa forme", person: "selon vous" } as Record<string, string>,
    all: (count: number) => `Montrer les ${count} paragraphes`,
    anew: (count: number) => (count === 1 ? "Annuler la rectification" : `Annuler ${count} rectifications`),
    beginsHere: "Ici commence",
    beginSame: "La recommencer ici",
    page: (page: number) => `p. ${page}`,
  },
};
