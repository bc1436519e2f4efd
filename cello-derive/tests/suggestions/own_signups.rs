// Tables and messages of one's own: who signed up, who came to the demo.

#[cello(trigger = "new-signup")]
struct Signup {
    #[right(ucc)] referrer_code: Option<String>,
    account_id: u64,
    #[right(newUser.email)] contact_mail: String,
    #[right(newUser.name)] full_name: String,
    #[right(event.timestamp(unix_ms))] signed_up_at_ms: i64,
}

#[cello(trigger = "new-signup")]
struct User {
    #[right(newUser.id)] id: Uuid,
    #[right(newUser.email)] email: String,
    #[right(newUser.name)] display_name: Option<String>,
    own_referral_code: String,
    #[right(ucc)] referred_by_code: Option<String>,
    referred_by_user_id: Option<Uuid>,
    referrals_count: i32,
    organization_id: Uuid,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    email_verified_at: Option<DateTime<Utc>>,
    last_login_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "new-signup")]
struct UserRegistered {
    event_id: Uuid,
    #[right(event.timestamp)] occurred_at: DateTime<Utc>,
    #[right(newUser.id)] user_id: Uuid,
    tenant_id: Uuid,
    #[right(newUser.email)] email: String,
    #[right(newUser.name)] name: String,
    company_name: Option<String>,
    invited_by: Option<Uuid>,
    #[right(ucc)] cello_ucc: Option<String>,
    promo_code: Option<String>,
}

#[cello(trigger = "new-signup")]
struct Registration {
    id: i64,
    #[right(newUser.id)] member_id: i64,
    #[right(newUser.name)] member_name: String,
    #[right(newUser.email)] member_email: String,
    sponsor_id: Option<i64>,
    sponsor_name: Option<String>,
    sponsor_email: Option<String>,
    #[right(event.timestamp)] registered_at: DateTime<Utc>,
    confirmed_at: Option<DateTime<Utc>>,
    expires_at: DateTime<Utc>,
}

#[cello(trigger = "new-signup", attribution = "organization")]
struct TenantCreated {
    #[right(newUser.organizationId)] tenant_id: Uuid,
    tenant_name: String,
    #[right(newUser.id)] user_id: Uuid,
    #[right(newUser.email)] user_email: String,
    #[right(newUser.name)] user_name: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    referrer_organization_id: Option<Uuid>,
    #[right(ucc)] referral_code: Option<String>,
}

#[cello(trigger = "new-signup")]
struct Organization {
    id: u64,
    name: String,
    domain: String,
    support_email: String,
    owner_email: String,
    owner_name: String,
    trial_ends_at: DateTime<Utc>,
    #[fine(event.timestamp)] created_at: DateTime<Utc>,
    account_manager_id: u64,
    billing_plan: String,
}

#[cello(trigger = "new-signup")]
struct AccountRow {
    account_id: i64,
    #[fine(newUser.name)] login: String,
    #[right(newUser.email)] email_address: String,
    #[right(newUser.name)] first: String,
    #[right(newUser.name)] last: String,
    #[right(event.timestamp)] signup_date: DateTime<Utc>,
    last_activity_date: DateTime<Utc>,
    http_referrer: Option<String>,
    referral_source: Option<String>,
    #[right(ucc)] ref_code: Option<String>,
}

#[cello(trigger = "new-signup")]
struct InvitedUser {
    #[right(newUser.id)] invitee_id: Uuid,
    #[right(newUser.email)] invitee_email: String,
    #[right(newUser.name)] invitee_name: String,
    inviter_id: Uuid,
    inviter_email: String,
    inviter_name: String,
    invited_at: DateTime<Utc>,
    accepted_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] joined_at: DateTime<Utc>,
    invite_token: String,
}

#[cello(trigger = "new-signup")]
struct FusedColumns {
    #[right(newUser.id)] userid: i64,
    #[right(newUser.email)] useremail: String,
    #[right(newUser.name)] fullname: String,
    #[right(event.timestamp(unix))] createdat: i64,
    updatedat: i64,
    companyname: String,
    #[right(ucc)] referralcode: Option<String>,
    agentid: i64,
}

#[cello(trigger = "demo-call-attended")]
struct Demo {
    #[right(newUser.id)] user_id: u64,
    rep_id: u64,
    rep_email: String,
    #[right(newUser.email)] attendee_email: String,
    #[right(newUser.name)] attendee_name: String,
    scheduled_at: DateTime<Utc>,
    no_show_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] attended_at: Option<DateTime<Utc>>,
    #[right(ucc)] ucc: Option<String>,
}

#[cello(trigger = "demo-call-attended")]
struct DemoCall {
    account: Account,
    booked_at: DateTime<Utc>,
    booked_by: u64,
    #[right(event.timestamp)] held_at: DateTime<Utc>,
    agent_name: String,
    agent_email: String,
    #[right(newUser.name)] prospect_name: String,
    #[right(newUser.email)] prospect_email: String,
    prospect_company: String,
    duration_ms: u64,
    recording_url: Option<String>,
}

#[cello(trigger = "demo-call-attended")]
struct Meeting {
    name: String,
    host_user_id: Uuid,
    #[right(newUser.id)] guest_user_id: Uuid,
    #[right(newUser.email)] guest_email: String,
    #[right(newUser.name)] guest_name: String,
    starts_at: DateTime<Utc>,
    #[right(event.timestamp)] ended_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

#[cello(trigger = "demo-call-attended")]
struct NoShow {
    #[right(newUser.id)] user_id: u64,
    #[right(newUser.email)] email: String,
    no_show_at: DateTime<Utc>,
    rescheduled_at: Option<DateTime<Utc>>,
    reminder_sent_at: DateTime<Utc>,
}
