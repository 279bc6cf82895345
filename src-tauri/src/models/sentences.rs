//! Why a model is not used, in the languages of the window; which one is meant, and what is done with it, is `models`'s.

use claimwright_api::{ApiError, ErrorCode};
use claimwright_candle::LoadError;
use claimwright_weights::WeightsError;

/// The model is not there.
pub(super) fn missing(id: &str) -> ApiError {
    let sentences = [
        format!("The model {id} is not on this computer: choose another one, or fetch it first."),
        format!("Le modèle {id} n'est pas sur cet ordinateur : choisissez-en un autre ou chargez-le d'abord."),
        format!("Das Modell {id} ist nicht auf diesem Rechner: Wählen Sie ein anderes, oder holen Sie es zuerst."),
    ];
    ApiError::said(ErrorCode::ModelMissing, sentences)
}

/// Why the weights of a model were not read, in the languages of the window.
pub(super) fn not_loaded(id: &str, error: LoadError) -> ApiError {
    let LoadError::NoRoom { needed, free } = error else { return unusable(id).because(error) };
    let (needed, free) = (needed.div_ceil(1_000_000), free / 1_000_000);
    let sentences = [
        format!(
            "The model {id} needs {needed} MB of memory and {free} MB are free: close other programs or choose a smaller model."
        ),
        format!(
            "Le modèle {id} demande {needed} Mo de mémoire et il en reste {free} : fermez d'autres programmes ou choisissez un modèle plus petit."
        ),
        format!(
            "Das Modell {id} braucht {needed} MB Speicher, und {free} MB sind frei: Schließen Sie andere Programme, oder wählen Sie ein kleineres Modell."
        ),
    ];
    ApiError::said(ErrorCode::MemoryShort, sentences)
}

/// The speed of a model was measured and cannot be kept.
pub(super) fn not_kept(error: WeightsError) -> ApiError {
    let sentences = [
        "The model was measured, but its speed cannot be kept, as the folder of models cannot be written to: drafts use one thread.",
        "Le modèle a été mesuré, mais sa vitesse ne peut être conservée, car le dossier des modèles n'est pas accessible en écriture : les brouillons utilisent un seul fil.",
        "Das Modell wurde gemessen, doch seine Geschwindigkeit lässt sich nicht aufheben, da in den Ordner der Modelle nicht geschrieben werden kann: Entwürfe nutzen einen Thread.",
    ];
    ApiError::said(ErrorCode::CannotWrite, sentences).because(error)
}

pub(super) fn unusable(id: &str) -> ApiError {
    let sentences = [
        format!("The model {id} cannot be used: remove it and fetch it again."),
        format!("Le modèle {id} ne peut pas servir : supprimez-le et chargez-le de nouveau."),
        format!("Das Modell {id} lässt sich nicht verwenden: Entfernen Sie es, und holen Sie es erneut."),
    ];
    ApiError::said(ErrorCode::ModelBroken, sentences)
}

/// What the store refuses, in the languages of the window.
pub(super) fn refused(id: &str, error: WeightsError) -> ApiError {
    let (code, sentences) = match &error {
        WeightsError::Unknown { .. } | WeightsError::Missing { .. } => return missing(id),
        WeightsError::Altered { .. } => (
            ErrorCode::ModelBroken,
            [
                format!("The model {id} is not as it was fetched: remove it and fetch it again."),
                format!("Le modèle {id} n'est plus tel qu'il a été chargé : supprimez-le et chargez-le de nouveau."),
                format!(
                    "Das Modell {id} ist nicht mehr, wie es geholt wurde: Entfernen Sie es, und holen Sie es erneut."
                ),
            ],
        ),
        WeightsError::Exists { .. } => (
            ErrorCode::BadValue,
            [
                format!("A model called {id} is there already: give the file another name."),
                format!("Un modèle nommé {id} existe déjà : donnez un autre nom au fichier."),
                format!("Ein Modell namens {id} gibt es schon: Geben Sie der Datei einen anderen Namen."),
            ],
        ),
        WeightsError::BadId { .. } => (
            ErrorCode::BadValue,
            [
                "The name of the file cannot be that of a model: begin it with a letter or a digit.".to_owned(),
                "Le nom du fichier ne peut pas être celui d'un modèle : commencez-le par une lettre ou un chiffre."
                    .to_owned(),
                "Der Name der Datei kann keiner eines Modells sein: Er muss mit Buchstabe oder Ziffer beginnen."
                    .to_owned(),
            ],
        ),
        WeightsError::NoSpace { .. } => (
            ErrorCode::DiskFull,
            [
                "The disk is full: free some space and try again.".to_owned(),
                "Le disque est plein : libérez de la place et recommencez.".to_owned(),
                "Die Festplatte ist voll: Schaffen Sie Platz, und versuchen Sie es erneut.".to_owned(),
            ],
        ),
        WeightsError::Busy => (
            ErrorCode::Busy,
            [
                "Another program is changing the models: wait until it has finished and try again.".to_owned(),
                "Un autre programme modifie les modèles : attendez qu'il ait fini et recommencez.".to_owned(),
                "Ein anderes Programm ändert gerade die Modelle: Warten Sie, bis es fertig ist, und versuchen Sie es erneut."
                    .to_owned(),
            ],
        ),
        _ => (
            ErrorCode::CannotWrite,
            [
                "The folder of models cannot be read or written: check that the disk is there and that you own the folder."
                    .to_owned(),
                "Le dossier des modèles ne peut être lu ou écrit : vérifiez que le disque est là et que le dossier est à vous."
                    .to_owned(),
                "Der Ordner der Modelle lässt sich nicht lesen oder schreiben: Prüfen Sie, ob die Festplatte da ist und der Ordner Ihnen gehört."
                    .to_owned(),
            ],
        ),
    };
    ApiError::said(code, sentences).because(error)
}

