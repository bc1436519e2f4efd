//! Has a report everything that its events have, and computes a spreadsheet none of it?

use cello_attribution::{PastEvent, Report, ReportError};
use cello_core::{CelloEvent, Envelope, Interval, Slot, Trigger, UserKey};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::json;

mod common;
#[path = "../../tests/common/pretty.rs"]
mod pretty;

use common::{any_event, event};
use pretty::pretty_lines;

#[derive(CelloEvent)]
#[cello(trigger = "invoice-paid", currency = "EUR", event.timestamp(unix) = 1_772_357_400)]
struct Invoice {
    #[cello(ucc)]
    code: &'static str,
    #[cello(newUser.id)]
    user: &'static str,
    #[cello(newUser.email)]
    email: &'static str,
    #[cello(newUser.name)]
    name: &'static str,
    #[cello(newUser.organizationId)]
    organization: Option<&'static str>,
    #[cello(price(minor))]
    cents: u64,
    #[cello(subscription.id)]
    subscription: Option<&'static str>,
    #[cello(subscription.invoiceId)]
    number: &'static str,
    #[cello(subscription.interval)]
    interval: Interval,
    #[cello(subscription.seatsUsed)]
    seats: Option<u64>,
    #[cello(subscription.productKey)]
    plan: &'static str,
}

fn report() -> Report {
    let full = Invoice {
        code: "A1b2C3d4E5f",
        user: "user-7",
        email: "ada@example.com",
        name: "Ada \"the Example\", senior",
        organization: Some("org-12"),
        cents: 12_990,
        subscription: Some("sub-3"),
        number: "I-2026-0001",
        interval: Interval::Monthly,
        seats: Some(3),
        plan: "Pro",
    };
    let tricky = Invoice {
        code: "=1+1",
        user: "-7",
        email: "+ada@example.com",
        name: "@Ada\nExample",
        organization: None,
        cents: 100_000_000_000_001,
        subscription: None,
        number: "'=quoted",
        interval: Interval::SemiAnnual,
        seats: None,
        plan: " =HYPERLINK(\"https://example.com\";\"Größe\")",
    };
    let signup = event(Trigger::NewSignup, "2026-02-28T23:59:59.999Z");
    Report::new([
        signup.with_user_key(UserKey::User),
        event(Trigger::DemoCallAttended, "2026-03-01T09:30:00Z"),
        full.envelope().unwrap().unwrap(),
        tricky.envelope().unwrap().unwrap(),
        event(Trigger::ChargeRefunded, "2026-03-02T09:30:00Z"),
    ])
}

