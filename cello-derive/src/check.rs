//! Is every event complete, and right?
//!
//! One function a rule: from the type as written and the catalogue to a plan. Each
//! rule reports what breaks it and goes on, and what follows from a reported mistake
//! is not reported again.

use syn::Path;

use crate::attr::Key;
use crate::catalogue::{Kind, Presence, Slot, Trigger};
use crate::input::{Field, Input};
use crate::plan::{Absent, Attribution, Event, Fill, Form, Plan, Source};
use crate::problems::{Ledger, Problems};
use crate::suggest::{self, Known};

mod constant;
mod mapping;
mod settings;

use settings::Group;

/// Something that was written to fill a slot.
struct Mapping<'a> {
    key: &'a Key,
    slot: Slot,
    /// The field that is the value; above the struct there is none.
    field: Option<&'a Field>,
    /// The one trigger it is for.
    on: Option<Trigger>,
    /// What it fills the slot with; nothing if it is wrong, which is reported.
    value: Option<Value>,
}

/// The right part of a [`Mapping`].
#[derive(Clone)]
struct Value {
    source: Source,
    form: Form,
    /// What the user says `None` means.
    absent: Option<Absent>,
}

/// What came out of checking.
pub(crate) struct Checked {
    /// Where `cello_core` is found.
    pub krate: Path,
    /// The plan, or, where there are problems, the mappings that have none: their types
    /// can be checked all the same.
    pub plan: Result<Plan, Vec<Fill>>,
}

/// Checks a whole type.
pub(crate) fn check(input: &Input, problems: &mut Problems) -> Checked {
    let settings = settings::read(input, problems);
    let mut mappings = Vec::new();
    for field in &input.fields {
        mapping::of_field(field, &settings.groups, &mut mappings, problems);
    }
    mappings.extend(settings.shared);

    let mut events = Vec::new();
    for mut group in settings.groups {
        let own = std::mem::take(&mut group.own);
        let of_event: Vec<&Mapping<'_>> = own.iter().chain(&mappings).collect();
        if let Some(event) = event(&group, &of_event, input, problems) {
            events.push(event);
        }
    }
    never_taken(&mappings, &events, problems);

    let plan = if problems.is_empty() {
        Ok(Plan {
            ident: input.ident.clone(),
            generics: input.generics.clone(),
            krate: settings.krate.clone(),
            events,
        })
    } else {
        Err(events.into_iter().flat_map(|event| event.fills).collect())
    };
    Checked {
        krate: settings.krate,
        plan,
    }
}

