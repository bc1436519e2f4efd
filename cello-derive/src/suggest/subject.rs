//! What does a type represent?

use super::name_words::words_of;
use super::vocabulary::{
    ATTENDEES, BILLS, CUSTOMERS, DEMOS, ORGANIZATIONS, OTHER_PEOPLE, PAYMENTS, SERVICES, USERS,
    is_known, lists, made_of,
};

/// A thing that a field or a type is about, as far as the rules distinguish things.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Thing {
    /// A user's or a customer's record.
    User,
    Customer,
    Account,
    Signup,
    Organization,
    /// Somebody who is no new user: an agent, a referrer.
    Other,
    Demo,
    Payment,
    Invoice,
    /// An order, a checkout: it comes before the payment.
    Order,
    Refund,
    CreditNote,
    Subscription,
    /// A person at a demo, or in a CRM.
    Contact,
    /// A piece of something, or a step before it: a line, a request, an attempt.
    Piece,
}

/// The thing that a word names.
pub(super) fn thing(word: &str) -> Option<Thing> {
    const PIECES: &str = "\
    request item line template draft reminder schedule invite invitation attempt method \
    preview quote estimate";
    const SUBSCRIPTIONS: &str = "subscription plan product contract membership license licence";
    Some(match word {
        "account" => Thing::Account,
        "signup" => Thing::Signup,
        "refund" | "reversal" => Thing::Refund,
        "creditnote" => Thing::CreditNote,
        "invoice" | "bill" => Thing::Invoice,
        "receipt" => Thing::Payment,
        _ if lists(CUSTOMERS, word) => Thing::Customer,
        _ if lists(USERS, word) => Thing::User,
        _ if lists(ORGANIZATIONS, word) => Thing::Organization,
        _ if lists(PAYMENTS, word) => Thing::Payment,
        _ if lists(BILLS, word) => Thing::Order,
        _ if lists(DEMOS, word) => Thing::Demo,
        _ if lists(ATTENDEES, word) => Thing::Contact,
        _ if lists(OTHER_PEOPLE, word) => Thing::Other,
        _ if lists(SUBSCRIPTIONS, word) => Thing::Subscription,
        _ if lists(PIECES, word) => Thing::Piece,
        _ => return None,
    })
}

/// What a type represents, by its name: `Invoice`, `PaymentRow`, `Event::Refunded`.
pub(super) struct Subject {
    pub words: Vec<String>,
    /// The last thing in its name; in `RefundLine`, the line.
    pub thing: Option<Thing>,
}

impl Subject {
    /// Reads the name of a type, or of an enum and its variant.
    pub(super) fn of(name: &str) -> Self {
        let words: Vec<String> = name.split("::").flat_map(words_of).collect();
        let mut things = words.iter().rev().filter_map(|word| thing(word));
        let thing = match (things.next(), things.next()) {
            // An item of what? `NotificationItem` is a piece of nothing.
            (Some(Thing::Piece), None) if words.iter().any(|word| word == "item") => None,
            (last, _) => last,
        };
        Self { words, thing }
    }

    /// Whether a word of its name is that of a service, or none that a rule knows, as new
    /// services are.
    pub(super) fn has_brand(&self) -> bool {
        let is_brand = |word: &String| lists(SERVICES, word) || !is_known(word);
        self.words.iter().any(is_brand)
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|its| its == word)
    }

    /// Whether the amounts and times of the type are a refund's: `Refund`, `RefundRow`,
    /// `Event::Refunded`, and not `RefundedOrder`, `RefundRequest`.
    pub(super) fn is_refund(&self) -> bool {
        match self.thing {
            Some(thing) => thing == Thing::Refund,
            None => self.has("refunded"),
        }
    }

    /// Whether it is one person's record, which has an id and a code of its own.
    pub(super) fn is_record_of_user(&self) -> bool {
        // `UserRegistered` is an event, a `UserProfile` has another id.
        const RECORDS: &str = "row record model entity dto db table data info details object";
        let is_user = |word: &String| lists(USERS, word);
        let after = self
            .words
            .iter()
            .rposition(is_user)
            .map(|at| &self.words[at + 1..]);
        self.thing == Some(Thing::User) && after.is_some_and(|after| made_of(after, &[RECORDS]))
    }
}
