// Lago, Orb, Zuora, Maxio (Chargify), OpenMeter.

#[cello(trigger = "invoice-paid")]
struct LagoInvoice {
    lago_id: Uuid,
    sequential_id: i64,
    #[right(subscription.invoiceId)] number: String,
    issuing_date: NaiveDate,
    payment_due_date: NaiveDate,
    payment_status: String,
    #[right(currency)] currency: String,
    fees_amount_cents: i64,
    taxes_amount_cents: i64,
    coupons_amount_cents: i64,
    sub_total_excluding_taxes_amount_cents: i64,
    #[right(price(minor))] total_amount_cents: i64,
    #[right(price(minor))] total_paid_amount_cents: i64,
    total_due_amount_cents: i64,
    finalized_at: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct LagoCustomer {
    lago_id: Uuid,
    #[right(newUser.id)] external_customer_id: String,
    #[right(newUser.name)] name: String,
    #[right(newUser.email)] email: String,
    external_subscription_id: String,
    #[fine(currency)] currency: String,
    legal_name: Option<String>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[cello(trigger = "charge-refunded")]
struct LagoCreditNote {
    lago_id: Uuid,
    number: String,
    lago_invoice_id: Uuid,
    #[right(subscription.invoiceId)] invoice_number: String,
    credit_status: String,
    refund_status: String,
    #[right(currency)] currency: String,
    total_amount_cents: i64,
    credit_amount_cents: i64,
    balance_amount_cents: i64,
    #[right(price(minor))] refund_amount_cents: i64,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    #[right(event.timestamp)] refunded_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "invoice-paid")]
struct OrbInvoice {
    #[right(subscription.invoiceId)] id: String,
    #[right(subscription.invoiceId)] invoice_number: String,
    customer_balance_transactions: Vec<String>,
    amount_due: Decimal,
    #[right(price)] total: Decimal,
    minimum_amount: Option<Decimal>,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] paid_at: Option<DateTime<Utc>>,
    issued_at: Option<DateTime<Utc>>,
    scheduled_issue_at: Option<DateTime<Utc>>,
    payment_failed_at: Option<DateTime<Utc>>,
    sync_failed_at: Option<DateTime<Utc>>,
    payment_started_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "invoice-paid")]
struct ZuoraPayment {
    #[fine(subscription.invoiceId)] id: String,
    account_id: String,
    account_number: String,
    #[right(price(major))] amount: f64,
    applied_amount: f64,
    unapplied_amount: f64,
    refund_amount: f64,
    #[right(currency)] currency: String,
    effective_date: NaiveDate,
    gateway_id: String,
    #[fine(event.timestamp)] settled_on: Option<DateTime<Utc>>,
    submitted_on: DateTime<Utc>,
    cancelled_on: Option<DateTime<Utc>>,
    #[right(event.timestamp)] created_date: DateTime<Utc>,
    created_by_id: String,
}

#[cello(trigger = "invoice-paid")]
struct MaxioPayment {
    id: i64,
    subscription_id: i64,
    customer_id: i64,
    #[right(subscription.productKey)] product_id: i64,
    #[right(price(minor))] amount_in_cents: i64,
    starting_balance_in_cents: i64,
    ending_balance_in_cents: i64,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    memo: String,
    gateway_transaction_id: String,
    site_id: i64,
    kind: String,
}

#[cello(trigger = "invoice-paid")]
struct ChargifySubscription {
    id: i64,
    balance_in_cents: i64,
    total_revenue_in_cents: i64,
    product_price_in_cents: i64,
    current_billing_amount_in_cents: i64,
    #[right(subscription.productKey)] product_handle: String,
    interval: i32,
    #[right(subscription.interval)] interval_unit: String,
    #[right(currency)] currency: String,
    #[right(newUser.email)] customer_email: String,
    #[right(newUser.id)] customer_reference: String,
    activated_at: DateTime<Utc>,
    previous_billing_at: DateTime<Utc>,
    next_assessment_at: DateTime<Utc>,
}
