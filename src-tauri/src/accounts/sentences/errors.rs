//! What the vault's refusals and failures say to a person; when they are said, others decide.

use super::{Said, lasting, weakness_of};
use claimwright_api::{ApiError, ErrorCode, Language};
use claimwright_vault::VaultError;

const LOCKED: Said = [
    "Claimwright is locked: sign in first.",
    "Claimwright est verrouillé : connectez-vous d'abord.",
    "Claimwright ist gesperrt: Melden Sie sich zuerst an.",
];
const FAILED: Said = [
    "Sign-in failed. Check name, password and code, and wait for a new code.",
    "La connexion a échoué. Vérifiez le nom, le mot de passe et le code, et attendez un nouveau code.",
    "Die Anmeldung ist fehlgeschlagen. Prüfen Sie Name, Passwort und Code, und warten Sie auf einen neuen Code.",
];
const AGAIN: Said = [
    "The session is over: sign in with password and code.",
    "La session est terminée : connectez-vous avec le mot de passe et un code.",
    "Die Sitzung ist zu Ende: Melden Sie sich mit Passwort und Code an.",
];
const CONFIRM: Said = [
    "This needs your password and a code, not older than five minutes: confirm first.",
    "Cette action exige votre mot de passe et un code de moins de cinq minutes : confirmez d'abord.",
    "Dies verlangt Ihr Passwort und einen Code, nicht älter als fünf Minuten: Bestätigen Sie zuerst.",
];
const NOT_ALLOWED: Said = [
    "Your role does not cover this: ask an administrator of this vault.",
    "Votre rôle ne le permet pas : adressez-vous à un administrateur de ce coffre.",
    "Ihre Rolle umfasst dies nicht: Wenden Sie sich an einen Administrator dieses Tresors.",
];
const READ_ONLY: Said = [
    "The folder of accounts cannot be written, so that vaults are open for reading alone: nothing is saved.",
    "Le dossier des comptes ne peut être écrit ; les coffres sont ouverts en lecture seule et rien n'est enregistré.",
    "Der Ordner der Konten ist nicht beschreibbar; Tresore sind nur zum Lesen geöffnet, und nichts wird gespeichert.",
];
const NOT_FOUND: Said = [
    "It is not there any more: go back to the list.",
    "Cet élément n'existe plus : revenez à la liste.",
    "Es ist nicht mehr da: Gehen Sie zur Liste zurück.",
];
const NAME_TAKEN: Said = [
    "Another account has this name: choose another one.",
    "Un autre compte porte ce nom : choisissez-en un autre.",
    "Ein anderes Konto trägt diesen Namen: Wählen Sie einen anderen.",
];
const NAME_UNUSABLE: Said = [
    "This name is empty, too long, or holds a colon: choose another one.",
    "Ce nom est vide, trop long ou contient un deux-points : choisissez-en un autre.",
    "Dieser Name ist leer, zu lang oder enthält einen Doppelpunkt: Wählen Sie einen anderen.",
];
const LAST_ADMINISTRATOR: Said = [
    "The last administrator stays: make somebody else an administrator first.",
    "Le dernier administrateur reste : nommez d'abord un autre administrateur.",
    "Der letzte Administrator bleibt: Machen Sie zuerst jemand anderen zum Administrator.",
];
const ALREADY_STARTED: Said = [
    "There is an account on this machine already: sign in, or ask an administrator for an invitation.",
    "Un compte existe déjà sur cette machine : connectez-vous ou demandez une invitation à un administrateur.",
    "Auf diesem Rechner gibt es schon ein Konto: Melden Sie sich an, oder bitten Sie einen Administrator um Einladung.",
];
const NETWORK: Said = [
    "The folder of accounts lies on a network drive, where a vault would be damaged: keep it on a local disk.",
    "Le dossier des comptes se trouve sur un lecteur réseau, où un coffre serait endommagé : gardez-le sur un disque local.",
    "Der Ordner der Konten liegt auf einem Netzlaufwerk, wo ein Tresor Schaden nähme: Legen Sie ihn auf eine lokale Platte.",
];
const DAMAGED: Said = [
    "A file of the vault is damaged and nothing more is written to it: restore a backup, or read what can be read.",
    "Un fichier du coffre est endommagé et n'est plus écrit : restaurez une sauvegarde ou lisez ce qui peut l'être.",
    "Eine Datei des Tresors ist beschädigt und wird nicht mehr beschrieben: Spielen Sie eine Sicherung ein, oder retten Sie, was lesbar ist.",
];
const NEWER: Said = [
    "A newer version of Claimwright wrote this file: open it with that version.",
    "Une version plus récente de Claimwright a écrit ce fichier : ouvrez-le avec celle-ci.",
    "Eine neuere Version von Claimwright hat diese Datei geschrieben: Öffnen Sie sie mit jener Version.",
];
const DISK_FULL: Said = [
    "The disk is full: free some space and save again. Your text is still in the editor.",
    "Le disque est plein : libérez de la place et enregistrez à nouveau. Votre texte est toujours dans l'éditeur.",
    "Die Platte ist voll: Schaffen Sie Platz und speichern Sie noch einmal. Ihr Text steht noch im Editor.",
];
const LEGAL_HOLD: Said = [
    "A legal hold on this matter forbids deleting.",
    "Un gel juridique interdit toute suppression dans ce dossier.",
    "Eine Löschsperre verbietet, in dieser Akte etwas zu löschen.",
];
const NO_BACKUP: Said = [
    "This is no backup of this vault, or it is not whole: choose another folder.",
    "Ce n'est pas une sauvegarde de ce coffre, ou elle est incomplète : choisissez un autre dossier.",
    "Dies ist keine Sicherung dieses Tresors, oder sie ist unvollständig: Wählen Sie einen anderen Ordner.",
];
const NO_ARCHIVE: Said = [
    "This is no archive, its password is another one, or it is not whole.",
    "Ce n'est pas une archive, son mot de passe est un autre, ou elle est incomplète.",
    "Dies ist kein Archiv, sein Passwort ist ein anderes, oder es ist unvollständig.",
];
const NOT_EMPTY: Said = [
    "A file or folder of this name is there already: choose another name.",
    "Un fichier ou dossier de ce nom existe déjà : choisissez un autre nom.",
    "Eine Datei oder ein Ordner dieses Namens ist schon da: Wählen Sie einen anderen Namen.",
];
const TOO_LONG: Said = [
    "This text is longer than the vault takes: shorten it.",
    "Ce texte dépasse ce que le coffre accepte : raccourcissez-le.",
    "Dieser Text ist länger, als der Tresor annimmt: Kürzen Sie ihn.",
];
const OUT_OF_RANGE: Said = [
    "This figure is outside what is allowed.",
    "Ce nombre est hors des limites permises.",
    "Diese Zahl liegt außerhalb des Erlaubten.",
];
const NO_RANDOMNESS: Said = [
    "The system gave no randomness, without which no key is made: restart the machine.",
    "Le système n'a pas fourni d'aléa, sans lequel aucune clé n'est créée : redémarrez la machine.",
    "Das System gab keinen Zufall her, ohne den kein Schlüssel entsteht: Starten Sie den Rechner neu.",
];
pub(super) const CANNOT: Said = [
    "The vault could not do this: try again, and verify the newest backup if it fails once more.",
    "Le coffre n'a pas pu le faire : réessayez et, en cas de nouvel échec, vérifiez la dernière sauvegarde.",
    "Der Tresor konnte dies nicht tun: Versuchen Sie es noch einmal, und prüfen Sie sonst die neueste Sicherung.",
];
const FILE: Said = [
    "A file or folder cannot be read or written: choose another place, or make room there.",
    "Un fichier ou dossier ne peut être lu ou écrit : choisissez un autre emplacement ou faites-y de la place.",
    "Eine Datei oder ein Ordner lässt sich nicht lesen oder schreiben: Wählen Sie einen anderen Ort, oder schaffen Sie dort Platz.",
];

