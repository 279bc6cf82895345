//! The styles of a DOCX application as real Word styles, so that a firm can restyle it; not their use.

use super::page::Page;
use docx_rs::{
    AlignmentType, Docx, LineSpacing, LineSpacingType, RunFonts, RunProperty, SpecialIndentType, Style, StyleType, Tab,
    TabValueType,
};

/// The width of the column in which paragraph numbers stand, in twentieths of a point.
pub(super) const NUMBER_COLUMN: i32 = 964;
/// The indent of a claim behind its number.
pub(super) const CLAIM_INDENT: i32 = 567;
/// Type of twelve points, whose capitals are higher than the 0.21 cm that the EPO and the PCT ask for.
const SIZE: usize = 24;

/// The styles of a document for an office.
pub(super) fn styled(docx: Docx, page: Page) -> Docx {
    let font = "Times New Roman";
    let fonts = RunFonts::new().ascii(font).hi_ansi(font).cs(font).east_asia(font);
    let docx = docx.default_fonts(fonts).default_size(SIZE).default_line_spacing(spacing(0, 120));
    all(page).into_iter().fold(docx, Docx::add_style)
}

fn all(page: Page) -> Vec<Style> {
    let heading = |id: &str, name: &str, level: usize| {
        let style = Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").next("BodyText").q_format(true);
        let mut style = style.outline_lvl(level).line_spacing(spacing(if level == 0 { 0 } else { 240 }, 120));
        style.paragraph_property = style.paragraph_property.keep_next(true);
        style
    };
    let mut first = heading("Heading1", "heading 1", 0).align(AlignmentType::Center);
    let mut second = heading("Heading2", "heading 2", 1);
    let mut third = heading("Heading3", "heading 3", 2);
    if page.plain_headings() {
        first.run_property = RunProperty::new().caps();
        second.run_property = RunProperty::new().caps();
        third.run_property = RunProperty::new();
    } else {
        first = first.bold();
        second = second.bold();
        third = third.italic();
    }
    let paragraph =
        |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name).based_on("Normal").q_format(true);
    let mut title = paragraph("Title", "Title").next("BodyText").align(AlignmentType::Center).bold();
    title = title.line_spacing(spacing(0, 360));
    title.paragraph_property = title.paragraph_property.keep_next(true);
    let mut body = paragraph("BodyText", "Body Text").align(AlignmentType::Both);
    body.paragraph_property =
        body.paragraph_property.add_tab(Tab::new().val(TabValueType::Left).pos(NUMBER_COLUMN.unsigned_abs() as usize));
    let claim = paragraph("Claim", "Claim").align(AlignmentType::Both).indent(
        Some(CLAIM_INDENT),
        Some(SpecialIndentType::Hanging(CLAIM_INDENT)),
        None,
        None,
    );
    let element = paragraph("ClaimElement", "Claim Element").align(AlignmentType::Both).indent(
        Some(CLAIM_INDENT * 2),
        None,
        None,
        None,
    );
    let list = paragraph("ListParagraph", "List Paragraph").indent(Some(CLAIM_INDENT), None, None, None);
    let caption = paragraph("Caption", "caption").align(AlignmentType::Center);
    let mut cell = paragraph("TableText", "Table Text");
    cell = cell.line_spacing(LineSpacing::new().line(240).line_rule(LineSpacingType::Auto).before(20).after(20));
    let proposal = paragraph("Proposal", "Proposal").italic();
    let footer = paragraph("Footer", "footer").align(AlignmentType::Center);
    vec![title, first, second, third, body, claim, element, list, caption, cell, proposal, footer]
}

/// One and a half lines, as Rule 11.9(c) PCT, OJ EPO 2022, A113, Art. 2(7) and 37 CFR 1.52(b)(2)(i) ask for.
fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().line(360).line_rule(LineSpacingType::Auto).before(before).after(after)
}