/// One event: what fills its slots, and whether that is enough.
fn event(
    group: &Group<'_>,
    mappings: &[&Mapping<'_>],
    input: &Input,
    problems: &mut Problems,
) -> Option<Event> {
    let trigger = group.trigger?;
    let mappings = taken(group, trigger, mappings, problems);
    let mappings = once_each(&mappings, problems);
    attributed_once(group, &mappings, problems);
    complete(group, trigger, &mappings, input, problems);
    price_in_currency(&mappings, problems);

    let mut fills = Vec::new();
    for mapping in &mappings {
        fills.extend(fill(group, trigger, mapping, problems));
    }
    // The price is read in the currency, so it comes last; what may end it all comes first.
    fills.sort_by_key(|fill| {
        let ends_it = matches!(fill.absent, Absent::Skip);
        (fill.slot == Slot::PayloadPrice, !ends_it, fill.slot)
    });
    Some(Event {
        trigger,
        when: group.when.cloned(),
        attribution: group.attribution,
        guide_spelling: group.guide_spelling,
        fills,
    })
}

/// A trigger takes only its own slots.
///
/// ```text
/// #[cello(trigger = "demo-call-attended", price(minor) = 100)]
///                                         ^^^^^
/// ```
///
/// What a field or a shared attribute fills goes to the events that take it; what is
/// written for one trigger must be of that trigger.
fn taken<'m, 'a>(
    group: &Group<'_>,
    trigger: Trigger,
    mappings: &[&'m Mapping<'a>],
    problems: &mut Problems,
) -> Vec<&'m Mapping<'a>> {
    let mut taken = Vec::new();
    for &mapping in mappings {
        let is_for_it = mapping.on.is_none_or(|on| on == trigger);
        match mapping.slot.presence(trigger) {
            _ if !is_for_it => {}
            Presence::Required | Presence::Optional => taken.push(mapping),
            Presence::NotTaken | Presence::Fixed(_) => {
                let is_of_it = mapping.on.is_some() || group.is_only;
                if is_of_it && !mapping.is_guess() {
                    not_taken(mapping, trigger, problems);
                }
            }
        }
    }
    taken
}

fn not_taken(mapping: &Mapping<'_>, trigger: Trigger, problems: &mut Problems) {
    match mapping.slot.presence(trigger) {
        Presence::Fixed(value) => problems.fixed(mapping.key, mapping.slot, trigger, value),
        _ => problems.not_taken(mapping.key, mapping.slot, trigger),
    }
}

/// A mapping that several events could take must be taken by one of them at least.
fn never_taken(mappings: &[Mapping<'_>], events: &[Event], problems: &mut Problems) {
    let takes = |event: &Event, slot: Slot| slot.triggers().any(|taker| taker == event.trigger);
    let shared = mappings
        .iter()
        .filter(|mapping| mapping.on.is_none() && !mapping.is_guess());
    for mapping in shared {
        if let [first, _, ..] = events
            && !events.iter().any(|event| takes(event, mapping.slot))
        {
            not_taken(mapping, first.trigger, problems);
        }
    }
}

/// A slot is filled once.
///
/// ```text
/// #[cello(newUser.id)] user_id: u64,
/// #[cello(newUser.id)] customer_id: u64,
///         ^^^^^^^^^^
/// ```
fn once_each<'m, 'a>(
    mappings: &[&'m Mapping<'a>],
    problems: &mut Problems,
) -> Vec<&'m Mapping<'a>> {
    let mut once: Vec<&Mapping<'_>> = Vec::new();
    // Fields first, so that of a field and a line above the struct the latter is the second.
    let (fields, above): (Vec<&Mapping<'_>>, Vec<&Mapping<'_>>) =
        mappings.iter().partition(|mapping| mapping.field.is_some());
    for mapping in [fields, above].concat() {
        let first = once.iter().find(|first| first.slot == mapping.slot);
        match first {
            Some(first) if !mapping.is_guess() && !first.is_guess() => {
                problems.filled_twice(mapping.key, mapping.slot, &first.place());
            }
            Some(_) => {}
            None => once.push(mapping),
        }
    }
    once
}

impl Mapping<'_> {
    /// The key is misspelt, and the slot only what was probably meant.
    fn is_guess(&self) -> bool {
        self.key.name != self.slot.as_str()
    }

    fn place(&self) -> String {
        match self.field {
            Some(field) => format!("the field `{}`", field.name()),
            None => format!("`{} = …` above the struct", self.slot.as_str()),
        }
    }
}

/// Where organizations are rewarded, their id is `newUserId`, and nothing else is.
///
/// ```text
/// #[cello(trigger = "invoice-paid", attribution = "organization")]
/// …
/// #[cello(newUserId)] payer: u64,
///         ^^^^^^^^^
/// ```
fn attributed_once(group: &Group<'_>, mappings: &[&Mapping<'_>], problems: &mut Problems) {
    if group.attribution == Attribution::Organization {
        for mapping in mappings {
            if mapping.slot == Slot::PayloadNewUserId {
                problems.attributed_twice(mapping.key);
            }
        }
    }
}

