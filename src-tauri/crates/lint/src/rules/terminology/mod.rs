//! Rules about words and units across the parts, one file each; not what they share.

pub mod acronym_redefined;
pub mod acronym_undefined;
pub mod claim_term_unsupported;
pub mod decimal_separator;
pub mod near_miss;
pub mod symbol_undefined;
pub mod units_not_si;
pub mod variant;
