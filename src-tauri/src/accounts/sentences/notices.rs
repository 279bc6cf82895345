//! What a person is told beside an open session: notices, weak passwords, the state of the audit log; no refusal.

use super::Said;
use claimwright_api::Language;
use claimwright_api::error::in_language;
use claimwright_api::wire::{NoticeView, WeaknessView};
use claimwright_vault::{Chain, Notice, Weakness};

/// Why a password is refused: its kind, and the sentence.
pub(super) const fn weakness_of(why: Weakness) -> (&'static str, Said) {
    match why {
        Weakness::TooShort => (
            "too_short",
            [
                "The password has fewer than 15 characters: take more words.",
                "Le mot de passe a moins de 15 caractères : ajoutez des mots.",
                "Das Passwort hat weniger als 15 Zeichen: Nehmen Sie mehr Wörter.",
            ],
        ),
        Weakness::TooLong => (
            "too_long",
            [
                "The password has more than 1,024 characters: shorten it.",
                "Le mot de passe dépasse 1 024 caractères : raccourcissez-le.",
                "Das Passwort hat mehr als 1.024 Zeichen: Kürzen Sie es.",
            ],
        ),
        Weakness::ContextWord => (
            "context_word",
            [
                "The password holds a name or a word of your trade, which is tried first: leave it out.",
                "Le mot de passe contient un nom ou un mot du métier, essayé en premier : retirez-le.",
                "Das Passwort enthält einen Namen oder ein Wort Ihres Berufs, was zuerst versucht wird: Lassen Sie es weg.",
            ],
        ),
        _ => (
            "guessable",
            [
                "The password is made of parts that are easily guessed: take the proposed words, or more of your own.",
                "Le mot de passe se compose de parties faciles à deviner : prenez les mots proposés ou ajoutez-en.",
                "Das Passwort besteht aus leicht zu erratenden Teilen: Nehmen Sie die vorgeschlagenen Wörter oder mehr eigene.",
            ],
        ),
    }
}

/// Why a password is refused, as the window shows it.
pub fn weakness(why: Weakness, language: Language) -> WeaknessView {
    let (kind, said) = weakness_of(why);
    WeaknessView { kind: kind.to_owned(), sentence: in_language(said, language).to_owned() }
}

/// What a person is told after signing in.
pub fn notice(notice: Notice, language: Language) -> NoticeView {
    let fixed = |said: Said| in_language(said, language).to_owned();
    let (kind, sentence) = match notice {
        Notice::Failures(count) => (
            "failures",
            in_language(
                [
                    format!("{count} attempts to sign in under your name failed since you signed in last."),
                    format!("{count} tentatives de connexion à votre nom ont échoué depuis la dernière fois."),
                    format!("Seit Ihrer letzten Anmeldung sind {count} Versuche unter Ihrem Namen gescheitert."),
                ],
                language,
            ),
        ),
        Notice::RecoveryCodeUsed(left) => (
            "recovery_code_used",
            in_language(
                [
                    format!("A recovery code was used; {left} are left. Make new ones in your account."),
                    format!("Un code de secours a été utilisé ; il en reste {left}. Créez-en dans votre compte."),
                    format!(
                        "Ein Wiederherstellungscode wurde benutzt; {left} sind übrig. Erzeugen Sie neue in Ihrem Konto."
                    ),
                ],
                language,
            ),
        ),
        Notice::PapersUnconfirmed => (
            "papers_unconfirmed",
            fixed([
                "Nobody has confirmed that your recovery key and codes are printed: if you do not have them, make new ones now.",
                "Personne n'a confirmé l'impression de votre clé et de vos codes de secours : s'ils vous manquent, créez-en maintenant.",
                "Niemand hat bestätigt, dass Ihr Wiederherstellungsschlüssel und Ihre Wiederherstellungscodes gedruckt sind: Fehlen sie Ihnen, erzeugen Sie jetzt neue.",
            ]),
        ),
        Notice::VaultDamaged => (
            "vault_damaged",
            fixed([
                "The vault that you had open last is damaged, and another one was opened: sign out and repair it.",
                "Le coffre que vous aviez ouvert en dernier est endommagé et un autre a été ouvert : déconnectez-vous et réparez-le.",
                "Der Tresor, den Sie zuletzt geöffnet hatten, ist beschädigt; ein anderer wurde geöffnet: Melden Sie sich ab, und reparieren Sie ihn.",
            ]),
        ),
        Notice::RecoveryKeyUsed => (
            "recovery_key_used",
            fixed([
                "The account was recovered with the recovery key: print the new one, and destroy the old sheet.",
                "Le compte a été rétabli avec la clé de secours : imprimez la nouvelle et détruisez l'ancienne feuille.",
                "Das Konto wurde mit dem Wiederherstellungsschlüssel geöffnet: Drucken Sie den neuen, und vernichten Sie das alte Blatt.",
            ]),
        ),
        Notice::Drift(_) => (
            "drift",
            fixed([
                "The clock of your authenticator is off by half a minute: set it before codes are refused.",
                "L'horloge de votre application d'authentification diffère d'une demi-minute : réglez-la à temps.",
                "Die Uhr Ihrer Authentifizierungs-App geht eine halbe Minute falsch: Stellen Sie sie, bevor Codes abgelehnt werden.",
            ]),
        ),
        Notice::ClockBehind | Notice::ClockJumped => (
            if notice == Notice::ClockBehind { "clock_behind" } else { "clock_jumped" },
            fixed([
                "The clock of this machine is not where the audit log left it: check date and time.",
                "L'horloge de cette machine ne concorde pas avec le journal d'audit : vérifiez la date et l'heure.",
                "Die Uhr dieses Rechners passt nicht zum Prüfprotokoll: Prüfen Sie Datum und Uhrzeit.",
            ]),
        ),
        Notice::AuditBroken(found) => ("audit_broken", chain(found, language)),
        _ => ("other", fixed(super::errors::CANNOT)),
    };
    NoticeView { kind: kind.to_owned(), sentence }
}

/// What a verification of the audit log found.
pub fn chain(found: Chain, language: Language) -> String {
    let said = match found {
        Chain::Whole => {
            ["The audit log is whole.", "Le journal d'audit est intact.", "Das Prüfprotokoll ist unversehrt."]
                .map(str::to_owned)
        }
        Chain::Broken { seq } => [
            format!("Entry {seq} of the audit log was changed, removed or put in."),
            format!("L'entrée {seq} du journal d'audit a été modifiée, retirée ou ajoutée."),
            format!("Eintrag {seq} des Prüfprotokolls wurde geändert, entfernt oder eingefügt."),
        ],
        Chain::CutOff { anchor } => [
            format!(
                "The audit log ends before entry {anchor}, which was there: it was cut off, or an older file was put in place."
            ),
            format!(
                "Le journal d'audit finit avant l'entrée {anchor}, qui existait : il a été tronqué ou remplacé par un fichier plus ancien."
            ),
            format!(
                "Das Prüfprotokoll endet vor Eintrag {anchor}, den es gab: Es wurde gekürzt oder durch eine ältere Datei ersetzt."
            ),
        ],
    };
    in_language(said, language)
}
