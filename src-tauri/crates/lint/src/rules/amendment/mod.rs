//! Rules that compare an application with the one as filed, one file each; not what they share.

pub mod no_literal_basis;
