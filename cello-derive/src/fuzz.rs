//! Can any input make a derive panic, or expand to what does not parse?
//!
//! Soup of the grammar's own words, of arbitrary tokens, and of both, on structs,
//! enums and unions of every shape. A second in `cargo test`; `CELLO_FUZZ_SECONDS=3600
//! cargo test -p cello-derive --release fuzz` for hours. What was found stays in `SEEDS`.

use std::time::{Duration, Instant};

use cello_catalogue::{Interval, Slot, Trigger};
use proc_macro2::TokenStream;
use syn::Item;

use crate::ide::Derive;

/// Inputs that once were wrong.
const SEEDS: &[&str] = &[
    // Two events without a condition expanded to an expression and a statement.
    r#"#[cello(trigger = "new-signup")] #[cello(trigger = "demo-call-attended")] struct A;"#,
    // A key that ends in a dot was reported at the derive.
    "#[cello(newUser.)] struct A;",
    // A lifetime where a comma belongs was waited for without end.
    "#[cello(ucc 'a)] struct A;",
    // A struct literal right before a block is no expression.
    r#"#[cello(trigger = "new-signup", when = self.a == B { c: 1 })] struct A { a: B }"#,
    "#[repr(C, packed(2))] struct A(#[cello(newUser.id)] u8, #[cello(flatten)] Box<A>);",
    "enum A {}",
    "struct A;",
    "union A { #[cello(ucc)] a: u8 }",
    "struct A<'a, T: ?Sized, const N: usize>(#[cello(flatten)] B<'a, T>, [u8; N]) where T: Copy;",
];

/// Small, repeatable, and good enough to stir soup.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or(0) % end
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

const TYPES: &[&str] = &[
    "String",
    "&'a str",
    "u64",
    "i64",
    "f64",
    "Option<String>",
    "Option<u64>",
    "bool",
    "Vec<u8>",
    "T",
    "Option<T>",
    "[u8; N]",
    "Customer<'a, T>",
    "chrono::NaiveDateTime",
    "DateTime<Utc>",
    "fn(u8) -> u8",
    "(u8, String)",
    "dyn Fn() + 'a",
    "Self",
    "<T as Iterator>::Item",
    "!",
    "_",
    "impl Copy",
    "m!()",
];
const VALUES: &[&str] = &[
    "\"EUR\"",
    "\"EURO\"",
    "\"\"",
    "\"month\"",
    "\"monthly\"",
    "7",
    "-7",
    "4.9",
    "-0.00001",
    "1e400",
    "1_000u128",
    "99999999999999999999999999999999999999999999",
    "true",
    "'c'",
    "b\"x\"",
    "c\"x\"",
    "&self.a",
    "self.a.b",
    "*self.a",
    "self.a?",
    "self.a[0]",
    "a::B::C",
    "path",
    "|x| x",
    "{ 1 }",
    "if a { b } else { c }",
    "match a { _ => b }",
    "a as u8",
    "\"2026-03-01T09:30:00Z\"",
    "\"2026-02-30T09:30:00\"",
    "\"a@b\"",
    "\"skip\"",
    "\"error\"",
    "\"organization\"",
    "\"user\"",
    "::std::mem::size_of::<Vec<u8>>()",
    "m!{ a, b }",
    "\"\u{1F600}\u{0}\"",
    "r#\"raw\"#",
    "1..2",
    "return",
    "a = b",
    "r#type",
    "B { c: 1 }",
    "self.a == B { c: 1 }",
    "B { c: 1, ..self.a }.d",
    "!B {} && B { c }.d()",
    "{ self.a }",
    "(self.a)",
    "\"a\" | \"b\"",
    "\"new-signup\" | \"invoice-paid\"",
    "&self",
    "self.a()?.b",
];
const TOKENS: &[&str] = &[
    ",", ";", "=", "==", ".", "..", "::", ":", "->", "=>", "#", "!", "?", "&", "&&", "*", "<", ">",
    "|", "-", "+", "'a", "()", "(,)", "[]", "{}", "(a = b)", "(minor)", "in", "for", "self",
    "Self", "crate", "super", "_", "$", "@",
];
const WORDS: &[&str] = &[
    "trigger",
    "when",
    "attribution",
    "userKey",
    "crate",
    "on",
    "flatten",
    "skip",
    "transparent",
    "unit",
    "u\u{441}\u{441}",
    "interval",
    "minor",
    "major",
    "utc",
    "unix",
    "unix_ms",
    "with",
    "default",
    "none",
    "eventName",
    "event.trigger",
    "newUser",
    "email",
    "id",
    "new_user.id",
    "newUser::email",
    "\"ucc\"",
    "amount",
    "r#type",
    "newUser.",
    ".ucc",
    "a.b.c.d",
];

