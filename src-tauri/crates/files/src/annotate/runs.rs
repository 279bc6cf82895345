//! The outermost runs and formulas of a main part, between and in which comments can begin and end; not their text.

use crate::ReadError;
use crate::read::walk::{Node, Walk};
use std::ops::Range;

/// A run, or a formula, that stands in no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes in the part, tags included.
    pub bytes: Range<usize>,
    /// Its properties, tags included; empty where it has none.
    pub properties: Range<usize>,
    /// What its own text elements hold, without their tags.
    pub texts: Vec<Range<usize>>,
}

/// The runs in order; they do not overlap.
pub(super) fn of(part: &str) -> Result<Vec<Run>, ReadError> {
    let mut runs = Vec::new();
    let mut walk = Walk::new(part);
    // The run being read, and how deep inside it the walk stands.
    let mut open: Option<(Run, usize)> = None;
    let mut begun = 0;
    while let Some(node) = walk.next_node()? {
        match (node, &mut open) {
            (Node::Open(element), None) if matches!(element.name(), "w:r" | "m:oMath" | "m:oMathPara") => {
                let at = walk.at();
                open = Some((Run { bytes: at..at, properties: at..at, texts: Vec::new() }, 0));
            }
            (Node::Open(element), Some((run, depth))) => {
                *depth += 1;
                if *depth == 1 {
                    begun = if element.name() == "w:t" { walk.position() } else { walk.at() };
                    if element.name() == "w:rPr" {
                        run.properties = begun..begun;
                    }
                }
            }
            (Node::Close(_), Some((run, 0))) => {
                run.bytes.end = walk.position();
                runs.extend(open.take().map(|(run, _)| run));
            }
            (Node::Close(name), Some((run, depth))) => {
                *depth -= 1;
                match name.as_str() {
                    "w:t" if *depth == 0 && walk.at() >= begun => run.texts.push(begun..walk.at()),
                    "w:rPr" if *depth == 0 => run.properties.end = walk.position(),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    Ok(runs)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn runs_know_their_properties_and_texts() {
        let part = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ab</w:t><w:tab/><w:t>c</w:t><w:t/></w:r><w:r/><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>";
        let runs = of(part).expect("XML");
        assert_eq!(runs.len(), 3);
        assert_eq!(&part[runs[0].properties.clone()], "<w:rPr><w:b/></w:rPr>");
        let texts: Vec<&str> = runs[0].texts.iter().map(|text| &part[text.clone()]).collect();
        assert_eq!(texts, ["ab", "c"]);
        assert_eq!(&part[runs[1].bytes.clone()], "<w:r/>");
        assert_eq!(&part[runs[2].bytes.clone()], "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>");
    }

    #[test]
    fn a_text_box_belongs_to_the_run_that_holds_it() {
        let part =
            "<w:r><w:pict><w:txbxContent><w:p><w:r><w:rPr/><w:t>in</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>";
        let runs = of(part).expect("XML");
        assert_eq!((runs.len(), runs[0].bytes.clone(), runs[0].texts.len()), (1, 0..part.len(), 0));
        assert!(runs[0].properties.is_empty());
    }
}
