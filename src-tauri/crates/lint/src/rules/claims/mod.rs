//! Rules about the wording of claims, one file each; not what they share.

pub mod and_or;
pub mod antecedent_ambiguous;
pub mod antecedent_inherent;
pub mod antecedent_missing;
pub mod antecedent_number_mismatch;
pub mod antecedent_other_branch;
pub mod antecedent_reintroduced;
pub mod approximation;
pub mod duplicate;
pub mod exemplary_language;
pub mod final_period;
pub mod numbering;
pub mod omnibus;
pub mod one_sentence;
pub mod optional_feature;
pub mod permissive_verb;
pub mod refers_to_description_or_drawings;
pub mod relative_term;
pub mod trademark;
pub mod unbalanced_brackets;
