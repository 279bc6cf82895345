//! Numbers with their units in a text, and whether another text has them; no conversion between units.

use claimwright_application::Span;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A number with its unit.
pub(crate) struct Quantity {
    /// Where: number and unit, for the first number of a range the whole range.
    pub span: Span,
    /// What it may mean, as its separators stand for decimals or thousands: number and unit.
    meanings: Vec<(u64, String)>,
}

/// The numbers with units of a text, both ends of a range apart.
pub(crate) fn of(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    for quantity in QUANTITY.captures_iter(text) {
        let (Some(whole), Some(unit)) = (quantity.get(0), quantity.name("unit")) else { continue };
        let joined = text[..unit.start()].ends_with(|c: char| c.is_ascii_digit());
        let ends = !text[whole.end()..].starts_with(|c: char| c.is_alphanumeric());
        // "10A" is a reference sign more often than a current.
        if !ends || joined && unit.as_str().len() == 1 && unit.as_str() != "%" {
            continue;
        }
        let unit = canonical(unit.as_str());
        let first = quantity.name("own").map_or_else(|| unit.clone(), |own| canonical(own.as_str()));
        for (number, unit) in [(quantity.name("from"), &first), (quantity.name("to"), &unit)] {
            let Some(number) = number else { continue };
            let meanings = numbers(number.as_str()).into_iter().map(|number| (number, unit.clone())).collect();
            found.push(Quantity { span: Span::new(whole.start(), whole.end()), meanings });
        }
    }
    found
}

/// The numbers with units of a text, to look others up.
pub(crate) struct Quantities {
    measured: HashSet<(u64, String)>,
    /// Numbers behind which no unit is known, and spelt ones.
    bare: HashSet<u64>,
}

impl Quantities {
    /// Those of a text.
    pub fn of(text: &str) -> Self {
        let quantities = of(text);
        let is_measured = |at: usize| quantities.iter().any(|one| (one.span.start..one.span.end).contains(&at));
        let bare = NUMBER.find_iter(text).filter(|number| !is_measured(number.start()));
        let spelt = text.split(|c: char| !c.is_alphabetic() && c != '-').filter_map(spelt);
        let bare = bare.flat_map(|number| numbers(number.as_str())).chain(spelt).collect();
        Self { measured: quantities.into_iter().flat_map(|quantity| quantity.meanings).collect(), bare }
    }

    /// Whether the text has one in some reading.
    pub fn has(&self, quantity: &Quantity) -> bool {
        quantity.meanings.iter().any(|meaning| self.measured.contains(meaning))
    }

    /// Whether the text has one in some reading, or its number with a unit that is not known here.
    pub fn may_have(&self, quantity: &Quantity) -> bool {
        self.has(quantity) || quantity.meanings.iter().any(|(number, _)| self.bare.contains(number))
    }
}

/// Numbers as they are spelt in English, French and German.
const SPELT: &[(u8, [&str; 3])] = &[
    (2, ["two", "deux", "zwei"]),
    (3, ["three", "trois", "drei"]),
    (4, ["four", "quatre", "vier"]),
    (5, ["five", "cinq", "fünf"]),
    (6, ["six", "six", "sechs"]),
    (7, ["seven", "sept", "sieben"]),
    (8, ["eight", "huit", "acht"]),
    (9, ["nine", "neuf", "neun"]),
    (10, ["ten", "dix", "zehn"]),
    (11, ["eleven", "onze", "elf"]),
    (12, ["twelve", "douze", "zwölf"]),
    (15, ["fifteen", "quinze", "fünfzehn"]),
    (20, ["twenty", "vingt", "zwanzig"]),
    (25, ["twenty-five", "vingt-cinq", "fünfundzwanzig"]),
    (30, ["thirty", "trente", "dreißig"]),
    (40, ["forty", "quarante", "vierzig"]),
    (50, ["fifty", "cinquante", "fünfzig"]),
    (60, ["sixty", "soixante", "sechzig"]),
    (70, ["seventy", "soixante-dix", "siebzig"]),
    (80, ["eighty", "quatre-vingts", "achtzig"]),
    (90, ["ninety", "quatre-vingt-dix", "neunzig"]),
    (100, ["hundred", "cent", "hundert"]),
];

/// What a spelt number means, in the bits of a floating-point number.
fn spelt(word: &str) -> Option<u64> {
    let word = word.to_lowercase();
    let found = SPELT.iter().find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(number, _)| f64::from(*number).to_bits())
}

