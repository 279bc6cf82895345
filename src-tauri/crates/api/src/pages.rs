//! The page of a rule, from Markdown to a tree of nodes; not the page's content.

use crate::wire::{Inline, Node, PageView};
use crate::{ApiError, ErrorCode, report, view};
use claimwright_application::{Language, Office};
use claimwright_lint::Message;
use claimwright_lint::firm::FirmRule;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;

/// The page of a rule.
///
/// # Errors
/// [`ErrorCode::Unknown`] where no rule bears the id.
pub fn page(rule: &str, language: Language) -> Result<PageView, ApiError> {
    let found = claimwright_lint::page::rule(rule)
        .ok_or_else(|| ApiError::new(ErrorCode::Unknown, format!("There is no rule \"{rule}\".")))?;
    let meta = found.meta();
    let mut nodes = nodes(&claimwright_lint::page::shown(meta, language));
    // The title stands in a field of its own.
    if matches!(nodes.first(), Some(Node::Heading { level: 1, .. })) {
        nodes.remove(0);
    }
    Ok(PageView {
        rule: meta.id.to_owned(),
        title: Message::new(meta.id, "title").render(language),
        citations: view::citations(meta.id, Office::ALL.into_iter()),
        nodes,
    })
}

/// The page of a firm's own rule: what it says, what it looks for and where; nothing in it is read as markup.
pub fn own(rule: &FirmRule, language: Language) -> PageView {
    let words = match language {
        Language::En => ["A rule of the firm", "Looks for", "Patterns", "But not within", "In", "Weighs"],
        Language::Fr => ["Règle du cabinet", "Recherche", "Motifs", "Mais pas dans", "Dans", "Poids"],
        Language::De => ["Regel der Kanzlei", "Sucht nach", "Muster", "Aber nicht in", "In", "Gewicht"],
    };
    let text = |text: String| vec![Inline::Text { text }];
    let mut nodes = vec![
        Node::Paragraph { inlines: vec![Inline::Emphasis { text: words[0].to_owned() }] },
        Node::Paragraph { inlines: text(rule.message.of(language).replace("{found}", "…")) },
    ];
    let lists = [(words[1], &rule.words), (words[2], &rule.patterns), (words[3], &rule.exceptions)];
    for (heading, entries) in lists.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        nodes.push(Node::Heading { level: 2, inlines: text(heading.to_owned()) });
        let code = |entry: &String| vec![Inline::Code { text: entry.clone() }];
        nodes.push(Node::List { items: entries.iter().map(code).collect() });
    }
    let parts: Vec<&str> = rule.parts.iter().map(|part| report::part(part.word(), language)).collect();
    nodes.push(Node::Heading { level: 2, inlines: text(words[4].to_owned()) });
    nodes.push(Node::Paragraph { inlines: text(parts.join(", ")) });
    let weights = rule.offices.iter().map(|(office, severity)| {
        text(format!("{}: {}", office.word().to_uppercase(), report::severity(view::severity(*severity), language)))
    });
    nodes.push(Node::Heading { level: 2, inlines: text(words[5].to_owned()) });
    nodes.push(Node::List { items: weights.collect() });
    PageView { rule: rule.id.clone(), title: rule.title.of(language).to_owned(), citations: Vec::new(), nodes }
}

/// How a firm writes rules of its own, for a terminal.
pub const OWN_RULES: &str = include_str!("../../../../assets/templates/firm-rules.txt");

/// Whether a rule bears the id.
pub fn exists(rule: &str) -> bool {
    claimwright_lint::page::rule(rule).is_some()
}

/// The page of a rule for a terminal: the law per office, then the page as it is written.
///
/// # Errors
/// As [`page`].
pub fn text(rule: &str, language: Language) -> Result<String, ApiError> {
    let view = page(rule, language)?;
    let meta = claimwright_lint::page::rule(rule).map(|rule| rule.meta());
    let mut out = format!("{}  [{}]\n\n", view.title, view.rule);
    for office in Office::ALL {
        let Some(severity) = meta.and_then(|meta| meta.severity(office)) else { continue };
        let cites: Vec<String> = view
            .citations
            .iter()
            .filter(|citation| citation.office == office.word())
            .map(|citation| crate::report::cited(&citation.cite, &citation.status, language))
            .collect();
        let _ = writeln!(out, "{:<4}{:<8} {}", office.word(), severity.word(), cites.join("; "));
    }
    let body = meta.map_or_else(String::new, |meta| claimwright_lint::page::shown(meta, language));
    let body = body.split_once('\n').map_or("", |(_, body)| body);
    out.push('\n');
    out.push_str(body.trim());
    out.push('\n');
    Ok(out)
}

/// A line per rule: id and title.
pub fn index(language: Language) -> String {
    let mut out = String::new();
    for rule in claimwright_lint::rules::RULES {
        let id = rule.meta().id;
        let _ = writeln!(out, "{id:<52}{}", Message::new(id, "title").render(language));
    }
    out
}

/// Markdown as nodes; raw HTML is dropped.
pub fn nodes(markdown: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut inlines: Vec<Inline> = Vec::new();
    let mut list: Option<Vec<Vec<Inline>>> = None;
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    let mut code: Option<String> = None;
    let mut kind: fn(String) -> Inline = |text| Inline::Text { text };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Emphasis) => kind = |text| Inline::Emphasis { text },
            Event::Start(Tag::Strong) => kind = |text| Inline::Strong { text },
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => kind = |text| Inline::Text { text },
            Event::Start(Tag::CodeBlock(_)) => code = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => nodes.extend(code.take().map(|text| Node::Code { text })),
            Event::Start(Tag::List(_)) => list = Some(Vec::new()),
            Event::End(TagEnd::List(_)) => nodes.extend(list.take().map(|items| Node::List { items })),
            Event::End(TagEnd::Item) => {
                if let Some(items) = &mut list
                    && !inlines.is_empty()
                {
                    items.push(std::mem::take(&mut inlines));
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                nodes.push(Node::Heading { level: depth(level), inlines: std::mem::take(&mut inlines) });
            }
            Event::End(TagEnd::Paragraph) => {
                let inlines = std::mem::take(&mut inlines);
                match &mut list {
                    Some(items) => items.push(inlines),
                    None => nodes.push(Node::Paragraph { inlines }),
                }
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.push(std::mem::take(&mut inlines));
                }
            }
            Event::End(TagEnd::Table) => nodes.push(Node::Table { rows: std::mem::take(&mut rows) }),
            Event::Text(text) => match &mut code {
                Some(code) => code.push_str(&text),
                None => inlines.push(kind(text.into_string())),
            },
            Event::Code(text) => inlines.push(Inline::Code { text: text.into_string() }),
            Event::SoftBreak | Event::HardBreak => inlines.push(Inline::Text { text: " ".to_owned() }),
            _ => {}
        }
    }
    nodes
}

const fn depth(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_nodes_and_html_is_dropped() {
        let nodes =
            nodes("## Fix\nA *b* `c`.\n\n<script>alert(1)</script>\n\n- one\n- two\n\n```\nthe rod\n^^^^^^^\n```\n");
        assert_eq!(nodes.len(), 4);
        assert!(matches!(&nodes[0], Node::Heading { level: 2, .. }));
        assert!(matches!(&nodes[1], Node::Paragraph { inlines } if inlines.len() == 5));
        assert!(matches!(&nodes[2], Node::List { items } if items.len() == 2));
        assert!(matches!(&nodes[3], Node::Code { text } if text == "the rod\n^^^^^^^\n"));
    }
}
