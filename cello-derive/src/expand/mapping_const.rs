//! What does `MAPPING` hold?
//!
//! It is one text, with a row for each slot, which `cello_core`'s `mapping` module reads.

use cello_catalogue::Slot;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use crate::literal::Literal;
use crate::plan::{Absent, Content, Event, Events, FieldOf, Fill, Sends, Source};
use crate::{keywords, text};

/// The constants of `CelloEvent`.
pub(super) fn events(events: &Events, krate: &Path) -> TokenStream {
    let mut table = Table::default();
    match events {
        Events::Struct(events) => events.iter().for_each(|it| table.event(it, krate)),
        Events::Enum(arms) => {
            for arm in arms {
                match &arm.sends {
                    Sends::Nothing => {}
                    Sends::Event(event) => table.event(event, krate),
                    Sends::Inner(field) => table.inner(field, krate),
                }
            }
        }
    }
    table.constants(krate)
}

/// The constants of `CelloPart`.
pub(super) fn part(part: &Content, krate: &Path) -> TokenStream {
    let mut table = Table::default();
    table.content(part, krate);
    table.constants(krate)
}

/// The rows, and the mappings of other types that they refer to.
#[derive(Default)]
struct Table {
    rows: String,
    others: Vec<TokenStream>,
}

impl Table {
    fn event(&mut self, event: &Event, krate: &Path) {
        let when = event.when.as_ref().map(text::of).unwrap_or_default();
        row([event.trigger.as_str(), &when], &mut self.rows);
        self.content(&event.content, krate);
        attribution(event, &mut self.rows);
        self.rows.push('\n');
    }

    /// The events of another type, which have no row of their own here.
    fn inner(&mut self, field: &FieldOf, krate: &Path) {
        row(["", ""], &mut self.rows);
        self.rows.push('\n');
        let ty = super::fill_slot::ty(field);
        let mapping = quote!(<#ty as #krate::private::CelloEvent>::MAPPING);
        self.others.push(mapping);
    }

    fn content(&mut self, content: &Content, krate: &Path) {
        self::content(content, &mut self.rows);
        for part in &content.parts {
            let ty = super::fill_slot::ty(&part.field);
            let mapping = quote!(<#ty as #krate::private::CelloPart>::MAPPING);
            self.others.push(mapping);
        }
    }

    fn constants(&self, krate: &Path) -> TokenStream {
        let Self { rows, others } = self;
        let others = (!others.is_empty()).then(
            || quote!(const MAPPING_PARTS: &'static [#krate::private::Mapping] = &[#(#others),*];),
        );
        quote! {
            const MAPPING_ROWS: #krate::private::Rows = #rows;
            #others
        }
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
    for found in &content.lints {
        let (slot, lint) = (found.slot.as_str(), found.lint.as_str());
        row(["lint", slot, lint, &found.explanation], rows);
    }
    for lint in &content.allowed {
        row(["allow", lint.as_str()], rows);
    }
}

/// `newUserId`, where it is not mapped.
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

/// The modifiers, as they are written in parentheses.
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
