// Tables and messages of one's own: what was refunded.

#[cello(trigger = "charge-refunded")]
struct Refund {
    id: u64,
    #[right(newUser.id)] user_id: u64,
    #[right(price(minor))] amount: i64,
    #[right(currency)] currency: String,
    requested_at: DateTime<Utc>,
    approved_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] refunded_at: DateTime<Utc>,
    refunded_by: u64,
    #[right(subscription.invoiceId)] invoice_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct RefundRow {
    id: u64,
    #[right(price(major))] amount_refunded: f64,
    #[right(currency)] currency: Option<String>,
    #[right(event.timestamp(utc))] created_at: NaiveDateTime,
    receipt_number: String,
}

#[cello(trigger = "charge-refunded")]
struct RefundedOrder {
    order_id: u64,
    total: Decimal,
    amount_paid: Decimal,
    #[right(price)] refund_amount: Decimal,
    total_refunded: Decimal,
    #[right(currency)] currency: String,
    created_at: DateTime<Utc>,
    paid_at: DateTime<Utc>,
    #[right(event.timestamp)] refund_date: DateTime<Utc>,
    #[right(newUser.email)] customer_email: String,
    #[right(newUser.id)] customer_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct PaymentReversal {
    payment_id: i64,
    payment_amount_cents: i64,
    payment_date: DateTime<Utc>,
    #[right(price(minor))] refunded_cents: i64,
    cumulative_refunded_cents: i64,
    #[right(event.timestamp)] reversed_at: DateTime<Utc>,
    #[right(currency)] payment_currency: String,
    gateway_refund_id: String,
    #[right(newUser.id)] member_id: i64,
}

#[cello(trigger = "charge-refunded")]
struct Invoice {
    #[right(subscription.invoiceId)] id: i64,
    #[right(newUser.id)] user_id: i64,
    amount_cents: i64,
    paid_at: DateTime<Utc>,
    #[right(event.timestamp)] refunded_at: Option<DateTime<Utc>>,
    #[right(price(minor))] refunded_amount_cents: Option<i64>,
    #[right(currency)] currency: String,
    refundable_until: DateTime<Utc>,
}

#[cello(trigger = "charge-refunded")]
struct RefundRequest {
    request_id: Uuid,
    #[right(newUser.id)] requester_user_id: Uuid,
    created_at: DateTime<Utc>,
    decided_at: DateTime<Utc>,
    decided_by: Uuid,
    requested_amount: i64,
    approved_amount: i64,
    #[right(currency)] currency: String,
    original_amount: i64,
    #[right(subscription.invoiceId)] original_invoice_id: Uuid,
}

#[cello(trigger = "charge-refunded")]
struct CamelRefund {
    #[right(newUser.id)] userId: String,
    #[right(newUser.email)] userEmail: String,
    refundId: String,
    #[right(subscription.invoiceId)] invoiceNumber: String,
    originalTotal: i64,
    #[right(price(minor))] refundTotal: i64,
    #[right(currency)] currency: String,
    #[right(event.timestamp(unix))] refundedAt: i64,
    orderedAt: i64,
    #[right(ucc)] referrerUcc: Option<String>,
}

#[cello(trigger = "charge-refunded")]
struct PartialRefund {
    #[right(price(minor))] this_refund_cents: i64,
    refunded_so_far_cents: i64,
    charge_total_cents: i64,
    remaining_cents: i64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] processed_at: DateTime<Utc>,
    charged_at: DateTime<Utc>,
}

#[cello(trigger = "charge-refunded")]
struct Chargeback {
    case_id: String,
    disputed_amount: i64,
    #[right(currency)] currency: String,
    opened_at: DateTime<Utc>,
    respond_by: DateTime<Utc>,
    lost_at: Option<DateTime<Utc>>,
    dispute_fee: i64,
    transaction_total: i64,
}
