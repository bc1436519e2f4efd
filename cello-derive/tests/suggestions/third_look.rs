// Payment services of other regions, membership software, and messages between services.

#[cello(trigger = "invoice-paid")]
struct MercadoPagoPayment {
    #[fine(subscription.invoiceId)] id: i64,
    date_created: DateTime<FixedOffset>,
    #[right(event.timestamp)] date_approved: Option<DateTime<FixedOffset>>,
    date_last_updated: DateTime<FixedOffset>,
    money_release_date: Option<DateTime<FixedOffset>>,
    #[right(price(major))] transaction_amount: f64,
    transaction_amount_refunded: f64,
    coupon_amount: f64,
    shipping_amount: f64,
    taxes_amount: f64,
    #[right(currency)] currency_id: String,
    #[right(newUser.email)] payer_email: String,
    payer_id: String,
    collector_id: i64,
    external_reference: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct FlutterwaveCharge {
    tx_ref: String,
    flw_ref: String,
    #[right(price(major))] amount: f64,
    #[right(price(major))] charged_amount: f64,
    app_fee: f64,
    merchant_fee: f64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    account_id: u64,
    customer_id: u64,
    customer_name: String,
    #[right(newUser.email)] customer_email: String,
}

#[cello(trigger = "invoice-paid")]
struct XenditInvoice {
    #[right(subscription.invoiceId)] id: String,
    external_id: String,
    user_id: String,
    status: String,
    merchant_name: String,
    #[fine(price(major), price(minor))] amount: u64,
    #[right(price(major))] paid_amount: u64,
    fees_paid_amount: u64,
    adjusted_received_amount: u64,
    #[right(currency)] currency: String,
    #[right(newUser.email)] payer_email: String,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    created: DateTime<Utc>,
    updated: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct FreshBooksInvoice {
    #[right(subscription.invoiceId)] invoiceid: i64,
    #[right(subscription.invoiceId)] invoice_number: String,
    accountid: String,
    customerid: i64,
    ownerid: i64,
    create_date: NaiveDate,
    due_date: NaiveDate,
    date_paid: Option<NaiveDate>,
    #[right(price)] paid: Decimal,
    outstanding: Decimal,
    discount_total: Decimal,
    #[fine(price)] amount: Decimal,
    #[right(currency)] currency_code: String,
    #[right(newUser.email)] email: String,
    updated: NaiveDateTime,
}

#[cello(trigger = "invoice-paid")]
struct KillBillInvoicePayment {
    accountId: Uuid,
    #[right(subscription.invoiceId)] targetInvoiceId: Uuid,
    paymentId: Uuid,
    paymentNumber: String,
    authAmount: Decimal,
    #[right(price)] capturedAmount: Decimal,
    #[right(price)] purchasedAmount: Decimal,
    refundedAmount: Decimal,
    creditedAmount: Decimal,
    #[right(currency)] currency: String,
    paymentMethodId: Uuid,
    createdBy: String,
}

#[cello(trigger = "invoice-paid")]
struct OutsetaInvoice {
    #[right(subscription.invoiceId)] Uid: String,
    #[right(subscription.invoiceId)] Number: i64,
    InvoiceDate: NaiveDateTime,
    PaymentReminderSentDate: Option<NaiveDateTime>,
    #[right(price(major))] AmountPaid: f64,
    AmountOutstanding: f64,
    Subtotal: f64,
    Tax: f64,
    #[fine(price(major))] Total: f64,
    Created: NaiveDateTime,
    Updated: NaiveDateTime,
    Account: Account,
}

#[cello(trigger = "invoice-paid")]
struct MemberfulOrder {
    #[fine(subscription.invoiceId)] uuid: String,
    #[right(subscription.invoiceId)] receipt_number: String,
    status: String,
    #[right(price(minor))] total_cents: i64,
    tax_cents: i64,
    coupon_discount_cents: i64,
    #[fine(event.timestamp(unix))] created_at: i64,
    #[right(newUser.id)] member_id: i64,
    #[right(newUser.email)] member_email: String,
    #[right(subscription.productKey)] plan_slug: String,
    #[right(subscription.interval)] plan_interval_unit: String,
    plan_price_cents: i64,
}

#[cello(trigger = "invoice-paid")]
struct AmazonReceipt {
    autoRenewing: bool,
    cancelDate: Option<i64>,
    #[right(event.timestamp(unix_ms))] purchaseDate: i64,
    renewalDate: Option<i64>,
    freeTrialEndDate: Option<i64>,
    #[right(subscription.productKey)] productId: String,
    parentProductId: Option<String>,
    productType: String,
    quantity: Option<u32>,
    #[right(subscription.interval)] term: String,
    termSku: String,
    testTransaction: bool,
    receiptId: String,
}

#[cello(trigger = "invoice-paid")]
struct BillingLedgerPosted {
    #[right(event.timestamp)] ts: DateTime<Utc>,
    #[right(newUser.id)] acting_user_id: u64,
    billed_org_id: u64,
    #[right(subscription.invoiceId)] invoice_number: String,
    #[right(price(minor))] gross_minor: i64,
    net_minor: i64,
    vat_minor: i64,
    #[right(currency)] iso_currency_code: String,
    reseller_margin_minor: i64,
    operator_email: String,
}

#[cello(trigger = "invoice-paid")]
struct PrismaSubscriptionPayment {
    id: String,
    #[right(newUser.id)] userId: String,
    teamId: String,
    stripeSubscriptionId: String,
    stripePriceId: String,
    #[right(price(minor))] amountPaid: i32,
    #[right(currency)] currency: String,
    currentPeriodEnd: NaiveDateTime,
    #[right(event.timestamp(utc))] paidAt: Option<NaiveDateTime>,
    createdAt: NaiveDateTime,
    updatedAt: NaiveDateTime,
    #[right(subscription.productKey)] planName: String,
    #[right(subscription.interval)] billingCycle: String,
    #[right(ucc)] referralCode: Option<String>,
    referrerId: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct RailsOrder {
    #[fine(subscription.invoiceId)] number: String,
    #[right(newUser.id)] user_id: i64,
    #[right(newUser.email)] email: String,
    item_total: Decimal,
    adjustment_total: Decimal,
    additional_tax_total: Decimal,
    promo_total: Decimal,
    shipment_total: Decimal,
    #[right(price)] total: Decimal,
    #[right(price)] payment_total: Decimal,
    #[right(currency)] currency: String,
    #[right(event.timestamp(utc))] completed_at: NaiveDateTime,
    approved_at: Option<NaiveDateTime>,
    canceled_at: Option<NaiveDateTime>,
    created_by_id: Option<i64>,
    approver_id: Option<i64>,
    store_id: i64,
}

#[cello(trigger = "invoice-paid")]
struct CoursePurchase {
    #[right(newUser.id)] learner_id: Uuid,
    #[right(newUser.email)] learner_email: String,
    instructor_id: Uuid,
    instructor_email: String,
    list_price: f64,
    discounted_price: f64,
    #[right(price(major))] price_paid: f64,
    instructor_share: f64,
    #[right(currency)] price_currency: String,
    #[right(event.timestamp)] purchased_on: DateTime<Utc>,
    course_published_on: DateTime<Utc>,
    #[right(subscription.productKey)] product_code: String,
}

#[cello(trigger = "invoice-paid")]
struct AdInsertionOrderPaid {
    io_number: String,
    advertiser_id: u64,
    agency_id: Option<u64>,
    agency_email: Option<String>,
    account_exec_email: String,
    budget_cents: i64,
    spent_cents: i64,
    #[right(subscription.invoiceId)] invoice_num: String,
    #[right(price(minor))] invoice_total_cents: i64,
    #[right(event.timestamp(unix))] paid_epoch: i64,
    flight_start_epoch: i64,
    flight_end_epoch: i64,
}

#[cello(trigger = "invoice-paid")]
struct UtilityPayment {
    #[right(newUser.id)] resident_id: u32,
    meter_id: u32,
    reading_value: f64,
    tariff_rate: f64,
    previous_balance: f64,
    #[right(price(major))] payment_amount: f64,
    convenience_fee: f64,
    #[right(event.timestamp(utc))] payment_timestamp: NaiveDateTime,
    statement_date: NaiveDate,
    cashier: String,
    #[right(subscription.invoiceId)] bill_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct MercadoPagoRefund {
    id: i64,
    payment_id: i64,
    #[right(price(major))] amount: f64,
    source_name: String,
    #[right(event.timestamp)] date_created: DateTime<FixedOffset>,
    unique_sequence_number: Option<String>,
    refund_mode: String,
    adjustment_amount: f64,
    status: String,
}

#[cello(trigger = "charge-refunded")]
struct KlarnaRefund {
    refund_id: String,
    #[right(price(minor))] refunded_amount: i64,
    #[right(event.timestamp)] refunded_at: DateTime<Utc>,
    description: String,
    original_order_amount: i64,
    merchant_reference1: String,
    credit_invoice: bool,
}

#[cello(trigger = "charge-refunded")]
struct PaymentIntentRefundedRow {
    #[right(newUser.id)] user_uuid: Uuid,
    org_uuid: Uuid,
    pi_amount: i64,
    pi_amount_received: i64,
    pi_created: i64,
    #[right(price(minor))] rf_refund_amount: i64,
    #[right(event.timestamp(unix))] rf_refunded_at: i64,
    #[right(currency)] currency: String,
    #[right(subscription.invoiceId)] invoice_id: String,
}

#[cello(trigger = "charge-refunded")]
struct CancelledBooking {
    booking_ref: String,
    booking_total: Decimal,
    cancellation_fee: Decimal,
    #[right(price)] refund_total: Decimal,
    #[right(currency)] currency: String,
    booked_at: DateTime<Utc>,
    cancelled_at: DateTime<Utc>,
    #[right(event.timestamp)] refunded_at: DateTime<Utc>,
    #[right(newUser.email)] guest_email: String,
    host_email: String,
    host_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct Chargeable {
    total: i64,
    total_refunded: i64,
    paid_at: i64,
    created_at: i64,
    #[right(currency)] currency: String,
    agent_id: i64,
    organization_id: i64,
}

#[cello(trigger = "charge-refunded")]
struct LineRefund {
    line_id: u64,
    #[right(subscription.invoiceId)] invoice_id: u64,
    line_amount: i64,
    line_tax: i64,
    #[right(price(minor))] line_refund_cents: i64,
    invoice_total_cents: i64,
    #[right(event.timestamp)] refund_completed_at: DateTime<Utc>,
    refund_requested_at: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct OutsetaPerson {
    #[right(newUser.id)] Uid: String,
    #[right(newUser.email)] Email: String,
    #[right(newUser.name)] FirstName: String,
    #[right(newUser.name)] LastName: String,
    #[fine(newUser.name)] FullName: String,
    OAuthGoogleProfileId: Option<String>,
    LastLoginDateTime: Option<DateTime<Utc>>,
    #[right(event.timestamp)] Created: DateTime<Utc>,
    Updated: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct SalesforceLead {
    Id: String,
    OwnerId: String,
    Company: String,
    #[right(newUser.email)] Email: String,
    #[right(newUser.name)] Name: String,
    LeadSource: Option<String>,
    ConvertedAccountId: Option<String>,
    ConvertedDate: Option<NaiveDate>,
    CreatedDate: DateTime<Utc>,
    CreatedById: String,
    #[right(ucc)] Referral_Code__c: Option<String>,
    #[right(newUser.id)] App_User_Id__c: Option<String>,
    #[right(event.timestamp)] Signed_Up_At__c: Option<DateTime<Utc>>,
}

#[cello(trigger = "new-signup")]
struct LaravelUser {
    #[right(newUser.id)] id: u64,
    #[right(newUser.name)] name: String,
    #[right(newUser.email)] email: String,
    email_verified_at: Option<NaiveDateTime>,
    password: String,
    remember_token: Option<String>,
    current_team_id: Option<u64>,
    referral_code: String,
    referred_by: Option<u64>,
    stripe_id: Option<String>,
    pm_last_four: Option<String>,
    trial_ends_at: Option<NaiveDateTime>,
    #[right(event.timestamp(utc))] created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

#[cello(trigger = "new-signup")]
struct Membership {
    membership_id: u64,
    #[right(newUser.id)] user_id: u64,
    #[right(newUser.email)] user_email: String,
    #[right(newUser.name)] user_full_name: String,
    team_id: u64,
    invited_by_id: Option<u64>,
    invited_by_email: Option<String>,
    invite_code: Option<String>,
    invite_sent_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] joined_at: DateTime<Utc>,
    role: String,
}

#[cello(trigger = "new-signup")]
struct RegistrationMessage {
    #[right(event.timestamp(unix_ms))] eventTimeMs: u64,
    traceId: String,
    #[right(newUser.id)] newUserId: String,
    #[right(newUser.email)] newUserEmail: String,
    #[right(newUser.name)] newUserName: String,
    referrerUserId: Option<String>,
    referrerName: Option<String>,
    #[right(ucc)] referrerUcc: Option<String>,
    newUserUcc: String,
    signupPage: String,
}

#[cello(trigger = "new-signup", attribution = "organization")]
struct WorkspaceSignup {
    #[right(newUser.organizationId)] workspaceId: Uuid,
    workspaceName: String,
    workspaceOwnerEmail: String,
    #[right(newUser.id)] memberId: Uuid,
    #[right(newUser.email)] memberEmail: String,
    #[right(newUser.name)] memberName: String,
    referringWorkspaceId: Option<Uuid>,
    #[right(ucc)] referralCode: Option<String>,
    #[right(event.timestamp)] createdAt: DateTime<Utc>,
}

#[cello(trigger = "demo-call-attended")]
struct SavvyCalEvent {
    id: String,
    summary: String,
    #[right(event.timestamp)] start_at: DateTime<Utc>,
    #[right(event.timestamp)] end_at: DateTime<Utc>,
    canceled_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    organizer_email: String,
    organizer_display_name: String,
    #[right(newUser.email)] attendee_email: String,
    #[right(newUser.name)] attendee_display_name: String,
}

#[cello(trigger = "demo-call-attended")]
struct DemoOutcome {
    demo_id: u64,
    demo_booked_at: DateTime<Utc>,
    demo_scheduled_at: DateTime<Utc>,
    demo_no_show_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] demo_attended_at: Option<DateTime<Utc>>,
    setter_id: u64,
    closer_id: u64,
    closer_email: String,
    #[right(newUser.id)] user_id: u64,
    #[right(newUser.email)] lead_email: String,
    #[right(newUser.name)] lead_name: String,
    #[right(ucc)] cello_code: Option<String>,
}

#[cello(trigger = "demo-call-attended")]
struct ZoomWebinarParticipant {
    id: String,
    user_id: String,
    #[right(newUser.name)] name: String,
    #[right(newUser.email)] user_email: String,
    #[right(event.timestamp)] join_time: DateTime<Utc>,
    #[fine(event.timestamp)] leave_time: DateTime<Utc>,
    duration: i64,
    registrant_id: Option<String>,
    failover: bool,
}

#[cello(trigger = "demo-call-attended")]
struct CrmActivity {
    activity_id: i64,
    account_id: i64,
    account_name: String,
    opportunity_id: Option<i64>,
    user_id: i64,
    user_name: String,
    #[right(newUser.name)] contact_name: String,
    #[right(newUser.email)] contact_email: String,
    #[right(event.timestamp)] completed_at: DateTime<Utc>,
    due_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
}
