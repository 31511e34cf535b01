//! `qari print`: documents set for this terminal, or as plain text in reading order.

use super::documents::{Documents, name_of};
use super::options::{PrintOptions, SharedOptions, TerminalMode};
use super::output::{self, Output};
use super::rows;
use super::{Exit, plain};
use crate::document::{Cut, Document, Paragraph, Paragraphs};
use crate::terminal::LineWriter;
use crate::text::{BaseDirection, Digits, LayoutOptions, Newlines, lay_out};

/// Prints the documents at the paths.
pub(super) fn print(shared: &SharedOptions, options: &PrintOptions) -> anyhow::Result<Exit> {
    let mut out = Output::new(shared);
    let reorders = shared.terminal_mode == Some(TerminalMode::Logical);
    let visual = options.visual || (out.terminal && !options.logical && !reorders);
    let columns = output::columns(shared.width);
    let mut documents = Documents::new(&options.paths, shared.encoding.as_deref());
    let headings = documents.count > 1;
    if visual {
        out.begin_rows()?;
    }
    let mut first = true;
    for document in documents.by_ref() {
        if headings {
            let before = if first { "" } else { "\n" };
            let name = name_of(&document.source);
            let heading = heading(&name, visual.then_some(&out.lines), columns, out.colours);
            out.write(&format!("{before}{heading}\n"))?;
        }
        first = false;
        if visual {
            print_rows(&mut out, &document, columns, !shared.no_marks)?;
        } else {
            print_plain(&mut out, &document.text)?;
        }
    }
    if visual {
        out.end_rows()?;
    }
    out.flush()?;
    Ok(if documents.failed { Exit::Failed } else { Exit::Done })
}

/// The line above a document; `lines`: how rows in visual order are written, `None` for plain text.
fn heading(name: &str, lines: Option<&LineWriter>, columns: u16, colours: bool) -> String {
    let room = columns.saturating_sub(8);
    let name = lines.map_or_else(|| plain::one_line(name), |lines| rows::one(name, room, lines).0);
    rows::bold(&format!("==> {name} <=="), colours)
}

/// Logical order, as the document has it, with the line end that a last line may lack.
fn print_plain(out: &mut Output, text: &str) -> anyhow::Result<()> {
    for line in text.split_inclusive('\n') {
        out.write(&plain::text(line))?;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        out.write("\n")?;
    }
    Ok(())
}

/// Visual order, row by row; paragraphs that were joined from broken lines stand apart.
fn print_rows(out: &mut Output, document: &Document, columns: u16, marks: bool) -> anyhow::Result<()> {
    let reflow = document.broken_lines;
    let options = LayoutOptions {
        columns,
        base: BaseDirection::Auto(document.direction),
        newlines: if reflow { Newlines::Join } else { Newlines::Break },
        marks,
        digits: Digits::AsWritten,
        reveal: false,
        joining: true,
    };
    let paragraphs = Paragraphs::split(&document.text, reflow, document.direction);
    let last = paragraphs.len().saturating_sub(1);
    for (index, paragraph) in (0..).map_while(|index| Some((index, paragraphs.get(index)?))) {
        let ends_text = index == last && paragraph.bytes.is_empty();
        if !ends_text {
            print_paragraph(out, document, &paragraph, &options)?;
        }
        if reflow && paragraph.cut == Cut::Hard && index < last {
            out.write("\n")?;
        }
    }
    Ok(())
}

fn print_paragraph(
    out: &mut Output,
    document: &Document,
    paragraph: &Paragraph,
    options: &LayoutOptions,
) -> anyhow::Result<()> {
    let text = document.text.get(paragraph.bytes.clone()).unwrap_or_default();
    let layout = lay_out(text, options);
    for row in layout.rows() {
        let indent = rows::indent(layout.direction(), row.width_cells(), options.columns);
        let line = rows::written(row, &[], false, &out.lines);
        out.write(&format!("{indent}{}\n", line.trim_end()))?;
    }
    Ok(())
}