/// What a number may mean, in the bits of a floating-point number: the last separator as that of the decimals and, where
/// groups of three follow it, as that of thousands.
fn numbers(written: &str) -> Vec<u64> {
    let read = |text: String| text.parse::<f64>().ok().map(f64::to_bits);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let groups: Vec<&str> = written.split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'']).collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let decimal = written.rfind([',', '.']).map(|at| {
        let whole: String = written[..at].chars().filter(char::is_ascii_digit).collect();
        format!("{whole}.{}", &written[at + 1..])
    });
    let mut meanings: Vec<u64> = decimal.and_then(read).into_iter().collect();
    if thousands || groups.len() == 1 {
        meanings.extend(read(digits));
    }
    meanings
}

/// One way of writing a unit for all that there are.
fn canonical(unit: &str) -> String {
    let lower: String = unit.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let name = |beginnings: &[&str]| beginnings.iter().any(|beginning| lower.starts_with(beginning));
    let known = match () {
        () if name(&["percent", "prozent", "pourcent"]) => "%",
        () if name(&["degree", "degré", "grad"]) => "°",
        () if name(&["microm", "mikrom", "microns", "micron"]) => "µm",
        () if name(&["millim"]) => "mm",
        () if name(&["centim", "zentim"]) => "cm",
        () if name(&["nanom"]) => "nm",
        () if name(&["meter", "metre", "mètre"]) => "m",
        () if name(&["second", "sekund"]) => "s",
        () if name(&["minut"]) => "min",
        () if name(&["hour", "heure", "stunde"]) => "h",
        () if name(&["volt"]) => "V",
        () if name(&["watt"]) => "W",
        () if name(&["hertz"]) => "Hz",
        () => return unit.replace(['\u{3bc}', 'u'], "µ").replace(char::is_whitespace, ""),
    };
    known.to_owned()
}

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+(?:[.,'\u{a0}\u{202f}]\d+)*").expect("a constant pattern"));

static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?P<from>\d+(?:[.,'\u{a0}\u{202f}]\d+)*)",
        r"(?:\s?(?P<own>%|°\s?C?|mm|cm|[µμu]m|nm|m)?\s?(?:-|–|—|to|and|bis|und|à|et)\s?(?P<to>\d+(?:[.,'\u{a0}\u{202f}]\d+)*))?\s?",
        r"(?P<unit>%|‰|(?i:percent|per cent|prozent|pour cent|degrees?|degrés?|grad|micromet(?:er|re)s?|mikrometer|microns?",
        r"|millimet(?:er|re)s?|millimètres?|centimet(?:er|re)s?|centimètres?|zentimeter|nanomet(?:er|re)s?|nanomètres?",
        r"|met(?:er|re)s?|mètres?|seconds?|secondes?|sekunden?|minutes?|minuten?|hours?|heures?|stunden?|volts?|watts?|hertz)",
        r"|°\s?[CF]|°|k?g|mg|[µμu]g|km|cm|mm|[µμu]m|nm|m|min|ms|[µμ]s|ns|s|h|[kMG]?Hz|[km]?V|mA|A|[kmM]?W|k?J|[hkMG]?Pa",
        r"|bar|psi|k?N|Nm|rpm|[mµμ]?l|mL|L|m?mol|ppm|ppb|dB|[kM]?Ω|[kMGT]B|K)",
    ))
    .expect("a constant pattern")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str, other: &str) -> bool {
        let known = Quantities::of(other);
        let quantities = of(text);
        assert!(!quantities.is_empty(), "{text}");
        quantities.iter().all(|quantity| known.has(quantity))
    }

    #[test]
    fn a_quantity_is_the_same_however_it_is_written() {
        assert!(all("5 mm and 10 µm", "from 5 to 7 mm, 10μm"));
        assert!(all("0,5 mm", "0.50 millimeters"));
        assert!(all("1,000 rpm", "1000 rpm"));
        assert!(all("20 %", "20 percent"));
        assert!(all("20°C", "20 °C"));
        assert!(!all("6 mm", "5 mm to 7 mm"));
        assert!(!all("5 mm", "5 cm"));
        let other = Quantities::of("5 Zoll und 7 cm");
        assert!(of("5 mm").iter().all(|one| other.may_have(one)) && of("7 mm").iter().all(|one| !other.may_have(one)));
        let spelt = Quantities::of("mindestens etwa fünfzehn Prozent");
        assert!(of("15 % to 15%").iter().all(|one| spelt.may_have(one) && !spelt.has(one)));
        assert!(of("the arms 10A and 12 of claim 5, see Fig. 3").is_empty());
    }
}
