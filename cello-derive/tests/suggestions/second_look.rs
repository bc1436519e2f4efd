// More shapes of one's own and of smaller services.

#[cello(trigger = "invoice-paid")]
struct PolarOrder {
    #[right(subscription.invoiceId)] invoice_number: String,
    status: String,
    paid: bool,
    subtotal_amount: i64,
    discount_amount: i64,
    net_amount: i64,
    tax_amount: i64,
    #[right(price(minor))] total_amount: i64,
    refunded_amount: i64,
    refunded_tax_amount: i64,
    #[right(currency)] currency: String,
    billing_reason: String,
    billing_name: Option<String>,
    customer_id: Uuid,
    #[right(subscription.productKey)] product_id: Uuid,
    discount_id: Option<Uuid>,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    modified_at: Option<DateTime<Utc>>,
    #[right(newUser.email)] customer_email: String,
    #[right(newUser.id)] customer_external_id: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct CreemCheckout {
    request_id: String,
    #[right(price(minor))] order_amount: i64,
    #[right(currency)] order_currency: String,
    order_fx_amount: i64,
    order_fx_rate: f64,
    #[right(subscription.productKey)] product: String,
    units: u32,
    #[right(newUser.email)] customer_email: String,
    customer_country: String,
    #[right(subscription.interval)] billing_period: String,
    success_url: String,
    last_transaction_date: DateTime<Utc>,
    canceled_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "invoice-paid")]
struct DodoPaymentSucceeded {
    payment_id: String,
    business_id: String,
    #[right(price(minor))] total_amount: i64,
    #[right(currency)] currency: String,
    settlement_amount: i64,
    settlement_currency: String,
    settlement_tax: i64,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: Option<DateTime<Utc>>,
    customer_name: String,
    #[right(newUser.email)] customer_email: String,
    subscription_id: Option<String>,
    card_last_four: String,
}

#[cello(trigger = "invoice-paid")]
struct VerifoneSale {
    saleId: u64,
    #[right(price(major))] grossSaleAmount: f64,
    netSaleAmount: f64,
    vendorCommission: f64,
    #[right(currency)] saleCurrency: String,
    #[right(event.timestamp(utc))] saleDate: NaiveDateTime,
    #[right(newUser.email)] buyerEmail: String,
    buyerCompany: String,
    affiliateId: Option<u64>,
    affiliateEmail: Option<String>,
    #[right(subscription.productKey)] productCode: String,
}

#[cello(trigger = "invoice-paid")]
struct HotmartPurchase {
    #[fine(subscription.invoiceId)] transaction: String,
    #[right(event.timestamp(unix_ms))] approved_date: i64,
    order_date: i64,
    #[fine(price(major))] full_price_value: f64,
    #[right(price(major))] price_value: f64,
    #[right(currency)] price_currency_value: String,
    #[right(newUser.email)] buyer_email: String,
    #[right(newUser.name)] buyer_name: String,
    producer_name: String,
    affiliate_name: String,
    #[right(subscription.productKey)] subscription_plan_name: String,
    recurrence_number: u32,
}

#[cello(trigger = "invoice-paid")]
struct BillingTransaction {
    guid: Uuid,
    accountGuid: Uuid,
    #[right(newUser.id)] memberGuid: Uuid,
    #[right(newUser.email)] memberEmailAddress: String,
    #[right(subscription.invoiceId)] invoiceGuid: Uuid,
    #[right(price)] txnAmount: Decimal,
    txnFee: Decimal,
    #[right(currency)] txnCurrency: String,
    #[right(event.timestamp)] txnDateTime: DateTime<Utc>,
    postedBy: String,
    reversalOfGuid: Option<Uuid>,
}

#[cello(trigger = "invoice-paid")]
struct Abo {
    abo_id: u64,
    #[right(newUser.id)] nutzer_id: u64,
    #[right(newUser.email)] nutzer_email: String,
    vermittler_id: Option<u64>,
    vermittler_email: Option<String>,
    #[right(price(minor))] zahlbetrag_cent: i64,
    mwst_cent: i64,
    rabatt_cent: i64,
    #[right(event.timestamp(unix))] gezahlt_am: i64,
    naechste_zahlung_am: i64,
    #[right(subscription.invoiceId)] rechnung_nr: String,
    #[right(subscription.productKey)] produkt: String,
}

#[cello(trigger = "invoice-paid")]
struct Pago {
    #[right(newUser.id)] id_usuario: u64,
    id_vendedor: u64,
    #[right(newUser.email)] correo_cliente: String,
    #[right(price)] monto_pagado: Decimal,
    monto_pendiente: Decimal,
    impuesto: Decimal,
    #[right(currency)] moneda: String,
    fecha_vencimiento: NaiveDateTime,
    #[right(event.timestamp(utc))] fecha_pago: NaiveDateTime,
    #[right(subscription.invoiceId)] num_factura: String,
}

