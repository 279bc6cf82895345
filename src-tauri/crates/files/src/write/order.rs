//! Puts the properties of WordprocessingML into the order of its schema, which the library that builds them does not keep;
//! not their meaning.

use crate::WriteError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

/// Elements whose children have an order, with that order (ECMA-376-1:2016, Annex A.1). Of the properties of a run any
/// order is valid, but the strict schema and Word itself write this one.
const ORDERS: &[(&str, &str)] = &[
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
         snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
         textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish \
         webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang \
         eastAsianLayout specVanish oMath",
    ),
    (
        "w:style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
         personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    ),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
         tblBorders shd tblLayout tblCellMar tblLook",
    ),
    (
        "w:tcPr",
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    ),
    ("w:tblBorders", "top left start bottom right end insideH insideV"),
    ("w:tcBorders", "top left start bottom right end insideH insideV tl2br tr2bl"),
    ("w:tblCellMar", "top left start bottom right end"),
    ("w:tcMar", "top left start bottom right end"),
];

/// The same part with its properties in order and without empty ones.
pub(super) fn ordered(part: &[u8]) -> Result<Vec<u8>, WriteError> {
    let mut reader = Reader::from_reader(part);
    // Elements that are open, outermost first; what stands beside the root belongs to none.
    let mut open: Vec<(BytesStart<'static>, Vec<Node>)> = Vec::new();
    let mut top = Vec::new();
    loop {
        let node = match reader.read_event().map_err(|_| WriteError::Packing)? {
            Event::Eof => break,
            Event::Start(start) => {
                open.push((start.into_owned(), Vec::new()));
                continue;
            }
            Event::End(_) => {
                let Some((start, children)) = open.pop() else { return Err(WriteError::Packing) };
                Node::Element(start, children)
            }
            Event::Empty(start) => Node::Element(start.into_owned(), Vec::new()),
            other => Node::Other(other.into_owned()),
        };
        if !node.is_empty_property() {
            open.last_mut().map_or(&mut top, |(_, children)| children).push(node);
        }
    }
    let mut writer = Writer::new(Vec::with_capacity(part.len()));
    top.into_iter().try_for_each(|node| node.write(&mut writer)).map_err(|_| WriteError::Packing)?;
    Ok(writer.into_inner())
}

enum Node {
    Element(BytesStart<'static>, Vec<Node>),
    Other(Event<'static>),
}

impl Node {
    fn is_empty_property(&self) -> bool {
        matches!(self, Self::Element(start, children)
            if children.is_empty() && matches!(start.name().as_ref(), "w:pPr" | "w:rPr"))
    }

    fn write(self, writer: &mut Writer<Vec<u8>>) -> std::io::Result<()> {
        match self {
            Self::Other(event) => writer.write_event(event),
            Self::Element(start, children) if children.is_empty() => writer.write_event(Event::Empty(start)),
            Self::Element(start, mut children) => {
                if let Some((_, order)) = ORDERS.iter().find(|(parent, _)| *parent == start.name().as_ref()) {
                    children.sort_by_key(|child| child.rank(order));
                }
                let end = start.to_end().into_owned();
                writer.write_event(Event::Start(start))?;
                children.into_iter().try_for_each(|child| child.write(writer))?;
                writer.write_event(Event::End(end))
            }
        }
    }

    /// Where it stands in an order; what the order does not name stays behind.
    fn rank(&self, order: &str) -> usize {
        let Self::Element(start, _) = self else { return usize::MAX };
        let name = start.local_name();
        order.split_whitespace().position(|known| known == name.as_ref()).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn properties_come_in_the_order_of_the_schema_and_text_stays() {
        let part = r#"<?xml version="1.0"?><w:p><w:pPr><w:rPr/><w:jc w:val="both"/><w:pStyle w:val="A"/></w:pPr><w:r><w:rPr><w:u/><w:b/></w:rPr><w:t xml:space="preserve"> a &amp; b </w:t></w:r></w:p>"#;
        let expected = r#"<?xml version="1.0"?><w:p><w:pPr><w:pStyle w:val="A"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/><w:u/></w:rPr><w:t xml:space="preserve"> a &amp; b </w:t></w:r></w:p>"#;
        assert_eq!(String::from_utf8(ordered(part.as_bytes()).expect("XML")).as_deref(), Ok(expected));
    }

    #[test]
    fn what_is_no_xml_is_an_error() {
        assert!(ordered(b"<w:p></w:r>").is_err());
    }
}
