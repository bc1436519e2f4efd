//! Which slots may an event of each trigger fill, and with what?
//!
//! Asked of cello-core by a derived event: its mapping tells what a trigger takes, and its
//! rendering what is wrong with the values.

use cello_core::{CelloEvent, Slot, Timestamp, Trigger};

/// The values of an event as they were read. What is missing, or was wrong as JSON, is `None`.
#[derive(CelloEvent, Default)]
#[cello(trigger = "new-signup", when = self.trigger == Some(Trigger::NewSignup))]
#[cello(trigger = "demo-call-attended", when = self.trigger == Some(Trigger::DemoCallAttended))]
#[cello(trigger = "invoice-paid", when = self.trigger == Some(Trigger::InvoicePaid))]
#[cello(trigger = "charge-refunded", when = self.trigger == Some(Trigger::ChargeRefunded))]
pub struct Values {
    pub trigger: Option<Trigger>,
    #[cello(ucc(none = "error"))]
    pub ucc: Option<String>,
    #[cello(newUserId(none = "error"))]
    pub new_user_id: Option<String>,
    #[cello(price(major, none = "error"), on = "invoice-paid")]
    #[cello(price(major, none = "error"), on = "charge-refunded")]
    pub price: Option<f64>,
    #[cello(currency(none = "error"), on = "invoice-paid")]
    #[cello(currency(none = "error"), on = "charge-refunded")]
    pub currency: Option<String>,
    #[cello(newUser.id(none = "error"))]
    pub user_id: Option<String>,
    #[cello(newUser.email(none = "error"))]
    pub email: Option<String>,
    #[cello(newUser.name(none = "error"), on = "new-signup")]
    #[cello(newUser.name(none = "error"), on = "demo-call-attended")]
    #[cello(newUser.name, on = "invoice-paid")]
    #[cello(newUser.name, on = "charge-refunded")]
    pub name: Option<String>,
    #[cello(newUser.organizationId)]
    pub organization_id: Option<String>,
    #[cello(event.timestamp(none = "error"))]
    pub timestamp: Option<Timestamp>,
    #[cello(subscription.id, on = "invoice-paid")]
    #[cello(subscription.id, on = "charge-refunded")]
    pub subscription_id: Option<String>,
    #[cello(subscription.invoiceId(none = "error"), on = "invoice-paid")]
    #[cello(subscription.invoiceId(none = "error"), on = "charge-refunded")]
    pub invoice_id: Option<String>,
    #[cello(subscription.interval(none = "error"), on = "invoice-paid")]
    #[cello(subscription.interval, on = "charge-refunded")]
    pub interval: Option<String>,
    #[cello(subscription.seatsUsed, on = "invoice-paid")]
    #[cello(subscription.seatsUsed, on = "charge-refunded")]
    pub seats_used: Option<u64>,
    #[cello(subscription.productKey(none = "error"), on = "invoice-paid")]
    #[cello(subscription.productKey, on = "charge-refunded")]
    pub product_key: Option<String>,
}

impl Values {
    /// Where the value of a slot belongs that is text in JSON.
    pub fn text_mut(&mut self, slot: Slot) -> Option<&mut Option<String>> {
        Some(match slot {
            Slot::PayloadUcc => &mut self.ucc,
            Slot::PayloadNewUserId => &mut self.new_user_id,
            Slot::PayloadCurrency => &mut self.currency,
            Slot::NewUserId => &mut self.user_id,
            Slot::NewUserEmail => &mut self.email,
            Slot::NewUserName => &mut self.name,
            Slot::NewUserOrganizationId => &mut self.organization_id,
            Slot::SubscriptionId => &mut self.subscription_id,
            Slot::SubscriptionInvoiceId => &mut self.invoice_id,
            Slot::SubscriptionInterval => &mut self.interval,
            Slot::SubscriptionProductKey => &mut self.product_key,
            _ => return None,
        })
    }
}

/// Whether events of a trigger have this slot. Price and currency of a signup are fixed,
/// and so not among its slots.
pub fn takes(trigger: Trigger, slot: Slot) -> bool {
    let mut events = Values::MAPPING.events();
    let event = events.find(|event| event.trigger() == trigger);
    event.is_some_and(|event| event.slots().any(|mapping| mapping.slot() == slot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trigger_has_its_slots() {
        let counts = Trigger::VARIANTS.iter().map(|trigger| {
            Slot::VARIANTS
                .iter()
                .filter(|slot| takes(*trigger, **slot))
                .count()
        });
        assert_eq!(counts.collect::<Vec<_>>(), [7, 7, 14, 14]);
    }
}
