// Tables and messages of one's own: what was paid.

#[cello(trigger = "invoice-paid")]
struct Invoice {
    #[right(subscription.invoiceId)] id: i64,
    #[right(ucc)] referral_code: Option<String>,
    #[right(newUser.id)] user_id: u64,
    #[right(price(minor))] amount_paid: i64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    #[right(subscription.invoiceId)] number: String,
    #[right(subscription.interval)] cycle: BillingCycle,
    #[right(subscription.productKey)] plan: String,
    customer: Customer,
    internal_note: String,
}

#[cello(trigger = "invoice-paid")]
struct Payment {
    #[right(price(minor))] sum: i64,
    #[right(event.timestamp(unix))] paid_at: i64,
}

#[cello(trigger = "invoice-paid")]
struct PaymentRow {
    payment_id: Uuid,
    #[right(newUser.id)] user_id: Uuid,
    org_id: Uuid,
    #[right(price(minor))] amount_cents: i64,
    fee_cents: i64,
    vat_cents: i64,
    #[right(currency)] ccy: String,
    #[right(subscription.invoiceId)] invoice_no: String,
    #[right(event.timestamp)] captured_at: DateTime<Utc>,
    authorized_at: DateTime<Utc>,
    created_by: Uuid,
}

#[cello(trigger = "invoice-paid")]
struct OrderPaid {
    #[fine(subscription.invoiceId)] order_id: u64,
    #[right(newUser.id)] customer_id: u64,
    #[right(newUser.email)] customer_email: String,
    #[right(price)] order_total: Decimal,
    shipping_total: Decimal,
    discount_total: Decimal,
    #[right(currency)] order_currency: String,
    placed_at: DateTime<Utc>,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    shipped_at: Option<DateTime<Utc>>,
    #[right(ucc)] referrer_code: Option<String>,
    referrer_email: Option<String>,
    sales_agent_id: Option<u64>,
}

#[cello(trigger = "invoice-paid")]
struct SubscriptionRenewed {
    subscription_id: Uuid,
    #[right(newUser.id)] subscriber_id: Uuid,
    #[right(newUser.email)] subscriber_email: String,
    #[right(subscription.productKey)] tier: Tier,
    #[right(subscription.interval)] cadence: Cadence,
    list_price_cents: i64,
    discount_cents: i64,
    #[right(price(minor))] charged_cents: i64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] renewed_at: DateTime<Utc>,
    renews_at: DateTime<Utc>,
    #[right(subscription.invoiceId)] invoice_id: Uuid,
}

#[cello(trigger = "invoice-paid")]
struct AgencyInvoice {
    agency_id: i64,
    agent_id: i64,
    agent_email: String,
    account_id: i64,
    organization_id: i64,
    #[right(subscription.invoiceId)] invoice_number: String,
    invoice_date: NaiveDate,
    due_date: NaiveDate,
    #[right(event.timestamp(utc))] paid_on: Option<NaiveDateTime>,
    net_amount: Decimal,
    vat_amount: Decimal,
    #[right(price)] gross_amount: Decimal,
    #[right(currency)] currency: Currency,
}

#[cello(trigger = "invoice-paid")]
struct LedgerEntry {
    entry_id: u64,
    debit_account_id: u64,
    credit_account_id: u64,
    #[right(price(minor))] amount_minor: i64,
    balance_after_minor: i64,
    #[right(currency)] currency_code: String,
    exchange_rate: f64,
    #[right(event.timestamp(unix_ms))] occurred_at_ms: i64,
    booked_at_ms: i64,
    posted_by: u64,
}

