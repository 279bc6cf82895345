//! On which page of its source a place in a part's text stands; not the layout of the pages.

use crate::PartName;

/// A paragraph of the title, the claims or the abstract that bears a page; those of the description bear theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paged {
    /// The part.
    pub part: PartName,
    /// Byte of the part's text at which the paragraph begins.
    pub start: usize,
    /// 1-based page on which it begins.
    pub page: u32,
}

/// The page on which the paragraph at a byte of a part's text begins.
pub(crate) fn page(paged: &[Paged], part: PartName, at: usize) -> Option<u32> {
    paged.iter().rfind(|paged| paged.part == part && paged.start <= at).map(|paged| paged.page)
}

#[cfg(test)]
mod tests {
    use crate::manuscript::{Manuscript, Paragraph, Role};
    use crate::{Application, FilingFacts, PartName};

    #[test]
    fn a_place_in_a_claim_has_the_page_of_its_paragraph() {
        let paragraph = |role, text: &str, page| Paragraph { page: Some(page), ..Paragraph::new(role, text) };
        let paragraphs = vec![
            paragraph(Role::Title, "Lock", 1),
            paragraph(Role::Heading(1), "Description", 1),
            paragraph(Role::Body, "The invention relates to a lock.", 1),
            paragraph(Role::Heading(1), "Claims", 2),
            paragraph(Role::Claim, "1. A lock comprising:", 2),
            paragraph(Role::Claim, "a bolt.", 3),
            paragraph(Role::Claim, "2. The lock of claim 1, wherein the bolt is long.", 4),
        ];
        let manuscript = Manuscript { paragraphs, ..Manuscript::default() };
        let application = Application::from_manuscript(&manuscript, None, FilingFacts::default());
        let set = application.claims.present().expect("there are claims");
        let at = |word: &str| set.text.find(word).expect("the word is there");
        for (word, page) in [("1. A lock", 2), ("a bolt", 3), ("2. The", 4), ("long", 4)] {
            assert_eq!(application.page(PartName::Claims, at(word)), Some(page), "{word}");
        }
        assert_eq!(application.page(PartName::Title, 0), Some(1));
        assert_eq!(application.page(PartName::Description, 5), Some(1));
        assert_eq!(application.page(PartName::Abstract, 0), None);
    }
}