#[cello(trigger = "invoice-paid")]
struct MeteredInvoiceFinalisedAndPaid {
    #[right(newUser.id)] end_user_id: String,
    reseller_id: String,
    tenant_id: String,
    usage_total: Decimal,
    commitment_total: Decimal,
    #[right(price)] invoice_amount_paid: Decimal,
    credit_balance: Decimal,
    #[right(currency)] invoice_currency: String,
    usage_period_start: DateTime<Utc>,
    usage_period_end: DateTime<Utc>,
    finalised_at: DateTime<Utc>,
    #[right(event.timestamp)] invoice_paid_at: DateTime<Utc>,
    #[right(subscription.invoiceId)] invoice_uuid: Uuid,
}

#[cello(trigger = "invoice-paid")]
struct PaymentWebhookEnvelope {
    #[right(ucc)] meta_cello_ucc: Option<String>,
    #[right(newUser.id)] meta_user_id: String,
    meta_agent_id: Option<String>,
    delivery_attempt: u32,
    delivered_at: DateTime<Utc>,
    #[right(event.timestamp)] event_occurred_at: DateTime<Utc>,
    #[right(price(minor))] amount_received_minor: u64,
    amount_expected_minor: u64,
    #[right(currency)] currency_iso: String,
    #[right(subscription.invoiceId)] invoice_reference: String,
}

#[cello(trigger = "invoice-paid")]
struct LicenseSold {
    license_key: String,
    #[right(newUser.email)] licensee_email: String,
    reseller_email: Option<String>,
    msrp: Decimal,
    wholesale_price: Decimal,
    #[right(price)] price_paid: Decimal,
    #[right(currency)] ccy: Currency,
    #[right(event.timestamp)] sold_at: DateTime<Utc>,
    activates_at: DateTime<Utc>,
    #[right(subscription.productKey)] sku: String,
    #[right(subscription.invoiceId)] invoice_id: String,
}

#[cello(trigger = "invoice-paid")]
struct GymMembershipCharge {
    gym_id: u32,
    trainer_id: Option<u32>,
    trainer_email: Option<String>,
    #[right(newUser.id)] member_no: u32,
    #[right(newUser.email)] email: String,
    joining_fee_pence: u32,
    #[right(price(minor))] charged_pence: u32,
    #[right(event.timestamp(unix))] charged_at_unix: u64,
    next_charge_at_unix: u64,
    #[right(subscription.interval)] membership_period: String,
    #[right(subscription.productKey)] membership_tier: String,
}

#[cello(trigger = "invoice-paid")]
struct InvoiceLineSettled {
    line_no: u32,
    line_total: Decimal,
    unit_price: Decimal,
    quantity: u32,
    #[right(subscription.invoiceId)] invoice_no: String,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    #[right(subscription.productKey)] product_sku: String,
}

#[cello(trigger = "invoice-paid")]
struct RowV3 {
    i: u64,
    u: u64,
    #[right(price(minor))] amt: i64,
    p: i64,
    t: i64,
    c: String,
}

#[cello(trigger = "charge-refunded")]
struct PolarRefund {
    id: Uuid,
    status: String,
    reason: String,
    #[right(price(minor))] amount: i64,
    tax_amount: i64,
    #[right(currency)] currency: String,
    order_id: Uuid,
    customer_id: Uuid,
    revoke_benefits: bool,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    modified_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "charge-refunded")]
struct OrderRefundedV2 {
    orderId: i64,
    orderTotal: i64,
    #[right(price(minor))] refundedAmount: i64,
    remainingRefundable: i64,
    #[right(currency)] currency: String,
    orderedAt: i64,
    #[right(event.timestamp(unix_ms))] refundedAtMillis: i64,
    approvedBy: i64,
    #[right(newUser.id)] userId: i64,
    supportAgentId: i64,
}

