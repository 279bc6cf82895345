//! Why a file of weights was not loaded, one plain sentence each; errors of a running model are `infer`'s.

use std::io;
use std::path::Path;

/// Why weights were refused, named by what the caller can do about it.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// There is no such file.
    Missing {
        /// The file's name, without its folder.
        file: String,
    },
    /// The file ends before what it announces.
    Truncated,
    /// The file does not begin like a GGUF file of a known version.
    NotGguf,
    /// The file is not a safetensors file.
    NotSafetensors,
    /// The file is of an architecture that this program cannot run.
    UnsupportedArchitecture {
        /// The architecture that the file names.
        name: String,
    },
    /// The architecture is known and the file uses a variant of it that is not.
    Unsupported {
        /// What is not known.
        what: String,
    },
    /// The file contradicts itself: it is damaged or made by hand.
    Altered {
        /// What contradicts what.
        what: String,
    },
    /// The file is not an adapter for pairs of terms.
    NotAnAdapter,
    /// The file is not an adapter of a generator.
    NotAGeneratorAdapter,
    /// The model does not fit the memory that is free.
    NoRoom {
        /// Bytes that it needs.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// The adapter was trained on other weights than those it shall run with.
    OtherBase,
    /// The operating system refused to read the file.
    Unreadable(io::Error),
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing { file } => {
                write!(f, "The model file {file} is not there: fetch the model again or choose another file.")
            }
            Self::Truncated => {
                f.write_str("The model file ends too early: it was not copied or fetched whole, so fetch it again.")
            }
            Self::NotGguf => f.write_str(
                "The model file is not a GGUF file of version 2 or 3: choose a GGUF file or a folder with safetensors.",
            ),
            Self::NotSafetensors => {
                f.write_str("The model file is not a safetensors file: choose another file or fetch it again.")
            }
            Self::UnsupportedArchitecture { name } => write!(
                f,
                "Models of the architecture {name:?} cannot be run here: choose one of the architecture llama, qwen2 or bert."
            ),
            Self::Unsupported { what } => {
                write!(f, "This model cannot be run here because of {what}: choose another model.")
            }
            Self::Altered { what } => {
                write!(f, "The model file contradicts itself ({what}): do not use it, and fetch the model again.")
            }
            Self::NotAnAdapter => {
                f.write_str("The file is not an adapter for terms: choose one that `claimwright adapt` has written.")
            }
            Self::NotAGeneratorAdapter => f.write_str(
                "The file is not an adapter of a generator: choose a safetensors file of the format claimwright-generator-adapter-1.",
            ),
            Self::NoRoom { needed, free } => write!(
                f,
                "The model needs {} MB of memory and {} MB are free: close other programs or choose a smaller model.",
                needed.div_ceil(1_000_000),
                free / 1_000_000
            ),
            Self::OtherBase => f.write_str(
                "The adapter was trained on other weights than those of this model: train it again on these or choose another adapter.",
            ),
            Self::Unreadable(cause) => {
                write!(
                    f,
                    "The model file cannot be read ({cause}): check that the disk is there and that you may read it."
                )
            }
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(cause) => Some(cause),
            _ => None,
        }
    }
}

impl LoadError {
    /// A contradiction inside the file.
    pub(crate) fn altered(what: impl Into<String>) -> Self {
        Self::Altered { what: what.into() }
    }

    /// An error of opening or reading this file.
    pub(crate) fn reading(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |cause| match cause.kind() {
            io::ErrorKind::NotFound => {
                let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                Self::Missing { file }
            }
            io::ErrorKind::UnexpectedEof => Self::Truncated,
            _ => Self::Unreadable(cause),
        }
    }
}

impl From<candle_core::Error> for LoadError {
    // Files are validated before candle sees them, so what it still finds is a contradiction.
    fn from(cause: candle_core::Error) -> Self {
        let text = cause.to_string();
        Self::altered(text.lines().next().unwrap_or_default().chars().take(200).collect::<String>())
    }
}