/// Why a file is taken for no model, in the languages of the window.
pub(super) fn not_taken(error: &LoadError) -> ApiError {
    let same = |sentences: [&str; 3]| sentences.map(str::to_owned);
    let sentences = match error {
        LoadError::NotGguf | LoadError::NotSafetensors => same([
            "This file is no model: choose a GGUF file, or the model.safetensors of a BERT.",
            "Ce fichier n'est pas un modèle : choisissez un fichier GGUF, ou le model.safetensors d'un BERT.",
            "Diese Datei ist kein Modell: Wählen Sie eine GGUF-Datei oder die model.safetensors eines BERT.",
        ]),
        LoadError::Truncated => same([
            "This file ends too early: it was not copied whole, so copy it again.",
            "Ce fichier finit trop tôt : il n'a pas été copié en entier ; copiez-le de nouveau.",
            "Diese Datei endet zu früh: Sie wurde nicht ganz kopiert; kopieren Sie sie noch einmal.",
        ]),
        LoadError::UnsupportedArchitecture { name } => [
            format!("Models of the architecture {name} cannot be run here: choose one of llama, qwen2 or bert."),
            format!(
                "Les modèles d'architecture {name} ne fonctionnent pas ici : choisissez-en un de llama, qwen2 ou bert."
            ),
            format!("Modelle der Architektur {name} laufen hier nicht: Wählen Sie eines von llama, qwen2 oder bert."),
        ],
        LoadError::Missing { file } => [
            format!("The file {file} is not there: put it beside the weights, or choose another model."),
            format!("Le fichier {file} manque : placez-le à côté des poids, ou choisissez un autre modèle."),
            format!("Die Datei {file} fehlt: Legen Sie sie neben die Gewichte, oder wählen Sie ein anderes Modell."),
        ],
        LoadError::Altered { .. } => same([
            "This file contradicts itself: it is damaged, so do not use it.",
            "Ce fichier se contredit : il est endommagé ; ne l'utilisez pas.",
            "Diese Datei widerspricht sich: Sie ist beschädigt; verwenden Sie sie nicht.",
        ]),
        LoadError::Unreadable(_) => same([
            "This file cannot be read: check that the disk is there and that you may read it.",
            "Ce fichier ne peut être lu : vérifiez que le disque est là et que vous pouvez le lire.",
            "Diese Datei lässt sich nicht lesen: Prüfen Sie, ob die Festplatte da ist und Sie sie lesen dürfen.",
        ]),
        _ => same([
            "This model is of a form that cannot be run here: choose another one.",
            "Ce modèle a une forme qui ne fonctionne pas ici : choisissez-en un autre.",
            "Dieses Modell hat eine Form, die hier nicht läuft: Wählen Sie ein anderes.",
        ]),
    };
    ApiError::said(ErrorCode::BadValue, sentences).because(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_that_does_not_fit_is_told_with_its_figures() {
        let error = not_loaded("large", LoadError::NoRoom { needed: 1_420_000_001, free: 800_999_999 });
        assert_eq!(error.code, ErrorCode::MemoryShort);
        assert!(error.sentence.contains("large needs 1421 MB") && error.sentence.contains("800 MB"), "{error}");
        assert_eq!(not_loaded("small", LoadError::Truncated).code, ErrorCode::ModelBroken);
    }
}
