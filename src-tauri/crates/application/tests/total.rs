//! Parsing never fails and its positions always lie on the text, whatever the text is.

use claimwright_application::description::DescriptionParagraph;
use claimwright_application::manuscript::{Manuscript, Paragraph, Role};
use claimwright_application::{Application, FilingFacts, Language, Parts, Span};
use proptest::prelude::*;

/// Words that steer the parser into its branches, among arbitrary characters.
const TEXT: &str = "(\\PC|\n| |Fig\\. [0-9]{1,3}[a-c]?|FIGS\\. 1-9|FIG\\. 5’|Fig\\. 3′|, |und |bolt (10|12a|12')|\\(14\\)|## |\\[0012\\]|Claims\n|Abstract\n|1\\. A lock comprising |claim 1|l'arbre 12|die Welle (3)|é|😀|Zusammenfassung\n|BACKGROUND\n|BRIEF DESCRIPTION OF THE DRAWINGS\n|Main Request\n|Patentansprüche\n|S10|10 mm|-|[0-9]{1,5}){0,60}";

/// Every span has to lie on the text it belongs to.
fn check(application: &Application) -> Result<(), TestCaseError> {
    if let Some(description) = application.description.present() {
        let text = &description.text;
        let lies = |span: Span| text.get(span.start..span.end).is_some();
        let spans = description.paragraphs.iter().map(|p| p.span);
        prop_assert!(spans.chain(description.sections.iter().map(|s| s.span)).all(lies));
        prop_assert!(application.figures.iter().all(|m| lies(m.span) && !m.label.is_empty()));
        prop_assert!(application.signs.iter().all(|u| lies(u.sign_span) && lies(u.name_span) && !u.head.is_empty()));
        prop_assert!(description.paragraphs.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        prop_assert!(description.sections.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        let section = |p: &DescriptionParagraph| description.sections.get(p.section);
        let inside = description.paragraphs.iter().all(|p| section(p).is_some_and(|s| s.span.contains(p.span)));
        prop_assert!(inside);
    }
    Ok(())
}

fn manuscript(text: &str) -> Manuscript {
    let paragraphs = text.split('\n').map(|line| Paragraph::new(Role::Body, line)).collect();
    Manuscript { paragraphs, ..Manuscript::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn parts_of_any_text_parse(text in TEXT, language in 0usize..3) {
        let language = [Language::En, Language::Fr, Language::De][language];
        let parts = Parts { language: Some(language), description: Some(text), ..Parts::default() };
        check(&Application::from_parts(parts, FilingFacts::default()))?;
    }

    #[test]
    fn manuscripts_of_any_text_parse(text in TEXT) {
        check(&Application::from_manuscript(&manuscript(&text), None, FilingFacts::default()))?;
    }

    #[test]
    fn a_document_with_one_set_of_claims_is_read_whole(
        claims in prop::collection::vec(("[a-z ]{1,30}", 0usize..4), 1..8),
        heading in prop::sample::select(vec!["Claims", "What is claimed is:", "Patentansprüche", "Revendications"]),
    ) {
        let mut lines = vec![heading.to_owned()];
        for (index, (words, steps)) in claims.iter().enumerate() {
            let number = index + 1;
            lines.push(format!("{number}. A lock comprising {words} of claim {}{}", index.max(1), if *steps > 0 { ":" } else { "." }));
            lines.extend((0..*steps).map(|step| format!("{}) a part {words}{}", ['a', 'b', 'c'][step], if step + 1 == *steps { "." } else { ";" })));
        }
        let application = Application::from_manuscript(&manuscript(&lines.join("\n")), None, FilingFacts::default());
        prop_assert!(application.sets.is_empty());
        let numbers: Vec<u32> = application.claims.present().into_iter().flat_map(|set| &set.claims).map(|c| c.number).collect();
        prop_assert_eq!(numbers, (1..).take(claims.len()).collect::<Vec<u32>>());
    }

    #[test]
    fn roles_are_given_once(text in TEXT) {
        let once = manuscript(&text).with_roles();
        prop_assert_eq!(once.paragraphs.len(), manuscript(&text).paragraphs.len());
        let _ = once.with_roles().with_paragraph_numbers();
    }
}

/// The worst kinds of repetition are read like any text; how long that takes is measured in `benches/text.rs`.
#[test]
fn repetitions_parse() {
    for piece in [
        "FIGS. 1-3, ",
        "the bolt 12, 14 ",
        "a.",
        ". ",
        "[0012] ",
        "((((",
        "bolt 12 of the ",
        "é",
        "\n",
        "# \n",
        "1. A \n",
        "FIG. 1 shows\n",
        "Description\nDrawings\n",
        "Zusammenfassung\n",
        "Sequence listing\n",
        "Claims\n",
    ] {
        let text = piece.repeat(20_000 / piece.len() + 1);
        let of_manuscript = Application::from_manuscript(&manuscript(&text), None, FilingFacts::default());
        check(&of_manuscript).expect("its spans lie in the text");
        let parts = Parts { description: Some(text), ..Parts::default() };
        check(&Application::from_parts(parts, FilingFacts::default())).expect("its spans lie in the text");
    }
}
