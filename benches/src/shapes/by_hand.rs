//! How does one write their events by hand?

use super::{Flat, Grouped, Variant, WithPart};
use crate::serde_event::{ByHand, Number, Slots};

impl ByHand for Flat {
    type Id<'a> = Number;

    fn slots(&self) -> Option<Slots<'_, Number>> {
        Some(Slots {
            trigger: "invoice-paid",
            ucc: self.ucc.as_deref()?,
            id: Number(self.user_id),
            email: &self.email,
            name: &self.name,
            minor: self.price,
            currency: &self.currency,
            timestamp: self.timestamp,
            invoice_id: &self.invoice_id,
            interval: self.interval.by_hand(),
            product_key: &self.product_key,
        })
    }
}

impl ByHand for WithPart {
    type Id<'a> = Number;

    fn slots(&self) -> Option<Slots<'_, Number>> {
        Some(Slots {
            trigger: "invoice-paid",
            ucc: self.account.ucc.as_deref()?,
            id: Number(self.account.user_id),
            email: &self.account.email,
            name: &self.account.name,
            minor: self.price,
            currency: &self.currency,
            timestamp: self.timestamp,
            invoice_id: &self.invoice_id,
            interval: self.interval.by_hand(),
            product_key: &self.product_key,
        })
    }
}

impl ByHand for Variant {
    type Id<'a> = Number;

    fn slots(&self) -> Option<Slots<'_, Number>> {
        let Self::Paid {
            ucc,
            user_id,
            email,
            name,
            price,
            currency,
            timestamp,
            invoice_id,
            interval,
            product_key,
        } = self
        else {
            return None;
        };
        Some(Slots {
            trigger: "invoice-paid",
            ucc: ucc.as_deref()?,
            id: Number(*user_id),
            email,
            name,
            minor: *price,
            currency,
            timestamp: *timestamp,
            invoice_id,
            interval: interval.by_hand(),
            product_key,
        })
    }
}

impl ByHand for Grouped {
    type Id<'a> = Number;

    fn slots(&self) -> Option<Slots<'_, Number>> {
        let trigger = if self.refunded {
            "charge-refunded"
        } else if self.price > 0 {
            "invoice-paid"
        } else {
            return None;
        };
        Some(Slots {
            trigger,
            ucc: self.ucc.as_deref()?,
            id: Number(self.user_id),
            email: &self.email,
            name: &self.name,
            minor: self.price,
            currency: &self.currency,
            timestamp: self.timestamp,
            invoice_id: &self.invoice_id,
            interval: self.interval.by_hand(),
            product_key: &self.product_key,
        })
    }
}
