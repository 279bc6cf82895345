//! What elements of patent XML mean, by name: WIPO ST.36 (EPO, PCT), ST.32 (US grants 2.5), US applications 1.5, US
//! documents 4.x, WIPO ST.96; not by version, and not where they may stand.

use claimwright_application::manuscript::Style;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Holds a title, or several of them with their languages.
    Title,
    /// The language of the title that follows.
    TitleLanguage,
    /// A title among several.
    TitleText,
    /// A part of the application.
    Part(PartKind),
    /// The sentence that introduces the claims, outside them.
    ClaimStatement,
    /// The country, number or kind of the publication.
    Publication(Field),
    /// A drawing.
    Figure,
    Heading,
    Paragraph,
    /// The printed number of a paragraph or claim.
    Number,
    ListItem,
    /// A term of a list, whose definition follows in the same line.
    Term,
    Claim,
    ClaimText,
    /// A reference within a claim, whose parts make no line of their own.
    Reference,
    LineBreak,
    Table,
    Row,
    Cell,
    Styled(Style),
    Picture,
    /// A formula or a chemical structure.
    Formula,
    SequenceListing,
    /// Nothing in it is text of the application.
    Skipped,
    Other,
}

/// The parts that have an element of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    Abstract,
    Description,
    Claims,
    Drawings,
}

/// What identifies a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Country,
    Number,
    Kind,
}

/// The kind of an element by its name without prefix. Hyphens, underscores and case do not count, so that `claim-text`
/// is `ClaimText`.
pub(super) fn kind(local: &str) -> Kind {
    let mut plain = String::with_capacity(local.len());
    plain.extend(local.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()));
    match plain.as_str() {
        "inventiontitle" | "titleofinvention" | "b540" => Kind::Title,
        "b541" => Kind::TitleLanguage,
        "b542" => Kind::TitleText,
        "abstract" | "sdoab" | "subdocabstract" => Kind::Part(PartKind::Abstract),
        "description" | "sdode" | "subdocdescription" => Kind::Part(PartKind::Description),
        "claims" | "sdocl" | "subdocclaims" | "amendedclaims" => Kind::Part(PartKind::Claims),
        "drawings" | "sdodr" | "subdocdrawings" => Kind::Part(PartKind::Drawings),
        "usclaimstatement" => Kind::ClaimStatement,
        "country" | "b190" => Kind::Publication(Field::Country),
        "docnumber" | "b110" => Kind::Publication(Field::Number),
        "kind" | "kindcode" | "b130" => Kind::Publication(Field::Kind),
        "figure" | "emi" => Kind::Figure,
        "heading" | "h" => Kind::Heading,
        "p" | "para" | "paragraph" | "lpar" => Kind::Paragraph,
        "number" | "claimnumber" | "pnumber" => Kind::Number,
        "li" | "dd" => Kind::ListItem,
        "dt" => Kind::Term,
        "claim" | "clm" => Kind::Claim,
        "claimtext" | "clmstep" | "clmpara" => Kind::ClaimText,
        "dependentclaimreference" | "claimref" | "clref" => Kind::Reference,
        "br" | "brk" => Kind::LineBreak,
        "table" => Kind::Table,
        "row" | "tr" => Kind::Row,
        "entry" | "td" | "th" => Kind::Cell,
        "sub" | "subscript" | "sb" | "inf" => Kind::Styled(Style::Subscript),
        "sup" | "superscript" | "sp" => Kind::Styled(Style::Superscript),
        "b" | "bold" => Kind::Styled(Style::Bold),
        "i" | "italic" => Kind::Styled(Style::Italic),
        "u" | "underline" => Kind::Styled(Style::Underlined),
        "del" | "delete" => Kind::Styled(Style::Struck),
        "img" | "image" => Kind::Picture,
        "maths" | "math" | "mathus" | "chemistry" | "chemus" => Kind::Formula,
        "sequencelist" | "sequencelisting" => Kind::SequenceListing,
        "searchreportdata" | "epreferencelist" | "usreferencescited" | "amendedclaimsstatement" => Kind::Skipped,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_each_spelling() {
        for name in ["claim-text", "ClaimText", "CLMSTEP"] {
            assert_eq!(kind(name), Kind::ClaimText, "{name}");
        }
        assert_eq!(kind("SDODE"), Kind::Part(PartKind::Description));
        assert_eq!(kind("description-of-drawings"), Kind::Other);
    }
}
