//! Tells what a claim protects by its first words; not whether the claim depends on another.

use super::Category;
use crate::Language;

/// How many words of the preamble can decide.
const REACH: usize = 14;

const METHOD: &[&str] = &[
    "method",
    "process",
    "methods",
    "processes",
    "procedure",
    "verfahren",
    "prozess",
    "prozeß",
    "herstellungsverfahren",
    "procédé",
    "méthode",
    "processus",
];
const USE: &[&str] = &["use", "verwendung", "utilisation", "gebrauch", "emploi", "usage"];
const KIT: &[&str] = &["kit", "bausatz", "trousse", "nécessaire", "kits"];
const PROGRAM: &[&str] = &[
    "program",
    "programme",
    "software",
    "computerprogramm",
    "computerprogrammprodukt",
    "logiciel",
    "programm",
    "programs",
    "computer-program",
];
const SIGNAL: &[&str] = &["signal", "datensignal", "datenträgersignal", "bitstream", "waveform"];
const MEDIUM: &[&str] =
    &["medium", "media", "storage", "speichermedium", "datenträger", "support", "memory", "mediums", "program-product"];
const READABLE: &[&str] = &[
    "readable",
    "computer-readable",
    "machine-readable",
    "processor-readable",
    "non-transitory",
    "nontransitory",
    "computerlesbares",
    "computer-lesbares",
    "computer-lesbarer",
    "maschinenlesbarer",
    "rechnerlesbares",
    "maschinenlesbares",
    "computerlesbarer",
    "lisible",
    "enregistrement",
    "stockage",
    "recording",
    "computer-usable",
    "storage",
    "speichermedium",
    "computerlesbare",
    "non-transient",
    "tangible",
    "informations",
];
const SYSTEM: &[&str] = &["system", "système", "anlage", "network", "netzwerk", "réseau", "systems", "arrangement"];
const APPARATUS: &[&str] = &[
    "apparatus",
    "device",
    "machine",
    "vorrichtung",
    "gerät",
    "einrichtung",
    "maschine",
    "dispositif",
    "appareil",
    "apparatuses",
    "devices",
    "equipment",
    "instrument",
    "controller",
    "server",
    "serveur",
    "ordinateur",
    "capteur",
    "outil",
    "mécanisme",
    "ensemble",
    "computer",
    "terminal",
    "circuit",
    "assembly",
    "mechanism",
    "unit",
    "module",
    "engine",
    "tool",
    "appliance",
    "sensor",
    "transmitter",
    "receiver",
    "steuergerät",
    "schaltung",
    "rechner",
];
const COMPOSITION: &[&str] = &[
    "composition",
    "compound",
    "formulation",
    "mixture",
    "alloy",
    "polymer",
    "copolymer",
    "resin",
    "material",
    "salt",
    "peptide",
    "polypeptide",
    "protein",
    "antibody",
    "acid",
    "zusammensetzung",
    "verbindung",
    "verbindungen",
    "stoff",
    "mischung",
    "legierung",
    "polymer",
    "mittel",
    "composé",
    "composés",
    "mélange",
    "alliage",
    "polymère",
    "substance",
    "compounds",
    "compositions",
    "cell",
    "nucleic",
    "emulsion",
    "dispersion",
    "solution",
    "powder",
    "vaccine",
    "dna",
    "polynucleotide",
    "oligonucleotide",
    "formel",
    "formulierung",
    "werkstoff",
    "matériau",
];

/// The category that the words of a preamble name. `words` are in lower case.
pub(super) fn category<'w>(words: impl Iterator<Item = &'w str>, language: Language) -> Category {
    let words: Vec<&str> = words.take(REACH).collect();
    let name: Vec<&str> = words.iter().copied().take_while(|word| !ends_name(word)).collect();
    let head = match language {
        // The head stands first in a French noun phrase, else last.
        Language::Fr => name.iter().find(|word| !is_article(word)),
        Language::En | Language::De => name.last(),
    };
    let has = |list: &[&str]| name.iter().any(|word| list.contains(word));
    let heads = |list: &[&str]| {
        head.is_some_and(|word| {
            list.contains(word)
                || (language == Language::De && list.iter().any(|end| end.len() >= 5 && word.ends_with(end)))
                || (language == Language::En && word.rsplit('-').next().is_some_and(|end| list.contains(&end)))
        })
    };
    let readable = words.iter().any(|word| READABLE.contains(word));
    // "A data storage system" is no medium, while "a computer-readable storage device" is.
    let plainly = words.iter().any(|word| READABLE.contains(word) && *word != "storage") || heads(MEDIUM);
    if name.iter().find(|word| !is_article(word)).is_some_and(|word| USE.contains(word)) {
        Category::Use
    } else if heads(METHOD)
        || name.iter().take(3).any(|word| METHOD.contains(word)) && !heads(APPARATUS) && !heads(SYSTEM)
    {
        Category::Method
    } else if heads(KIT) || name.iter().take(2).any(|word| KIT.contains(word)) {
        Category::Kit
    } else if readable
        && (plainly && has(MEDIUM) || words.iter().take(10).any(|word| MEDIUM.contains(word) && *word != "storage"))
    {
        Category::Medium
    } else if has(PROGRAM) || words.iter().take(4).any(|word| PROGRAM.contains(word)) && language == Language::Fr {
        Category::Program
    } else if heads(SIGNAL) && name.len() <= 6 {
        Category::Signal
    } else if heads(SYSTEM) {
        Category::System
    } else if heads(APPARATUS) {
        Category::Apparatus
    } else if heads(COMPOSITION) {
        Category::Composition
    } else {
        Category::Product
    }
}

fn is_article(word: &&&str) -> bool {
    matches!(
        **word,
        "a" | "an"
            | "the"
            | "one"
            | "or"
            | "more"
            | "in"
            | "at"
            | "least"
            | "ein"
            | "eine"
            | "einen"
            | "der"
            | "die"
            | "das"
            | "un"
            | "une"
            | "le"
            | "la"
            | "l'"
            | "les"
            | "des"
            | "new"
            | "novel"
            | "improved"
    )
}

/// Words at which the name of the thing claimed is over.
fn ends_name(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "to"
            | "according"
            | "as"
            | "comprising"
            | "including"
            | "having"
            | "which"
            | "that"
            | "wherein"
            | "with"
            | "used"
            | "containing"
            | "consisting"
            | "by"
            | "from"
            | "on"
            | ","
            | ":"
            | "."
            | ";"
            | "nach"
            | "gemäß"
            | "zur"
            | "zum"
            | "für"
            | "mit"
            | "bei"
            | "umfassend"
            | "von"
            | "dadurch"
            | "wobei"
            | "selon"
            | "de"
            | "d'"
            | "pour"
            | "comprenant"
            | "à"
            | "du"
            | "caractérisé"
            | "dans"
            | "configured"
            | "adapted"
            | "being"
            | "where"
            | "capable"
            | "suitable"
            | "einer"
            | "eines"
            | "der"
            | "des"
            | "zu"
            | "welche"
            | "welcher"
            | "welches"
            | "capturing"
            | "using"
            | "executed"
            | "performed"
            | "storing"
            | "encoded"
    )
}
