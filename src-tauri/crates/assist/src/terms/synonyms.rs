//! English words that claims use for each other; not what stands for a thing in one field alone, which a model knows.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words of a line stand for each other in the names of things. A word may stand in several lines.
const SETS: &[&[&str]] = &[
    &["housing", "casing", "enclosure", "case", "shell"],
    &["opening", "aperture", "orifice", "hole", "port", "perforation"],
    &["passage", "passageway", "channel", "path", "duct", "conduit", "opening"],
    &["pipe", "tube", "conduit", "line", "hose"],
    &["projection", "protrusion", "protuberance", "lug", "nub"],
    &["groove", "slot", "channel", "recess", "notch"],
    &["recess", "cavity", "depression", "indentation", "pocket", "hollow"],
    &["chamber", "compartment", "cavity", "room", "enclosure"],
    &["chamber", "container", "vessel", "reactor"],
    &["container", "vessel", "receptacle", "tank", "reservoir", "box", "canister"],
    &["reservoir", "tank", "store"],
    &["layer", "film", "coating", "sheet", "lamina"],
    &["membrane", "diaphragm", "film"],
    &["cover", "lid", "cap", "closure", "hood"],
    &["wall", "partition", "panel", "barrier"],
    &["partition", "divider", "separator"],
    &["rod", "bar", "shaft", "pole"],
    &["shaft", "axle", "spindle", "arbor", "axis"],
    &["pin", "peg", "dowel", "stud"],
    &["spring", "resilient", "elastic"],
    &["lever", "arm", "handle"],
    &["arm", "bar", "link", "member"],
    &["handle", "grip", "knob"],
    &["clamp", "clip", "fastener", "grip"],
    &["fastening", "fixing", "securing", "attaching", "attachment", "mounting", "retaining", "holding"],
    &["connecting", "coupling", "joining", "linking", "connection"],
    &["connector", "coupler", "coupling", "joint", "connection"],
    &["connection", "contact", "junction", "link"],
    &["support", "holder", "carrier", "bracket", "mount"],
    &["supporting", "carrying", "bearing", "holding"],
    &["base", "bottom", "foundation", "pedestal"],
    &["frame", "framework", "chassis", "assembly", "structure"],
    &["plate", "panel", "sheet", "board", "disc"],
    &["disk", "disc"],
    &["belt", "strap", "band"],
    &["ring", "annulus", "collar"],
    &["annular", "circular", "ring-shaped", "circumferential"],
    &["end", "tip", "extremity"],
    &["edge", "border", "rim", "margin", "boundary"],
    &["side", "face", "surface"],
    &["surface", "face", "wall"],
    &["corner", "angle"],
    &["upper", "top", "topmost", "uppermost", "higher"],
    &["lower", "bottom", "lowermost", "low"],
    &["inner", "internal", "interior", "inside", "inward"],
    &["outer", "external", "exterior", "outside", "outward"],
    &["front", "forward", "anterior"],
    &["rear", "back", "backward", "posterior"],
    &["middle", "central", "intermediate", "center", "centre"],
    &["vertical", "perpendicular", "upright"],
    &["lengthwise", "longitudinal", "axial"],
    &["lateral", "side", "sideways"],
    &["position", "location", "place", "site"],
    &["orientation", "alignment", "configuration", "attitude"],
    &["region", "area", "zone", "section", "portion"],
    &["part", "portion", "section", "segment", "piece", "component"],
    &["component", "element", "part", "constituent", "ingredient"],
    &["member", "element", "piece", "section", "body"],
    &["device", "apparatus", "unit", "means", "equipment", "machine", "system", "instrument"],
    &["unit", "module", "block", "cell", "device", "equipment"],
    &["circuit", "circuitry", "device", "unit"],
    &["mechanism", "means", "device", "system"],
    &["assembly", "arrangement", "unit", "structure", "system"],
    &["system", "arrangement", "apparatus"],
    &["logic", "means", "circuit"],
    &["motor", "engine", "drive", "actuator"],
    &["actuator", "drive", "operator"],
    &["drive", "driving", "propulsion"],
    &["pump", "compressor"],
    &["valve", "shutter", "flap"],
    &["controller", "processor", "regulator"],
    &["control", "controlling", "regulating", "regulation"],
    &["sensor", "detector", "probe"],
    &["sensing", "detecting", "detection", "measuring", "sensed", "detected"],
    &["measured", "detected", "sensed", "determined"],
    &["estimated", "calculated", "computed", "determined"],
    &["calculating", "computing", "determining"],
    &["memory", "storage", "store"],
    &["data", "information", "signal"],
    &["message", "notification", "packet"],
    &["image", "picture", "frame"],
    &["display", "screen", "monitor"],
    &["transmitter", "sender"],
    &["transmitting", "sending", "transferring"],
    &["receiving", "accepting"],
    &["transmission", "transfer", "sending", "communication"],
    &["transport", "conveying", "transfer", "conveyance"],
    &["supply", "feed", "delivery", "source"],
    &["source", "supply", "origin"],
    &["flow", "stream", "current", "feed"],
    &["fluid", "medium", "liquid"],
    &["liquid", "solution"],
    &["gas", "vapor", "vapour", "air"],
    &["inlet", "intake", "entry", "entrance", "input", "ingress"],
    &["outlet", "exit", "discharge", "output", "egress"],
    &["energy", "power"],
    &["voltage", "potential"],
    &["electrical", "electric"],
    &["light", "optical", "luminous"],
    &["radiation", "light", "beam"],
    &["thermal", "heat"],
    &["heater", "heating"],
    &["cooling", "refrigerating", "refrigeration"],
    &["speed", "velocity", "rate"],
    &["value", "quantity", "amount", "level"],
    &["amount", "quantity", "volume"],
    &["property", "characteristic", "feature"],
    &["parameter", "factor", "variable"],
    &["coefficient", "factor", "ratio"],
    &["array", "matrix", "grid", "lattice"],
    &["period", "interval", "duration", "time"],
    &["clock", "timer"],
    &["configuration", "design", "layout", "arrangement"],
    &["function", "operation", "role"],
    &["execution", "processing", "performance"],
    &["sequence", "series", "order", "string"],
    &["set", "group", "series"],
    &["material", "substance", "composition", "matter", "component"],
    &["mixture", "blend", "composition"],
    &["substrate", "base", "layer", "carrier"],
    &["composite", "laminate", "laminated"],
    &["particle", "granule", "grain"],
    &["method", "process", "procedure", "operation"],
    &["operation", "action", "activity"],
    &["movement", "motion", "displacement"],
    &["rotary", "rotating", "rotatable", "revolving"],
    &["rotation", "turning"],
    &["movable", "mobile", "moveable", "moving"],
    &["stationary", "fixed", "static"],
    &["adjustable", "variable"],
    &["flexible", "pliable", "elastic"],
    &["rigid", "stiff"],
    &["closed", "shut"],
    &["vehicle", "car", "automobile"],
    &["user", "operator", "person"],
    &["substantially", "essentially"],
    &["primary", "main", "principal"],
    &["auxiliary", "additional", "supplementary", "secondary"],
    &["average", "mean"],
    &["total", "overall", "entire"],
    &["predetermined", "preset", "specified", "given"],
    &["pneumatic", "air"],
    &["cutter", "blade", "knife"],
    &["cutting", "severing"],
    &["processing", "treatment", "treating"],
    &["gear", "gearwheel", "cog"],
    &["wheel", "roller"],
    &["roller", "roll", "drum", "cylinder"],
    &["filter", "strainer", "sieve", "screen"],
    &["nozzle", "jet", "spout"],
    &["wire", "cable", "lead", "conductor"],
    &["electrode", "terminal", "contact"],
    &["network", "grid", "mesh", "lattice"],
    &["server", "host"],
    &["terminal", "station", "endpoint"],
    &["request", "query", "inquiry"],
    &["identifier", "identification", "label", "tag"],
];

/// The lines that a word stands in.
static LINES: LazyLock<HashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
    for (line, set) in SETS.iter().enumerate() {
        for word in *set {
            lines.entry(word).or_default().push(line);
        }
    }
    lines
});

/// Whether two words may stand for each other, in either number.
pub(super) fn are_synonyms(a: &str, b: &str) -> bool {
    let lines = |word| lines_of(word).collect::<Vec<usize>>();
    let (first, second) = (lines(a), lines(b));
    first.iter().any(|line| second.contains(line))
}

fn lines_of(word: &str) -> impl Iterator<Item = usize> {
    let forms = [Some(word), word.strip_suffix('s'), word.strip_suffix("es")];
    forms.into_iter().flatten().filter_map(|form| LINES.get(form)).flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_for_each_other_in_either_number_and_not_through_a_third() {
        assert!(are_synonyms("casing", "housing") && are_synonyms("passages", "channel"));
        assert!(!are_synonyms("housing", "spring"));
        assert!(!are_synonyms("pipe", "path"), "each stands for a conduit");
    }
}
