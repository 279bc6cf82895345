// What is protected and how far, in German; the numbers behind it are in the manual.
import type { HonestStrings } from "./en";

export const honest: HonestStrings = {
  honest: {
    title: "Was geschützt ist und was nicht",
    lead: "Ein Versprechen ist so viel wert wie das, was dahintersteht. Manches hier ruht auf Mathematik, manches darauf, dass dieses Programm benutzt wird, wie es ist, und manches kann hier nichts leisten.",
    cipher: "Durch Kryptographie",
    cipherHint: "Hält gegen jeden, der den Datenträger, eine Kopie oder eine Sicherung hat, mit welchem Programm auch immer.",
    cipherPoints: [
      "Alles in einem Tresor ist verschlüsselt: Akten, Dokumente, Fassungen, Geschriebenes vor dem Speichern, Glossar, Beiseitegelegtes, Protokoll. Sicherungen ebenso.",
      "Jeder Tresor hat einen eigenen Zufallsschlüssel, für jedes Mitglied einzeln verpackt. Niemand sonst öffnet ihn, kein Administrator eines anderen Tresors und auch der Hersteller nicht.",
      "Gegen einen Dieb zählt allein Ihr Passwort; daher die 15 Zeichen und die Sekunde, die jeder Versuch kostet. Eine Schlüsseldatei fügt ein zweites Geheimnis hinzu, das der Dieb bräuchte.",
      "Der gedruckte Wiederherstellungsschlüssel ist ein Schlüssel wie das Passwort. Wer ihn und die Dateien hat, liest den Tresor: Bewahren Sie ihn wie eine Urkunde auf.",
      "Eine veränderte Datei fällt auf: Jede Seite trägt ein Siegel, und in einen beschädigten Tresor wird nicht weiter geschrieben.",
      "Eine Akte zu löschen zerstört ihren Schlüssel. Frühere Sicherungen enthalten noch beides; das Programm sagt, welche.",
    ],
    policy: "Durch Regeln",
    policyHint: "Hält, solange man durch dieses Programm geht; wer Dateien und ein Passwort hat, kann es umgehen.",
    policyPoints: [
      "Die sechs Ziffern des Authenticators. Sie halten jemanden auf, der Ihr Passwort gesehen hat und vor diesem Programm sitzt. Sie halten niemanden auf, der Ihr Passwort und eine Kopie der Dateien hat: Ohne Netz kann das kein Code.",
      "Wartezeiten nach falschen Versuchen. Wer in die Dateien schreiben kann, kann sie zurückstellen.",
      "Rollen in einem Tresor: wer lesen, schreiben, verwalten darf. Wer Zugang zu einem Tresor hat, kann jede Akte darin lesen; eine Wand ist nur ein anderer Tresor.",
      "Die Sperre nach einigen Minuten, beim Schlafen und mit dem Bildschirm.",
      "Löschsperren und Aufbewahrung.",
      "Das Protokoll zeigt Unfälle und Eingriffe von außen. Ein Mitglied mit dem Schlüssel, das in jede Kopie schreiben kann, könnte es neu schreiben.",
    ],
    never: "Gar nicht",
    neverHint: "Hier hilft nichts in diesem Programm; andere Mittel vielleicht.",
    neverPoints: [
      "Jemand, der Ihren Rechner beherrscht, während Sie arbeiten: Schadprogramme, Tastaturmitschnitt, Bildschirmaufnahme, dessen Administrator.",
      "Wer mit Ihnen dasselbe Konto des Betriebssystems benutzt, kann die Dateien kopieren, ersetzen und löschen. Geben Sie jedem ein eigenes.",
      "Arbeitsspeicher, den das System beim Schlafen oder bei Knappheit auf den Datenträger schreibt. Schalten Sie dessen Verschlüsselung ein.",
      "Namen der Benutzer sowie Größen und Zeiten der Dateien sind auf dem Datenträger lesbar.",
      "Eine ältere Kopie an Stelle der Dateien fällt auf, wo eine neuere Spur geblieben ist; verhindern lässt sie sich nicht.",
      "Ein entferntes Mitglied kann kopiert haben, was es lesen konnte. Alte Sicherungen öffnen sich mit den Passwörtern von damals.",
      "Flash-Speicher behält Gelöschtes. Sicher verschwunden ist nur der Schlüssel.",
      "Was Sie im Klartext ausgeben, drucken oder aus einer eigenen Datei lesen, liegt außerhalb.",
    ],
    back: "Zurück",
  },
};
