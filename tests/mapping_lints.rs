//! Which mappings are likely mistakes, and how is one allowed?

use cello_core::{CelloEvent, CelloPart, Interval, Lint, Mapping, Slot};

fn lints(mapping: Mapping) -> Vec<(Slot, Lint)> {
    let lints = mapping.lints();
    lints.iter().map(|found| (found.slot, found.lint)).collect()
}

mod each {
    use super::*;

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", ucc = self.code.clone().unwrap_or_default(), newUser.id = 7, currency = "EUR")]
    #[allow(dead_code)] // what a lint is about is not read
    pub struct Refund {
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(subscription.invoiceId)]
        number: u32,
        #[cello(subscription.productKey)]
        plan: &'static str,
        code: Option<String>,
        #[cello(price(minor))]
        amount_due: f64,
        amount_paid: i64,
        currency: String,
        #[cello(event.timestamp(unix))]
        created_at: i64,
        paid_at: i64,
        #[cello(subscription.interval)]
        cycle: Interval,
        #[cello(newUser.organizationId)]
        org_id: u64,
        #[cello(newUser.name)]
        name: &'static str,
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", price(minor) = self.amount, subscription.interval = "monthly", subscription.id = format!("{:?}", self.subscription))]
    #[allow(dead_code)] // as above
    pub struct Invoice {
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(subscription.invoiceId)]
        number: u32,
        #[cello(subscription.productKey)]
        plan: &'static str,
        #[cello(ucc)]
        promo_code: Option<String>,
        #[cello(newUser.id)]
        user_id: u64,
        #[cello(currency)]
        currency: String,
        #[cello(event.timestamp(unix))]
        paid_at: i64,
        billing_cycle: String,
        subscription: Option<String>,
        amount: i64,
        amount_paid: i64,
    }
}

#[test]
fn likely_mistakes_are_found() {
    assert_eq!(
        lints(each::Refund::MAPPING),
        [
            (Slot::PayloadPrice, Lint::RefundAsPayment),
            (Slot::NewUserOrganizationId, Lint::NoAttribution),
            (Slot::PayloadPrice, Lint::MinorFloat),
            (Slot::PayloadPrice, Lint::BetterField),
            (Slot::EventTimestamp, Lint::BetterField),
            (Slot::PayloadUcc, Lint::UnwrappedUcc),
            (Slot::NewUserId, Lint::ConstantIdentity),
            (Slot::PayloadCurrency, Lint::ConstantBesideField),
        ]
    );
    assert_eq!(
        lints(each::Invoice::MAPPING),
        [
            (Slot::PayloadUcc, Lint::CouponAsUcc),
            (Slot::SubscriptionInterval, Lint::ConstantBesideField),
            (Slot::SubscriptionId, Lint::DebugOfOption),
        ]
    );
    let lints = [each::Refund::MAPPING, each::Invoice::MAPPING].map(|mapping| mapping.lints());
    let lints: Vec<String> = lints.concat().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("explanations", lints.join("\n"));
}

mod clean {
    use super::*;

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", attribution = "user", subscription.id = self.subscription.as_deref().map(|id| format!("{id:?}")))]
    #[allow(dead_code)] // as above
    pub struct Refundable {
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(subscription.invoiceId)]
        number: u32,
        #[cello(subscription.productKey)]
        plan: &'static str,
        #[cello(ucc)]
        referral_code: Option<String>,
        #[cello(newUser.id)]
        user_id: u64,
        #[cello(newUser.organizationId)]
        org_id: u64,
        #[cello(price(minor))]
        amount_paid_cents: i64,
        amount_due: i64,
        #[cello(currency)]
        currency: String,
        #[cello(event.timestamp(unix))]
        paid_at: i64,
        created_at: i64,
        #[cello(subscription.interval)]
        cycle: Interval,
        subscription: Option<String>,
    }

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", price(minor) = self.amount_paid - self.credit, currency = "EUR", event.timestamp(unix) = self.paid_at)]
    #[allow(dead_code)] // as above
    pub struct ByExpressions {
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(subscription.invoiceId)]
        number: u32,
        #[cello(subscription.productKey)]
        plan: &'static str,
        #[cello(ucc)]
        referral_code: Option<String>,
        #[cello(newUser.id)]
        user_id: u64,
        amount_paid: i64,
        credit: i64,
        paid_at: i64,
        #[cello(subscription.interval)]
        cycle: Interval,
    }
}

