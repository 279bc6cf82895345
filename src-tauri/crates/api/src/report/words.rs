//! The words of a report in each language that the program speaks; not the messages of rules.

use crate::wire::SeverityView;
use claimwright_application::Language;

/// The fixed words of a report.
#[derive(Debug)]
pub(super) struct Words {
    pub code: &'static str,
    pub validation_of: &'static str,
    pub language: &'static str,
    pub stage: &'static str,
    pub route: &'static str,
    pub given: &'static str,
    pub guessed: &'static str,
    /// Filing date and priority date.
    pub dates: [&'static str; 2],
    /// Drawings, sequence listing and request form.
    pub accompanying: [&'static str; 3],
    /// The application as filed.
    pub baseline: &'static str,
    /// Present, absent and unknown.
    pub presence: [&'static str; 3],
    pub note: &'static str,
    pub office: &'static str,
    /// Of an error, a warning and an info.
    pub severities: [&'static str; 3],
    /// Headings over errors, warnings and infos.
    pub levels: [&'static str; 3],
    pub not_assessed: &'static str,
    pub cannot_assess: &'static str,
    pub claim: &'static str,
    pub paragraph: &'static str,
    pub page: &'static str,
    /// Title, description, claims, drawings, abstract, the document as a whole.
    pub parts: [&'static str; 6],
    pub fix: &'static str,
    /// Of a safe fix and of one that must be looked at.
    pub applicability: [&'static str; 2],
    pub partly: &'static str,
    pub unverified: &'static str,
    pub one_rule_ran: &'static str,
    pub rules_ran: &'static str,
    /// Set aside by a person.
    pub set_aside: &'static str,
    pub reason: &'static str,
    /// Of a document that could not be read.
    pub not_read: &'static str,
    /// Leads to another place.
    pub see: &'static str,
    /// Stands before the day of the catalogue.
    pub catalogue: &'static str,
    /// What is said where no rule found anything, around the number of rules.
    pub nothing: [&'static str; 2],
    /// Heading over the rules that ran.
    pub ran_list: &'static str,
    pub disclaimer: &'static str,
}

const EN: Words = Words {
    code: "en",
    validation_of: "Validation of",
    language: "language",
    stage: "stage",
    route: "route",
    given: "given",
    guessed: "guessed",
    dates: ["filing date", "priority date"],
    accompanying: ["drawings", "sequence listing", "request form"],
    baseline: "compared with",
    presence: ["present", "absent", "unknown"],
    note: "note",
    office: "Office",
    severities: ["error", "warning", "info"],
    levels: ["to correct", "to decide", "to know"],
    not_assessed: "not assessed",
    cannot_assess: "cannot assess",
    claim: "claim",
    paragraph: "paragraph",
    page: "page",
    parts: ["title", "description", "claims", "drawings", "abstract", "document"],
    fix: "fix",
    applicability: ["safe", "review"],
    partly: "partly verified",
    unverified: "not verified",
    one_rule_ran: "rule ran",
    rules_ran: "rules ran",
    set_aside: "set aside",
    reason: "reason",
    not_read: "not read",
    see: "see",
    catalogue: "catalogue of rules of",
    nothing: ["none of the", "rules that ran found anything"],
    ran_list: "rules that ran",
    disclaimer: "A drafting aid, not legal advice. No finding means that none of the rules that ran found anything.",
};

const FR: Words = Words {
    code: "fr",
    validation_of: "Contrôle de",
    language: "langue",
    stage: "stade",
    route: "voie",
    given: "indiqué",
    guessed: "supposé",
    dates: ["date de dépôt", "date de priorité"],
    accompanying: ["dessins :", "listage de séquences :", "requête :"],
    baseline: "comparé à",
    presence: ["présent", "absent", "inconnu"],
    note: "remarque",
    office: "Office",
    severities: ["erreur", "alerte", "info"],
    levels: ["à corriger", "à décider", "à savoir"],
    not_assessed: "sans contrôle",
    cannot_assess: "contrôle impossible",
    claim: "revendication",
    paragraph: "paragraphe",
    page: "page",
    parts: ["titre", "description", "revendications", "dessins", "abrégé", "document"],
    fix: "correction",
    applicability: ["sûre", "à vérifier"],
    partly: "référence vérifiée en partie",
    unverified: "référence non vérifiée",
    one_rule_ran: "règle appliquée",
    rules_ran: "règles appliquées",
    set_aside: "mis de côté",
    reason: "motif",
    not_read: "non lu",
    see: "voir",
    catalogue: "catalogue de règles du",
    nothing: ["aucune des", "règles appliquées n'a rien trouvé"],
    ran_list: "règles appliquées",
    disclaimer: "Une aide à la rédaction, pas un conseil juridique. L'absence de constat signifie qu'aucune des règles appliquées n'a rien trouvé.",
};

const DE: Words = Words {
    code: "de",
    validation_of: "Prüfung von",
    language: "Sprache",
    stage: "Stand",
    route: "Weg",
    given: "angegeben",
    guessed: "vermutet",
    dates: ["Anmeldetag", "Prioritätstag"],
    accompanying: ["Zeichnungen", "Sequenzprotokoll", "Antragsformular"],
    baseline: "verglichen mit",
    presence: ["vorhanden", "fehlend", "unbekannt"],
    note: "Hinweis",
    office: "Amt",
    severities: ["Fehler", "Warnung", "Info"],
    levels: ["zu berichtigen", "zu entscheiden", "zu wissen"],
    not_assessed: "nicht geprüft",
    cannot_assess: "nicht prüfbar",
    claim: "Anspruch",
    paragraph: "Absatz",
    page: "Seite",
    parts: ["Titel", "Beschreibung", "Ansprüche", "Zeichnungen", "Zusammenfassung", "Dokument"],
    fix: "Korrektur",
    applicability: ["sicher", "zu prüfen"],
    partly: "Fundstelle teilweise geprüft",
    unverified: "Fundstelle nicht geprüft",
    one_rule_ran: "Regel angewandt",
    rules_ran: "Regeln angewandt",
    set_aside: "zurückgestellt",
    reason: "Grund",
    not_read: "nicht gelesen",
    see: "siehe",
    catalogue: "Regelkatalog vom",
    nothing: ["keine der", "angewandten Regeln hat etwas gefunden"],
    ran_list: "angewandte Regeln",
    disclaimer: "Eine Hilfe beim Ausarbeiten, keine Rechtsberatung. Kein Befund heißt, dass keine der angewandten Regeln etwas gefunden hat.",
};

impl Words {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Fr => &FR,
            Language::De => &DE,
        }
    }

    /// The name of a part by its word in a finding.
    pub(super) fn part(&self, word: &str) -> &'static str {
        let at = EN.parts.iter().position(|part| *part == word).unwrap_or(EN.parts.len() - 1);
        self.parts[at]
    }

    /// What is said of an applicability by its word in a fix.
    pub(super) fn applicability(&self, word: &str) -> &'static str {
        self.applicability[usize::from(word != EN.applicability[0])]
    }

    /// The remark behind a citation by how far it was checked.
    pub(super) fn checked(&self, status: &str) -> Option<&'static str> {
        match status {
            "verified" => None,
            "partly-verified" => Some(self.partly),
            _ => Some(self.unverified),
        }
    }

    /// What is said where none of the rules that ran found anything.
    pub(super) fn none_found(&self, rules: usize) -> String {
        format!("{} {rules} {}", self.nothing[0], self.nothing[1])
    }

    /// How many rules ran.
    pub(super) fn ran(&self, rules: usize) -> String {
        format!("{rules} {}", if rules == 1 { self.one_rule_ran } else { self.rules_ran })
    }
}

/// The name of a part by its word in a finding.
pub fn part(word: &str, language: Language) -> &'static str {
    Words::of(language).part(word)
}

/// The name of a severity.
pub const fn severity(severity: SeverityView, language: Language) -> &'static str {
    let [error, warning, info] = Words::of(language).severities;
    match severity {
        SeverityView::Error => error,
        SeverityView::Warning => warning,
        SeverityView::Info => info,
    }
}

/// A citation with how far it was checked, where it was not seen at its source.
pub fn cited(cite: &str, status: &str, language: Language) -> String {
    match Words::of(language).checked(status) {
        Some(remark) => format!("{cite} ({remark})"),
        None => cite.to_owned(),
    }
}

/// What every report says of itself.
pub const fn disclaimer(language: Language) -> &'static str {
    Words::of(language).disclaimer
}
