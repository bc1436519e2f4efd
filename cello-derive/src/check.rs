//! Is every event complete, and right?
//!
//! One function a rule: from the type as written and the catalogue to a plan. Each
//! rule reports what breaks it and goes on, and what follows from a reported mistake
//! is not reported again.

use syn::{Member, Path};

use crate::input::{Body, Field, Input, Variant};
use crate::keywords::Place;
use crate::plan::{Arm, Binding, Content, Event, Events, Plan, Sends};
use crate::problems::Problems;

mod applicable;
mod constant;
mod contradiction;
mod early_exit;
mod event;
mod groups;
mod interval;
mod key;
mod layout;
mod lint;
mod mapping;
mod missing;
mod read_modifiers;
mod read_settings;
mod scope;
mod transparent;
mod value;
mod written;

use written::{Mappings, Written};

pub(crate) use interval::intervals;
pub(crate) use read_settings::default_krate;

/// Checks a type whose values are events.
pub(crate) fn events(input: &Input, problems: &mut Problems) -> Plan<Events> {
    match &input.body {
        Body::Struct(fields) => of_struct(input, fields, problems),
        Body::Enum(variants) => of_enum(input, variants, problems),
        Body::Union => plan(
            input,
            read_settings::default_krate(),
            Events::Struct(Vec::new()),
        ),
    }
}

fn of_struct(input: &Input, fields: &[Field], problems: &mut Problems) -> Plan<Events> {
    let mut above = groups::of_struct(input, problems);
    let mut mappings = Mappings::default();
    for field in fields {
        mapping::of_field(field, &above.groups, &mut mappings, problems);
    }
    layout::flattened_into_itself(&input.ident, &mut mappings, problems);
    mappings.extend(above.shared);
    let own = above
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.own.slots);
    for mapping in own.chain(&mut mappings.slots) {
        scope::through_self(mapping, fields, problems);
    }
    for group in &mut above.groups {
        group.when = group
            .when
            .filter(|when| !scope::fields_through_self(when, fields, problems));
    }

    let written = Written {
        name: &input.ident,
        attrs: vec![&input.attrs],
        fields,
        mappings: &mappings,
        is_only: above.groups.len() == 1,
        is_variant: false,
    };
    let mut events: Vec<Event> = above
        .groups
        .iter()
        .filter_map(|group| event::event(group, &written, problems))
        .collect();
    let contents = events.iter_mut().map(|event| &mut event.content);
    layout::borrows_packed(input, contents, problems);
    applicable::never_taken(&mappings, &events.iter().collect::<Vec<_>>(), problems);
    plan(input, above.krate, Events::Struct(events))
}

fn of_enum(input: &Input, variants: &[Variant], problems: &mut Problems) -> Plan<Events> {
    let above = groups::of_other(&input.attrs, Place::Enum, problems);
    let arms: Vec<Arm> = variants
        .iter()
        .map(|variant| arm(input, variant, &above.shared, problems))
        .collect();
    let events: Vec<&Event> = arms.iter().filter_map(Arm::event).collect();
    applicable::never_taken(&above.shared, &events, problems);
    if events.is_empty() && arms.iter().any(|arm| arm.inner().is_some()) {
        applicable::shared_slot_unused(&above.shared, problems);
    }
    plan(input, above.krate, Events::Enum(arms))
}

fn arm(input: &Input, variant: &Variant, shared: &Mappings<'_>, problems: &mut Problems) -> Arm {
    if let Some(word) = transparent::word(variant) {
        let inner = transparent::inner(word, variant, &input.ident, problems);
        let binding = inner.as_ref().map(|field| Binding {
            field: field.clone(),
            named: None,
        });
        return Arm {
            variant: variant.ident.clone(),
            bindings: binding.into_iter().collect(),
            sends: inner.map_or(Sends::Nothing, Sends::Inner),
        };
    }
    let mut group = groups::of_variant(input, variant, problems);
    let mut mappings = Mappings::default();
    for field in &variant.fields {
        mapping::of_field(field, group.as_slice(), &mut mappings, problems);
    }
    // The mappings on the fields of a variant are for its event alone.
    let trigger = group.as_ref().and_then(|group| group.trigger);
    for mapping in &mut mappings.slots {
        mapping.on = mapping.on.or(trigger);
    }
    mappings.extend(shared.clone());
    let own = group.iter_mut().flat_map(|group| &mut group.own.slots);
    for mapping in own.chain(&mut mappings.slots) {
        scope::without_self(mapping, &variant.fields, problems);
    }
    let written = Written {
        name: &variant.ident,
        attrs: vec![&variant.attrs, &input.attrs],
        fields: &variant.fields,
        mappings: &mappings,
        is_only: false,
        is_variant: true,
    };
    let event = group
        .as_ref()
        .and_then(|group| event::event(group, &written, problems));
    Arm {
        variant: variant.ident.clone(),
        bindings: event
            .as_ref()
            .map_or(Vec::new(), |event| bindings(variant, event)),
        sends: event.map_or(Sends::Nothing, |event| Sends::Event(Box::new(event))),
    }
}

/// The fields that an event of a variant needs: those that fill something, and those
/// that an expression names.
fn bindings(variant: &Variant, event: &Event) -> Vec<Binding> {
    let content = &event.content;
    let bindings = variant.fields.iter().filter_map(|field| {
        let named = match &field.member {
            Member::Named(ident) => content.names(ident).then(|| ident.clone()),
            Member::Unnamed(_) => None,
        };
        let is_needed = named.is_some() || field.bound.iter().any(|it| content.takes(it));
        is_needed.then(|| Binding {
            field: field.into(),
            named,
        })
    });
    bindings.collect()
}

/// Checks a struct that fills slots of the events it is flattened into.
pub(crate) fn part(input: &Input, problems: &mut Problems) -> Plan<Content> {
    let above = groups::of_other(&input.attrs, Place::Part, problems);
    let mut mappings = Mappings::default();
    let fields: &[Field] = match &input.body {
        Body::Struct(fields) => fields,
        Body::Enum(_) => {
            problems.other_shape(&input.ident, "a struct: only structs can be parts");
            &[]
        }
        Body::Union => &[],
    };
    for field in fields {
        mapping::of_field(field, &[], &mut mappings, problems);
    }
    layout::flattened_into_itself(&input.ident, &mut mappings, problems);
    mappings.extend(above.shared);
    for mapping in &mut mappings.slots {
        scope::through_self(mapping, fields, problems);
    }
    let written = Written {
        name: &input.ident,
        attrs: vec![&input.attrs],
        fields,
        mappings: &mappings,
        is_only: false,
        is_variant: false,
    };
    let mut content = event::part(&written, problems);
    layout::borrows_packed(input, std::iter::once(&mut content), problems);
    plan(input, above.krate, content)
}

fn plan<B>(input: &Input, krate: Path, body: B) -> Plan<B> {
    Plan {
        ident: input.ident.clone(),
        generics: input.generics.clone(),
        allowed: input.allowed.clone(),
        this: input.this.clone(),
        krate,
        body,
    }
}
