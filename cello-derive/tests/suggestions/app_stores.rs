// The App Store, Google Play, RevenueCat, Adapty.

#[cello(trigger = "invoice-paid")]
struct AppStoreTransaction {
    #[fine(subscription.invoiceId)] transactionId: String,
    originalTransactionId: String,
    webOrderLineItemId: String,
    bundleId: String,
    #[right(subscription.productKey)] productId: String,
    subscriptionGroupIdentifier: String,
    #[right(event.timestamp(unix_ms))] purchaseDate: i64,
    originalPurchaseDate: i64,
    expiresDate: i64,
    signedDate: i64,
    quantity: i32,
    #[right(newUser.id)] appAccountToken: Option<Uuid>,
    price: i64,
    #[right(currency)] currency: String,
    storefront: String,
}

#[cello(trigger = "charge-refunded")]
struct AppStoreRefund {
    transaction_id: String,
    original_transaction_id: String,
    product_id: String,
    bundle_id: String,
    purchase_date: i64,
    original_purchase_date: i64,
    #[right(event.timestamp(unix_ms))] revocation_date: i64,
    revocation_reason: i32,
    price: i64,
    #[right(currency)] currency: String,
    #[right(newUser.id)] app_account_token: Option<Uuid>,
}

#[cello(trigger = "invoice-paid")]
struct GooglePlayPurchase {
    #[fine(subscription.invoiceId)] order_id: String,
    package_name: String,
    #[right(subscription.productKey)] product_id: String,
    #[right(event.timestamp(unix_ms))] purchase_time_millis: i64,
    purchase_state: i32,
    purchase_token: String,
    expiry_time_millis: i64,
    start_time_millis: i64,
    price_amount_micros: i64,
    #[right(currency)] price_currency_code: String,
    country_code: String,
    #[right(newUser.id)] obfuscated_external_account_id: Option<String>,
    auto_renewing: bool,
    acknowledgement_state: i32,
}

#[cello(trigger = "charge-refunded")]
struct GoogleVoidedPurchase {
    kind: String,
    purchase_token: String,
    purchase_time_millis: i64,
    #[right(event.timestamp(unix_ms))] voided_time_millis: i64,
    order_id: String,
    voided_source: i32,
    voided_reason: i32,
}

#[cello(trigger = "invoice-paid")]
struct RevenueCatEvent {
    id: String,
    #[right(newUser.id)] app_user_id: String,
    original_app_user_id: String,
    aliases: Vec<String>,
    #[right(event.timestamp(unix_ms))] event_timestamp_ms: i64,
    #[right(event.timestamp(unix_ms))] purchased_at_ms: i64,
    expiration_at_ms: Option<i64>,
    #[right(subscription.productKey)] product_id: String,
    period_type: String,
    price: f64,
    #[right(price(major))] price_in_purchased_currency: f64,
    #[right(currency)] currency: String,
    tax_percentage: f64,
    commission_percentage: f64,
    takehome_percentage: f64,
    #[fine(subscription.invoiceId)] transaction_id: String,
    original_transaction_id: String,
    store: String,
    environment: String,
}

#[cello(trigger = "invoice-paid")]
struct AdaptyPurchase {
    profile_id: Uuid,
    #[right(newUser.id)] customer_user_id: String,
    event_type: String,
    #[right(event.timestamp)] event_datetime: DateTime<Utc>,
    transaction_id: String,
    original_transaction_id: String,
    subscription_expires_at: DateTime<Utc>,
    #[right(event.timestamp)] purchase_date: DateTime<Utc>,
    original_purchase_date: DateTime<Utc>,
    price_usd: f64,
    proceeds_usd: f64,
    net_revenue_usd: f64,
    #[right(price(major))] price_local: f64,
    proceeds_local: f64,
    #[right(currency)] currency: String,
    #[right(subscription.productKey)] vendor_product_id: String,
}
