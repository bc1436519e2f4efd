// Chargebee and Recurly.

#[cello(trigger = "invoice-paid")]
struct ChargebeeInvoice {
    #[right(subscription.invoiceId)] id: String,
    customer_id: String,
    subscription_id: String,
    #[fine(event.timestamp(unix))] date: i64,
    due_date: i64,
    net_term_days: i32,
    #[right(price(minor))] amount_paid: i64,
    amount_due: i64,
    amount_adjusted: i64,
    amount_to_collect: i64,
    credits_applied: i64,
    #[fine(price(minor))] total: i64,
    tax: i64,
    write_off_amount: i64,
    #[right(currency)] currency_code: String,
    base_currency_code: String,
    exchange_rate: f64,
    #[right(event.timestamp(unix))] paid_at: Option<i64>,
}

#[cello(trigger = "invoice-paid")]
struct ChargebeeTransaction {
    id: String,
    customer_id: String,
    gateway_account_id: String,
    payment_method: String,
    id_at_gateway: String,
    #[right(price(minor))] amount: u64,
    amount_unused: u64,
    #[right(currency)] currency_code: String,
    #[right(event.timestamp(unix))] date: u64,
    settled_at: Option<u64>,
    masked_card_number: String,
}

#[cello(trigger = "charge-refunded")]
struct ChargebeeCreditNote {
    id: String,
    customer_id: String,
    #[right(subscription.invoiceId)] reference_invoice_id: String,
    #[fine(event.timestamp(unix))] date: i64,
    #[fine(price(minor))] total: i64,
    amount_allocated: i64,
    #[right(price(minor))] amount_refunded: i64,
    amount_available: i64,
    #[right(currency)] currency_code: String,
    #[right(event.timestamp(unix))] refunded_at: i64,
    voided_at: Option<i64>,
}

#[cello(trigger = "new-signup")]
struct ChargebeeCustomer {
    id: String,
    #[right(newUser.name)] first_name: String,
    #[right(newUser.name)] last_name: String,
    #[right(newUser.email)] email: String,
    company: Option<String>,
    #[right(ucc)] cf_cello_ucc: Option<String>,
    #[right(newUser.id)] cf_new_user_id: String,
    #[right(event.timestamp(unix))] created_at: i64,
    updated_at: i64,
    auto_collection: String,
    net_term_days: i32,
}

#[cello(trigger = "invoice-paid")]
struct ChargebeeSubscription {
    id: String,
    plan_amount: i64,
    #[right(subscription.productKey)] plan_id: String,
    plan_quantity: i32,
    plan_unit_price: i64,
    billing_period: i32,
    #[right(subscription.interval)] billing_period_unit: String,
    current_term_start: i64,
    current_term_end: i64,
    next_billing_at: i64,
    activated_at: i64,
    created_at: i64,
    mrr: i64,
    #[right(currency)] currency_code: String,
}

#[cello(trigger = "invoice-paid")]
struct RecurlyInvoice {
    #[fine(subscription.invoiceId)] id: String,
    #[right(subscription.invoiceId)] number: String,
    #[right(currency)] currency: String,
    balance: f64,
    #[right(price(major))] paid: f64,
    #[right(price(major))] total: f64,
    subtotal: f64,
    tax: f64,
    refundable_amount: f64,
    po_number: Option<String>,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    #[fine(event.timestamp)] closed_at: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct RecurlyTransaction {
    uuid: Uuid,
    #[right(price(major))] amount: f64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] collected_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    voided_at: Option<DateTime<Utc>>,
    gateway_reference: String,
    gateway_message: String,
    original_transaction_id: Option<String>,
    #[fine(newUser.id)] account_code: String,
}

#[cello(trigger = "invoice-paid")]
struct RecurlySubscription {
    #[right(subscription.productKey)] plan_code: String,
    #[right(subscription.productKey)] plan_name: String,
    #[right(currency)] currency: String,
    unit_amount: f64,
    #[fine(price(major))] total: f64,
    quantity: i32,
    current_period_started_at: DateTime<Utc>,
    current_period_ends_at: DateTime<Utc>,
    trial_started_at: Option<DateTime<Utc>>,
    #[right(newUser.email)] account_email: String,
    #[fine(newUser.id)] account_code: String,
}