/// What is said where no step has begun that a code could end.
pub fn begin_anew() -> ApiError {
    let said = [
        "This was interrupted: begin anew.",
        "L'opération a été interrompue : recommencez.",
        "Dies wurde unterbrochen: Beginnen Sie von vorn.",
    ];
    ApiError::said(ErrorCode::NotFound, said)
}

/// What is said where the first code of an authenticator is another one.
pub fn wrong_first_code() -> ApiError {
    let said = [
        "This is not the code that the authenticator should show now: check its clock, and type the present code.",
        "Ce n'est pas le code que l'application devrait afficher : vérifiez son horloge et saisissez le code actuel.",
        "Das ist nicht der Code, den die App jetzt zeigen sollte: Prüfen Sie ihre Uhr, und geben Sie den jetzigen Code ein.",
    ];
    ApiError::said(ErrorCode::SignInFailed, said)
}

/// What is said while nobody may ask.
pub fn locked() -> ApiError {
    ApiError::said(ErrorCode::Locked, LOCKED)
}

/// The error of the vault as the window shows it; `now_ms` is the wall clock.
pub fn error(error: &VaultError, now_ms: i64) -> ApiError {
    let (code, said) = match error {
        VaultError::SignInFailed => (ErrorCode::SignInFailed, FAILED),
        VaultError::Wait { seconds } => return wait(*seconds),
        VaultError::Locked => (ErrorCode::Locked, LOCKED),
        VaultError::SignInAgain => (ErrorCode::SignInAgain, AGAIN),
        VaultError::ConfirmFirst => (ErrorCode::ConfirmFirst, CONFIRM),
        VaultError::NotAllowed => (ErrorCode::NotAllowed, NOT_ALLOWED),
        VaultError::ReadOnly => (ErrorCode::ReadOnly, READ_ONLY),
        VaultError::PasswordTooWeak(why) => {
            return ApiError::said(ErrorCode::WeakPassword, weakness_of(*why).1);
        }
        VaultError::NotFound => (ErrorCode::NotFound, NOT_FOUND),
        VaultError::NameTaken => (ErrorCode::BadValue, NAME_TAKEN),
        VaultError::NameUnusable => (ErrorCode::BadValue, NAME_UNUSABLE),
        VaultError::LastAdministrator => (ErrorCode::LastAdministrator, LAST_ADMINISTRATOR),
        VaultError::AlreadyStarted => (ErrorCode::AlreadyStarted, ALREADY_STARTED),
        VaultError::AlreadyOpen { since } => return already_open(*since, now_ms),
        VaultError::NetworkFolder => (ErrorCode::Vault, NETWORK),
        VaultError::Damaged => (ErrorCode::Damaged, DAMAGED),
        VaultError::MadeByNewer => (ErrorCode::MadeByNewer, NEWER),
        VaultError::DiskFull => (ErrorCode::DiskFull, DISK_FULL),
        VaultError::LegalHold => (ErrorCode::LegalHold, LEGAL_HOLD),
        VaultError::NotABackup => (ErrorCode::NotWhole, NO_BACKUP),
        VaultError::NotAnArchive => (ErrorCode::NotWhole, NO_ARCHIVE),
        VaultError::FolderNotEmpty => (ErrorCode::CannotWrite, NOT_EMPTY),
        VaultError::TooLong => (ErrorCode::BadValue, TOO_LONG),
        VaultError::OutOfRange => (ErrorCode::BadValue, OUT_OF_RANGE),
        VaultError::NoRandomness => (ErrorCode::Vault, NO_RANDOMNESS),
        // The path may be one that a person did not give: its cause alone is told.
        VaultError::Io { cause, .. } => {
            return ApiError::said(ErrorCode::CannotWrite, FILE).because(cause);
        }
        other => return ApiError::said(ErrorCode::Vault, CANNOT).because(other),
    };
    ApiError::said(code, said)
}

