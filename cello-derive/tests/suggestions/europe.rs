// Mollie, Adyen, GoCardless, Klarna, SumUp, Worldline.

#[cello(trigger = "invoice-paid")]
struct MolliePayment {
    resource: String,
    #[fine(subscription.invoiceId)] id: String,
    mode: String,
    #[right(event.timestamp)] paidAt: Option<DateTime<Utc>>,
    createdAt: DateTime<Utc>,
    expiresAt: Option<DateTime<Utc>>,
    canceledAt: Option<DateTime<Utc>>,
    #[right(price)] amountValue: Decimal,
    #[right(currency)] amountCurrency: String,
    amountRefunded: Option<Decimal>,
    amountRemaining: Option<Decimal>,
    settlementAmount: Option<Decimal>,
    customerId: Option<String>,
    profileId: String,
    sequenceType: String,
}

#[cello(trigger = "charge-refunded")]
struct MollieRefund {
    id: String,
    #[right(price)] amount: Decimal,
    #[right(currency)] currency: String,
    settlement_amount: Decimal,
    payment_id: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    status: String,
    description: String,
}

#[cello(trigger = "charge-refunded")]
struct MolliePaymentWithRefunds {
    id: String,
    amount: Decimal,
    #[right(price)] amountRefunded: Decimal,
    amountRemaining: Decimal,
    #[right(currency)] currency: String,
    createdAt: DateTime<Utc>,
    paidAt: DateTime<Utc>,
    #[right(event.timestamp)] refundedAt: DateTime<Utc>,
    customerId: String,
}

#[cello(trigger = "invoice-paid")]
struct AdyenNotificationItem {
    #[right(price(minor))] amount_value: i64,
    #[right(currency)] amount_currency: String,
    event_code: String,
    #[right(event.timestamp)] event_date: DateTime<FixedOffset>,
    merchant_account_code: String,
    #[fine(subscription.invoiceId)] merchant_reference: String,
    original_reference: Option<String>,
    psp_reference: String,
    success: bool,
    #[right(newUser.email)] shopper_email: Option<String>,
    #[right(newUser.id)] shopper_reference: Option<String>,
}

#[cello(trigger = "charge-refunded")]
struct AdyenRefund {
    #[right(price(minor))] amount_value: i64,
    #[right(currency)] amount_currency: String,
    #[right(event.timestamp)] event_date: DateTime<FixedOffset>,
    merchant_reference: String,
    original_reference: String,
    psp_reference: String,
    #[right(newUser.id)] shopper_reference: String,
    reason: String,
    #[fine(event.timestamp)] booking_date: DateTime<FixedOffset>,
}

#[cello(trigger = "invoice-paid")]
struct GoCardlessPayment {
    id: String,
    #[right(price(minor))] amount: u64,
    amount_refunded: u64,
    charge_date: NaiveDate,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    #[right(currency)] currency: String,
    description: String,
    reference: String,
    mandate: String,
    creditor: String,
    payout: Option<String>,
    retry_if_possible: bool,
}

#[cello(trigger = "new-signup")]
struct GoCardlessCustomer {
    id: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    #[right(newUser.email)] email: String,
    #[right(newUser.name)] given_name: String,
    #[right(newUser.name)] family_name: String,
    company_name: Option<String>,
    country_code: String,
    language: String,
}

#[cello(trigger = "invoice-paid")]
struct KlarnaCapture {
    capture_id: String,
    klarna_reference: String,
    order_id: String,
    #[right(price(minor))] captured_amount: i64,
    refunded_amount: i64,
    #[right(event.timestamp)] captured_at: DateTime<Utc>,
    #[right(currency)] purchase_currency: String,
    #[right(newUser.email)] billing_email: String,
    shipping_email: String,
    merchant_data: String,
}

#[cello(trigger = "invoice-paid")]
struct SumUpCheckout {
    id: String,
    checkout_reference: String,
    #[right(price(major))] amount: f64,
    #[right(currency)] currency: String,
    pay_to_email: String,
    merchant_code: String,
    merchant_name: String,
    date: DateTime<Utc>,
    valid_until: Option<DateTime<Utc>>,
    transaction_code: String,
    customer_id: Option<String>,
    vat_amount: f64,
    tip_amount: f64,
}
