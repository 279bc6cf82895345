//! Says in three languages why a file cannot be read and what to do; not which files are refused.

use crate::error::{Format, ReadError};
use claimwright_application::Language;

impl ReadError {
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
            Self::Empty => "The file is empty; choose the file that holds the claims or the application.".to_owned(),
            Self::TooLarge { limit_mb } => format!(
                "The file holds more than {limit_mb} MB of text, which is more than an application has; split it or choose another file."
            ),
            Self::NotADocx => "The file is not a DOCX document although its name says so; open it in a word processor and save it as DOCX.".to_owned(),
            Self::NotAPatent => "The XML file is no patent document in a format of the offices (WIPO ST.36, US grants and applications); save the application as DOCX, Markdown or text.".to_owned(),
            Self::NotWhatItsEndingSays { ending, really } => {
                let what_to_do = match really {
                    Format::OldWord | Format::Rtf | Format::Odt => "open it in a word processor and save it as DOCX",
                    Format::Html | Format::Json => "save the text of the document as DOCX, Markdown or text",
                    _ => "rename it or save it again in the format you want",
                };
                let really = words(*really, Language::En);
                if ending.is_empty() {
                    return format!("This is {really} and not the text of a document; {what_to_do}.");
                }
                format!("The name of the file ends in .{ending}, but its content is {really}; {what_to_do}.")
            }
            Self::Truncated => "The file breaks off or is damaged; copy it again from its source or save it again.".to_owned(),
            Self::Encrypted => "The file is protected by a password; open it in a word processor and save a copy without one.".to_owned(),
            Self::ZipBomb => "The file unpacks to far more than a document holds and was refused; ask its sender for a clean copy.".to_owned(),
            Self::TooManyParts => "The file has more parts than a document has and was refused; ask its sender for a clean copy.".to_owned(),
            Self::UnsafeXml => "The file is built in a way that documents are not and was refused; open it in a word processor and save it again as DOCX.".to_owned(),
            Self::OldWordFormat { ending } => {
                format!("Files of the format .{ending} are not read; open the file in a word processor and save it as DOCX.")
            }
            Self::UnsupportedFormat { ending } if ending.is_empty() => {
                "The format of the file is not known; give it as DOCX, PDF, XML, Markdown (.md) or text (.txt).".to_owned()
            }
            Self::UnsupportedFormat { ending } => {
                format!("Files of the format .{ending} are not read; give the document as DOCX, PDF, XML, Markdown (.md) or text (.txt).")
            }
            Self::NotText => "The file is not text in a known encoding; save it again as text in UTF-8.".to_owned(),
            Self::Scanned => "The PDF holds pictures of pages and no text (a scan); run text recognition on it, or give the document that it was made from.".to_owned(),
            Self::NoText => "The document holds no text, only pictures or nothing at all; give a document whose text can be selected.".to_owned(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::Empty => "Le fichier est vide ; choisissez celui qui contient les revendications ou la demande.".to_owned(),
            Self::TooLarge { limit_mb } => format!(
                "Le fichier contient plus de {limit_mb} Mo de texte, plus qu'une demande n'en a ; divisez-le ou choisissez-en un autre."
            ),
            Self::NotADocx => "Le fichier n'est pas un document DOCX bien que son nom le dise ; ouvrez-le dans un traitement de texte et enregistrez-le en DOCX.".to_owned(),
            Self::NotAPatent => "Le fichier XML n'est pas un document de brevet dans un format des offices (WIPO ST.36, brevets et demandes US) ; enregistrez la demande en DOCX, Markdown ou texte.".to_owned(),
            Self::NotWhatItsEndingSays { ending, really } => {
                let what_to_do = match really {
                    Format::OldWord | Format::Rtf | Format::Odt => "ouvrez-le dans un traitement de texte et enregistrez-le en DOCX",
                    Format::Html | Format::Json => "enregistrez le texte du document en DOCX, Markdown ou texte",
                    _ => "renommez-le ou enregistrez-le à nouveau dans le format voulu",
                };
                let really = words(*really, Language::Fr);
                if ending.is_empty() {
                    return format!("Ceci est {really} et non le texte d'un document ; {what_to_do}.");
                }
                format!("Le nom du fichier se termine par .{ending}, mais son contenu est {really} ; {what_to_do}.")
            }
            Self::Truncated => "Le fichier est interrompu ou endommagé ; copiez-le à nouveau depuis sa source ou enregistrez-le à nouveau.".to_owned(),
            Self::Encrypted => "Le fichier est protégé par un mot de passe ; ouvrez-le dans un traitement de texte et enregistrez une copie sans mot de passe.".to_owned(),
            Self::ZipBomb => "Le fichier, décompressé, dépasse de loin un document et a été refusé ; demandez une copie saine à son expéditeur.".to_owned(),
            Self::TooManyParts => "Le fichier a plus de parties qu'un document n'en a et a été refusé ; demandez une copie saine à son expéditeur.".to_owned(),
            Self::UnsafeXml => "Le fichier est construit comme un document ne l'est pas et a été refusé ; ouvrez-le dans un traitement de texte et enregistrez-le à nouveau en DOCX.".to_owned(),
            Self::OldWordFormat { ending } => {
                format!("Les fichiers au format .{ending} ne sont pas lus ; ouvrez le fichier dans un traitement de texte et enregistrez-le en DOCX.")
            }
            Self::UnsupportedFormat { ending } if ending.is_empty() => {
                "Le format du fichier n'est pas connu ; donnez-le en DOCX, PDF, XML, Markdown (.md) ou texte (.txt).".to_owned()
            }
            Self::UnsupportedFormat { ending } => {
                format!("Les fichiers au format .{ending} ne sont pas lus ; donnez le document en DOCX, PDF, XML, Markdown (.md) ou texte (.txt).")
            }
            Self::NotText => "Le fichier n'est pas un texte dans un codage connu ; enregistrez-le à nouveau comme texte en UTF-8.".to_owned(),
            Self::Scanned => "Le PDF contient des images de pages et aucun texte (une numérisation) ; appliquez-lui une reconnaissance de texte, ou donnez le document dont il est issu.".to_owned(),
            Self::NoText => "Le document ne contient aucun texte, seulement des images ou rien du tout ; donnez un document dont le texte peut être sélectionné.".to_owned(),
        }
    }

    fn german(&self) -> String {
        match self {
            Self::Empty => "Die Datei ist leer; wählen Sie die Datei mit den Ansprüchen oder der Anmeldung.".to_owned(),
            Self::TooLarge { limit_mb } => format!(
                "Die Datei enthält mehr als {limit_mb} MB Text, mehr als eine Anmeldung hat; teilen Sie sie oder wählen Sie eine andere."
            ),
            Self::NotADocx => "Die Datei ist kein DOCX-Dokument, obwohl ihr Name es sagt; öffnen Sie sie in einer Textverarbeitung und speichern Sie sie als DOCX.".to_owned(),
            Self::NotAPatent => "Die XML-Datei ist kein Patentdokument in einem Format der Ämter (WIPO ST.36, US-Patente und -Anmeldungen); speichern Sie die Anmeldung als DOCX, Markdown oder Text.".to_owned(),
            Self::NotWhatItsEndingSays { ending, really } => {
                let what_to_do = match really {
                    Format::OldWord | Format::Rtf | Format::Odt => "öffnen Sie sie in einer Textverarbeitung und speichern Sie sie als DOCX",
                    Format::Html | Format::Json => "speichern Sie den Text des Dokuments als DOCX, Markdown oder Text",
                    _ => "benennen Sie sie um oder speichern Sie sie im gewünschten Format",
                };
                let really = words(*really, Language::De);
                if ending.is_empty() {
                    return format!("Das ist {really} und nicht der Text eines Dokuments; {what_to_do}.");
                }
                format!("Der Name der Datei endet auf .{ending}, ihr Inhalt ist aber {really}; {what_to_do}.")
            }
            Self::Truncated => "Die Datei bricht ab oder ist beschädigt; kopieren Sie sie erneut von ihrer Quelle oder speichern Sie sie erneut.".to_owned(),
            Self::Encrypted => "Die Datei ist mit einem Kennwort geschützt; öffnen Sie sie in einer Textverarbeitung und speichern Sie eine Kopie ohne Kennwort.".to_owned(),
            Self::ZipBomb => "Die Datei ist entpackt weit größer als ein Dokument und wurde abgelehnt; bitten Sie den Absender um eine saubere Kopie.".to_owned(),
            Self::TooManyParts => "Die Datei hat mehr Teile, als ein Dokument hat, und wurde abgelehnt; bitten Sie den Absender um eine saubere Kopie.".to_owned(),
            Self::UnsafeXml => "Die Datei ist gebaut, wie Dokumente es nicht sind, und wurde abgelehnt; öffnen Sie sie in einer Textverarbeitung und speichern Sie sie erneut als DOCX.".to_owned(),
            Self::OldWordFormat { ending } => {
                format!("Dateien im Format .{ending} werden nicht gelesen; öffnen Sie die Datei in einer Textverarbeitung und speichern Sie sie als DOCX.")
            }
            Self::UnsupportedFormat { ending } if ending.is_empty() => {
                "Das Format der Datei ist nicht bekannt; geben Sie sie als DOCX, PDF, XML, Markdown (.md) oder Text (.txt).".to_owned()
            }
            Self::UnsupportedFormat { ending } => {
                format!("Dateien im Format .{ending} werden nicht gelesen; geben Sie das Dokument als DOCX, PDF, XML, Markdown (.md) oder Text (.txt).")
            }
            Self::NotText => "Die Datei ist kein Text in einer bekannten Kodierung; speichern Sie sie erneut als Text in UTF-8.".to_owned(),
            Self::Scanned => "Die PDF-Datei enthält Bilder von Seiten und keinen Text (ein Scan); lassen Sie eine Texterkennung darüber laufen, oder geben Sie das Dokument, aus dem sie entstand.".to_owned(),
            Self::NoText => "Das Dokument enthält keinen Text, nur Bilder oder gar nichts; geben Sie ein Dokument, dessen Text sich markieren lässt.".to_owned(),
        }
    }
}

/// What a format is, in words for a sentence.
const fn words(format: Format, language: Language) -> &'static str {
    let [english, french, german] = match format {
        Format::Text => ["plain text", "du texte simple", "bloßer Text"],
        Format::Markdown => ["Markdown", "du Markdown", "Markdown"],
        Format::Docx => [
            "a DOCX document or another archive",
            "un document DOCX ou une autre archive",
            "ein DOCX-Dokument oder ein anderes Archiv",
        ],
        Format::OldWord => ["an old Word document", "un ancien document Word", "ein altes Word-Dokument"],
        Format::Rtf => ["rich text (RTF)", "du texte enrichi (RTF)", "Rich Text (RTF)"],
        Format::Odt => ["an OpenDocument text", "un texte OpenDocument", "ein OpenDocument-Text"],
        Format::Pdf => ["a PDF document", "un document PDF", "ein PDF-Dokument"],
        Format::Xml => ["XML", "du XML", "XML"],
        Format::Html => ["a web page (HTML)", "une page web (HTML)", "eine Webseite (HTML)"],
        Format::Json => ["data (JSON)", "des données (JSON)", "Daten (JSON)"],
    };
    match language {
        Language::En => english,
        Language::Fr => french,
        Language::De => german,
    }
}
