//! What do customers at Stripe and Chargebee carry, and is it read back?

use std::collections::{BTreeMap, HashMap};

use cello_attribution::{Metadata, MetadataError};
use cello_core::{CelloEvent, CelloPart, Envelope, Problem, Slot};
use proptest::prelude::*;
use serde_json::{Value, json};

#[derive(CelloEvent)]
#[cello(trigger = "new-signup", attribution = "organization")]
struct Signup {
    #[cello(ucc)]
    code: Option<&'static str>,
    #[cello(newUser.id)]
    id: &'static str,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(newUser.organizationId)]
    organization: &'static str,
    #[cello(event.timestamp(unix))]
    at: i64,
}

/// Of the shape of the guides' examples.
const SIGNUP: Signup = Signup {
    code: Some("A1b2C3d4E5f"),
    id: "user-7",
    email: "ada@example.com",
    name: "Ada Example",
    organization: "org-12",
    at: 1_772_357_400,
};

#[derive(CelloPart)]
struct Account {
    #[cello(ucc)]
    code: Option<String>,
    #[cello(newUser.id)]
    id: u64,
    #[cello(newUser.email(none = "error"))]
    email: Option<String>,
    #[cello(subscription.productKey)]
    plan: String,
}

/// One event that is attributed to an id of its own.
#[derive(CelloEvent)]
#[cello(trigger = "demo-call-attended", newUserId = "org-12", newUser.name = "Ada Example")]
#[cello(newUser.email = "ada@example.com", event.timestamp = "2026-03-01T09:30:00Z")]
struct Demo {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    id: u64,
}

#[test]
fn every_form_of_the_guides_example() {
    let metadata = Metadata::from_event(&SIGNUP).unwrap().unwrap();
    insta::assert_debug_snapshot!("stripe_form_pairs", metadata.stripe_form_pairs().unwrap());
    insta::assert_snapshot!("stripe_form", metadata.stripe_form().unwrap());
    insta::assert_debug_snapshot!("stripe_map", metadata.stripe_map().unwrap());
    let object = Value::Object(metadata.chargebee_meta_data());
    insta::assert_snapshot!("chargebee_meta_data", format!("{object:#}"));
    let fields = metadata.chargebee_custom_fields().unwrap();
    insta::assert_debug_snapshot!("chargebee_custom_fields", fields);
}

#[test]
fn an_event_an_envelope_and_a_part_say_the_same() {
    let event = SIGNUP.envelope().unwrap().unwrap();
    let metadata = Metadata::new("A1b2C3d4E5f", "user-7", Some("org-12".into())).unwrap();
    assert_eq!(Metadata::from(&event), metadata);
    assert_eq!(Metadata::from(event), metadata);
    assert_eq!(metadata.ucc(), "A1b2C3d4E5f");
    assert_eq!(metadata.new_user_id(), "user-7");
    assert_eq!(metadata.new_user_organization_id(), Some("org-12"));

    let mut account = Account {
        code: Some("A1b2C3d4E5f".into()),
        id: 7,
        // Both are wrong, and metadata asks for neither.
        email: None,
        plan: String::new(),
    };
    let metadata = Metadata::new("A1b2C3d4E5f", "7", None).unwrap();
    assert_eq!(Metadata::from_part(&account), Ok(Some(metadata)));
    account.code = Some(String::new());
    let error = Metadata::from_part(&account).unwrap_err();
    let slots = error.problems().iter().map(Problem::slot);
    assert!(slots.eq([Slot::PayloadUcc]));
    assert_eq!(
        error.to_string(),
        "the part has invalid slots: ucc: the text is blank"
    );
    account.code = None;
    assert_eq!(Metadata::from_part(&account), Ok(None));
}

#[test]
fn the_users_id_is_never_the_organizations() {
    let event = SIGNUP.envelope().unwrap().unwrap();
    assert_eq!(event.payload().new_user_id, "org-12");
    assert_eq!(Metadata::from(&event).new_user_id(), "user-7");

    let demo = Demo {
        code: "A1b2C3d4E5f",
        id: 7,
    };
    let demo: Envelope<'_> = demo.envelope().unwrap().unwrap();
    let metadata = Metadata::new("A1b2C3d4E5f", "7", Some("org-12".into())).unwrap();
    assert_eq!(Metadata::from(&demo), metadata);
    assert_eq!(Metadata::from(demo), metadata);
}

#[test]
fn who_was_not_referred_has_none() {
    let not_referred = Signup {
        code: None,
        ..SIGNUP
    };
    assert_eq!(Metadata::from_event(&not_referred), Ok(None));
    for nothing in [
        json!({}),
        json!(null),
        json!({ "new_user_id": "user-7", "cf_new_user_id": "user-8", "plan": { "a": [1] } }),
        json!({ "cello_ucc": "", "new_user_id": "user-7" }),
        json!({ "cello_ucc": null, "new_user_id": [] }),
    ] {
        assert_eq!(Metadata::from_value(&nothing), Ok(None), "{nothing}");
    }
}

