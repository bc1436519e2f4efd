// Paddle Billing and Paddle Classic.

#[cello(trigger = "invoice-paid")]
struct PaddleTransaction {
    id: String,
    customer_id: String,
    address_id: String,
    business_id: Option<String>,
    #[right(currency)] currency_code: String,
    #[right(subscription.invoiceId)] invoice_id: Option<String>,
    #[right(subscription.invoiceId)] invoice_number: Option<String>,
    subscription_id: Option<String>,
    discount_id: Option<String>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[fine(event.timestamp)] billed_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "invoice-paid")]
struct PaddleTotals {
    subtotal: String,
    discount: String,
    tax: String,
    #[right(price)] total: String,
    credit: String,
    balance: String,
    #[fine(price)] grand_total: String,
    fee: Option<String>,
    earnings: Option<String>,
    #[right(currency)] currency_code: String,
}

#[cello(trigger = "invoice-paid")]
struct TransactionCompleted {
    event_id: String,
    #[right(event.timestamp)] occurred_at: OffsetDateTime,
    notification_id: String,
    #[right(newUser.id)] custom_data_user_id: String,
    #[right(ucc)] custom_data_ucc: Option<String>,
    #[right(subscription.invoiceId)] invoice_number: String,
    #[right(currency)] currency_code: String,
    #[right(subscription.interval)] billing_cycle_interval: String,
    billing_cycle_frequency: u32,
    #[right(subscription.productKey)] product_id: String,
    #[fine(subscription.productKey)] price_id: String,
}

#[cello(trigger = "charge-refunded")]
struct PaddleAdjustment {
    id: String,
    action: String,
    transaction_id: String,
    subscription_id: Option<String>,
    customer_id: String,
    reason: String,
    credit_applied_to_balance: Option<bool>,
    #[right(currency)] currency_code: String,
    #[fine(price)] total: String,
    earnings: String,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct SubscriptionPaymentSucceeded {
    alert_id: u64,
    alert_name: String,
    balance_currency: String,
    balance_earnings: String,
    balance_fee: String,
    balance_gross: String,
    checkout_id: String,
    #[right(currency)] currency: String,
    customer_name: String,
    #[right(newUser.email)] email: String,
    #[right(event.timestamp(utc))] event_time: NaiveDateTime,
    next_bill_date: String,
    #[fine(subscription.invoiceId)] order_id: String,
    passthrough: String,
    payment_tax: String,
    #[right(subscription.productKey)] plan_name: String,
    receipt_url: String,
    #[right(price)] sale_gross: String,
    #[right(subscription.productKey)] subscription_plan_id: u64,
    user_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct PaddlePaymentRefunded {
    alert_name: String,
    amount: String,
    balance_currency: String,
    #[right(currency)] currency: String,
    #[right(newUser.email)] email: String,
    #[right(event.timestamp(utc))] event_time: NaiveDateTime,
    fee_refund: String,
    #[right(price)] gross_refund: String,
    order_id: String,
    tax_refund: String,
    refund_type: String,
    p_signature: String,
}

#[cello(trigger = "new-signup")]
struct PaddleCustomer {
    id: String,
    #[right(newUser.name)] name: Option<String>,
    #[right(newUser.email)] email: String,
    marketing_consent: bool,
    status: String,
    locale: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}
