//! Rules about the description, one file each; not what they share.

pub mod federal_research_statement;
pub mod incorporation_by_reference;
pub mod missing_background;
pub mod missing_brief_description_of_drawings;
pub mod missing_detailed_description;
pub mod missing_technical_field;
pub mod paragraph_number_sequence;
pub mod refers_to_claims;
pub mod spirit_of_invention;
