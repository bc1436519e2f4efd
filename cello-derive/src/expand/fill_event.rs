//! In which order are the slots of an event filled?
//!
//! In that of the JSON, so that the same statements write it. What may end it all, and
//! what parts fill, has to be known before it is its turn; it is collected first.

use cello_catalogue::{Presence, Slot};
use proc_macro2::TokenStream;
use quote::quote;

use super::fill_slot::{call, constant, statement, terminated};
use super::pieces::{Around, Piece, Pieces};
use super::{Scope, draft, variant};
use crate::plan::{Absent, Event, Fill};

/// The statements that fill an event; they end early when there is nothing to
/// report.
pub(super) fn statements(event: &Event, scope: Scope<'_>) -> TokenStream {
    let krate = scope.krate;
    let mut straight = Straight {
        event,
        scope,
        pieces: Pieces::new(event.trigger, event.user_key),
        is_id_written: false,
        statements: Vec::new(),
    };
    let ucc_is_own = event.content.fill(Slot::PayloadUcc).is_some();
    if !ucc_is_own {
        straight.collect();
    }
    for &slot in Slot::VARIANTS {
        match slot.presence(event.trigger) {
            Presence::NotTaken => {}
            Presence::Fixed(json) => straight.pieces.fixed(slot, json),
            presence => straight.slot(slot, presence),
        }
        // Nothing else is looked at for a customer who was not referred.
        if slot == Slot::PayloadUcc && ucc_is_own {
            straight.collect();
        }
    }
    let (draft, trigger) = (draft(), variant(event.trigger));
    let (long, end) = straight.pieces.end();
    let long = long.map(|long| quote!(#draft.piece(#long);));
    let end = quote!(#draft.end(#krate::private::Trigger::#trigger, #end));
    let end = match event.when {
        Some(_) => quote!(return #end;),
        None => end,
    };
    let statements = straight.statements.into_iter();
    statements.chain(long).chain([end]).collect()
}

struct Straight<'e> {
    event: &'e Event,
    scope: Scope<'e>,
    pieces: Pieces,
    /// Whether the id that is sent in two places was written, at the first of them.
    is_id_written: bool,
    /// One stream each: to put one into another is a call to the compiler.
    statements: Vec<TokenStream>,
}

impl Straight<'_> {
    /// Everything that has to be known before it is its turn.
    fn collect(&mut self) {
        let (event, scope, draft) = (self.event, self.scope, draft());
        let content = &event.content;
        let early = content.fills.iter().filter(|fill| is_early(fill, event));
        if early.clone().next().is_none() && content.parts.is_empty() {
            return;
        }
        let (fills, prices) = super::collected(early, content, scope);
        self.statements.push(quote! {
            #draft.collect();
            #fills
            #prices
            #draft.resume();
        });
    }

    fn slot(&mut self, slot: Slot, presence: Presence) {
        let event = self.event;
        let attributed_to = event.attribution.id_slot();
        let is_required = presence == Presence::Required || slot == attributed_to;
        let own = event.content.fill(slot);
        match own {
            // Filled before the price, and written with it.
            Some(fill) if slot == Slot::PayloadCurrency => {
                self.pieces.brought_along(fill.slot);
            }
            Some(_) if slot == attributed_to && self.is_id_written => {
                let draft = draft();
                let before = self.before(slot);
                self.statements.push(quote!(#draft.again(#before);));
            }
            Some(fill) if is_early(fill, event) => self.collected(slot, true),
            Some(fill) => {
                if slot == Slot::PayloadPrice {
                    self.currency();
                }
                self.own(fill);
            }
            None if slot == Slot::PayloadNewUserId => match event.content.fill(attributed_to) {
                Some(id) if !is_early(id, event) => self.attributed(id),
                _ => self.collected(slot, true),
            },
            None if slot == Slot::PayloadCurrency => self.pieces.brought_along(slot),
            None if !event.content.parts.is_empty() => self.collected(slot, is_required),
            None => {}
        }
    }

    /// A slot whose value is written as soon as it is read.
    fn own(&mut self, fill: &Fill) {
        let scope = self.scope;
        if let Some(text) = constant(fill) {
            self.pieces.constant(fill.slot, &text);
            self.statements
                .push(statement(fill, scope, &Piece::default()));
        } else if matches!(fill.absent, Absent::LeaveOut) {
            let around = self.pieces.optional(fill.slot);
            self.optional(&around, call(fill, scope, &around.before));
        } else {
            let before = self.before(fill.slot);
            let statement = statement(fill, scope, &before);
            self.statements.push(statement);
        }
    }

    /// Writes the id that is sent in two places, at the first of them.
    fn attributed(&mut self, id: &Fill) {
        if let Some(text) = constant(id) {
            self.pieces.constant(Slot::PayloadNewUserId, &text);
            return;
        }
        let before = self.before(Slot::PayloadNewUserId);
        self.statements.push(statement(id, self.scope, &before));
        self.is_id_written = true;
    }

    /// The currency, for the price to be read in it.
    fn currency(&mut self) {
        let currency = self.event.content.fill(Slot::PayloadCurrency);
        let currency = currency.filter(|fill| !is_early(fill, self.event));
        let currency = currency.map(|fill| statement(fill, self.scope, &Piece::default()));
        self.statements.extend(currency);
    }

    /// A slot whose value was collected before.
    fn collected(&mut self, slot: Slot, is_required: bool) {
        let (krate, draft, name) = (self.scope.krate, draft(), variant(slot));
        let collected = |before: &Piece| {
            quote! {
                #draft.collected(#krate::private::Slot::#name, #before)
            }
        };
        if is_required {
            let call = collected(&self.before(slot));
            self.statements.push(terminated(call));
        } else {
            let around = self.pieces.optional(slot);
            let call = collected(&around.before);
            self.optional(&around, call);
        }
    }

    /// The piece that is handed over with a value.
    fn before(&mut self, slot: Slot) -> Piece {
        let (long, before) = self.pieces.value(slot);
        let draft = draft();
        self.statements
            .extend(long.map(|long| quote!(#draft.piece(#long);)));
        before
    }

    /// Emits a call that returns whether there was a value.
    fn optional(&mut self, around: &Around, call: TokenStream) {
        let Around { always, after, .. } = around;
        let piece = |piece: &str| {
            let draft = draft();
            (!piece.is_empty()).then(|| quote!(#draft.piece(#piece);))
        };
        let always = piece(always);
        self.statements.extend(always);
        self.statements.push(match piece(after) {
            Some(after) => quote!(if #call { #after }),
            None => terminated(call),
        });
    }
}

/// Whether a value is collected before it is its turn.
fn is_early(fill: &Fill, event: &Event) -> bool {
    let content = &event.content;
    let has_parts = !content.parts.is_empty();
    let skips = |fill: &Fill| {
        let is_first = fill.slot == Slot::PayloadUcc;
        matches!(fill.absent, Absent::Skip) && !is_first && constant(fill).is_none()
    };
    match fill.slot {
        // A price that may end it all, or that a part fills, is read in it.
        Slot::PayloadCurrency => {
            has_parts || skips(fill) || content.fill(Slot::PayloadPrice).is_some_and(skips)
        }
        // A part may fill it as well.
        slot if slot == event.attribution.id_slot() => {
            skips(fill) || has_parts && content.fill(Slot::PayloadNewUserId).is_none()
        }
        _ => skips(fill),
    }
}
