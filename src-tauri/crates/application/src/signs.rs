//! Reference signs and the names they are used with in the description; not the signs on the drawings.

use crate::{Description, Span};

/// One use of a reference sign with a name: `drive shaft 12`, `Welle (12)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUse {
    /// The sign: `12`, `12a`, `12'`.
    pub sign: String,
    /// The noun phrase before it, lower case, without determiner.
    pub name: String,
    /// The last noun of the name, in the singular.
    pub head: String,
    /// Span of the name in the description's text.
    pub name_span: Span,
    /// Span of the sign in the description's text.
    pub sign_span: Span,
}

/// All uses of signs in a description, in order.
pub fn uses(_description: &Description) -> Vec<SignUse> {
    Vec::new()
}
