//! Which models are on this machine and how one is loaded; never fetched, and bytes are hashed by who fetches them.

use claimwright_api::wire::ModelView;
use claimwright_api::{ApiError, ErrorCode, Generator, Similarity};
use serde::Deserialize;
use std::cmp::Reverse;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// The manifest of weights, as it was when the program was built.
const MANIFEST: &str = include_str!("../../models/manifest.toml");

/// The encoder that compares names, and our own adapter for it.
const NAME_ENCODER: &str = "minilm-l6";
const NAME_PAIRS: &[u8] = include_bytes!("../../models/term-pairs.safetensors");

/// The folder of models.
#[derive(Debug, Clone)]
pub struct Models {
    root: Option<PathBuf>,
}

/// The part of the manifest that the window needs.
#[derive(Debug, Deserialize)]
struct Manifest {
    model: Vec<Model>,
}

/// A model of the manifest, or of the file that describes one which the user added.
#[derive(Debug, Clone, Deserialize)]
struct Model {
    id: String,
    name: String,
    task: String,
    role: String,
    #[serde(rename = "file")]
    files: Vec<WeightFile>,
}

/// A file of a model; its first is its weights.
#[derive(Debug, Clone, Deserialize)]
struct WeightFile {
    name: String,
    bytes: u64,
    sha256: String,
    #[serde(default)]
    optional: bool,
}

impl Models {
    /// Models in the folder that the environment names; `variable` looks one up.
    pub fn new(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        // The XDG specification asks that a relative path be ignored.
        let data = folder("XDG_DATA_HOME").filter(|path| path.is_absolute());
        let data = if cfg!(windows) { folder("LOCALAPPDATA").or(data) } else { data };
        let data = data.or_else(|| Some(folder("HOME")?.join(".local").join("share")));
        let root = folder("CLAIMWRIGHT_MODELS").or_else(|| Some(data?.join("claimwright").join("models")));
        Self { root }
    }

    fn all(&self) -> Vec<Model> {
        let mut all = toml::from_str::<Manifest>(MANIFEST).map(|manifest| manifest.model).unwrap_or_default();
        let added = self.root.as_ref().and_then(|root| fs::read_dir(root).ok()).into_iter().flatten().flatten();
        all.extend(added.filter_map(|folder| {
            let described =
                toml::from_str::<Model>(&fs::read_to_string(folder.path().join("model.toml")).ok()?).ok()?;
            (folder.file_name() == described.id.as_str()).then_some(described)
        }));
        all
    }

    fn folder(&self, model: &Model) -> Option<PathBuf> {
        self.root.as_ref().map(|root| root.join(&model.id))
    }

    /// Whether all files of a model are there with their sizes.
    fn present(&self, model: &Model) -> bool {
        let Some(folder) = self.folder(model) else { return false };
        model.files.iter().filter(|file| !file.optional).all(|file| whole(&folder, file))
    }

    /// All models that the program knows.
    pub fn list(&self) -> Vec<ModelView> {
        let view = |model: Model| ModelView {
            present: self.present(&model),
            bytes: model.files.iter().map(|file| file.bytes).sum(),
            id: model.id,
            role: model.task,
            name: model.name,
        };
        self.all().into_iter().map(view).collect()
    }

    /// The generator that proposes unless the user says otherwise: the default one, else the largest that is there, as
    /// on the command line.
    pub fn default_generator(&self) -> Option<String> {
        let mut there: Vec<Model> = self.all();
        there.retain(|model| model.task == "generator" && self.present(model));
        let bytes = |model: &Model| model.files.iter().map(|file| file.bytes).sum::<u64>();
        there.sort_by_key(|model| (model.role != "default", Reverse(bytes(model))));
        there.into_iter().next().map(|model| model.id)
    }

    /// Reads what compares names by their meaning: the encoder with the adapter that comes with the program.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`], [`ErrorCode::ModelBroken`].
    pub fn load_comparer(&self) -> Result<Box<dyn Similarity>, ApiError> {
        let model = self.all().into_iter().find(|model| model.id == NAME_ENCODER && self.present(model));
        let found = model.and_then(|model| Some((self.folder(&model)?, model.files.first()?.sha256.clone())));
        let (folder, base) = found.ok_or_else(|| {
            let sentences = [
                format!("The model {NAME_ENCODER}, which compares the meaning of names, is not on this computer: names are compared by their words and by where they stand."),
                format!("Le modèle {NAME_ENCODER}, qui compare le sens des noms, n'est pas sur cet ordinateur : les noms sont comparés par leurs mots et leur place."),
                format!("Das Modell {NAME_ENCODER}, das die Bedeutung von Namen vergleicht, ist nicht auf diesem Rechner: Namen werden nach ihren Wörtern und ihrem Platz verglichen."),
            ];
            ApiError::said(ErrorCode::ModelMissing, sentences)
        })?;
        claimwright_candle::load_similarity(&folder, &base, NAME_PAIRS, NAME_ENCODER).map_err(|error| {
            let sentences = [
                format!("The model {NAME_ENCODER}, which compares the meaning of names, cannot be used: remove it and fetch it again."),
                format!("Le modèle {NAME_ENCODER}, qui compare le sens des noms, ne peut pas servir : supprimez-le et chargez-le de nouveau."),
                format!("Das Modell {NAME_ENCODER}, das die Bedeutung von Namen vergleicht, lässt sich nicht verwenden: Entfernen Sie es, und holen Sie es erneut."),
            ];
            ApiError::said(ErrorCode::ModelBroken, sentences).because(error)
        })
    }

