//! Can someone who only follows our suggestions report the wrong thing?
//!
//! Structs from a vocabulary in which each name has a meaning, in any order; a user who
//! pastes what is suggested until nothing is; and a judge who knows the meanings, and
//! nothing of how suggestions are made.

use std::time::{Duration, Instant};

use quote::ToTokens;
use syn::ItemStruct;

use super::meanings::Meaning::{
    AttendedAt, JoinedAt, Organization, Paid, PaidAt, RecordOfUser, ReferrersCode, RefundedAt,
    SignedUpAt, ThisRefund, Total, User,
};
use super::meanings::{Meaning, a_struct};
use super::reading::suggestions;
use crate::fuzz::Random;

/// Whether the field may be reported as the slot.
fn is_right(trigger: &str, slot: &str, meaning: Meaning) -> bool {
    match slot {
        "ucc" => meaning == ReferrersCode,
        "price" if trigger == "charge-refunded" => meaning == ThisRefund,
        "price" => matches!(meaning, Paid | Total),
        "newUser.id" => meaning == User,
        "newUser.email" | "newUser.name" => matches!(meaning, User | RecordOfUser),
        "newUser.organizationId" => meaning == Organization,
        "event.timestamp" => {
            let wanted = match trigger {
                "new-signup" => SignedUpAt,
                "demo-call-attended" => AttendedAt,
                "invoice-paid" => PaidAt,
                _ => RefundedAt,
            };
            let may_join = matches!(wanted, SignedUpAt | AttendedAt);
            meaning == wanted || may_join && meaning == JoinedAt
        }
        // No field of the vocabulary is one.
        _ => false,
    }
}

/// Pastes what is suggested until nothing is; what was mapped.
fn follow(text: &str, random: &mut Random) -> Vec<(String, String)> {
    let mut item: ItemStruct =
        syn::parse_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let mut mapped = Vec::new();
    for _ in 0..3 {
        let (suggested, others) = suggestions(item.to_token_stream());
        assert_eq!(
            others,
            [""; 0],
            "what was suggested is refused: {}",
            item.to_token_stream()
        );
        for one in suggested.iter().filter(|one| !one.fields.is_empty()) {
            let mapping = &one.mappings[random.below(one.mappings.len())];
            let attribute: syn::Attribute = {
                let text = format!("#[cello({})] struct A;", mapping.text);
                syn::parse_str::<ItemStruct>(&text)
                    .unwrap_or_else(|error| panic!("{error}: {text}"))
                    .attrs
                    .remove(0)
            };
            if mapping.is_above {
                item.attrs.push(attribute);
                mapped.extend(
                    one.fields
                        .iter()
                        .map(|field| (one.slot.clone(), field.clone())),
                );
                continue;
            }
            let on = &mapping.of[random.below(mapping.of.len())];
            let mut fields = item.fields.iter_mut();
            let field = fields.find(|it| it.ident.as_ref().is_some_and(|its| its == on));
            field.expect("the field exists").attrs.push(attribute);
            mapped.push((one.slot.clone(), on.clone()));
        }
    }
    mapped
}

#[test]
fn following_the_suggestions_reports_nothing_wrong() {
    let seconds = std::env::var("CELLO_FUZZ_SECONDS").map_or(2, |text| text.parse().unwrap());
    let seed = std::env::var("CELLO_FUZZ_SEED").map_or(0x5eed, |text| text.parse().unwrap());
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut random = Random::new(seed);
    let (mut structs, mut followed) = (0, 0);
    while Instant::now() < end {
        let (trigger, text, meanings) = a_struct(&mut random);
        for (slot, field) in follow(&text, &mut random) {
            let (_, meaning) = meanings.iter().find(|(name, _)| *name == field).unwrap();
            assert!(
                is_right(&trigger, &slot, *meaning),
                "{slot} from `{field}`, {meaning:?}: {text}"
            );
            followed += 1;
        }
        structs += 1;
    }
    println!("{structs} structs, {followed} suggestions followed");
    assert!(
        followed > structs / 4,
        "{structs} structs, {followed} suggestions"
    );
}
