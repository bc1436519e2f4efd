//! What does `MAPPING` say?
//!
//! One text, with a row a slot; `mapping` of `cello_core` says how it reads.

use cello_catalogue::Slot;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::literal::Literal;
use crate::plan::{Absent, Content, Event, Fill, Source};
use crate::{keywords, text};

/// The constants of `CelloEvent`.
pub(super) fn events(events: &[&Event], krate: &Path) -> TokenStream {
    let mut rows = String::new();
    for event in events {
        let when = event.when.as_ref().map(text::of).unwrap_or_default();
        row([event.trigger.as_str(), &when], &mut rows);
        content(&event.content, &mut rows);
        attribution(event, &mut rows);
        rows.push('\n');
    }
    let contents = events.iter().map(|event| &event.content);
    constants(&rows, contents, krate)
}

/// The constants of `CelloPart`.
pub(super) fn part(part: &Content, krate: &Path) -> TokenStream {
    let mut rows = String::new();
    content(part, &mut rows);
    constants(&rows, [part].into_iter(), krate)
}

fn constants<'c>(
    rows: &str,
    contents: impl Iterator<Item = &'c Content>,
    krate: &Path,
) -> TokenStream {
    let mut parts = contents.flat_map(|content| &content.parts).peekable();
    let parts = parts.peek().is_some().then(|| {
        let parts = parts.map(|part| {
            let ty = super::fill_slot::ty(&part.field);
            quote!(<#ty as #krate::private::CelloPart>::MAPPING)
        });
        quote!(const MAPPING_PARTS: &'static [#krate::private::Mapping] = &[#(#parts),*];)
    });
    quote! {
        const MAPPING_ROWS: #krate::private::Rows = #rows;
        #parts
    }
}

fn content(content: &Content, rows: &mut String) {
    for fill in &content.fills {
        let (kind, from) = match &fill.source {
            Source::Field { field, .. } => ("field", text::name(&field.member)),
            Source::Expr(expr) if Literal::of(expr).is_some() => ("constant", text::of(expr)),
            Source::Expr(expr) => ("expression", text::of(expr)),
        };
        row([fill.slot.as_str(), &modifiers(fill), kind, &from], rows);
    }
    for part in &content.parts {
        row(["", "", "part", &text::name(&part.field.member)], rows);
    }
}

/// `newUserId`, where nobody maps it.
fn attribution(event: &Event, rows: &mut String) {
    let slot = Slot::PayloadNewUserId;
    if event.content.fill(slot).is_none() {
        let from = event.attribution.id_slot();
        row([slot.as_str(), "", "slot", from.as_str()], rows);
    }
}

/// A row of cells. A text is one line without tabs, so nothing looks like the end of one.
fn row<const N: usize>(cells: [&str; N], rows: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        rows.push_str(if index == 0 { "" } else { "\t" });
        rows.push_str(cell);
    }
    rows.push('\n');
}

/// What is said in the parentheses.
fn modifiers(fill: &Fill) -> String {
    let form = keywords::of_form(fill.form);
    let mut modifiers: Vec<String> = form.map(ToOwned::to_owned).into_iter().collect();
    if let Source::Field {
        with: Some(with), ..
    } = &fill.source
    {
        modifiers.push(format!("with = {}", text::of(with)));
    }
    match &fill.absent {
        Absent::Never | Absent::LeaveOut => {}
        Absent::Skip if fill.slot == Slot::PayloadUcc => {}
        Absent::Skip => modifiers.push("none = \"skip\"".to_owned()),
        Absent::Error => modifiers.push("none = \"error\"".to_owned()),
        Absent::Default(default) => modifiers.push(format!("default = {}", text::of(default))),
    }
    modifiers.join(", ")
}