fn entry(random: &mut Random, depth: usize) -> String {
    let mut text = match random.below(6) {
        0 => random.pick(TOKENS).to_owned(),
        1 => random.pick(WORDS).to_owned(),
        2 => format!(
            "trigger = \"{}\"",
            Trigger::VARIANTS[random.below(Trigger::VARIANTS.len())].as_str()
        ),
        _ => Slot::VARIANTS[random.below(Slot::VARIANTS.len())]
            .as_str()
            .to_owned(),
    };
    if depth < 3 && random.one_in(4) {
        text.extend(["(", &entries(random, depth + 1), ")"]);
    }
    if random.one_in(3) {
        text += " = ";
        text += random.pick(VALUES);
    }
    if random.one_in(20) {
        text += random.pick(TOKENS);
    }
    text
}

fn entries(random: &mut Random, depth: usize) -> String {
    let entries: Vec<String> = (0..random.below(4)).map(|_| entry(random, depth)).collect();
    entries.join(if random.one_in(20) { " " } else { ", " })
}

fn attrs(random: &mut Random) -> String {
    let attrs = (0..random.below(3)).map(|_| match random.below(14) {
        12 => "#[repr(C, packed)]".to_owned(),
        13 => "#[allow(unused, deprecated)]".to_owned(),
        0 => "#[cello]".to_owned(),
        1 => format!("#[cello = {}]", random.pick(VALUES)),
        2 => format!("#[cello{{{}}}]", entries(random, 0)),
        3 => {
            let interval = Interval::VARIANTS[random.below(Interval::VARIANTS.len())];
            format!("#[cello(interval = \"{}\")]", interval.as_str())
        }
        _ => format!("#[cello({})]", entries(random, 0)),
    });
    attrs.collect()
}

fn fields(random: &mut Random) -> String {
    let count = random.below(5);
    let mut list = |is_named: bool| -> String {
        let fields = (0..count).map(|index| {
            let name = if is_named {
                format!(
                    "{}_{index}: ",
                    random.pick(&["a", "email", "amount_paid", "r#in"])
                )
            } else {
                String::new()
            };
            format!("{}{name}{}, ", attrs(random), random.pick(TYPES))
        });
        fields.collect()
    };
    if count % 3 == 1 {
        format!("({})", list(false))
    } else {
        format!("{{ {} }}", list(true))
    }
}

fn input(random: &mut Random) -> String {
    let attrs = attrs(random);
    let generics = random.pick(&["", "", "<T>", "<'a, T: Copy, const N: usize>"]);
    match random.below(8) {
        0 => format!("{attrs} union A{generics} {{ a: u8 }}"),
        1 => format!("{attrs} struct A{generics};"),
        2 | 3 => {
            let variants = (0..random.below(4)).map(|index| {
                let attrs = self::attrs(random);
                let fields = if random.one_in(2) {
                    fields(random)
                } else {
                    String::new()
                };
                format!("{attrs} Variant{index} {fields}, ")
            });
            let variants: String = variants.collect();
            format!("{attrs} enum A{generics} {{ {variants} }}")
        }
        _ => {
            let fields = fields(random);
            let end = if fields.starts_with('(') { ";" } else { "" };
            format!("{attrs} struct A{generics} {fields}{end}")
        }
    }
}

/// Whether it was an input at all; panics if a derive does not hold.
fn holds(source: &str) -> bool {
    let Ok(tokens) = source.parse::<TokenStream>() else {
        return false;
    };
    if syn::parse2::<Item>(tokens.clone()).is_err() {
        return false;
    }
    for derive in [Derive::Event, Derive::Part, Derive::Interval] {
        for in_editor in [false, true] {
            let expanded = crate::derive(derive, tokens.clone(), in_editor);
            let text = expanded.to_string();
            if let Err(error) = syn::parse2::<syn::File>(expanded) {
                panic!("{error}\nin: {source}\nout: {text}");
            }
        }
    }
    true
}

#[test]
fn fuzz() {
    for seed in SEEDS {
        assert!(holds(seed), "{seed}");
    }
    let seconds = std::env::var("CELLO_FUZZ_SECONDS").map_or(1, |text| text.parse().unwrap());
    let end = Instant::now() + Duration::from_secs(seconds);
    let start = std::env::var("CELLO_FUZZ_SEED").map_or(0x5eed, |text| text.parse().unwrap());
    let mut random = Random::new(start);
    let (mut tried, mut inputs) = (0u64, 0u64);
    while Instant::now() < end {
        let source = input(&mut random);
        tried += 1;
        let held = std::panic::catch_unwind(|| holds(&source));
        inputs += u64::from(held.unwrap_or_else(|_| panic!("does not hold: {source}")));
    }
    println!("{inputs} inputs of {tried} texts, from seed {start}");
    assert!(inputs > 0);
}
