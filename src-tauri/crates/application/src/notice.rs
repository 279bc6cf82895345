//! What a reader of files left out, assumed or could not read, and how it is said in three languages; not why a file is
//! refused.

use crate::Language;
use serde::{Deserialize, Serialize};

/// One thing that the user should know of how a document was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Tracked changes were read as accepted.
    TrackedAccepted(usize),
    /// Hidden text was left out.
    HiddenText,
    /// Notes stand after the paragraphs that refer to them.
    Notes(usize),
    /// Text boxes stand before the paragraphs that hold them.
    TextBoxes(usize),
    /// Formulas were read as plain text.
    FormulasAsText(usize),
    /// Embedded objects were left out.
    Objects(usize),
    /// Symbols could not be read.
    Symbols(usize),
    /// Page headers and footers were left out.
    PageFurniture,
    /// Links to content outside the file were not followed.
    Links(usize),
    /// Embedded objects or programs were left out.
    Programs(usize),
    /// Pages hold drawings or pictures and no text.
    PagesOfPictures(usize),
    /// Characters that do not stand upright were left out.
    Turned(usize),
    /// Characters are drawn without saying which they are.
    Unnamed(usize),
    /// Formulas that are pictures were left out.
    FormulasAsPictures(usize),
    /// Characters of an XML file have names that are not known.
    UnknownNames(usize),
    /// HTML in Markdown was left out.
    Html,
    /// The encoding was taken to be Windows-1252.
    Encoding,
    /// The document holds several sets of claims, of which one is looked at.
    ClaimSets {
        /// Their names in order.
        names: Vec<String>,
        /// The one that is looked at, as an index.
        read: usize,
    },
}

