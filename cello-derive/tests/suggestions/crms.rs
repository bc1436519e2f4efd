// CRMs, calendars, sign-in services.

#[cello(trigger = "demo-call-attended")]
struct CalendlyInvitee {
    uri: String,
    #[right(newUser.email)] email: String,
    #[right(newUser.name)] name: String,
    event_type_name: String,
    host_email: String,
    host_name: String,
    #[right(event.timestamp)] start_time: DateTime<Utc>,
    #[right(event.timestamp)] end_time: DateTime<Utc>,
    created_at: DateTime<Utc>,
    canceled_at: Option<DateTime<Utc>>,
    no_show_at: Option<DateTime<Utc>>,
    rescheduled: bool,
    timezone: String,
}

#[cello(trigger = "demo-call-attended")]
struct HubSpotMeeting {
    hs_object_id: i64,
    hubspot_owner_id: i64,
    contact_id: i64,
    #[right(newUser.email)] contact_email: String,
    #[right(newUser.name)] contact_name: String,
    hs_meeting_title: String,
    hs_meeting_outcome: String,
    #[right(event.timestamp(unix_ms))] hs_meeting_start_time: i64,
    #[right(event.timestamp(unix_ms))] hs_meeting_end_time: i64,
    hs_createdate: i64,
    hs_lastmodifieddate: i64,
}

#[cello(trigger = "demo-call-attended")]
struct SalesforceEvent {
    Id: String,
    OwnerId: String,
    WhoId: String,
    AccountId: String,
    Subject: String,
    #[fine(event.timestamp)] StartDateTime: DateTime<Utc>,
    #[fine(event.timestamp)] EndDateTime: DateTime<Utc>,
    ActivityDate: NaiveDate,
    CreatedDate: DateTime<Utc>,
    LastModifiedDate: DateTime<Utc>,
    #[right(ucc)] Cello_UCC__c: Option<String>,
    #[right(newUser.id)] Product_User_Id__c: String,
    #[right(newUser.email)] Lead_Email__c: String,
    #[right(newUser.name)] Lead_Name__c: String,
}

#[cello(trigger = "demo-call-attended")]
struct ZoomParticipantJoined {
    account_id: String,
    meeting_uuid: String,
    host_id: String,
    topic: String,
    #[fine(event.timestamp)] start_time: DateTime<Utc>,
    #[right(newUser.name)] participant_name: String,
    participant_user_id: String,
    #[right(newUser.email)] participant_email: String,
    #[right(event.timestamp)] join_time: DateTime<Utc>,
    #[fine(event.timestamp)] event_ts: i64,
}

#[cello(trigger = "demo-call-attended")]
struct PipedriveActivity {
    id: i64,
    company_id: i64,
    user_id: i64,
    done: bool,
    due_date: String,
    due_time: String,
    #[right(event.timestamp(utc))] marked_as_done_time: NaiveDateTime,
    add_time: NaiveDateTime,
    update_time: NaiveDateTime,
    person_id: i64,
    #[right(newUser.name)] person_name: String,
    #[right(newUser.email)] person_email: String,
    org_id: i64,
    org_name: String,
    owner_name: String,
    assigned_to_user_id: i64,
}

#[cello(trigger = "new-signup")]
struct IntercomContact {
    id: String,
    workspace_id: String,
    #[right(newUser.id)] external_id: String,
    role: String,
    #[right(newUser.email)] email: String,
    phone: Option<String>,
    #[right(newUser.name)] name: String,
    avatar: Option<String>,
    owner_id: Option<i64>,
    created_at: i64,
    #[right(event.timestamp(unix))] signed_up_at: Option<i64>,
    last_seen_at: Option<i64>,
    last_contacted_at: Option<i64>,
    unsubscribed_from_emails: bool,
}

#[cello(trigger = "new-signup")]
struct ClerkUserCreated {
    #[right(newUser.id)] user_id: String,
    external_id: Option<String>,
    #[right(newUser.email)] primary_email_address: String,
    primary_email_address_id: String,
    #[right(newUser.name)] first_name: String,
    #[right(newUser.name)] last_name: String,
    #[right(event.timestamp(unix_ms))] created_at: i64,
    updated_at: i64,
    last_sign_in_at: Option<i64>,
    banned: bool,
}

#[cello(trigger = "new-signup")]
struct Auth0User {
    #[right(newUser.id)] user_id: String,
    #[right(newUser.email)] email: String,
    email_verified: bool,
    #[fine(newUser.name)] username: Option<String>,
    #[right(newUser.name)] name: String,
    nickname: String,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    last_login: DateTime<Utc>,
    last_ip: String,
    logins_count: u64,
}

#[cello(trigger = "new-signup")]
struct SupabaseUser {
    #[right(newUser.id)] id: Uuid,
    aud: String,
    role: String,
    #[right(newUser.email)] email: String,
    email_confirmed_at: Option<DateTime<Utc>>,
    invited_at: Option<DateTime<Utc>>,
    confirmation_sent_at: Option<DateTime<Utc>>,
    last_sign_in_at: Option<DateTime<Utc>>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    banned_until: Option<DateTime<Utc>>,
    deleted_at: Option<DateTime<Utc>>,
}

#[cello(trigger = "new-signup")]
struct SegmentIdentify {
    message_id: String,
    anonymous_id: String,
    #[right(newUser.id)] user_id: String,
    #[right(newUser.email)] traits_email: String,
    #[right(newUser.name)] traits_name: String,
    traits_company: Option<String>,
    received_at: DateTime<Utc>,
    sent_at: DateTime<Utc>,
    #[right(event.timestamp)] timestamp: DateTime<Utc>,
    original_timestamp: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct DjangoUser {
    #[right(newUser.id)] id: i32,
    password: String,
    last_login: Option<DateTime<Utc>>,
    is_superuser: bool,
    #[fine(newUser.name)] username: String,
    #[right(newUser.name)] first_name: String,
    #[right(newUser.name)] last_name: String,
    #[right(newUser.email)] email: String,
    is_staff: bool,
    is_active: bool,
    #[right(event.timestamp)] date_joined: DateTime<Utc>,
}

#[cello(trigger = "new-signup")]
struct DeviseUser {
    #[right(newUser.id)] id: i64,
    #[right(newUser.email)] email: String,
    encrypted_password: String,
    reset_password_token: Option<String>,
    reset_password_sent_at: Option<DateTime<Utc>>,
    sign_in_count: i32,
    current_sign_in_at: Option<DateTime<Utc>>,
    last_sign_in_at: Option<DateTime<Utc>>,
    confirmed_at: Option<DateTime<Utc>>,
    unconfirmed_email: Option<String>,
    #[right(event.timestamp)] created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}