fn csv(report: &Report) -> String {
    let mut text = Vec::new();
    report.write_csv(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

fn json_lines(report: &Report) -> String {
    let mut text = Vec::new();
    report.write_json_lines(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn both_forms() {
    insta::assert_snapshot!("csv", csv(&report()));
    insta::assert_snapshot!("json_lines", pretty_lines(&json_lines(&report())));
    assert_eq!(Report::from_csv(&csv(&report())), Ok(report()));
    assert_eq!(
        Report::from_json_lines(&json_lines(&report())),
        Ok(report())
    );
}

#[test]
fn the_header_has_every_slot_and_the_trigger() {
    let empty = csv(&Report::default());
    let header = empty.trim_end().replace('"', "");
    let columns: Vec<&str> = header.split(',').collect();
    let (triggers, slots): (Vec<&str>, _) = columns.iter().partition(|it| **it == "event.trigger");
    assert_eq!(triggers.len(), 1);
    assert!(
        slots
            .iter()
            .copied()
            .eq(Slot::VARIANTS.iter().map(|slot| slot.as_str()))
    );
    assert_eq!(Report::from_csv(&empty), Ok(Report::default()));
}

/// A table of one signup, with `from` replaced.
fn broken(from: &str, to: &str) -> String {
    let text = csv(&Report::new([event(
        Trigger::NewSignup,
        "2026-03-01T09:30:00Z",
    )]));
    assert!(text.contains(from), "{from}");
    Report::from_csv(&text.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

#[test]
fn what_is_wrong_with_a_table() {
    let messages = [
        broken("\"price\"", "\"prize\""),
        broken("\"price\"", "\"ucc\""),
        broken("\"new-signup\"", "\"\""),
        broken("\"new-signup\"", "\"new-singup\""),
        broken("\"new-signup\"", "\"invoice-paid\""),
        broken("\"0\"", "\"free\""),
        broken("\"ada@example.com\",", ""),
        broken("ada@example.com", "ada.example.com"),
        broken("2026-03-01T09:30:00Z", "1.3.2026"),
        Report::from_csv("").unwrap_err().to_string(),
        Report::from_csv("\"ucc\"\n").unwrap_err().to_string(),
    ];
    insta::assert_snapshot!("wrong_tables", messages.join("\n"));
}

#[test]
fn columns_in_any_order_and_none_but_the_needed() {
    let text = "event.timestamp,event.trigger,newUser.name,newUser.email,newUser.id,newUserId,ucc\n\
        2026-03-01T09:30:00Z,demo-call-attended,Ada Example,ada@example.com,user-7,user-7,A1b2C3d4E5f\n";
    let demo = event(Trigger::DemoCallAttended, "2026-03-01T09:30:00Z");
    assert_eq!(Report::from_csv(text).unwrap().events(), [demo]);
}

#[test]
fn a_table_that_a_spreadsheet_saved_is_the_same() {
    let report = Report::new([
        event(Trigger::NewSignup, "2026-03-01T09:30:00Z"),
        event(Trigger::InvoicePaid, "2026-03-02T09:30:00Z"),
    ]);
    let table = csv(&report);
    let no_quotes = table.replace('"', "");
    let columns = no_quotes.lines().next().unwrap().split(',').count();
    let emptied = |separator: &str| format!("{}\r\n", separator.repeat(columns - 1));
    for table in [&table, &no_quotes] {
        for separator in [",", ";", "\t"] {
            let saved = table.replace(',', separator).replace('\n', "\r\n");
            for saved in [
                saved.clone(),
                format!("\u{feff}{saved}"),
                saved.clone() + &emptied(separator) + &emptied(separator),
            ] {
                assert_eq!(Report::from_csv(&saved).as_ref(), Ok(&report), "{saved}");
            }
        }
    }
    // What it made of a price is not guessed at: a decimal comma, and 123456789012 cut short.
    for made_of_it in ["129,9", "1.23457E+11"] {
        let saved = no_quotes.replace(',', ";").replace("129.9", made_of_it);
        let told = Report::from_csv(&saved).unwrap_err().to_string();
        assert_eq!(told, "line 3: `price` is not a number, like `129.9`");
    }
}

#[test]
fn what_is_wrong_with_a_line() {
    let good = event(Trigger::DemoCallAttended, "2026-03-01T09:30:00Z").to_json();
    assert_eq!(
        Report::from_json_lines(&format!("\n{good}\r\n\n{good}"))
            .unwrap()
            .events()
            .len(),
        2
    );
    let saved = format!("\u{feff}{good}\r\n");
    assert_eq!(Report::from_json_lines(&saved).unwrap().events().len(), 1);
    let told = Report::from_json_lines(&format!("[{good}]")).unwrap_err();
    assert_eq!(
        told.to_string(),
        "line 1: expected an event as a JSON object; read the events of a list one by one"
    );
    let error = Report::from_json_lines(&format!("{good}\n{{}}\n")).unwrap_err();
    assert!(
        matches!(error, ReportError::Unexpected { line: 2, .. }),
        "{error}"
    );
}

#[test]
fn no_error_shows_a_value() {
    let secret = "ada@example.com";
    let paid = serde_json::to_value(event(Trigger::InvoicePaid, "2026-03-01T09:30:00Z")).unwrap();
    let mut messages = Vec::new();
    for pointer in [
        "",
        "/eventName",
        "/payload",
        "/payload/ucc",
        "/payload/price",
        "/payload/currency",
        "/context",
        "/context/newUser",
        "/context/newUser/email",
        "/context/event",
        "/context/event/trigger",
        "/context/event/timestamp",
        "/context/subscription",
        "/context/subscription/interval",
        "/context/subscription/seatsUsed",
    ] {
        for wrong in [
            json!(secret),
            json!([secret]),
            json!({ "of": secret }),
            json!(7),
        ] {
            let mut event = paid.clone();
            event["context"]["subscription"]["seatsUsed"] = 3.into();
            *event.pointer_mut(pointer).unwrap() = wrong;
            let line = event.to_string();
            let past = serde_json::from_str::<PastEvent>(&line);
            if let Err(error) = Report::from_json_lines(&line) {
                assert!(!format!("{error:?}").contains(secret), "{error:?}");
                messages.push(error.to_string());
            }
            if let Err(error) = past {
                assert!(!error.to_string().contains(secret), "{error}");
            }
        }
    }
    let twice =
        paid.to_string()
            .replacen("\"price\":", "\"price\":\"ada@example.com\",\"price\":", 1);
    messages.push(Report::from_json_lines(&twice).unwrap_err().to_string());
    messages.push(
        Report::from_json_lines("{\"ada@example.com")
            .unwrap_err()
            .to_string(),
    );
    messages.dedup();
    insta::assert_snapshot!("no_value", messages.join("\n"));
}

/// Whether a spreadsheet would compute a cell.
fn is_computed(cell: &str) -> bool {
    cell.starts_with(['\t', '\r', '\n']) || cell.trim().starts_with(['=', '+', '-', '@'])
}

#[test]
fn a_formula_is_found_behind_what_a_spreadsheet_drops() {
    for before in ["", " ", "\u{a0}", "\u{feff}", "\0", "\t", " \u{feff}\0"] {
        for sign in [
            "=", "+", "-", "@", "\u{ff1d}", "\u{ff0b}", "\u{ff0d}", "\u{ff20}",
        ] {
            let name = format!("{before}{sign}1");
            let mut event = serde_json::to_value(&report().events()[0]).unwrap();
            event["context"]["newUser"]["name"] = name.clone().into();
            let table = csv(&Report::new([Envelope::deserialize(event).unwrap()]));
            assert!(table.contains(&format!("\"'{name}\"")), "{name:?}");
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(events in proptest::collection::vec(any_event(), 0..5)) {
        let report = Report::new(events);
        let table = csv(&report);
        prop_assert_eq!(&Report::from_csv(&table).unwrap(), &report);
        prop_assert_eq!(&Report::from_json_lines(&json_lines(&report)).unwrap(), &report);

        let mut cells = csv::ReaderBuilder::new();
        let mut cells = cells.has_headers(false).from_reader(table.as_bytes());
        let mut saved = [b';', b'\t'].map(|separator| {
            csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new())
        });
        for row in cells.records() {
            let row = row.unwrap();
            for cell in &row {
                prop_assert!(!is_computed(cell), "{cell:?}");
            }
            for saved in &mut saved {
                saved.write_record(&row).unwrap();
            }
        }
        for saved in saved {
            let saved = String::from_utf8(saved.into_inner().unwrap()).unwrap();
            prop_assert_eq!(&Report::from_csv(&saved).unwrap(), &report);
        }
    }

    #[test]
    fn whatever_is_read_does_not_panic(text in "(\"?[a-z.,=']{0,9}\"?,?\n?){0,9}") {
        let _ = Report::from_csv(&text);
        let _ = Report::from_json_lines(&text);
    }
}

#[test]
fn a_report_needs_no_owned_events() {
    let owned = event(Trigger::DemoCallAttended, "2026-03-01T09:30:00Z");
    let json = owned.to_json();
    let borrowed: Envelope<'_> = serde_json::from_str(&json).unwrap();
    assert_eq!(Report::new([borrowed]).events(), [owned]);
    assert!(Report::new([]).is_empty());
    assert!(!report().is_empty());
}

#[test]
fn a_table_without_a_header_is_told_without_its_cells() {
    let table = csv(&report());
    let (_, rows) = table.split_once('\n').unwrap();
    let error = Report::from_csv(rows).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the first line of the report names no slot; it must be a header, with slots like \
         `newUser.id`, and `event.trigger`"
    );
    for cell in ["ada@example.com", "Ada Example", "user-7", "A1b2C3d4E5f"] {
        // Beside a header as well.
        let header = format!("\"ucc\",\"{cell}\"\n{rows}");
        let error = Report::from_csv(&header).unwrap_err();
        assert!(!format!("{error} {error:?}").contains(cell), "{error:?}");
    }
}

#[test]
fn a_header_that_is_almost_a_slot_is_suggested() {
    for (header, slot) in [
        ("newuser.email", "newUser.email"),
        ("new_user.organization_id", "newUser.organizationId"),
        ("UCC", "ucc"),
    ] {
        let error = Report::from_csv(&format!("event.trigger,{header}\n")).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the header of column 2 is not a slot; did you mean `{slot}`?")
        );
    }
}

#[test]
fn a_refund_in_a_withdrawn_currency_is_written_and_read_back() {
    for code in ["BGN", "HRK", "LTL"] {
        let refund = event(Trigger::ChargeRefunded, "2026-03-01T09:30:00Z");
        let mut refund = serde_json::to_value(&refund).unwrap();
        refund["payload"]["currency"] = code.into();
        let refund = Envelope::deserialize(refund).unwrap();
        let report = Report::new([refund]);
        assert!(csv(&report).contains(&format!("\"{code}\"")));
        assert_eq!(Report::from_csv(&csv(&report)).as_ref(), Ok(&report));
        assert_eq!(
            Report::from_json_lines(&json_lines(&report)).as_ref(),
            Ok(&report)
        );
    }
}
