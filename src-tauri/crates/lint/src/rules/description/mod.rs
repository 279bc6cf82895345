//! Rules about the description, one file each; not what they share.

pub mod claim_like_clauses;
pub mod cross_reference_misplaced;
pub mod federal_research_statement;
pub mod heading_order;
pub mod heading_style;
pub mod incorporation_by_reference;
pub mod incorporation_defective;
pub mod industrial_applicability;
pub mod list_of_reference_signs;
pub mod missing_background;
pub mod missing_brief_description_of_drawings;
pub mod missing_detailed_description;
pub mod missing_summary;
pub mod missing_technical_field;
pub mod paragraph_number_format;
pub mod paragraph_number_sequence;
pub mod patent_profanity;
pub mod prior_disclosure_statement;
pub mod refers_to_claims;
pub mod spirit_of_invention;
pub mod summary_not_commensurate;
pub mod table_or_equation_reference;
pub mod trademark_unmarked;
