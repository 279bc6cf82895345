//! Reads the body of a document, element by element: paragraphs, runs, tables, notes, changes; not styles and lists.

use super::measure::Measure;
use super::notes::Notes;
use super::numbering::Numbering;
use super::paragraph::{Draft, Origin, Type};
use super::styles::{Spacing, Styles};
use super::symbol;
use crate::ReadError;
use crate::read::walk::{Element, Node, Walk};
use claimwright_application::manuscript::{Paragraph, Role, Style};
use claimwright_application::{Notice, Sheets};

/// What the body holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub paragraphs: Vec<Paragraph>,
    /// For each paragraph, where its text comes from; empty for a note.
    pub origins: Vec<Vec<Origin>>,
    pub notices: Vec<Notice>,
    pub sheets: Sheets,
    /// For each picture, the relation that names its file.
    pub relations: Vec<Option<String>>,
    pub tracked: usize,
}

/// Columns that Word allows a table; what claims more was made to waste memory.
const MOST_COLUMNS: u16 = 63;

/// A table being read.
#[derive(Debug, Default)]
struct Table {
    row: u16,
    column: u16,
    rows: u16,
    /// Columns that the current cell spans.
    span: u16,
    deleted: bool,
}

struct Reader<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    notes: &'a Notes,
    found: Found,
    /// Paragraphs that are open; text boxes nest them.
    open: Vec<Draft>,
    /// A paragraph whose end mark is deleted.
    waiting: Option<Draft>,
    tables: Vec<Table>,
    run: Type,
    /// Size of the run's type in half-points and its style, where it has its own.
    run_size: Option<u32>,
    run_style: Option<String>,
    in_run_properties: bool,
    in_paragraph_properties: bool,
    in_section: bool,
    in_text: bool,
    /// For each field being read, whether its result has begun.
    fields: Vec<bool>,
    page: u32,
    paged: bool,
    measure: Measure,
    hidden: usize,
    objects: usize,
    formulas: usize,
    boxes: usize,
    unknown: usize,
    noted: usize,
    /// The byte of the part at which the node being read begins.
    at: usize,
}

/// Elements that are passed over whole: properties of no interest, deleted text, what stands twice.
const SKIPPED: [&str; 16] = [
    "mc:Fallback",
    "w:instrText",
    "w:delText",
    "w:delInstrText",
    "w:sdtPr",
    "w:sdtEndPr",
    "w:tblGrid",
    "w:tblPr",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:numberingChange",
    "w:rubyPr",
];

/// Reads the main part.
pub(super) fn read(part: &str, styles: &Styles, numbering: Numbering, notes: &Notes) -> Result<Found, ReadError> {
    let mut reader = Reader {
        styles,
        numbering,
        notes,
        found: Found::default(),
        open: Vec::new(),
        waiting: None,
        tables: Vec::new(),
        run: Type::default(),
        run_size: None,
        run_style: None,
        in_run_properties: false,
        in_paragraph_properties: false,
        in_section: false,
        in_text: false,
        fields: Vec::new(),
        page: 1,
        paged: false,
        measure: Measure::default(),
        hidden: 0,
        objects: 0,
        formulas: 0,
        boxes: 0,
        unknown: 0,
        noted: 0,
        at: 0,
    };
    let mut walk = Walk::new(part);
    let mut body = false;
    while let Some(node) = walk.next_node()? {
        reader.at = walk.at();
        match node {
            Node::Open(element) => {
                body |= element.name() == "w:body";
                if reader.opened(&element) {
                    walk.skip()?;
                }
            }
            Node::Close(name) => reader.closed(&name),
            Node::Text(text) => {
                if reader.in_text {
                    reader.push(&text);
                }
            }
        }
    }
    if !body {
        return Err(ReadError::NotADocx);
    }
    Ok(reader.finished())
}

/// Whether a notice counts something at all.
const fn counts(notice: &Notice) -> bool {
    match notice {
        Notice::TrackedAccepted(n)
        | Notice::Notes(n)
        | Notice::TextBoxes(n)
        | Notice::FormulasAsText(n)
        | Notice::Objects(n)
        | Notice::Symbols(n) => *n > 0,
        _ => true,
    }
}

