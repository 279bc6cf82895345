//! The list of all rules; each stands in a file of its own under the folder of its group.

pub mod r#abstract;
mod abstract_words;
mod acronyms;
pub mod amendment;
mod antecedents;
mod circles;
mod claim_signs;
mod claim_terms;
pub mod claims;
pub mod dependency;
pub mod description;
mod designation;
pub mod document;
pub mod drawings;
mod figures;
pub mod formatting;
mod forms;
pub(crate) mod interplay;
mod names;
mod namings;
pub mod numerals;
mod opposites;
mod passages;
pub mod priority;
mod quantities;
mod ranges;
mod reading;
pub mod sequence_listing;
mod stages;
mod stems;
mod strays;
pub mod terminology;
pub mod title;
mod tongues;

use crate::Rule;

/// The day of the catalogue of rules and provisions that these rules were made from; reports name it.
pub const CATALOGUE: &str = "2026-11-21";

/// Every rule, by group and name.
#[rustfmt::skip]
pub const RULES: &[&dyn Rule] = &[
    &document::filing_format::FilingFormat,
    &document::hyperlink::HYPERLINK,
    &document::language::ForeignLanguage,
    &document::language_versions::LanguageVersions,
    &document::missing_abstract::MissingAbstract,
    &document::missing_claims::MissingClaims,
    &document::missing_description::MissingDescription,
    &document::missing_title::MissingTitle,
    &document::page_fee::PageFee,
    &document::part_not_on_new_page::PartNotOnNewPage,
    &document::part_order::PartOrder,
    &document::placeholder_text::PlaceholderText,
    &document::prohibited_matter::PROHIBITED_MATTER,
    &document::tracked_changes::TrackedChanges,
    &title::category_mismatch::CategoryMismatch,
    &title::etc::ETC,
    &title::leading_new_improved::LeadingNewImproved,
    &title::mismatch_between_parts::MismatchBetweenParts,
    &title::non_technical_name::NON_TECHNICAL_NAME,
    &title::too_long::TooLong,
    &title::vague::Vague,
    &description::claim_like_clauses::ClaimLikeClauses,
    &description::cross_reference_misplaced::CrossReferenceMisplaced,
    &description::federal_research_statement::FederalResearchStatement,
    &description::heading_order::HeadingOrder,
    &description::heading_style::HeadingStyle,
    &description::incorporation_by_reference::INCORPORATION_BY_REFERENCE,
    &description::incorporation_defective::IncorporationDefective,
    &description::industrial_applicability::IndustrialApplicability,
    &description::list_of_reference_signs::ListOfReferenceSigns,
    &description::missing_background::MissingBackground,
    &description::missing_brief_description_of_drawings::MissingBriefDescriptionOfDrawings,
    &description::missing_detailed_description::MissingDetailedDescription,
    &description::missing_summary::MissingSummary,
    &description::missing_technical_field::MissingTechnicalField,
    &description::paragraph_number_format::ParagraphNumberFormat,
    &description::paragraph_number_sequence::ParagraphNumberSequence,
    &description::patent_profanity::PATENT_PROFANITY,
    &description::prior_disclosure_statement::PRIOR_DISCLOSURE_STATEMENT,
    &description::refers_to_claims::REFERS_TO_CLAIMS,
    &description::spirit_of_invention::SpiritOfInvention,
    &description::summary_not_commensurate::SummaryNotCommensurate,
    &description::table_or_equation_reference::TableOrEquationReference,
    &description::trademark_unmarked::TRADEMARK_UNMARKED,
    &claims::and_or::AND_OR,
    &claims::antecedent_ambiguous::AntecedentAmbiguous,
    &claims::antecedent_inherent::AntecedentInherent,
    &claims::antecedent_missing::AntecedentMissing,
    &claims::antecedent_number_mismatch::AntecedentNumberMismatch,
    &claims::antecedent_other_branch::AntecedentOtherBranch,
    &claims::antecedent_reintroduced::AntecedentReintroduced,
    &claims::approximation::APPROXIMATION,
    &claims::duplicate::Duplicate,
    &claims::exemplary_language::EXEMPLARY_LANGUAGE,
    &claims::fee_independent::FeeIndependent,
    &claims::fee_total::FeeTotal,
    &claims::final_period::FinalPeriod,
    &claims::generic_placeholder::GENERIC_PLACEHOLDER,
    &claims::indentation::Indentation,
    &claims::list_conjunction::ListConjunction,
    &claims::markush_open::MARKUSH_OPEN,
    &claims::means_plus_function::MEANS_PLUS_FUNCTION,
    &claims::medical_method::MedicalMethod,
    &claims::multiple_independent_same_category::MultipleIndependentSameCategory,
    &claims::negative_limitation::NegativeLimitation,
    &claims::non_technical_statement::NON_TECHNICAL_STATEMENT,
    &claims::numbering::Numbering,
    &claims::omnibus::OMNIBUS,
    &claims::one_sentence::OneSentence,
    &claims::optional_feature::OPTIONAL_FEATURE,
    &claims::permissive_verb::PERMISSIVE_VERB,
    &claims::product_by_process::ProductByProcess,
    &claims::range_invalid::RangeInvalid,
    &claims::range_within_range::RangeWithinRange,
    &claims::reference_signs_missing::ReferenceSignsMissing,
    &claims::reference_signs_not_in_parentheses::ReferenceSignsNotInParentheses,
    &claims::reference_signs_with_text::ReferenceSignsWithText,
    &claims::refers_to_description_or_drawings::REFERS_TO_DESCRIPTION_OR_DRAWINGS,
    &claims::relative_term::RelativeTerm,
    &claims::status_marker::StatusMarker,
    &claims::step_label_sequence::StepLabelSequence,
    &claims::trademark::TRADEMARK,
    &claims::transitory_medium::TransitoryMedium,
    &claims::two_part_form::TwoPartForm,
    &claims::two_part_malformed::TwoPartMalformed,
    &claims::unbalanced_brackets::UnbalancedBrackets,
    &claims::use_claim::UseClaim,
    &dependency::category_mismatch::CategoryMismatch,
    &dependency::cross_category_reference::CrossCategoryReference,
    &dependency::cycle::Cycle,
    &dependency::designation_mismatch::DesignationMismatch,
    &dependency::drops_feature::DropsFeature,
    &dependency::forward::Forward,
    &dependency::grouping::Grouping,
    &dependency::missing_target::MissingTarget,
    &dependency::multiple_fee::MultipleFee,
    &dependency::multiple_not_alternative::MultipleNotAlternative,
    &dependency::multiple_on_multiple::MultipleOnMultiple,
    &dependency::no_further_limitation::NoFurtherLimitation,
    &dependency::reference_not_at_start::ReferenceNotAtStart,
    &dependency::self_::SelfReference,
    &dependency::vague_reference::VAGUE_REFERENCE,
    &terminology::acronym_redefined::AcronymRedefined,
    &terminology::acronym_undefined::AcronymUndefined,
    &terminology::claim_term_unsupported::ClaimTermUnsupported,
    &terminology::decimal_separator::DecimalSeparator,
    &terminology::near_miss::NearMiss,
    &terminology::symbol_undefined::SymbolUndefined,
    &terminology::units_not_si::UnitsNotSi,
    &terminology::variant::Variant,
    &numerals::claim_name_mismatch::ClaimNameMismatch,
    &numerals::claim_sign_not_in_description::ClaimSignNotInDescription,
    &numerals::claim_sign_not_in_drawings::ClaimSignNotInDrawings,
    &numerals::description_sign_not_in_drawings::DescriptionSignNotInDrawings,
    &numerals::drawing_sign_not_in_description::DrawingSignNotInDescription,
    &numerals::one_numeral_two_parts::OneNumeralTwoParts,
    &numerals::one_part_two_numerals::OnePartTwoNumerals,
    &drawings::claimed_feature_not_shown::ClaimedFeatureNotShown,
    &drawings::colour_or_photo::ColourOrPhoto,
    &drawings::embedded_in_text::EmbeddedInText,
    &drawings::figure_missing::FigureMissing,
    &drawings::figure_not_discussed::FigureNotDiscussed,
    &drawings::figure_not_in_brief_description::FigureNotInBriefDescription,
    &drawings::figure_numbering::FigureNumbering,
    &drawings::prior_art_label::PriorArtLabel,
    &drawings::sheet_format::SheetFormat,
    &drawings::single_figure_label::SingleFigureLabel,
    &drawings::text_in_drawings::TextInDrawings,
    &r#abstract::figure_not_indicated::FigureNotIndicated,
    &r#abstract::implied_phrase::IMPLIED_PHRASE,
    &r#abstract::legal_phraseology::LEGAL_PHRASEOLOGY,
    &r#abstract::merits::MERITS,
    &r#abstract::paragraphs::Paragraphs,
    &r#abstract::reference_signs::ReferenceSigns,
    &r#abstract::refers_to_other_parts::REFERS_TO_OTHER_PARTS,
    &r#abstract::title_missing::TitleMissing,
    &r#abstract::too_long::TooLong,
    &formatting::doubled_space::DoubledSpace,
    &formatting::line_numbers::LineNumbers,
    &formatting::margins::Margins,
    &formatting::page_numbers::PageNumbers,
    &formatting::type_and_spacing::TypeAndSpacing,
    &sequence_listing::missing::Missing,
    &sequence_listing::seq_id::SeqId,
    &priority::data_incomplete::DataIncomplete,
    &amendment::no_literal_basis::NoLiteralBasis,
];
