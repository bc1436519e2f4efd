//! What must rust-analyzer know?

/// The sample that the questions are about.
pub(super) const SAMPLE: &str = include_str!("../../ide/sample.rs");

/// What is expected.
pub(super) enum Answer {
    /// The hover shows these texts.
    Shows(&'static [&'static str]),
    /// The definition is in a file that ends so.
    IsDefinedIn(&'static str),
    /// The list has exactly these names.
    Offers(&'static str),
    /// The list has these names among others, and none of ours.
    Includes(&'static str),
    /// So many problems are reported, and `to_json` is still there.
    Problems(usize),
    /// `to_json` is still there; how many problems a parser finds depends on the parser.
    StaysAnEvent,
}

/// In the sample, the first text is replaced by the second, which has the cursor.
pub(super) type Question = (&'static str, &'static str, Answer);

use Answer::{Includes, IsDefinedIn, Offers, Problems, Shows, StaysAnEvent};

const SLOTS: &str = "ucc newUserId price currency newUser event subscription";

pub(super) const QUESTIONS: &[Question] = &[
    ("use cello_core", "use cello_core", Problems(0)),
    // Several attributes.
    (
        "when = self.status.is_paid",
        "wh｜en = self.status.is_paid",
        Shows(&["over `self`"]),
    ),
    (
        "when = self.status.is_paid",
        "when = self.status.is_p｜aid",
        Shows(&["money arrived"]),
    ),
    (
        "when = self.status.is_paid",
        "when = self.status.｜",
        Includes("is_paid is_refunded plan number"),
    ),
    (
        "when = self.status.is_paid",
        "when = !self.status.is｜ && true",
        Includes("is_paid is_refunded"),
    ),
    (
        "when = self.status.is_paid",
        "when = self.paid > ｜",
        Includes("self Some"),
    ),
    (
        "when = self.status.is_paid",
        "when = matches!(self.status.｜, true)",
        Includes("is_paid"),
    ),
    (
        "when = self.status.is_paid",
        "when = { let it = &self.status; it.｜ }",
        Includes("is_paid plan"),
    ),
    (
        "when = self.status.is_paid",
        "when = self.number.as_ref().is_some_and(|it| it.｜)",
        Includes("len trim"),
    ),
    (
        "when = self.status.is_paid",
        "when = match self.number { Some(ref it) if it.｜ => true, _ => false }",
        Includes("len is_empty"),
    ),
    (
        "#[cello(currency = \"EUR\"",
        "#[cello(cur｜rency = \"EUR\"",
        Shows(&["ISO 4217", "Required for", "`charge-refunded`"]),
    ),
    (
        "#[cello(currency = \"EUR\"",
        "#[cello(｜, currency = \"EUR\"",
        Offers("trigger when attribution userKey allow SLOTS"),
    ),
    (
        "interval = \"monthly\"",
        "interval = \"month｜ly\"",
        Shows(&["Monthly", "every month"]),
    ),
    (
        "subscription.interval",
        "subscription.｜",
        Offers("id invoiceId interval seatsUsed productKey"),
    ),
    ("allow(constant_beside_field)", "allow(｜)", Offers("LINTS")),
    (
        "allow(coupon_as_ucc)",
        "al｜low(coupon_as_ucc)",
        Shows(&["MAPPING.lints()"]),
    ),
    ("coupon_as_ucc", "coupon_｜as_ucc", Shows(&["voucher"])),
    // On fields.
    (
        "newUser.name(with",
        "newUser.na｜me(with",
        IsDefinedIn("catalogue_words.rs"),
    ),
    ("with = shorten", "with = short｜en", IsDefinedIn("lib.rs")),
    ("with = shorten", "with = sh｜", Includes("shorten")),
    (
        "unix_ms), on",
        "unix_ms, ｜), on",
        Offers("utc unix unix_ms with default none"),
    ),
    (
        "on = \"invoice-paid\"",
        "on = \"invoice-｜paid\"",
        Shows(&["InvoicePaid"]),
    ),
    (
        "unix_ms), on",
        "unix_ms), o｜n",
        Shows(&["that event only"]),
    ),
    ("none = \"skip\"", "none = \"sk｜ip\"", Shows(&["no event"])),
    (
        "self.status.number()",
        "self.status.｜",
        Includes("number plan"),
    ),
    (
        "#[cello(newUser.email)]\n    pub email",
        "#[cello(newUser.email, ｜)]\n    pub email",
        Offers("on flatten allow SLOTS"),
    ),
    // An enum with a lifetime, a parameter and a `where`.
    (
        "first_name.as_ref()",
        "｜",
        Includes("first_name account at self"),
    ),
    (
        "first_name.as_ref()",
        "first｜_name.as_ref()",
        Shows(&["first_name: &T"]),
    ),
    (
        "first_name.as_ref()",
        "first_name.｜",
        Includes("as_ref clone"),
    ),
    (
        "first_name.as_ref()",
        "account.｜",
        Includes("code id address"),
    ),
    (
        "first_name.as_ref()",
        "if *at > 0 { account.｜ } else { \"\" }",
        Includes("address"),
    ),
    (
        "\"new-signup\", newUser",
        "\"new-signup\", ｜, newUser",
        Offers("trigger attribution userKey skip transparent allow SLOTS"),
    ),
    (
        "attribution = \"user\"",
        "attribution = \"us｜er\"",
        Shows(&["`newUser.id`"]),
    ),
    (
        "Called(#[cello(flatten)]",
        "Called(#[cello(fl｜)]",
        Offers("flatten allow SLOTS"),
    ),
    (
        "Called(#[cello(flatten)]",
        "Called(#[cello(flat｜ten)]",
        Shows(&["CelloPart"]),
    ),
    (
        "#[derive(CelloEvent)]\npub enum",
        "#[derive(CelloEvent)]\n#[cello(｜)]\npub enum",
        Offers("allow SLOTS"),
    ),
    ("#[cello(skip)]", "#[cello(sk｜ip)]", Shows(&["no event"])),
    (
        "#[cello(skip)]",
        "#[cello(trans｜)]",
        Offers("trigger attribution userKey skip transparent allow SLOTS"),
    ),
    // A part with a lifetime.
    (
        "self.address.trim()",
        "self.address.｜",
        Includes("trim len"),
    ),
    (
        "self.address.trim()",
        "&self.｜",
        Includes("address id code"),
    ),
    (
        "#[cello(newUser.email = self.address",
        "#[cello(｜, newUser.email = self.address",
        Offers("allow SLOTS"),
    ),
    (
        "newUser.name, newUser.email",
        "newUser.name, ｜, newUser.email",
        Offers("flatten allow SLOTS"),
    ),
    // Intervals.
    (
        "\"semi-annual\"",
        "\"semi｜-annual\"",
        Shows(&["SemiAnnual", "six months"]),
    ),
    ("interval = \"yearly\"", "｜", Offers("interval")),
    (
        "interval = \"yearly\"",
        "inter｜val = \"yearly\"",
        Shows(&["`lifetime`"]),
    ),
    // The crate under another name.
    (
        "crate = vendored::core",
        "crate = vendored::｜",
        Includes("core"),
    ),
    (
        "crate = vendored::core",
        "crate = ven｜",
        Includes("vendored"),
    ),
    (
        "\"demo-call-attended\", newUser.name",
        "\"demo-call-｜attended\", newUser.name",
        Shows(&["DemoCallAttended"]),
    ),
    (
        "= &self.guest.email",
        "= &self.guest.｜",
        Includes("email code"),
    ),
    ("= &self.guest.email", "= self.label.｜", Includes("as_ref")),
    (
        "newUser.name = &self.guest",
        "newUser.｜ = &self.guest",
        Offers("id email name organizationId"),
    ),
    (
        "price(minor) = self.paid",
        "price(｜) = self.paid",
        Offers("minor major default none"),
    ),
    // Types that do not parse, or not yet.
    ("pub paid_at: i64", "pub paid_at: ", Problems(1)),
    (
        "#[cello(ucc, allow(coupon_as_ucc))]\n",
        "#[cello\n",
        StaysAnEvent,
    ),
    ("pub paid_at: i64", "pub : i64", StaysAnEvent),
    ("pub paid_at: i64", "pub paid_at", StaysAnEvent),
    ("#[cello(ucc, allow", "#[cello(ucc, al｜", Problems(1)),
    // Nothing of ours where the user writes code.
    (
        "row.to_json().is_ok()",
        "row.｜",
        Includes("to_json envelope write_json code"),
    ),
    ("self.plan.clone()", "self.｜", Includes("plan number")),
];

/// The names of an expected list.
pub(super) fn names(list: &str) -> Vec<&str> {
    let names = list.split(' ').flat_map(|name| match name {
        "SLOTS" => SLOTS.split(' ').collect::<Vec<_>>(),
        "LINTS" => cello_catalogue::Lint::VARIANTS
            .iter()
            .map(|it| it.as_str())
            .collect(),
        name => vec![name],
    });
    names.collect()
}