fn wait(seconds: u64) -> ApiError {
    let [en, fr, de] = [Language::En, Language::Fr, Language::De].map(|language| lasting(seconds, language));
    let said = [
        format!("Too many attempts failed: wait {en}. The recovery key works at once."),
        format!("Trop de tentatives ont échoué : attendez {fr}. La clé de secours agit aussitôt."),
        format!("Zu viele Versuche sind gescheitert: Warten Sie {de}. Der Wiederherstellungsschlüssel gilt sofort."),
    ];
    let wait_seconds = Some(u32::try_from(seconds).unwrap_or(u32::MAX));
    ApiError { wait_seconds, ..ApiError::said(ErrorCode::Wait, said) }
}

fn already_open(since: Option<i64>, now_ms: i64) -> ApiError {
    const SINCE_THEN: Said = [
        "Claimwright is open already: use that window.",
        "Claimwright est déjà ouvert : utilisez cette fenêtre.",
        "Claimwright ist schon geöffnet: Benutzen Sie jenes Fenster.",
    ];
    let Some(since) = since else { return ApiError::said(ErrorCode::AlreadyOpen, SINCE_THEN) };
    let seconds = u64::try_from(now_ms.saturating_sub(since) / 1_000).unwrap_or(0);
    let [en, fr, de] = [Language::En, Language::Fr, Language::De].map(|language| lasting(seconds, language));
    let said = [
        format!("Claimwright has been open for {en} already: use that window."),
        format!("Claimwright est déjà ouvert depuis {fr} : utilisez cette fenêtre."),
        format!("Claimwright ist schon seit {de} geöffnet: Benutzen Sie jenes Fenster."),
    ];
    ApiError::said(ErrorCode::AlreadyOpen, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 3] = [Language::En, Language::Fr, Language::De];

    #[test]
    fn every_failed_sign_in_is_one_sentence_and_waits_are_told_in_each_language() {
        let failed = error(&VaultError::SignInFailed, 0);
        assert_eq!((failed.code, failed.details), (ErrorCode::SignInFailed, None));
        let waiting = error(&VaultError::Wait { seconds: 90 }, 0);
        assert_eq!((waiting.code, waiting.wait_seconds), (ErrorCode::Wait, Some(90)));
        for language in LANGUAGES {
            let sentence = waiting.sentence_in(language);
            assert!(sentence.contains("1 min"), "{sentence}");
        }
    }

    #[test]
    fn sec_rel_09_a_second_instance_is_told_since_when_the_first_is_open() {
        let open = VaultError::AlreadyOpen { since: Some(1_000) };
        let told = error(&open, 1_000 + 3 * 3_600_000 + 25 * 60_000);
        assert_eq!(told.code, ErrorCode::AlreadyOpen);
        for language in LANGUAGES {
            assert!(told.sentence_in(language).contains("3 h 25 min"), "{told:?}");
        }
        // A clock that was set back makes no negative time.
        assert!(error(&open, 0).sentence.contains("0 seconds"));
    }

    #[test]
    fn no_path_of_the_machine_is_told() {
        let cause = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let told = error(&VaultError::Io { path: "/home/client-smith".into(), cause }, 0);
        assert!(!format!("{told:?}").contains("smith"));
    }
}