impl Reader<'_> {
    /// Takes the beginning of an element; answers whether its content is to be passed over.
    fn opened(&mut self, element: &Element<'_>) -> bool {
        let name = element.name();
        if SKIPPED.contains(&name) {
            self.found.tracked += usize::from(name.ends_with("Change"));
            return true;
        }
        if self.in_section {
            self.measure.section_property(element);
            return true;
        }
        match name {
            "w:p" => {
                let page = Some(self.page);
                self.open.push(Draft { page, leaf: self.measure.leaf(), ..Draft::default() });
            }
            "w:sectPr" => self.in_section = true,
            "w:pPr" => self.in_paragraph_properties = true,
            "w:rPr" => self.in_run_properties = true,
            "w:r" | "m:r" => (self.run, self.run_size, self.run_style) = (Type::default(), None, None),
            "w:t" | "m:t" => self.in_text = self.fields.last().is_none_or(|&result| result),
            "w:ins" | "w:moveTo" => self.found.tracked += 1,
            "w:del" | "w:moveFrom" => return self.deleted(),
            "w:tbl" => self.tables.push(Table::default()),
            "w:tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.row, table.column, table.span, table.deleted) = (table.rows, 0, 0, false);
                    table.rows = table.rows.saturating_add(1);
                }
            }
            "w:tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(table.span).min(MOST_COLUMNS);
                    table.span = 1;
                }
            }
            "w:gridSpan" => {
                if let (Some(table), Some(span)) =
                    (self.tables.last_mut(), element.value().and_then(|v| v.parse::<u16>().ok()))
                {
                    table.span = span.clamp(1, MOST_COLUMNS);
                }
            }
            "w:tab" if !self.in_paragraph_properties => self.push("\t"),
            "w:cr" => self.push("\n"),
            "w:br" if element.get("w:type").is_some_and(|kind| kind == "page") => self.measure.page_break(),
            "w:br" if element.get("w:type").is_none_or(|kind| kind == "textWrapping") => self.push("\n"),
            // A hyphen that does not break is a hyphen to the reader of a claim; a soft one is none.
            "w:noBreakHyphen" => self.push("-"),
            "w:sym" => self.symbol(element),
            "w:lastRenderedPageBreak" => self.page_break(),
            "w:fldChar" => match element.get("w:fldCharType").as_deref() {
                Some("begin") => self.fields.push(false),
                Some("separate") => self.fields.iter_mut().rev().take(1).for_each(|result| *result = true),
                Some("end") => drop(self.fields.pop()),
                _ => {}
            },
            "w:footnoteReference" => self.note("w:footnote", element),
            "w:endnoteReference" => self.note("w:endnote", element),
            "wp:extent" | "a:blip" | "v:imagedata" | "c:chart" | "wpc:wpc" | "wpg:wgp" | "v:group" | "dgm:relIds"
            | "o:OLEObject" => self.measure.drawing(element),
            "w:object" | "w:altChunk" => self.objects += 1,
            "m:oMath" => self.formulas += 1,
            "w:txbxContent" => self.boxes += 1,
            _ if self.in_run_properties && !self.in_paragraph_properties => self.run_property(element),
            _ if self.in_paragraph_properties && !self.in_run_properties => self.paragraph_property(element),
            _ => {}
        }
        false
    }

    fn closed(&mut self, name: &str) {
        match name {
            "w:p" => self.paragraph_end(),
            "w:pPr" => self.properties_end(),
            "w:sectPr" => {
                self.in_section = false;
                // One inside a paragraph ends with the paragraph, which may bear text.
                match self.open.last_mut() {
                    Some(draft) => draft.ends_section = true,
                    None => self.measure.section_end(),
                }
            }
            "w:rPr" => self.in_run_properties = false,
            "w:t" | "m:t" => self.in_text = false,
            "w:tbl" => drop(self.tables.pop()),
            _ => {}
        }
    }

    /// Deleted text is passed over; a deleted end mark joins two paragraphs, a deleted row goes whole.
    fn deleted(&mut self) -> bool {
        self.found.tracked += 1;
        if self.in_paragraph_properties {
            if let Some(draft) = self.open.last_mut() {
                draft.joined = true;
            }
        } else if self.open.is_empty()
            && let Some(table) = self.tables.last_mut()
        {
            table.deleted = true;
        }
        true
    }

    fn push(&mut self, text: &str) {
        if self.run.hidden {
            self.hidden += text.len();
        }
        let run = self.run;
        let leaf = self.measure.leaf();
        let Some(draft) = self.open.last_mut() else { return };
        if draft.text.trim().is_empty() {
            draft.leaf = leaf;
        }
        if !run.hidden {
            draft.set_in(text, self.run_size, self.run_style.as_deref(), self.styles);
            self.measure.shown();
        }
        draft.push(text, run, self.at);
    }

    /// Ends the properties of a paragraph, which may begin a page or end a section.
    fn properties_end(&mut self) {
        self.in_paragraph_properties = false;
        let Some(draft) = self.open.last_mut() else { return };
        if draft.breaks.unwrap_or_else(|| self.styles.breaks(draft.style_id.as_deref())) {
            self.measure.page_break();
            draft.leaf = self.measure.leaf();
        }
    }

    fn symbol(&mut self, element: &Element<'_>) {
        let place = element.get("w:char").unwrap_or_default();
        let font = element.get("w:font").unwrap_or_default();
        let c = symbol::character(&place, &font);
        self.unknown += usize::from(c.is_none());
        self.push(c.unwrap_or(char::REPLACEMENT_CHARACTER).to_string().as_str());
    }

    fn page_break(&mut self) {
        self.paged = true;
        self.measure.rendered_break();
        self.page = self.page.saturating_add(1);
        // A paragraph that has not begun stands on the new page.
        if let Some(draft) = self.open.last_mut()
            && draft.text.is_empty()
        {
            draft.page = Some(self.page);
        }
    }

    fn note(&mut self, kind: &str, element: &Element<'_>) {
        let text = element.get("w:id").and_then(|id| self.notes.text(kind, &id));
        if let (Some(text), Some(draft)) = (text.filter(|text| !text.is_empty()), self.open.last_mut()) {
            draft.notes.push(text.clone());
            self.noted += 1;
        }
    }

    fn run_property(&mut self, element: &Element<'_>) {
        match element.name() {
            "w:vertAlign" => match element.value().as_deref() {
                Some("subscript") => self.run.take(Style::Subscript),
                Some("superscript") => self.run.take(Style::Superscript),
                _ => {}
            },
            "w:vanish" | "w:specVanish" if element.is_on() => self.run.hidden = true,
            "w:sz" => self.run_size = element.value().and_then(|v| v.parse().ok()),
            "w:rStyle" => self.run_style = element.value(),
            "w:b" if element.is_on() => self.run.take(Style::Bold),
            "w:i" if element.is_on() => self.run.take(Style::Italic),
            "w:u" if element.is_on() => self.run.take(Style::Underlined),
            "w:strike" | "w:dstrike" if element.is_on() => self.run.take(Style::Struck),
            _ => {}
        }
    }

    fn paragraph_property(&mut self, element: &Element<'_>) {
        let Some(draft) = self.open.last_mut() else { return };
        match element.name() {
            "w:pStyle" => draft.style_id = element.value(),
            "w:spacing" => draft.spacing = Spacing::of(element),
            "w:pageBreakBefore" => draft.breaks = Some(element.is_on()),
            "w:numId" => draft.list = element.value(),
            "w:ilvl" => draft.level = element.value().and_then(|v| v.parse().ok()),
            "w:outlineLvl" => draft.outline = element.value().and_then(|v| v.parse().ok()),
            _ => {}
        }
    }

    fn paragraph_end(&mut self) {
        let Some(draft) = self.open.pop() else { return };
        let ends_section = draft.ends_section;
        self.paragraph_ended(draft);
        if self.open.is_empty() {
            self.measure.paragraph_end(self.found.paragraphs.len());
        }
        if ends_section {
            self.measure.section_end();
        }
    }

    fn paragraph_ended(&mut self, draft: Draft) {
        let draft = match self.waiting.take() {
            Some(before) => before.join(draft),
            None => draft,
        };
        if draft.joined {
            self.waiting = Some(Draft { joined: false, ..draft });
            return;
        }
        self.add(draft);
    }

    fn add(&mut self, mut draft: Draft) {
        let notes = std::mem::take(&mut draft.notes);
        let cell = self.tables.last().map(|table| Role::Cell { row: table.row, column: table.column });
        let gone = self.tables.iter().any(|table| table.deleted);
        let (page, leaf) = (draft.page, draft.leaf);
        let (sizes, own, style) = (std::mem::take(&mut draft.sizes), draft.spacing, draft.style_id.clone());
        let finished = draft.finish(self.styles, &mut self.numbering, cell);
        if let Some((paragraph, origins)) = finished.filter(|_| !gone) {
            if matches!(paragraph.role, Role::Body | Role::Claim | Role::ListItem) {
                self.measure.running(&sizes, own.or_else(|| self.styles.spacing(style.as_deref())));
            }
            self.measure.paragraph(leaf);
            self.found.paragraphs.push(paragraph);
            self.found.origins.push(origins);
        }
        for note in notes {
            self.found.origins.push(Vec::new());
            self.measure.paragraph(leaf);
            self.found.paragraphs.push(Paragraph { page, ..Paragraph::new(cell.unwrap_or_default(), note) });
        }
    }

    fn finished(mut self) -> Found {
        if let Some(draft) = self.waiting.take() {
            self.add(draft);
        }
        // Pages are known only where the word processor noted its page breaks.
        if !self.paged {
            for paragraph in &mut self.found.paragraphs {
                paragraph.page = None;
            }
        }
        let counted = [
            Notice::TrackedAccepted(self.found.tracked),
            Notice::Notes(self.noted),
            Notice::TextBoxes(self.boxes),
            Notice::FormulasAsText(self.formulas),
            Notice::Objects(self.objects),
            Notice::Symbols(self.unknown),
        ];
        let mut notices: Vec<Notice> = counted.into_iter().filter(counts).collect();
        notices.extend((self.hidden > 0).then_some(Notice::HiddenText));
        self.found.notices = notices;
        (self.found.sheets, self.found.relations) = self.measure.finished(&mut self.found.paragraphs);
        self.found.sheets.pages = self.paged.then_some(self.page);
        self.found
    }
}
