//! Does every contestant write the same?

use cello_core::Envelope;
use serde_json::Value;

use crate::case::CASES;
use crate::contestant::Output;

#[test]
fn all_contestants_write_the_same() {
    for case in CASES {
        let contestants = (case.contestants)();
        let [cello, others @ ..] = &contestants[..] else {
            panic!("`{}` has no contestants", case.name);
        };
        let expected = cello.written();
        for other in others {
            let written = other.written();
            assert_eq!(written.len(), expected.len());
            for (written, expected) in written.iter().zip(&expected) {
                let same = match other.output {
                    Output::SameBytes => written == expected,
                    Output::SameJson => json(written) == json(expected),
                    Output::Unescaped => expected.contains(&b'\\') || written == expected,
                };
                assert!(
                    same,
                    "`{}` writes `{}` as\n{}\nand not as\n{}",
                    other.name,
                    case.name,
                    String::from_utf8_lossy(written),
                    String::from_utf8_lossy(expected),
                );
            }
        }
    }
}

#[test]
fn what_is_written_are_events() {
    for case in CASES {
        let written = (case.contestants)()[0].written();
        for event in written.iter().filter(|event| !event.is_empty()) {
            serde_json::from_slice::<Envelope<'_>>(event).unwrap();
        }
        assert_eq!(
            written.iter().all(Vec::is_empty),
            case.name == "not-referred"
        );
    }
}

#[test]
fn an_invoice_has_about_400_bytes() {
    for case in &CASES[..2] {
        let written = (case.contestants)()[0].written();
        let mean = written.iter().map(Vec::len).sum::<usize>() / written.len();
        assert!((375..425).contains(&mean), "{} has {mean}", case.name);
    }
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

#[test]
fn nothing_is_allocated_beside_the_text() {
    let mut buffer = Vec::with_capacity(4096);
    for case in CASES
        .iter()
        .filter(|case| !case.name.starts_with("megabyte"))
    {
        let contestants = (case.contestants)();
        let cello = |name| {
            contestants
                .iter()
                .find(|contestant| contestant.name == name)
        };
        // Once, for what a buffer grows by.
        cello("cello").unwrap().run(1024, &mut buffer);
        let written = allocation_counter::measure(|| {
            cello("cello").unwrap().run(1024, &mut buffer);
        });
        assert_eq!(written.count_total, 0, "`{}`", case.name);
        if let Some(to_json) = cello("cello, to_json") {
            let made = allocation_counter::measure(|| to_json.run(1024, &mut buffer));
            assert_eq!(made.count_total, 1024, "`{}`", case.name);
        }
    }
}
