// Braintree, PayPal, Authorize.Net.

#[cello(trigger = "invoice-paid")]
struct BraintreeTransaction {
    id: String,
    #[right(price)] amount: Decimal,
    tax_amount: Option<Decimal>,
    discount_amount: Option<Decimal>,
    service_fee_amount: Option<Decimal>,
    #[right(currency)] currency_iso_code: String,
    merchant_account_id: String,
    #[fine(subscription.invoiceId)] order_id: Option<String>,
    #[right(newUser.email)] customer_email: Option<String>,
    customer_id: String,
    customer_company: Option<String>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    authorization_expires_at: DateTime<Utc>,
    #[right(subscription.productKey)] plan_id: Option<String>,
    subscription_id: Option<String>,
}

#[cello(trigger = "charge-refunded")]
struct BraintreeRefund {
    id: String,
    #[right(price)] amount: Decimal,
    #[right(currency)] currency_iso_code: String,
    refunded_transaction_id: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    customer_id: String,
    #[right(newUser.email)] customer_email: Option<String>,
    processor_response_code: String,
    disbursement_date: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct PaypalCapture {
    id: String,
    status: String,
    #[right(currency)] currency_code: String,
    #[fine(price)] value: String,
    #[right(subscription.invoiceId)] invoice_id: Option<String>,
    #[fine(newUser.id)] custom_id: Option<String>,
    final_capture: bool,
    #[right(event.timestamp)] create_time: DateTime<Utc>,
    update_time: DateTime<Utc>,
    paypal_fee: String,
    net_amount: String,
}

#[cello(trigger = "invoice-paid")]
struct PaypalIpn {
    txn_id: String,
    #[right(price)] mc_gross: String,
    mc_fee: String,
    #[right(currency)] mc_currency: String,
    #[right(newUser.email)] payer_email: String,
    payer_id: String,
    receiver_email: String,
    receiver_id: String,
    business: String,
    first_name: String,
    last_name: String,
    #[right(event.timestamp)] payment_date: String,
    #[right(subscription.invoiceId)] invoice: String,
    item_name: String,
    custom: String,
}

#[cello(trigger = "charge-refunded")]
struct PaypalRefund {
    id: String,
    #[right(currency)] currency_code: String,
    #[fine(price)] value: String,
    #[right(subscription.invoiceId)] invoice_id: Option<String>,
    #[right(event.timestamp)] create_time: DateTime<Utc>,
    update_time: DateTime<Utc>,
    note_to_payer: String,
    gross_amount: String,
    total_refunded_amount: String,
    net_amount: String,
}

#[cello(trigger = "invoice-paid")]
struct PaypalSubscription {
    id: String,
    #[right(subscription.productKey)] plan_id: String,
    start_time: DateTime<Utc>,
    quantity: String,
    #[right(newUser.email)] subscriber_email: String,
    subscriber_payer_id: String,
    last_payment_amount: f64,
    #[fine(event.timestamp)] last_payment_time: DateTime<Utc>,
    next_billing_time: DateTime<Utc>,
    #[right(subscription.interval)] interval_unit: String,
    interval_count: u8,
    failed_payments_count: u32,
}

#[cello(trigger = "invoice-paid")]
struct AuthorizeNetTransaction {
    trans_id: String,
    submit_time_utc: DateTime<Utc>,
    #[right(subscription.invoiceId)] invoice_number: String,
    auth_amount: f64,
    #[right(price(major))] settle_amount: f64,
    requested_amount: f64,
    #[right(newUser.email)] customer_email: String,
    response_code: i32,
    ref_trans_id: Option<String>,
    batch_id: String,
    customer_profile_id: String,
}