    /// Reads the weights of a generator.
    ///
    /// # Errors
    /// [`ErrorCode::ModelMissing`], [`ErrorCode::ModelBroken`].
    pub fn load(&self, id: &str) -> Result<Box<dyn Generator>, ApiError> {
        let missing = || {
            let sentences = [
                format!("The model {id} is not on this computer: choose another one, or fetch it first."),
                format!("Le modèle {id} n'est pas sur cet ordinateur : choisissez-en un autre ou chargez-le d'abord."),
                format!(
                    "Das Modell {id} ist nicht auf diesem Rechner: Wählen Sie ein anderes, oder holen Sie es zuerst."
                ),
            ];
            ApiError::said(ErrorCode::ModelMissing, sentences)
        };
        let model =
            self.all().into_iter().find(|model| model.id == id && model.task == "generator").ok_or_else(missing)?;
        let folder = self.folder(&model).ok_or_else(missing)?;
        let weights = model.files.first().ok_or_else(missing)?;
        if !folder.join(&weights.name).is_file() {
            return Err(missing());
        }
        if !self.present(&model) {
            let sentences = [
                format!("The model {id} is not as it was fetched: remove it and fetch it again."),
                format!("Le modèle {id} n'est plus tel qu'il a été chargé : supprimez-le et chargez-le de nouveau."),
                format!(
                    "Das Modell {id} ist nicht mehr, wie es geholt wurde: Entfernen Sie es, und holen Sie es erneut."
                ),
            ];
            return Err(ApiError::said(ErrorCode::ModelBroken, sentences));
        }
        let path = prepared(&folder, weights).unwrap_or_else(|| folder.join(&weights.name));
        claimwright_candle::load_generator(&path, id).map_err(|error| {
            let sentences = [
                format!("The model {id} cannot be used: remove it and fetch it again."),
                format!("Le modèle {id} ne peut pas servir : supprimez-le et chargez-le de nouveau."),
                format!("Das Modell {id} lässt sich nicht verwenden: Entfernen Sie es, und holen Sie es erneut."),
            ];
            ApiError::said(ErrorCode::ModelBroken, sentences).because(error)
        })
    }
}

fn whole(folder: &Path, file: &WeightFile) -> bool {
    fs::metadata(folder.join(&file.name)).is_ok_and(|found| found.is_file() && found.len() == file.bytes)
}

/// The faster form of these weights, where one was made of them and is whole; its name begins with their hash.
fn prepared(folder: &Path, source: &WeightFile) -> Option<PathBuf> {
    let file: WeightFile = toml::from_str(&fs::read_to_string(folder.join(".prepared.toml")).ok()?).ok()?;
    let made_of_it = file.name.strip_prefix("prepared-")?.starts_with(source.sha256.get(..16)?);
    let plain = Path::new(&file.name).components().count() == 1;
    (made_of_it && plain && whole(folder, &file)).then(|| folder.join(&file.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(folder: &Path) -> Models {
        Models::new(|name| (name == "CLAIMWRIGHT_MODELS").then(|| folder.as_os_str().to_owned()))
    }

    #[test]
    fn the_manifest_is_understood() {
        let models = Models { root: None };
        let listed = models.list();
        assert!(listed.iter().any(|model| model.role == "generator"));
        assert!(listed.iter().all(|model| !model.present && model.bytes > 0));
        assert_eq!(models.default_generator(), None);
    }

    #[test]
    fn a_model_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = of(folder.path()).load("smollm2-135m").err().expect("nothing is there");
        assert_eq!(error.code, ErrorCode::ModelMissing);
        assert!(error.sentence.contains("smollm2-135m"));
    }

    #[test]
    fn a_file_of_another_size_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let model = folder.path().join("smollm2-135m");
        fs::create_dir(&model).expect("a folder");
        fs::write(model.join("model.gguf"), "GGUF").expect("a file");
        let models = of(folder.path());
        assert_eq!(models.load("smollm2-135m").err().map(|error| error.code), Some(ErrorCode::ModelBroken));
        assert_eq!(models.default_generator(), None);
    }

    #[test]
    fn an_added_model_is_listed_only_under_its_own_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let text = "id = \"mine\"\nname = \"mine\"\ntask = \"generator\"\nrole = \"added\"\n[[file]]\nname = \"m.gguf\"\nbytes = 1\nsha256 = \"\"\n";
        for name in ["mine", "other"] {
            fs::create_dir(folder.path().join(name)).expect("a folder");
            fs::write(folder.path().join(name).join("model.toml"), text).expect("a file");
        }
        let listed = of(folder.path()).list();
        assert_eq!(listed.iter().filter(|model| model.id == "mine").count(), 1);
    }
}