#[test]
fn the_former_name_and_custom_fields_are_read() {
    let read = |object: Value| {
        let metadata = Metadata::from_value(&object)?.unwrap().into_owned();
        Ok::<_, MetadataError>(metadata)
    };
    let expected = Metadata::new("A1b2C3d4E5f", "7", None).unwrap();
    for object in [
        json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": "7" }),
        json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": 7 }),
        json!({ "cello_ucc": "A1b2C3d4E5f", "product_user_id": "7" }),
        json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": "7", "product_user_id": "8" }),
        json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": "", "product_user_id": "7" }),
        json!({ "id": "cus_1", "cf_cello_ucc": "A1b2C3d4E5f", "cf_new_user_id": "7" }),
        json!({ "cf_cello_ucc": "A1b2C3d4E5f", "cf_product_user_id": "7", "new_user_id": null }),
        json!({ "cello_ucc": "A1b2C3d4E5f", "cf_cello_ucc": "A1b2C3d4E5f", "new_user_id": "7" }),
    ] {
        assert_eq!(read(object.clone()), Ok(expected.clone()), "{object}");
    }
    let signed = json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": -7 });
    assert_eq!(read(signed).unwrap().new_user_id(), "-7");
    let id = "new_user_id";
    for (object, error) in [
        (
            json!({ "cello_ucc": "A1b2C3d4E5f" }),
            MetadataError::Missing { key: id },
        ),
        (json!(7), MetadataError::NotAnObject),
        (
            json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": 1.5 }),
            MetadataError::NotText { key: id.into() },
        ),
        (
            json!({ "cello_ucc": "A1b2C3d4E5f", "new_user_id": "7", "cf_new_user_id": "8" }),
            MetadataError::Ambiguous { key: id },
        ),
        (
            json!({ "cello_ucc": "A1b2C3d4E5f", "cf_cello_ucc": "F5e4D3c2B1a" }),
            MetadataError::Ambiguous { key: "cello_ucc" },
        ),
    ] {
        assert_eq!(read(object.clone()), Err(error), "{object}");
    }
}

/// What somebody types into a gateway's dashboard may have space around it.
#[test]
fn space_around_a_value_is_dropped() {
    let clean = Metadata::new("A1b2C3d4E5f", "7", Some("org-12".into())).unwrap();
    let typed = [
        ("cello_ucc", " A1b2C3d4E5f\n"),
        ("new_user_id", "7\u{a0}"),
        ("new_user_organization_id", "\torg-12"),
    ];
    let spaced = Metadata::new(typed[0].1, typed[1].1, Some(typed[2].1.into()));
    assert_eq!(spaced.as_ref(), Ok(&clean));
    assert_eq!(
        Metadata::from_pairs(typed).as_ref(),
        Ok(&Some(clean.clone()))
    );
    let owned = typed.map(|(key, value)| (key, value.to_owned()));
    assert_eq!(
        Metadata::from_pairs(owned).as_ref(),
        Ok(&Some(clean.clone()))
    );
    let object = Value::from_iter(typed);
    assert_eq!(
        Metadata::from_value(&object).as_ref(),
        Ok(&Some(clean.clone()))
    );

    // It is the same value, and written clean.
    let mut map = BTreeMap::from(typed.map(|(key, value)| (key.to_owned(), value.to_owned())));
    clean.merge_into_stripe(&mut map).unwrap();
    assert_eq!(map, clean.stripe_map().unwrap());
    let Value::Object(mut object) = object else {
        unreachable!()
    };
    clean.merge_into_chargebee(&mut object).unwrap();
    assert_eq!(object, clean.chargebee_meta_data());

    let blank = Metadata::new("A1b2C3d4E5f", " ", None);
    assert_eq!(blank, Err(MetadataError::Empty { key: "new_user_id" }));
    let blank = [("cello_ucc", "\n"), ("new_user_id", "7")];
    assert_eq!(Metadata::from_pairs(blank), Ok(None));
}

fn text() -> impl Strategy<Value = String> {
    let text = prop_oneof![
        "[a-z0-9-]{1,20}",
        "\\PC{1,99}",
        any::<char>().prop_map(String::from)
    ];
    text.prop_filter("it is blank", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        ucc in text(),
        id in text(),
        organization in proptest::option::of(text()),
        others in proptest::collection::hash_map("[a-z]{1,5}", "\\PC{0,20}", 0..9),
    ) {
        let metadata = Metadata::new(ucc, id, organization.map(Into::into)).unwrap();
        let read = |pairs: Vec<(String, String)>| Metadata::from_pairs(pairs).unwrap().unwrap();

        let form = metadata.stripe_form().unwrap();
        let pairs: Vec<_> = form_urlencoded::parse(form.as_bytes())
            .map(|(key, value)| (key[9..key.len() - 1].to_owned(), value.into_owned()))
            .collect();
        prop_assert_eq!(&read(pairs), &metadata);

        let mut map: HashMap<String, String> = others.clone();
        metadata.merge_into_stripe(&mut map).unwrap();
        prop_assert_eq!(&Metadata::from_pairs(&map).unwrap().unwrap(), &metadata);
        prop_assert!(others.iter().all(|(key, value)| map[key] == *value));

        let fields = metadata.chargebee_custom_fields().unwrap();
        prop_assert_eq!(&Metadata::from_pairs(fields).unwrap().unwrap(), &metadata);

        let object = Value::Object(metadata.chargebee_meta_data());
        let object: Value = serde_json::from_str(&object.to_string()).unwrap();
        prop_assert_eq!(&Metadata::from_value(&object).unwrap().unwrap(), &metadata);
    }
}