#[test]
fn a_clean_mapping_has_none() {
    assert_eq!(clean::Refundable::MAPPING.lints(), []);
    assert_eq!(clean::ByExpressions::MAPPING.lints(), []);
}

mod allowed {
    use super::*;

    #[derive(CelloEvent)]
    #[cello(trigger = "invoice-paid", newUser.id = 7, currency = "EUR", allow(constant_identity))]
    #[allow(dead_code)] // what a lint is about is not read
    pub struct Invoice {
        #[cello(newUser.email)]
        email: &'static str,
        #[cello(subscription.invoiceId)]
        number: u32,
        #[cello(subscription.productKey)]
        plan: &'static str,
        #[cello(ucc, allow(coupon_as_ucc))]
        voucher: Option<String>,
        #[cello(price(minor), allow(minor_float, better_field))]
        amount_due: f64,
        amount_paid: i64,
        #[cello(event.timestamp(unix))]
        created_at: i64,
        paid_at: i64,
        #[cello(subscription.interval)]
        cycle: Interval,
    }
}

#[test]
fn an_attribute_allows_a_lint_where_it_is_written() {
    // The one on the time is not allowed by that on the price.
    assert_eq!(
        lints(allowed::Invoice::MAPPING),
        [(Slot::EventTimestamp, Lint::BetterField)]
    );
    let events: Vec<_> = allowed::Invoice::MAPPING.events().collect();
    assert!(events[0].allowed().eq([Lint::ConstantIdentity]));
    let table = allowed::Invoice::MAPPING.to_string();
    assert!(table.ends_with("\n  allow(constant_identity)\n"), "{table}");
}

#[derive(CelloPart)]
struct Customer {
    #[cello(ucc)]
    coupon_code: Option<String>,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.organizationId)]
    organization: u64,
}

#[derive(CelloEvent)]
#[cello(allow(constant_identity))]
#[allow(dead_code)] // only the mapping is asked for
enum Event {
    #[cello(trigger = "demo-call-attended", newUser.email = "ada@example.com")]
    Attended {
        #[cello(flatten)]
        customer: Customer,
        #[cello(newUser.name)]
        name: String,
        #[cello(event.timestamp(unix))]
        scheduled_at: i64,
        attended_at: i64,
    },
    #[cello(trigger = "invoice-paid", price(minor) = 4900, currency = "EUR")]
    #[cello(newUser.email = "ada@example.com", subscription.interval = "monthly")]
    #[cello(subscription.productKey = "pro", subscription.invoiceId = number, allow(refund_as_payment))]
    Chargeback {
        #[cello(flatten)]
        customer: Customer,
        #[cello(event.timestamp(unix))]
        at: i64,
        number: u32,
    },
}

#[test]
fn parts_and_variants_have_their_own() {
    let of_the_part = (Slot::PayloadUcc, Lint::CouponAsUcc);
    assert_eq!(
        lints(Event::MAPPING),
        [
            (Slot::EventTimestamp, Lint::BetterField),
            of_the_part,
            of_the_part
        ]
    );
    // The rows of lints are not rows of slots.
    let mut events = Event::MAPPING.events();
    assert_eq!(events.next().unwrap().slots().count(), 7);
    let chargeback = events.next().unwrap();
    assert!(
        chargeback
            .allowed()
            .eq([Lint::ConstantIdentity, Lint::RefundAsPayment])
    );
}