#[cello(trigger = "invoice-paid")]
struct CamelInvoice {
    #[right(subscription.invoiceId)] invoiceId: String,
    #[right(newUser.id)] userId: i64,
    #[right(newUser.email)] userEmail: String,
    #[right(price(minor))] totalInCents: i64,
    subtotalInCents: i64,
    taxInCents: i64,
    #[right(currency)] currencyCode: String,
    #[right(event.timestamp(unix_ms))] paidAtMs: i64,
    createdAtMs: i64,
    #[right(subscription.productKey)] planName: String,
    #[right(subscription.interval)] billingInterval: String,
    #[right(ucc)] referralCode: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct Purchase {
    id: i64,
    #[right(newUser.id)] buyer_id: i64,
    #[right(newUser.email)] buyer_email: String,
    seller_id: i64,
    seller_email: String,
    #[right(price(minor))] price_cents: i32,
    original_price_cents: i32,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] purchased_at: DateTime<Utc>,
    #[right(subscription.productKey)] product_slug: String,
    coupon_code: Option<String>,
    #[right(subscription.invoiceId)] receipt_no: String,
}

#[cello(trigger = "invoice-paid")]
struct BillingEvent<'a> {
    #[right(ucc)] ucc: Option<&'a str>,
    #[right(newUser.id)] uid: UserId,
    org: OrgId,
    #[right(price)] amount: Money,
    #[right(event.timestamp)] at: DateTime<Utc>,
    by: AgentId,
    #[right(subscription.invoiceId)] invoice: InvoiceId,
    #[right(subscription.productKey)] plan: Plan,
    #[right(subscription.interval)] every: BillingInterval,
}

#[cello(trigger = "invoice-paid")]
struct FloatInvoice {
    #[right(newUser.id)] member_id: u32,
    #[right(newUser.email)] member_email: String,
    #[right(price(major))] amount_eur: f64,
    fee_eur: f64,
    paid: bool,
    #[right(event.timestamp(utc))] paid_at: NaiveDateTime,
    #[right(subscription.invoiceId)] bill_number: u32,
    #[right(subscription.interval)] period: String,
    period_start: NaiveDateTime,
    period_end: NaiveDateTime,
    #[right(subscription.productKey)] membership_plan: String,
}

#[cello(trigger = "invoice-paid")]
struct Installment {
    installment_no: u8,
    installments_total: u8,
    loan_id: u64,
    principal: Decimal,
    interest: Decimal,
    penalty: Decimal,
    #[right(price)] amount_paid: Decimal,
    outstanding_amount: Decimal,
    #[right(currency)] currency: String,
    due_at: DateTime<Utc>,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct SettledTransfer {
    from_account_id: String,
    to_account_id: String,
    from_email: String,
    to_email: String,
    #[right(price(minor))] settled_amount: i64,
    requested_amount: i64,
    settlement_currency: String,
    #[right(currency)] currency: String,
    requested_at: DateTime<Utc>,
    #[right(event.timestamp)] settled_at: DateTime<Utc>,
    #[right(subscription.invoiceId)] invoice_ref: String,
}

#[cello(trigger = "invoice-paid", attribution = "organization")]
struct TeamInvoice {
    #[right(newUser.organizationId)] team_id: Uuid,
    #[right(newUser.id)] user_id: Uuid,
    #[right(newUser.email)] billing_email: String,
    seats: u32,
    price_per_seat: Decimal,
    #[right(price)] total: Decimal,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    #[right(subscription.invoiceId)] invoice_id: Uuid,
    #[right(subscription.interval)] billing_period: Period,
    #[right(subscription.productKey)] plan_key: String,
}

#[cello(trigger = "invoice-paid", attribution = "organization")]
struct WorkspacePayment {
    #[right(newUser.organizationId)] workspace_id: i64,
    parent_workspace_id: Option<i64>,
    owner_id: i64,
    paid_by: i64,
    #[right(price(minor))] payment_amount: i64,
    #[right(currency)] payment_currency: String,
    #[right(event.timestamp)] payment_date: DateTime<Utc>,
    refunded_by: Option<i64>,
}

#[cello(trigger = "invoice-paid")]
struct TaxInvoice {
    total_excl_tax: Decimal,
    #[right(price)] total_incl_tax: Decimal,
    tax_total: Decimal,
    tax_rate: Decimal,
    #[right(currency)] iso_currency: String,
    base_currency: String,
    fx_rate: Decimal,
    #[right(event.timestamp)] payment_received_at: OffsetDateTime,
    issued_at: OffsetDateTime,
    #[right(subscription.invoiceId)] invoice_number: String,
    customer_no: String,
}
