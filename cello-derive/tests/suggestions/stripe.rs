// Shapes of Stripe's objects, and of structs that wrap them.

#[cello(trigger = "invoice-paid")]
struct StripeInvoice {
    #[right(subscription.invoiceId)] id: String,
    #[right(subscription.invoiceId)] number: Option<String>,
    customer: String,
    #[right(newUser.email)] customer_email: Option<String>,
    amount_due: i64,
    #[right(price(minor))] amount_paid: i64,
    amount_remaining: i64,
    subtotal: i64,
    #[fine(price(minor))] total: i64,
    tax: Option<i64>,
    #[right(currency)] currency: String,
    #[fine(event.timestamp(unix))] created: i64,
    due_date: Option<i64>,
    livemode: bool,
}

#[cello(trigger = "invoice-paid")]
struct InvoiceWithTransitions {
    #[right(subscription.invoiceId)] id: String,
    account_name: String,
    amount_due: i64,
    #[right(price(minor))] amount_paid: i64,
    billing_reason: String,
    #[right(currency)] currency: String,
    #[fine(event.timestamp(unix))] created: i64,
    finalized_at: i64,
    marked_uncollectible_at: Option<i64>,
    #[right(event.timestamp(unix))] paid_at: Option<i64>,
    voided_at: Option<i64>,
    period_start: i64,
    period_end: i64,
    subscription: String,
}

#[cello(trigger = "invoice-paid")]
struct PaymentIntent {
    id: String,
    #[fine(price(minor))] amount: i64,
    amount_capturable: i64,
    #[right(price(minor))] amount_received: i64,
    application_fee_amount: Option<i64>,
    canceled_at: Option<i64>,
    #[right(event.timestamp(unix))] created: i64,
    #[right(currency)] currency: String,
    customer: Option<String>,
    description: Option<String>,
    #[right(newUser.email)] receipt_email: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct StripeCheckoutSession {
    id: String,
    amount_subtotal: i64,
    #[right(price(minor))] amount_total: i64,
    #[fine(newUser.id)] client_reference_id: Option<String>,
    #[right(currency)] currency: String,
    customer: Option<String>,
    #[right(newUser.email)] customer_email: Option<String>,
    #[fine(event.timestamp(unix))] created: i64,
    expires_at: i64,
    #[right(subscription.invoiceId)] invoice: Option<String>,
    payment_intent: Option<String>,
    subscription: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct Charge {
    #[fine(subscription.invoiceId)] id: String,
    #[right(price(minor))] amount: i64,
    #[right(price(minor))] amount_captured: i64,
    amount_refunded: i64,
    balance_transaction: Option<String>,
    #[right(event.timestamp(unix))] created: i64,
    #[right(currency)] currency: String,
    customer: Option<String>,
    #[right(newUser.email)] receipt_email: Option<String>,
    #[fine(subscription.invoiceId)] receipt_number: Option<String>,
    captured: bool,
    refunded: bool,
}

#[cello(trigger = "charge-refunded")]
struct ChargeRefunded {
    id: String,
    amount: i64,
    amount_captured: i64,
    #[right(price(minor))] amount_refunded: i64,
    #[right(currency)] currency: String,
    created: i64,
    customer: Option<String>,
    #[right(subscription.invoiceId)] invoice: Option<String>,
    #[right(newUser.email)] receipt_email: Option<String>,
    refunded: bool,
}

#[cello(trigger = "charge-refunded")]
struct StripeRefund {
    id: String,
    #[right(price(minor))] amount: i64,
    balance_transaction: String,
    charge: String,
    #[right(event.timestamp(unix))] created: i64,
    #[right(currency)] currency: String,
    payment_intent: String,
    reason: Option<String>,
    receipt_number: Option<String>,
    status: String,
}

#[cello(trigger = "charge-refunded")]
struct StripeCreditNote {
    id: String,
    #[fine(price(minor))] amount: i64,
    #[right(currency)] currency: String,
    customer: String,
    #[right(subscription.invoiceId)] invoice: String,
    #[fine(event.timestamp(unix))] created: i64,
    number: String,
    out_of_band_amount: Option<i64>,
    subtotal: i64,
    #[fine(price(minor))] total: i64,
    voided_at: Option<i64>,
}

#[cello(trigger = "new-signup")]
struct StripeCustomer {
    id: String,
    balance: i64,
    #[right(event.timestamp(unix))] created: i64,
    #[fine(currency)] currency: Option<String>,
    default_source: Option<String>,
    description: Option<String>,
    #[right(newUser.email)] email: Option<String>,
    #[right(newUser.name)] name: Option<String>,
    phone: Option<String>,
    invoice_prefix: String,
}

// Columns that mirror Stripe, beside columns of one's own.
#[cello(trigger = "invoice-paid")]
struct BillingInvoice {
    id: i64,
    #[right(newUser.id)] user_id: i64,
    stripe_customer_id: String,
    #[right(subscription.invoiceId)] stripe_invoice_id: String,
    stripe_charge_id: String,
    stripe_account_id: String,
    stripe_amount_due: i64,
    #[right(price(minor))] stripe_amount_paid: i64,
    #[right(currency)] stripe_currency: String,
    #[right(event.timestamp)] stripe_paid_at: DateTime<Utc>,
    #[right(subscription.productKey)] stripe_product_id: String,
    #[right(subscription.interval)] stripe_plan_interval: String,
    stripe_plan_interval_count: i32,
}

#[cello(trigger = "invoice-paid")]
struct StripeMetadata {
    #[right(ucc)] cello_ucc: Option<String>,
    #[right(newUser.id)] new_user_id: String,
    new_user_organization_id: Option<String>,
    #[right(price(minor))] amount_paid: i64,
    #[right(currency)] currency: String,
    #[right(newUser.email)] customer_email: String,
    customer_name: String,
    #[fine(event.timestamp(unix))] created: i64,
    #[right(subscription.invoiceId)] invoice_id: String,
}

#[cello(trigger = "invoice-paid", attribution = "organization")]
struct StripeOrganizationInvoice {
    #[right(ucc)] cello_ucc: Option<String>,
    #[right(newUser.id)] new_user_id: String,
    #[right(newUser.organizationId)] new_user_organization_id: String,
    #[right(price(minor))] amount_paid: i64,
    #[right(currency)] currency: String,
    #[right(subscription.interval)] interval: String,
    interval_count: u32,
    #[right(subscription.productKey)] product: String,
    unit_amount: i64,
    quantity: u32,
}