/// Every required slot is filled; all that are not are one error, on the trigger.
fn complete(
    group: &Group<'_>,
    trigger: Trigger,
    mappings: &[&Mapping<'_>],
    input: &Input,
    problems: &mut Problems,
) {
    let required: Vec<Slot> = Slot::VARIANTS
        .iter()
        .copied()
        .filter(|&slot| is_required(slot, trigger, group.attribution))
        .collect();
    let mut candidates: Vec<&Field> = input
        .fields
        .iter()
        .filter(|field| field.attrs.is_empty())
        .collect();
    let mut missing = Vec::new();
    for &slot in &required {
        // The attribution fills it from an id that is required itself.
        let is_filled =
            slot == Slot::PayloadNewUserId || mappings.iter().any(|mapping| mapping.slot == slot);
        if !is_filled {
            let likely = suggest::field(slot, candidates.iter().copied());
            candidates.retain(|field| !likely.is_some_and(|likely| std::ptr::eq(likely, *field)));
            missing.push((slot, likely));
        }
    }
    if !missing.is_empty() && !problems.has_lost_entry() {
        problems.missing(
            group.at,
            &Ledger {
                ident: &input.ident,
                trigger,
                required: required.len(),
                missing,
                attributed: mappings
                    .iter()
                    .find(|mapping| mapping.slot == Slot::PayloadNewUserId)
                    .and_then(|mapping| mapping.field),
            },
        );
    }
}

fn is_required(slot: Slot, trigger: Trigger, attribution: Attribution) -> bool {
    slot.presence(trigger) == Presence::Required
        || slot == Slot::NewUserOrganizationId && attribution == Attribution::Organization
}

/// A constant price is not finer than its constant currency.
///
/// ```text
/// #[cello(trigger = "invoice-paid", price(major) = 4.5, currency = "JPY")]
///                                                  ^^^
/// ```
fn price_in_currency(mappings: &[&Mapping<'_>], problems: &mut Problems) {
    let constant = |slot: Slot| {
        let mapping = mappings.iter().find(|mapping| mapping.slot == slot)?;
        let value = mapping.value.as_ref()?;
        match &value.source {
            Source::Expr(expr) => Some((value.form, expr)),
            Source::Field { .. } => None,
        }
    };
    if let Some((Form::Major, price)) = constant(Slot::PayloadPrice)
        && let Some((_, currency)) = constant(Slot::PayloadCurrency)
    {
        constant::price_fits(price, currency, problems);
    }
}

/// What a mapping fills its slot with, and what `None` means there.
///
/// In an optional slot it leaves the slot out, in `ucc` it means not referred. In any
/// other it has to be said.
///
/// ```text
/// #[cello(newUser.email)] email: Option<String>,
///         ^^^^^^^^^^^^^
/// ```
fn fill(
    group: &Group<'_>,
    trigger: Trigger,
    mapping: &Mapping<'_>,
    problems: &mut Problems,
) -> Option<Fill> {
    let Value {
        source,
        form,
        absent,
    } = mapping.value.clone()?;
    let slot = mapping.slot;
    let absent = match absent {
        Some(absent) => absent,
        None if slot == Slot::PayloadUcc => Absent::Skip,
        None if !is_required(slot, trigger, group.attribution) => Absent::LeaveOut,
        None => {
            if let Source::Field { ty, with: None, .. } = &source
                && suggest::in_option(ty).is_some()
            {
                problems.none_unsaid(mapping.key, slot, form.words());
                return None;
            }
            Absent::Never
        }
    };
    Some(Fill {
        slot,
        source,
        form,
        absent,
    })
}

/// What is known of a field's type, `Option` or not.
fn known_inside(field: &Field) -> Known {
    suggest::known(suggest::in_option(&field.ty).unwrap_or(&field.ty))
}

/// A plain number has no unit, a naive time no offset: both have to be said.
fn form_is_said(key: &Key, slot: Slot, field: &Field, problems: &mut Problems) -> bool {
    match (slot.rule().kind, known_inside(field)) {
        (Kind::Money, Known::Integer | Known::Float) => problems.unit_missing(key),
        (Kind::Instant, Known::NaiveTime) => problems.form_missing(key, &field.ty, &["utc"]),
        (Kind::Instant, Known::Integer) => {
            problems.form_missing(key, &field.ty, &["unix", "unix_ms"]);
        }
        _ => return true,
    }
    false
}
