// What the window says of passages of the user's own in the draft, in French.
import type { PassagesStrings } from "./en";

export const passages: PassagesStrings = {
  passage: {
    add: (text) => `Ajouter un passage après : ${text}`,
    from: "Écrit par vous",
    label: "Passage de votre main",
    placeholder: "Écrivez un passage de votre main…",
    keys: "Tab : mots gris · Ctrl+Espace : liste",
    done: "Terminé",
    remove: "Supprimer",
    removed: "Votre passage a été supprimé.",
    restore: "Annuler",
    waiting: (count) =>
      count === 1
        ? "Un passage de votre main est conservé ; il revient dès que la demande est rédigée."
        : `${count} passages de votre main sont conservés ; ils reviennent dès que la demande est rédigée.`,
  },
};