#[cello(trigger = "charge-refunded")]
struct Gutschrift {
    gutschrift_nr: String,
    #[right(subscription.invoiceId)] rechnungsnummer: String,
    rechnungsbetrag: Decimal,
    #[right(price)] erstattungsbetrag: Decimal,
    #[right(currency)] waehrung: String,
    rechnungsdatum: NaiveDateTime,
    #[right(event.timestamp(utc))] erstattet_am: NaiveDateTime,
    #[right(newUser.id)] benutzer_id: u64,
    bearbeiter_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct MoneyBack {
    case_no: String,
    #[right(newUser.email)] customer_mail: String,
    #[right(price(major))] refund_eur: f64,
    paid_eur: f64,
    #[right(event.timestamp(unix))] refund_ts: i64,
    purchase_ts: i64,
    #[right(subscription.invoiceId)] inv_ref: String,
    handled_by_mail: String,
}

#[cello(trigger = "charge-refunded")]
struct PartialReversal {
    captured_cents: i64,
    already_refunded_cents: i64,
    #[right(price(minor))] refund_cents: i64,
    left_to_refund_cents: i64,
    #[right(event.timestamp)] refunded_on: DateTime<Utc>,
    #[right(currency)] currency: String,
    captured_on: DateTime<Utc>,
    #[right(newUser.id)] customer_user_id: Uuid,
}

#[cello(trigger = "new-signup")]
struct WorkosUser {
    object: String,
    #[right(newUser.id)] id: String,
    #[right(newUser.email)] email: String,
    #[right(newUser.name)] first_name: Option<String>,
    #[right(newUser.name)] last_name: Option<String>,
    email_verified: bool,
    profile_picture_url: Option<String>,
    external_id: Option<String>,
    last_sign_in_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct FirebaseUserRecord {
    #[right(newUser.id)] uid: String,
    #[right(newUser.email)] email: Option<String>,
    emailVerified: bool,
    #[right(newUser.name)] displayName: Option<String>,
    photoURL: Option<String>,
    phoneNumber: Option<String>,
    disabled: bool,
    tenantId: Option<String>,
    #[right(event.timestamp)] creationTime: DateTime<Utc>,
    lastSignInTime: Option<DateTime<Utc>>,
    lastRefreshTime: Option<DateTime<Utc>>,
}

#[cello(trigger = "new-signup")]
struct LeadConverted {
    lead_id: i64,
    lead_owner_id: i64,
    lead_owner_email: String,
    #[right(newUser.id)] converted_user_id: i64,
    #[right(newUser.email)] lead_email: String,
    #[right(newUser.name)] lead_full_name: String,
    lead_company: String,
    lead_created_at: DateTime<Utc>,
    #[fine(event.timestamp)] converted_at: DateTime<Utc>,
    #[right(ucc)] referral_ucc: Option<String>,
}

#[cello(trigger = "new-signup")]
struct SignUpFormSubmitted {
    #[right(newUser.name)] yourName: String,
    #[right(newUser.email)] yourEmail: String,
    companyName: String,
    bossEmail: Option<String>,
    #[right(ucc)] referralCode: Option<String>,
    couponCode: Option<String>,
    #[right(event.timestamp)] submittedAt: DateTime<Utc>,
    newsletter: bool,
    ipAddress: String,
}

#[cello(trigger = "new-signup")]
struct Account {
    #[fine(newUser.id)] owner_user_id: Uuid,
    id: Uuid,
    name: String,
    #[fine(newUser.email)] owner_email: String,
    billing_email: String,
    created_by: Uuid,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    my_referral_code: String,
    #[right(ucc)] referring_code: Option<String>,
}

#[cello(trigger = "new-signup")]
struct PlayerJoined {
    #[right(newUser.id)] player_id: u64,
    #[right(newUser.name)] player_name: String,
    #[right(newUser.email)] player_email: String,
    guild_id: Option<u64>,
    guild_name: Option<String>,
    recruiter_id: Option<u64>,
    recruiter_name: Option<String>,
    #[right(event.timestamp(unix))] joined_epoch_secs: u64,
    last_seen_epoch_secs: u64,
}

#[cello(trigger = "new-signup", attribution = "organization")]
struct OrgProvisioned {
    #[right(newUser.organizationId)] org_id: String,
    org_slug: String,
    org_display_name: String,
    parent_org_id: Option<String>,
    #[right(newUser.id)] first_user_id: String,
    #[right(newUser.email)] first_user_email: String,
    #[right(newUser.name)] first_user_name: String,
    provisioned_by: String,
    #[fine(event.timestamp)] provisioned_at: DateTime<Utc>,
    trial_until: DateTime<Utc>,
}

#[cello(trigger = "demo-call-attended")]
struct CalComBooking {
    uid: String,
    title: String,
    #[right(event.timestamp)] startTime: DateTime<Utc>,
    #[right(event.timestamp)] endTime: DateTime<Utc>,
    organizerName: String,
    organizerEmail: String,
    #[right(newUser.name)] attendeeName: String,
    #[right(newUser.email)] attendeeEmail: String,
    attendeeTimeZone: String,
    createdAt: DateTime<Utc>,
    noShowHost: bool,
}

#[cello(trigger = "demo-call-attended")]
struct DemoLog {
    #[right(newUser.id)] uid_of_user: String,
    #[right(newUser.email)] user_mail: String,
    #[right(newUser.name)] user_fullname: String,
    se_mail: String,
    planned_at: i64,
    #[right(event.timestamp(unix))] finished_at: i64,
    no_show_at: Option<i64>,
    feedback_at: Option<i64>,
}

#[cello(trigger = "demo-call-attended")]
struct GongCall {
    callId: String,
    primaryUserId: String,
    scheduled: DateTime<Utc>,
    #[right(event.timestamp)] started: DateTime<Utc>,
    duration: i64,
    #[right(newUser.name)] customerSpeakerName: String,
    #[right(newUser.email)] customerSpeakerEmail: String,
    hostName: String,
    hostEmail: String,
}

#[cello(trigger = "demo-call-attended", attribution = "organization")]
struct OnboardingCall {
    #[right(newUser.organizationId)] customer_org_id: u64,
    partner_org_id: u64,
    #[right(newUser.id)] customer_user_id: u64,
    partner_user_id: u64,
    #[right(newUser.email)] customer_user_email: String,
    partner_user_email: String,
    #[right(newUser.name)] customer_user_name: String,
    #[right(event.timestamp)] call_completed_at: DateTime<Utc>,
    call_scheduled_at: DateTime<Utc>,
    call_no_show_at: Option<DateTime<Utc>>,
}
