// What is protected and how far, in French; the numbers behind it are in the manual.
import type { HonestStrings } from "./en";

export const honest: HonestStrings = {
  honest: {
    title: "Ce qui est protégé et ce qui ne l’est pas",
    lead: "Une promesse vaut ce qui la soutient. Une part repose sur les mathématiques, une autre sur l’usage de ce programme tel qu’il est, et il est des choses que rien ici ne peut faire.",
    cipher: "Par la cryptographie",
    cipherHint: "Tient face à quiconque détient le disque, une copie ou une sauvegarde, avec n’importe quel programme.",
    cipherPoints: [
      "Tout ce qui est dans un coffre est chiffré : dossiers, documents, versions, saisie non encore enregistrée, glossaire, constats écartés, journal. Les sauvegardes aussi.",
      "Chaque coffre a sa propre clé aléatoire, enveloppée pour chacun de ses membres. Personne d’autre ne l’ouvre, ni l’administrateur d’un autre coffre, ni ses auteurs.",
      "Face à un voleur, seul compte votre mot de passe ; d’où les 15 caractères et la seconde que coûte chaque essai. Un fichier-clé ajoute un second secret dont le voleur aurait besoin.",
      "La clé de secours imprimée est une clé comme le mot de passe. Qui l’a avec les fichiers lit le coffre : gardez-la comme un acte notarié.",
      "Un fichier modifié se remarque : chaque page porte un sceau, et l’on n’écrit plus dans un coffre endommagé.",
      "Supprimer un dossier détruit sa clé. Les sauvegardes antérieures contiennent encore les deux ; le programme dit lesquelles.",
    ],
    policy: "Par des règles",
    policyHint: "Tient tant que l’on passe par ce programme ; qui détient les fichiers et un mot de passe peut le contourner.",
    policyPoints: [
      "Les six chiffres de l’application. Ils arrêtent, devant ce programme, qui a vu votre mot de passe. Ils n’arrêtent pas qui a votre mot de passe et une copie des fichiers : hors ligne, aucun code ne le peut.",
      "Les délais d’attente après de fausses tentatives. Qui peut écrire dans les fichiers peut les remettre à zéro.",
      "Les rôles dans un coffre : qui lit, écrit, administre. Quiconque a accès à un coffre peut y lire tous les dossiers ; seul un autre coffre est un mur.",
      "Le verrouillage après quelques minutes, à la mise en veille et avec l’écran.",
      "Les gels juridiques et la conservation.",
      "Le journal montre les accidents et les atteintes de l’extérieur. Un membre qui a la clé et peut écrire dans chacune de ses copies pourrait le réécrire.",
    ],
    never: "Pas du tout",
    neverHint: "Rien dans ce programme n’y aide ; d’autres moyens peut-être.",
    neverPoints: [
      "Quelqu’un qui maîtrise votre ordinateur pendant que vous travaillez : logiciel malveillant, enregistreur de frappe ou d’écran, son administrateur.",
      "Ceux qui partagent votre compte du système peuvent copier, remplacer et supprimer les fichiers. Donnez à chacun le sien.",
      "La mémoire que le système écrit sur le disque en veille ou faute de place. Activez le chiffrement du disque entier.",
      "Les noms d’utilisateurs, les tailles et dates des fichiers sont lisibles sur le disque.",
      "Une copie plus ancienne mise à la place des fichiers se remarque là où il reste une trace plus récente ; on ne peut l’empêcher.",
      "Un membre retiré peut avoir copié ce qu’il pouvait lire. Les anciennes sauvegardes s’ouvrent avec les mots de passe d’alors.",
      "La mémoire flash garde ce qui a été supprimé. Seule la clé a disparu à coup sûr.",
      "Ce que vous exportez en clair, imprimez ou lisez d’un fichier à vous est en dehors.",
    ],
    back: "Retour",
  },
};
