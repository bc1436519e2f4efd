// Square, Shopify, WooCommerce, Lemon Squeezy, Gumroad, FastSpring.

#[cello(trigger = "invoice-paid")]
struct SquarePayment {
    id: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[right(price(minor))] amount_money: i64,
    #[right(price(minor))] total_money: i64,
    tip_money: i64,
    app_fee_money: i64,
    refunded_money: i64,
    #[right(currency)] currency: String,
    location_id: String,
    order_id: String,
    customer_id: Option<String>,
    #[right(newUser.email)] buyer_email_address: Option<String>,
    #[fine(subscription.invoiceId)] receipt_number: String,
    receipt_url: String,
    delayed_until: Option<DateTime<Utc>>,
    employee_id: String,
}

#[cello(trigger = "charge-refunded")]
struct SquareRefund {
    id: String,
    status: String,
    #[right(price(minor))] amount_money: i64,
    #[right(currency)] currency: String,
    app_fee_money: i64,
    processing_fee: i64,
    payment_id: String,
    order_id: String,
    reason: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    team_member_id: String,
}

#[cello(trigger = "new-signup")]
struct SquareCustomer {
    id: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    #[right(newUser.name)] given_name: Option<String>,
    #[right(newUser.name)] family_name: Option<String>,
    #[right(newUser.email)] email_address: String,
    company_name: Option<String>,
    birthday: Option<String>,
    #[right(newUser.id)] reference_id: Option<String>,
    creation_source: String,
}

#[cello(trigger = "invoice-paid")]
struct ShopifyOrder {
    id: i64,
    #[right(newUser.email)] email: String,
    contact_email: Option<String>,
    cancelled_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    #[right(event.timestamp)] processed_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[right(currency)] currency: String,
    presentment_currency: String,
    current_total_tax: Decimal,
    current_subtotal_price: Decimal,
    #[fine(price)] current_total_price: Decimal,
    subtotal_price: Decimal,
    total_discounts: Decimal,
    total_line_items_price: Decimal,
    total_outstanding: Decimal,
    #[right(price)] total_price: Decimal,
    total_tax: Decimal,
    total_tip_received: Decimal,
    total_weight: i64,
    #[fine(subscription.invoiceId)] order_number: i64,
    user_id: Option<i64>,
    referring_site: Option<String>,
}

#[cello(trigger = "charge-refunded")]
struct ShopifyRefund {
    id: i64,
    order_id: i64,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    #[right(event.timestamp)] processed_at: DateTime<Utc>,
    note: Option<String>,
    restock: bool,
    duties: Vec<String>,
    #[right(price)] refund_total: Decimal,
    total_duties: Decimal,
    #[right(currency)] currency: String,
}

#[cello(trigger = "invoice-paid")]
struct WooOrder {
    id: u64,
    parent_id: u64,
    #[fine(subscription.invoiceId)] number: String,
    order_key: String,
    #[right(currency)] currency: String,
    currency_symbol: String,
    #[fine(event.timestamp(utc))] date_created_gmt: NaiveDateTime,
    date_modified_gmt: NaiveDateTime,
    date_completed_gmt: Option<NaiveDateTime>,
    #[right(event.timestamp(utc))] date_paid_gmt: Option<NaiveDateTime>,
    discount_total: f64,
    shipping_total: f64,
    cart_tax: f64,
    #[right(price(major))] total: f64,
    total_tax: f64,
    #[fine(newUser.id)] customer_id: u64,
    #[right(newUser.email)] billing_email: String,
    customer_ip_address: String,
}

#[cello(trigger = "invoice-paid")]
struct LemonSqueezyOrder {
    store_id: u64,
    customer_id: u64,
    identifier: String,
    #[fine(subscription.invoiceId)] order_number: u64,
    user_name: String,
    #[right(newUser.email)] user_email: String,
    #[right(currency)] currency: String,
    currency_rate: String,
    subtotal: i64,
    setup_fee: i64,
    discount_total: i64,
    tax: i64,
    #[right(price(minor))] total: i64,
    refunded_amount: i64,
    total_usd: i64,
    refunded: bool,
    refunded_at: Option<DateTime<Utc>>,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    #[right(subscription.productKey)] product_name: String,
    variant_name: String,
    #[right(subscription.productKey)] product_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct LemonSqueezySubscriptionInvoice {
    store_id: u64,
    subscription_id: u64,
    customer_id: u64,
    #[right(newUser.email)] user_email: String,
    billing_reason: String,
    card_last_four: String,
    #[right(currency)] currency: String,
    subtotal: i64,
    total: i64,
    #[right(price(minor))] refunded_amount: i64,
    subtotal_usd: i64,
    refunded_amount_usd: i64,
    refunded: bool,
    #[right(event.timestamp)] refunded_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct GumroadSale {
    sale_id: String,
    #[right(event.timestamp)] sale_timestamp: DateTime<Utc>,
    #[fine(subscription.invoiceId)] order_number: u64,
    seller_id: String,
    #[right(subscription.productKey)] product_id: String,
    #[right(subscription.productKey)] product_name: String,
    #[fine(subscription.productKey)] product_permalink: String,
    #[right(newUser.email)] email: String,
    #[right(price(minor))] price: i64,
    gumroad_fee: i64,
    #[right(currency)] currency: String,
    discover_fee_charged: bool,
    #[right(subscription.interval)] recurrence: String,
    offer_code: Option<String>,
    referrer: String,
    affiliate: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct FastSpringOrder {
    order: String,
    #[fine(subscription.invoiceId)] reference: String,
    #[fine(newUser.id)] buyer_reference: Option<String>,
    account: String,
    #[right(currency)] currency: String,
    payout_currency: String,
    #[right(price(major))] total: f64,
    total_in_payout_currency: f64,
    tax: f64,
    subtotal: f64,
    discount: f64,
    changed: i64,
    #[right(newUser.email)] customer_email: String,
    completed: bool,
    #[right(subscription.productKey)] product: String,
}
