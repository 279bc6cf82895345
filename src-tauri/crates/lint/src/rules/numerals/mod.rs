//! Rules about reference signs, one file each; not what they share.

pub mod claim_name_mismatch;
pub mod claim_sign_not_in_description;
pub mod claim_sign_not_in_drawings;
pub mod description_sign_not_in_drawings;
pub mod drawing_sign_not_in_description;
pub mod one_numeral_two_parts;
pub mod one_part_two_numerals;
