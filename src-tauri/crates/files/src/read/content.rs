//! Tells XML, web pages and JSON from prose by how a text begins; the formats with marks in their first bytes are told
//! before.

use super::Format;

/// The format that a text shows although its name says text or Markdown; none where it is prose, whose Markdown may hold
/// tags.
pub(super) fn shown(text: &str) -> Option<Format> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head: String = text.chars().take(200).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || is_tag(&head, "html") {
        Some(Format::Html)
    } else if head.starts_with("<?xml") {
        Some(if head.contains("<html") { Format::Html } else { Format::Xml })
    } else if head.starts_with("<!doctype") || is_patent_element(&head) {
        Some(Format::Xml)
    } else {
        is_json(text).then_some(Format::Json)
    }
}

fn is_tag(head: &str, name: &str) -> bool {
    head.strip_prefix('<')
        .and_then(|rest| rest.strip_prefix(name))
        .is_some_and(|rest| rest.starts_with(['>', ' ', '\n']))
}

/// A root element of the offices without the declaration that should stand before it.
fn is_patent_element(head: &str) -> bool {
    let name = head.strip_prefix('<').and_then(|rest| rest.split(['>', ' ', '\n']).next()).unwrap_or_default();
    name == "patdoc" || name.contains("patent-") && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// An object with a key, or an array of such: no sentence begins so, though paragraphs begin with `[0001]`.
fn is_json(text: &str) -> bool {
    let object = text.strip_prefix('[').map_or(text, str::trim_start);
    let Some(key) = object.strip_prefix('{').and_then(|rest| rest.trim_start().strip_prefix('"')) else {
        return text.trim_end() == "{}" || text.trim_end() == "[]";
    };
    let mut escaped = false;
    let end = key.find(|c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.is_some_and(|end| key[end + 1..].trim_start().starts_with(':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_and_pages_are_told_from_prose() {
        for (text, expected) in [
            ("1. A lock.", None),
            ("[0001] The invention", None),
            ("{0} A mark", None),
            ("<!-- a note -->\n# A lock", None),
            ("<div align=\"center\">A lock</div>", None),
            ("<htmlish> is a word", None),
            ("  {\"claims\": [\"1. A lock.\"]}", Some(Format::Json)),
            ("{\"a \\\" b\" : 1}\n{\"a\": 2}", Some(Format::Json)),
            ("[ {\"claims\": []} ]", Some(Format::Json)),
            ("<!DOCTYPE HTML><title>x", Some(Format::Html)),
            ("<html lang=en>", Some(Format::Html)),
            ("\u{feff}<?xml version=\"1.0\"?><us-patent-grant>", Some(Format::Xml)),
            ("<ep-patent-document id=\"x\">", Some(Format::Xml)),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
