//! The singular of a noun in three languages, by form; not a dictionary.

use crate::Language;

/// English nouns that end in s and are singular.
const EN_FIXED: &[&str] = &[
    "lens",
    "bus",
    "axis",
    "apparatus",
    "gas",
    "chassis",
    "basis",
    "analysis",
    "series",
    "species",
    "focus",
    "locus",
    "virus",
    "status",
    "iris",
    "bias",
    "canvas",
    "plus",
    "radius",
    "nucleus",
    "stylus",
    "torus",
    "menses",
    "means",
    "class",
    "glass",
    "mass",
    "press",
    "process",
    "access",
    "compass",
    "thermos",
    "atlas",
    "gallows",
    "his",
    "its",
    "hypothesis",
    "synthesis",
    "emphasis",
    "diagnosis",
    "sepsis",
    "pancreas",
    "corpus",
    "campus",
    "census",
    "consensus",
    "callus",
    "esophagus",
    "thesis",
    "this",
    "us",
    "abs",
    "bellows",
    "news",
    "pus",
    "tetanus",
    "uterus",
    "cosmos",
    "thus",
    "mucus",
    "humus",
    "fungus",
    "cactus",
    "stimulus",
    "calculus",
    "modulus",
    "terminus",
    "abacus",
    "sinus",
    "thymus",
    "anus",
    "meniscus",
    "discus",
    "rhombus",
    "bronchus",
    "prospectus",
    "apex",
    "optics",
    "electronics",
];

/// French nouns that end in s or x and are singular.
const FR_FIXED: &[&str] = &[
    "vis",
    "bras",
    "châssis",
    "bus",
    "corps",
    "poids",
    "fois",
    "dos",
    "repos",
    "accès",
    "bois",
    "tapis",
    "axis",
    "flux",
    "creux",
    "choix",
    "prix",
    "voix",
    "croix",
    "noix",
    "faux",
    "gaz",
    "temps",
    "tamis",
    "compas",
    "pas",
    "bas",
    "processus",
    "palais",
    "lis",
    "puits",
    "relais",
    "cours",
    "parcours",
    "concours",
    "secours",
    "os",
    "matelas",
    "succès",
    "procès",
    "cabas",
    "avis",
    "essieux",
    "dessous",
    "dessus",
    "devis",
    "rabais",
    "tracas",
    "colis",
    "biais",
];

/// The singular of a lower-case noun. German is left as it is: its plurals cannot be told by form.
pub fn singular(noun: &str, language: Language) -> String {
    match language {
        Language::En => english(noun),
        Language::Fr => french(noun),
        Language::De => noun.to_owned(),
    }
}

fn english(noun: &str) -> String {
    // Only the last part of a compound is inflected.
    if let Some((front, last)) = noun.rsplit_once('-') {
        return format!("{front}-{}", english(last));
    }
    match noun {
        "feet" => return "foot".to_owned(),
        "teeth" => return "tooth".to_owned(),
        "men" => return "man".to_owned(),
        "mice" => return "mouse".to_owned(),
        "axes" => return "axis".to_owned(),
        "vertices" => return "vertex".to_owned(),
        "indices" => return "index".to_owned(),
        "matrices" => return "matrix".to_owned(),
        "apices" => return "apex".to_owned(),
        "radii" => return "radius".to_owned(),
        "loci" => return "locus".to_owned(),
        "foci" => return "focus".to_owned(),
        "nuclei" => return "nucleus".to_owned(),
        "criteria" => return "criterion".to_owned(),
        "phenomena" => return "phenomenon".to_owned(),
        "analyses" => return "analysis".to_owned(),
        "bases" => return "base".to_owned(),
        "gases" => return "gas".to_owned(),
        "buses" => return "bus".to_owned(),
        "lenses" => return "lens".to_owned(),
        "knives" | "lives" | "wives" => return format!("{}fe", &noun[..noun.len() - 3]),
        "shelves" | "halves" | "leaves" | "calves" | "wolves" | "loaves" => {
            return format!("{}f", &noun[..noun.len() - 3]);
        }
        _ => {}
    }
    if EN_FIXED.contains(&noun)
        || noun.ends_with("ss")
        || noun.ends_with("us")
        || noun.ends_with("is")
        || noun.len() < 4
    {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return if stem.len() > 1 { format!("{stem}y") } else { format!("{stem}ie") };
    }
    for ending in ["sses", "shes", "ches", "xes", "zzes"] {
        if noun.ends_with(ending) {
            return noun[..noun.len() - 2].to_owned();
        }
    }
    noun.strip_suffix('s').unwrap_or(noun).to_owned()
}

fn french(noun: &str) -> String {
    if FR_FIXED.contains(&noun) || noun.len() < 4 {
        return noun.to_owned();
    }
    if let Some(stem) = noun.strip_suffix("eaux") {
        return format!("{stem}eau");
    }
    if let Some(stem) = noun.strip_suffix("aux") {
        return format!("{stem}al");
    }
    if noun.ends_with("eux") {
        return noun.to_owned();
    }
    noun.strip_suffix(['s', 'x']).unwrap_or(noun).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lose_their_ending() {
        for (plural, one) in [
            ("bolts", "bolt"),
            ("lenses", "lens"),
            ("bodies", "body"),
            ("boxes", "box"),
            ("apparatus", "apparatus"),
            ("bases", "base"),
            ("presses", "press"),
            ("valves", "valve"),
            ("teeth", "tooth"),
            ("axis", "axis"),
            ("sub-assemblies", "sub-assembly"),
            ("switches", "switch"),
            ("housings", "housing"),
            ("gas", "gas"),
        ] {
            assert_eq!(singular(plural, Language::En), one);
        }
        for (plural, one) in
            [("arbres", "arbre"), ("leviers", "levier"), ("anneaux", "anneau"), ("vis", "vis"), ("canaux", "canal")]
        {
            assert_eq!(singular(plural, Language::Fr), one);
        }
    }
}
