//! Which field probably fills a slot, or is a part?

use cello_catalogue::Slot;
use syn::{Member, Type};

use super::field_type::{Holds, holds};
use super::name_words::words_of;
use super::situation::{Candidate, Situation};
use super::subject::{Thing, thing};
use super::vocabulary::{OTHER_PEOPLE, any_in};
use super::{code, identity, money, person, plain, subscription, time};
use crate::input::Field;
use crate::types::{self, Known, known};

/// The field that probably fills a slot.
pub(crate) enum Likely<'f> {
    /// No field's name and type are clear enough: a doubtful suggestion is worse than none.
    None,
    One(&'f Field),
    /// As likely as one another.
    Either(Vec<&'f Field>),
    /// The first and the last name.
    Names(&'f Field, &'f Field),
}

impl<'f> Likely<'f> {
    /// The fields that are named.
    pub(crate) fn fields(&self) -> Vec<&'f Field> {
        match self {
            Self::None => Vec::new(),
            Self::One(field) => vec![field],
            Self::Either(fields) => fields.clone(),
            Self::Names(first, last) => vec![first, last],
        }
    }
}

impl<'f> Situation<'f> {
    /// The field that probably fills `slot`, among those that are not mapped.
    ///
    /// By its name, its type, the trigger and what the type represents; the order of the
    /// fields never decides. Never a mapping, only advice.
    pub(crate) fn likely(&self, slot: Slot) -> Likely<'f> {
        let is_free = |it: &&Candidate<'f>| it.field.attrs.is_empty();
        let free: Vec<&Candidate<'f>> = self.candidates.iter().filter(is_free).collect();
        let scored = free
            .iter()
            .filter_map(|it| Some((self.score(slot, it)?, it.field)));
        let scored: Vec<(u32, &'f Field)> = scored.collect();
        let best = scored.iter().map(|(score, _)| *score).max();
        // A login is no better than a first and a last name.
        let names = (slot == Slot::NewUserName && best.is_none_or(|best| best < 700))
            .then(|| person::name_parts(&free))
            .flatten();
        if let Some((first, last)) = names {
            return Likely::Names(first.field, last.field);
        }
        let fields = scored.iter().filter(|(score, _)| Some(*score) == best);
        let fields: Vec<&'f Field> = fields.map(|(_, field)| *field).collect();
        match fields[..] {
            [one] => Likely::One(one),
            [_, _] => Likely::Either(fields),
            // None, or so many that the names tell nothing.
            _ => Likely::None,
        }
    }

    /// How well a field fits a slot: nothing if it must not be suggested for it.
    fn score(&self, slot: Slot, candidate: &Candidate<'f>) -> Option<u32> {
        let score = match slot {
            Slot::PayloadUcc => code::ucc,
            Slot::PayloadPrice => money::price,
            Slot::PayloadCurrency => money::currency,
            Slot::NewUserId => identity::user_id,
            Slot::NewUserEmail => person::email,
            Slot::NewUserName => person::name,
            Slot::NewUserOrganizationId => identity::organization_id,
            Slot::EventTimestamp => time::timestamp,
            Slot::SubscriptionInvoiceId => subscription::invoice_id,
            Slot::SubscriptionInterval => subscription::interval,
            Slot::SubscriptionProductKey => subscription::product_key,
            // `newUserId` is filled by the attribution; the others are never required.
            _ => return None,
        };
        score(candidate, self)
    }
}

impl<'f> Situation<'f> {
    /// The field with fields of its own that probably holds what fills `slot`: of an email,
    /// the `customer: Customer`.
    pub(crate) fn place(&self, slot: Slot) -> Option<&'f Field> {
        let things: &[Thing] = match slot {
            Slot::NewUserId | Slot::NewUserEmail | Slot::NewUserName => {
                &[Thing::User, Thing::Customer]
            }
            Slot::NewUserOrganizationId => &[Thing::Organization],
            Slot::SubscriptionInvoiceId => &[Thing::Invoice],
            Slot::SubscriptionInterval | Slot::SubscriptionProductKey => &[Thing::Subscription],
            _ => return None,
        };
        let mut places = self.candidates.iter().filter(|it| {
            let is_free = it.field.attrs.is_empty() && !it.has_any(OTHER_PEOPLE);
            let Holds::Own(ty) = &it.holds else {
                return false;
            };
            let named = ty.last().and_then(|word| thing(word));
            let is_bare = types::in_option(&it.field.ty).is_none();
            is_free && is_bare && named.is_some_and(|named| things.contains(&named))
        });
        match (places.next(), places.next()) {
            (Some(place), None) => Some(place.field),
            _ => None,
        }
    }
}

/// The type of a field that may be a part: one of the user's own, after which the field
/// is named, or the only one.
pub(crate) fn part(field: &Field) -> Option<String> {
    let Type::Path(path) = &*field.ty else {
        return None;
    };
    let last = path.path.segments.last()?;
    let (ty, name) = (plain(&last.ident.to_string()), plain(&field.name()));
    // An agent's fields are not the new user's.
    let words = [words_of(&last.ident.to_string()), words_of(&field.name())].concat();
    if any_in(&words, OTHER_PEOPLE) {
        return None;
    }
    let is_named_so = ty.contains(&name) || name.contains(&ty);
    let is_numbered = matches!(field.member, Member::Unnamed(_));
    let is_own = last.arguments.is_none()
        && known(&field.ty) == Known::Unknown
        && matches!(holds(&field.ty), Holds::Own(_));
    (is_own && (is_named_so || is_numbered)).then(|| last.ident.to_string())
}
