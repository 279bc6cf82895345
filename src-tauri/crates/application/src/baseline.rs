//! The application as filed, with which a later text is compared; not how it is compared.

/// An application as it was filed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// Its name, as the user gave it.
    pub name: String,
    /// Its whole text, a line for each paragraph.
    pub text: String,
}
