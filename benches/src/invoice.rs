//! Which invoices are measured?

use cello_core::{CelloEvent, CelloInterval};
use chrono::{DateTime, Utc};

use crate::serde_event::{ByHand, Interval, Slots};

/// A paid invoice, as in the README.
#[derive(Clone, CelloEvent)]
#[cello(trigger = "invoice-paid")]
pub struct Invoice {
    #[cello(ucc)]
    pub referral_code: Option<String>,
    #[cello(newUser.id)]
    pub user_id: String,
    #[cello(newUser.email)]
    pub email: String,
    #[cello(newUser.name)]
    pub name: String,
    #[cello(price(minor))]
    pub amount_paid: i64,
    #[cello(currency)]
    pub currency: String,
    #[cello(event.timestamp)]
    pub paid_at: DateTime<Utc>,
    #[cello(subscription.invoiceId)]
    pub number: String,
    #[cello(subscription.interval)]
    pub cycle: Cycle,
    #[cello(subscription.productKey)]
    pub plan: String,
}

/// How often an invoice is written.
#[derive(Clone, Copy, CelloInterval)]
pub enum Cycle {
    #[cello(interval = "monthly")]
    Month,
    #[cello(interval = "quarterly")]
    Quarter,
    #[cello(interval = "yearly")]
    Year,
}

impl Cycle {
    /// The same for serde.
    pub fn by_hand(self) -> Interval {
        match self {
            Self::Month => Interval::Monthly,
            Self::Quarter => Interval::Quarterly,
            Self::Year => Interval::Yearly,
        }
    }
}

impl ByHand for Invoice {
    type Id<'a> = &'a str;

    fn slots(&self) -> Option<Slots<'_, &str>> {
        Some(Slots {
            trigger: "invoice-paid",
            ucc: self.referral_code.as_deref()?,
            id: &self.user_id,
            email: &self.email,
            name: &self.name,
            minor: self.amount_paid,
            currency: &self.currency,
            timestamp: self.paid_at,
            invoice_id: &self.number,
            interval: self.cycle.by_hand(),
            product_key: &self.plan,
        })
    }
}

/// One invoice, whose event has about 400 bytes.
pub fn same() -> Invoice {
    Invoice {
        referral_code: Some("A1b2C3d4E5f".into()),
        user_id: "6f1c9a52-83be-4d07-9c1e-2b7f50a4d3e8".into(),
        email: "ada.example@example.com".into(),
        name: "Ada Example".into(),
        amount_paid: 12_990,
        currency: "EUR".into(),
        paid_at: time(1_772_357_400_000),
        number: "I-2026-0001".into(),
        cycle: Cycle::Month,
        plan: "Pro".into(),
    }
}

/// 1024 invoices of one business, no two the same. Four in ten names have to be escaped.
pub fn varied() -> Vec<Invoice> {
    let mut random = Random(7);
    (0..1024).map(|index| invoice(index, &mut random)).collect()
}

fn invoice(index: u64, random: &mut Random) -> Invoice {
    const NAMES: [&str; 10] = [
        "Ada Example",
        "Zoë Çelik-Åström",
        "Grace \"Amazing\" Example",
        "名無しの権兵衛",
        "Example\\Branch",
        "Dr. Maria de los Ángeles Example y Example, Head of Accounts Payable",
        "Two\nLines",
        "Bo",
        "\"Q\"\t\u{1}\u{1f}",
        "Made Up 🦀 Person",
    ];
    const CURRENCIES: [&str; 6] = ["EUR", "USD", "JPY", "KWD", "GBP", "CHF"];
    const CYCLES: [Cycle; 3] = [Cycle::Month, Cycle::Quarter, Cycle::Year];
    const PLANS: [&str; 5] = [
        "Pro",
        "Free",
        "Enterprise yearly, 500 seats",
        "S",
        "Team (EU)",
    ];

    let digits = u32::try_from(random.below(7) + 1).expect("it is small");
    Invoice {
        referral_code: Some(format!("{:011x}", random.below(1 << 44))),
        user_id: format!("user_{:016x}", random.next()),
        email: format!("{}{index}@example.com", "person.".repeat(random.index(5))),
        name: format!("{} {index}", random.one_of(&NAMES)),
        amount_paid: i64::try_from(random.below(10_u64.pow(digits))).expect("it is small"),
        currency: (*random.one_of(&CURRENCIES)).into(),
        // From 2020 on for ten years; two in three on the second.
        paid_at: time(match (random.below(3), random.below(315_360_000)) {
            (0, second) => 1_577_836_800_000 + second * 1000 + random.below(1000),
            (_, second) => 1_577_836_800_000 + second * 1000,
        }),
        number: format!("I-{}-{index:06}", 2020 + index % 10),
        cycle: *random.one_of(&CYCLES),
        plan: (*random.one_of(&PLANS)).into(),
    }
}

fn time(unix_ms: u64) -> DateTime<Utc> {
    let unix_ms = i64::try_from(unix_ms).expect("it is within our days");
    DateTime::from_timestamp_millis(unix_ms).expect("chrono has all of our days")
}

/// `SplitMix64`: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).expect("it is below a usize")
    }

    fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.index(choices.len())]
    }
}