impl Notice {
    /// The sentence for the user.
    pub fn sentence(&self, language: Language) -> String {
        match language {
            Language::En => self.english(),
            Language::Fr => self.french(),
            Language::De => self.german(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::TrackedAccepted(n) => format!("{n} tracked changes were read as accepted."),
            Self::HiddenText => "Hidden text was left out.".to_owned(),
            Self::Notes(n) => format!("{n} footnotes or endnotes stand after the paragraphs that refer to them."),
            Self::TextBoxes(n) => format!("{n} text boxes stand before the paragraphs that hold them."),
            Self::FormulasAsText(n) => format!("{n} formulas were read as plain text, without their layout."),
            Self::Objects(n) => format!("{n} embedded objects were left out."),
            Self::Symbols(n) => format!("{n} symbols could not be read and stand as \u{fffd}."),
            Self::PageFurniture => "Page headers and footers were left out.".to_owned(),
            Self::Links(n) => format!("{n} links to content outside the file were not followed."),
            Self::Programs(n) => format!("{n} embedded objects or programs were left out."),
            Self::PagesOfPictures(n) => format!("{n} pages hold drawings or pictures and no text that can be read."),
            Self::Turned(n) => format!("{n} characters that do not stand upright were left out."),
            Self::Unnamed(n) => {
                format!("{n} characters are drawn without saying which they are and stand as \u{fffd}.")
            }
            Self::FormulasAsPictures(n) => {
                format!("{n} formulas or chemical structures are pictures and were left out.")
            }
            Self::UnknownNames(n) => format!("{n} characters have names that are not known and stand as \u{fffd}."),
            Self::Html => "HTML in the Markdown text was left out.".to_owned(),
            Self::Encoding => {
                "The text is not in UTF-8 and was read as Windows-1252; check its accents and symbols.".to_owned()
            }
            Self::ClaimSets { names, read } => format!(
                "The document holds {} sets of claims ({}); this is about set {}, {}.",
                names.len(),
                names.join("; "),
                read + 1,
                names.get(*read).map_or("", String::as_str)
            ),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::TrackedAccepted(n) => format!("{n} modifications suivies ont été lues comme acceptées."),
            Self::HiddenText => "Le texte masqué a été laissé de côté.".to_owned(),
            Self::Notes(n) => format!("{n} notes figurent après les paragraphes qui y renvoient."),
            Self::TextBoxes(n) => format!("{n} zones de texte figurent avant les paragraphes qui les contiennent."),
            Self::FormulasAsText(n) => format!("{n} formules ont été lues comme du texte, sans leur mise en forme."),
            Self::Objects(n) => format!("{n} objets incorporés ont été laissés de côté."),
            Self::Symbols(n) => format!("{n} symboles n'ont pu être lus et figurent comme \u{fffd}."),
            Self::PageFurniture => "Les en-têtes et pieds de page ont été laissés de côté.".to_owned(),
            Self::Links(n) => format!("{n} liens vers un contenu extérieur au fichier n'ont pas été suivis."),
            Self::Programs(n) => format!("{n} objets ou programmes incorporés ont été laissés de côté."),
            Self::PagesOfPictures(n) => {
                format!("{n} pages contiennent des dessins ou des images et aucun texte lisible.")
            }
            Self::Turned(n) => format!("{n} caractères qui ne sont pas droits ont été laissés de côté."),
            Self::Unnamed(n) => {
                format!("{n} caractères sont dessinés sans dire ce qu'ils sont et figurent comme \u{fffd}.")
            }
            Self::FormulasAsPictures(n) => {
                format!("{n} formules ou structures chimiques sont des images et ont été laissées de côté.")
            }
            Self::UnknownNames(n) => {
                format!("{n} caractères portent des noms inconnus et figurent comme \u{fffd}.")
            }
            Self::Html => "Le HTML contenu dans le texte Markdown a été laissé de côté.".to_owned(),
            Self::Encoding => {
                "Le texte n'est pas en UTF-8 et a été lu en Windows-1252 ; vérifier ses accents et symboles.".to_owned()
            }
            Self::ClaimSets { names, read } => format!(
                "Le document contient {} jeux de revendications ({}) ; il s'agit ici du jeu {}, {}.",
                names.len(),
                names.join(" ; "),
                read + 1,
                names.get(*read).map_or("", String::as_str)
            ),
        }
    }

    fn german(&self) -> String {
        match self {
            Self::TrackedAccepted(n) => format!("{n} nachverfolgte Änderungen wurden als angenommen gelesen."),
            Self::HiddenText => "Verborgener Text wurde weggelassen.".to_owned(),
            Self::Notes(n) => format!("{n} Fuß- oder Endnoten stehen hinter den Absätzen, die auf sie verweisen."),
            Self::TextBoxes(n) => format!("{n} Textfelder stehen vor den Absätzen, die sie enthalten."),
            Self::FormulasAsText(n) => format!("{n} Formeln wurden als bloßer Text gelesen, ohne ihre Anordnung."),
            Self::Objects(n) => format!("{n} eingebettete Objekte wurden weggelassen."),
            Self::Symbols(n) => format!("{n} Symbole waren nicht lesbar und stehen als \u{fffd}."),
            Self::PageFurniture => "Kopf- und Fußzeilen wurden weggelassen.".to_owned(),
            Self::Links(n) => format!("{n} Verknüpfungen zu Inhalten außerhalb der Datei wurden nicht verfolgt."),
            Self::Programs(n) => format!("{n} eingebettete Objekte oder Programme wurden weggelassen."),
            Self::PagesOfPictures(n) => {
                format!("{n} Seiten enthalten Zeichnungen oder Bilder und keinen lesbaren Text.")
            }
            Self::Turned(n) => format!("{n} Zeichen, die nicht aufrecht stehen, wurden weggelassen."),
            Self::Unnamed(n) => {
                format!("{n} Zeichen sind gezeichnet, ohne zu sagen, welche sie sind, und stehen als \u{fffd}.")
            }
            Self::FormulasAsPictures(n) => {
                format!("{n} Formeln oder chemische Strukturen sind Bilder und wurden weggelassen.")
            }
            Self::UnknownNames(n) => format!("{n} Zeichen tragen unbekannte Namen und stehen als \u{fffd}."),
            Self::Html => "HTML im Markdown-Text wurde weggelassen.".to_owned(),
            Self::Encoding => {
                "Der Text ist nicht in UTF-8 und wurde als Windows-1252 gelesen; Akzente und Symbole prüfen.".to_owned()
            }
            Self::ClaimSets { names, read } => format!(
                "Das Dokument enthält {} Anspruchssätze ({}); hier geht es um Satz {}, {}.",
                names.len(),
                names.join("; "),
                read + 1,
                names.get(*read).map_or("", String::as_str)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_named_in_each_language() {
        let names = vec!["Main Request".to_owned(), "Auxiliary Request 1".to_owned()];
        let notice = Notice::ClaimSets { names, read: 1 };
        for language in [Language::En, Language::Fr, Language::De] {
            let sentence = notice.sentence(language);
            assert!(sentence.contains("2, Auxiliary Request 1.") && sentence.contains("Main Request"), "{sentence}");
        }
    }
}
