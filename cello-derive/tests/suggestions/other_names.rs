// Unusual names: other languages, other habits of naming, prefixes, units in the name.

#[cello(trigger = "invoice-paid")]
struct Rechnung {
    #[right(subscription.invoiceId)] rechnungsnummer: String,
    kundennummer: String,
    #[right(newUser.id)] benutzer_id: i64,
    #[right(price(major))] betrag: f64,
    steuerbetrag: f64,
    #[right(currency)] waehrung: String,
    erstellt_am: NaiveDateTime,
    faellig_am: NaiveDateTime,
    #[right(event.timestamp(utc))] bezahlt_am: Option<NaiveDateTime>,
    #[right(subscription.productKey)] tarif: String,
    #[right(subscription.interval)] abrechnungsintervall: String,
}

#[cello(trigger = "invoice-paid")]
struct Facture {
    #[right(subscription.invoiceId)] numero_facture: String,
    #[right(newUser.id)] id_utilisateur: u64,
    #[right(price(minor))] montant_centimes: i64,
    montant_ht_centimes: i64,
    #[right(currency)] devise: String,
    date_emission: DateTime<Utc>,
    #[right(event.timestamp)] date_paiement: DateTime<Utc>,
    #[right(newUser.email)] courriel: String,
    agent_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct Reembolso {
    #[right(newUser.id)] usuario_id: u64,
    #[right(price(minor))] importe_reembolso: i64,
    importe_total: i64,
    #[right(currency)] moneda: String,
    #[right(event.timestamp)] fecha_reembolso: DateTime<Utc>,
    fecha_pago: DateTime<Utc>,
    #[right(subscription.invoiceId)] factura_id: u64,
}

#[cello(trigger = "invoice-paid")]
struct TblInvoices {
    #[right(subscription.invoiceId)] inv_id: i32,
    #[right(newUser.id)] inv_usr_id: i32,
    inv_cmp_id: i32,
    inv_subtot: Decimal,
    inv_tax: Decimal,
    #[right(price)] inv_tot: Decimal,
    inv_bal: Decimal,
    #[right(currency)] inv_curr_cd: String,
    inv_dt: NaiveDate,
    #[right(event.timestamp(utc))] inv_paid_dt: Option<NaiveDateTime>,
    inv_crt_by: String,
    inv_upd_dt: NaiveDateTime,
}

#[cello(trigger = "invoice-paid")]
struct XeroInvoice {
    #[right(subscription.invoiceId)] InvoiceID: Uuid,
    #[right(subscription.invoiceId)] InvoiceNumber: String,
    ContactID: Uuid,
    SubTotal: Decimal,
    TotalTax: Decimal,
    #[right(price)] Total: Decimal,
    AmountDue: Decimal,
    #[right(price)] AmountPaid: Decimal,
    AmountCredited: Decimal,
    #[right(currency)] CurrencyCode: String,
    CurrencyRate: Decimal,
    Date: NaiveDateTime,
    DueDate: NaiveDateTime,
    #[right(event.timestamp(utc))] FullyPaidOnDate: Option<NaiveDateTime>,
    UpdatedDateUTC: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct QuickBooksPayment {
    Id: String,
    SyncToken: String,
    CustomerRef: String,
    #[right(price)] TotalAmt: Decimal,
    UnappliedAmt: Decimal,
    TxnDate: NaiveDate,
    #[right(currency)] CurrencyRef: String,
    ExchangeRate: Decimal,
    PaymentRefNum: String,
    #[fine(event.timestamp)] CreateTime: DateTime<Utc>,
    LastUpdatedTime: DateTime<Utc>,
}

#[cello(trigger = "invoice-paid")]
struct RazorpayPayment {
    #[fine(subscription.invoiceId)] id: String,
    entity: String,
    #[right(price(minor))] amount: i64,
    #[right(currency)] currency: String,
    base_amount: i64,
    base_currency: String,
    status: String,
    #[fine(subscription.invoiceId)] order_id: String,
    #[right(subscription.invoiceId)] invoice_id: Option<String>,
    amount_refunded: i64,
    #[right(newUser.email)] email: String,
    contact: String,
    fee: i64,
    tax: i64,
    #[right(event.timestamp(unix))] created_at: i64,
}

#[cello(trigger = "invoice-paid")]
struct PaystackCharge {
    id: u64,
    reference: String,
    #[right(price(minor))] amount: u64,
    requested_amount: u64,
    #[right(event.timestamp)] paid_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    #[right(currency)] currency: String,
    fees: u64,
    customer_code: String,
    #[right(newUser.email)] customer_email: String,
    #[right(subscription.productKey)] plan_code: String,
    #[right(subscription.interval)] plan_interval: String,
    plan_amount: u64,
}

#[cello(trigger = "invoice-paid")]
struct CoinbaseCharge {
    code: String,
    pricing_type: String,
    #[fine(price)] local_amount: String,
    #[fine(currency)] local_currency: String,
    crypto_amount: String,
    created_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    #[right(event.timestamp)] confirmed_at: Option<DateTime<Utc>>,
    #[right(newUser.id)] metadata_user_id: String,
    metadata_invoice_total: String,
}

#[cello(trigger = "invoice-paid")]
struct PatreonPledgePaid {
    pledge_id: String,
    #[right(newUser.id)] patron_user_id: String,
    #[right(newUser.email)] patron_email: String,
    creator_id: String,
    campaign_id: String,
    #[right(price(minor))] amount_cents: i64,
    currently_entitled_amount_cents: i64,
    lifetime_support_cents: i64,
    #[right(currency)] currency: String,
    #[right(event.timestamp)] last_charge_date: DateTime<Utc>,
    next_charge_date: DateTime<Utc>,
    #[right(subscription.productKey)] tier_title: String,
}

#[cello(trigger = "new-signup")]
struct ProfileCreatedV2 {
    schemaVersion: u32,
    correlationId: Uuid,
    #[right(event.timestamp(unix_ms))] emittedAtEpochMillis: i64,
    #[right(newUser.id)] profileOwnerUserId: i64,
    #[right(newUser.email)] emailAddr: String,
    #[right(newUser.name)] displayName: String,
    referredByUserId: Option<i64>,
    #[right(ucc)] referredByCode: Option<String>,
    marketingOptInAt: Option<i64>,
}

#[cello(trigger = "new-signup")]
struct Kunde {
    #[fine(newUser.id)] id: i64,
    #[right(newUser.name)] vorname: String,
    #[right(newUser.name)] nachname: String,
    #[right(newUser.email)] email: String,
    firma: Option<String>,
    #[right(ucc)] empfehlungscode: Option<String>,
    #[right(event.timestamp)] angelegt_am: DateTime<Utc>,
    geaendert_am: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct StudentEnrolled {
    #[right(newUser.id)] student_id: Uuid,
    #[right(newUser.name)] student_full_name: String,
    #[right(newUser.email)] student_email: String,
    teacher_id: Uuid,
    teacher_email: String,
    school_id: Uuid,
    school_name: String,
    guardian_email: Option<String>,
    #[right(event.timestamp)] enrolled_at: DateTime<Utc>,
    course_starts_at: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct BetaWaitlistAccepted {
    waitlist_id: u64,
    position: u32,
    #[right(newUser.email)] applicant_email: String,
    #[right(newUser.name)] applicant_name: String,
    applied_at: DateTime<Utc>,
    #[fine(event.timestamp)] accepted_at: DateTime<Utc>,
    approved_by_email: String,
    source: String,
    #[fine(ucc)] invite_code: Option<String>,
}

#[cello(trigger = "new-signup")]
struct OauthUserInfo {
    #[fine(newUser.id)] sub: String,
    #[right(newUser.name)] name: String,
    #[right(newUser.name)] given_name: String,
    family_name: String,
    #[fine(newUser.name)] preferred_username: String,
    picture: String,
    #[right(newUser.email)] email: String,
    email_verified: bool,
    updated_at: i64,
    auth_time: i64,
}

#[cello(trigger = "new-signup")]
struct RowOfLegacyCrm {
    LEAD_ID: i64,
    LEAD_OWNER: String,
    OWNER_EMAIL: String,
    #[right(newUser.email)] E_MAIL: String,
    #[right(newUser.name)] FULL_NAME: String,
    COMPANY_NAME: String,
    #[right(event.timestamp(utc))] SIGN_UP_DATE: NaiveDateTime,
    LAST_CONTACT_DATE: NaiveDateTime,
    #[right(newUser.id)] APP_USER_ID: i64,
    #[right(ucc)] CELLO_REFERRAL_CODE: Option<String>,
}

#[cello(trigger = "new-signup", attribution = "organization")]
struct CompanyOnboarded {
    #[right(newUser.organizationId)] companyUuid: Uuid,
    companyName: String,
    #[right(newUser.id)] adminUserId: Uuid,
    #[right(newUser.email)] adminEmail: String,
    #[right(newUser.name)] adminName: String,
    accountManagerEmail: String,
    parentCompanyUuid: Option<Uuid>,
    #[right(event.timestamp)] signedUpAt: DateTime<Utc>,
    onboardedAt: DateTime<Utc>,
    #[right(ucc)] referrerCode: Option<String>,
}

#[cello(trigger = "demo-call-attended")]
struct ChiliPiperMeeting {
    meeting_id: String,
    #[right(newUser.email)] guest_email: String,
    #[right(newUser.name)] guest_name: String,
    assignee_name: String,
    assignee_email: String,
    booker_email: String,
    queue_name: String,
    #[right(event.timestamp(unix_ms))] meeting_start_ms: i64,
    #[right(event.timestamp(unix_ms))] meeting_end_ms: i64,
    booked_ms: i64,
    noshow: bool,
}

#[cello(trigger = "demo-call-attended")]
struct SalesCall {
    #[right(newUser.id)] product_user_id: String,
    ae_name: String,
    ae_email: String,
    sdr_email: String,
    #[right(newUser.name)] contact_full_name: String,
    #[right(newUser.email)] contact_work_email: String,
    planned_for: DateTime<Utc>,
    #[right(event.timestamp)] took_place_at: DateTime<Utc>,
    next_call_at: Option<DateTime<Utc>>,
    talk_ratio: f32,
}

#[cello(trigger = "demo-call-attended")]
struct WebinarAttendance {
    webinar_id: u64,
    #[right(newUser.email)] registrant_email: String,
    #[right(newUser.name)] registrant_name: String,
    registered_at: DateTime<Utc>,
    #[right(event.timestamp)] joined_at: DateTime<Utc>,
    left_at: DateTime<Utc>,
    panelist_email: String,
    minutes_watched: u32,
}

#[cello(trigger = "charge-refunded")]
struct RefundIssued {
    refund_reference: String,
    #[right(subscription.invoiceId)] bill_no: String,
    #[right(price(minor))] refund_amt_pence: i64,
    bill_amt_pence: i64,
    #[right(currency)] ccy_code: String,
    #[right(event.timestamp(unix))] issued_ts: i64,
    billed_ts: i64,
    issued_by: String,
    #[right(newUser.id)] subscriber_no: u64,
    csr_id: u64,
}

#[cello(trigger = "charge-refunded")]
struct ReturnProcessed {
    rma: String,
    order_no: String,
    item_total: Decimal,
    restocking_fee: Decimal,
    #[right(price)] refund_value: Decimal,
    #[right(currency)] refund_currency: String,
    received_at: DateTime<Utc>,
    #[right(event.timestamp)] refund_sent_at: DateTime<Utc>,
    #[right(newUser.email)] shopper_email: String,
    handled_by: String,
}

#[cello(trigger = "charge-refunded")]
struct CreditMemo {
    memo_no: String,
    #[right(subscription.invoiceId)] original_invoice_no: String,
    #[fine(price)] memo_total: Decimal,
    #[right(price)] refunded_amt: Decimal,
    applied_amt: Decimal,
    #[right(currency)] cur: String,
    memo_date: NaiveDate,
    #[right(event.timestamp)] refunded_on: DateTime<Utc>,
    sales_person_id: i64,
}

#[cello(trigger = "charge-refunded")]
struct StripeRefundRow {
    stripe_refund_id: String,
    stripe_charge_id: String,
    #[right(price(minor))] stripe_refund_amount: i64,
    stripe_charge_amount: i64,
    #[right(currency)] stripe_currency: String,
    stripe_charge_created: i64,
    #[right(event.timestamp(unix))] stripe_refund_created: i64,
    stripe_customer_id: String,
    #[right(subscription.invoiceId)] stripe_invoice_id: String,
    #[right(newUser.id)] app_user_id: Uuid,
}

#[cello(trigger = "invoice-paid")]
struct SaaSReceipt {
    #[right(subscription.invoiceId)] receiptNumber: String,
    #[right(newUser.id)] customerUserId: String,
    #[right(price)] amountCharged: Decimal,
    amountBeforeDiscount: Decimal,
    creditApplied: Decimal,
    #[right(currency)] chargeCurrency: String,
    #[right(event.timestamp)] chargedAt: DateTime<Utc>,
    periodStart: DateTime<Utc>,
    periodEnd: DateTime<Utc>,
    #[right(subscription.productKey)] subscriptionPlan: String,
    #[right(subscription.interval)] renewalCycle: String,
}

#[cello(trigger = "invoice-paid")]
struct TelecomBillSettled {
    msisdn: String,
    #[right(newUser.id)] subscriber_id: u64,
    #[right(subscription.invoiceId)] bill_ref: String,
    bill_amount_total_cents: u64,
    #[right(price(minor))] paid_amount_total_cents: u64,
    arrears_cents: u64,
    #[right(event.timestamp(unix))] payment_epoch: u64,
    #[right(subscription.productKey)] tariff_plan_code: String,
    dealer_id: u64,
    collector_id: u64,
}

#[cello(trigger = "invoice-paid")]
struct DonationReceived {
    #[right(newUser.id)] donor_id: u64,
    #[right(newUser.email)] donor_email: String,
    fundraiser_id: u64,
    fundraiser_email: String,
    #[right(price(minor))] gross_amount_cents: u64,
    net_amount_cents: u64,
    processing_fee_cents: u64,
    #[right(currency)] donation_currency: String,
    #[right(event.timestamp)] donated_at: DateTime<Utc>,
    #[right(subscription.interval)] recurrence: Recurrence,
    receipt_sent_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "invoice-paid")]
struct RentPayment {
    #[right(newUser.id)] tenant_user_id: u64,
    #[right(newUser.email)] tenant_email: String,
    landlord_id: u64,
    landlord_email: String,
    property_id: u64,
    rent_amount: Decimal,
    late_fee: Decimal,
    #[right(price)] total_charged: Decimal,
    #[right(event.timestamp)] cleared_at: DateTime<Utc>,
    initiated_at: DateTime<Utc>,
    due_on: NaiveDate,
}

#[cello(trigger = "invoice-paid")]
struct EvtInvoicePaid {
    evtId: Uuid,
    #[right(event.timestamp)] evtTime: DateTime<Utc>,
    evtActorId: Uuid,
    #[right(subscription.invoiceId)] invoiceRef: String,
    #[right(newUser.id)] payingUserId: Uuid,
    #[right(price(minor))] totalMinorUnits: i64,
    taxMinorUnits: i64,
    #[right(currency)] isoCurrencyCode: String,
    #[right(subscription.productKey)] planSku: String,
    #[right(subscription.interval)] planPeriod: String,
    #[right(ucc)] celloUcc: Option<String>,
}

#[cello(trigger = "invoice-paid")]
struct WalletTopUp {
    wallet_id: u64,
    #[right(newUser.id)] user: u64,
    #[right(price(major))] top_up_amount_dollars: u32,
    bonus_amount_dollars: u32,
    balance_before_dollars: u32,
    balance_after_dollars: u32,
    #[right(event.timestamp(unix))] completed_unix: u64,
    initiated_unix: u64,
    cashier_id: u64,
}
