//! Does every example say how it is called, before it does anything?

use std::process::{Command, Output};

/// As somebody in a clone calls it.
fn run(example: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["run", "--quiet", "--example", example, "--"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    let Output {
        status,
        stdout,
        stderr,
    } = cargo.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn help_is_the_usage() {
    for example in ["backfill", "invoice_paid", "manual_attribution"] {
        for help in ["--help", "-h"] {
            let (code, out, error) = run(example, &[help]);
            assert_eq!((code, error.as_str()), (Some(0), ""), "{example} {help}");
            assert!(out.starts_with(&format!("usage: {example} [")), "{out}");
        }
    }
}

#[test]
fn what_takes_no_arguments_says_so() {
    for example in ["stripe_webhook", "subscription_row", "tracking_plan"] {
        for argument in ["--help", "more"] {
            let usage = format!("usage: {example}, without arguments\n");
            let expected = (Some(2), String::new(), usage);
            assert_eq!(run(example, &[argument]), expected);
        }
        let (code, _, error) = run(example, &[]);
        assert_eq!((code, error.as_str()), (Some(0), ""), "{example}");
    }
}

#[test]
fn what_is_wrong_is_said_before_the_usage() {
    let folder = "examples/data/manual_attribution";
    for (example, arguments, said) in [
        (
            "invoice_paid",
            &["-v"] as &[&str],
            "usage: invoice_paid [PATH]",
        ),
        ("invoice_paid", &["a", "b"], "usage: invoice_paid [PATH]"),
        (
            "backfill",
            &["--rows", "abc"],
            "`--rows` takes a whole number, and not `abc`",
        ),
        (
            "backfill",
            &["--rows", "-1"],
            "`--rows` takes a whole number, and not `-1`",
        ),
        (
            "backfill",
            &["--jobs", "0"],
            "`--jobs` takes a whole number from 1 on, and not `0`",
        ),
        (
            "manual_attribution",
            &["--out"],
            "there is no option `--out`",
        ),
        (
            "manual_attribution",
            &["OUT", folder],
            "`examples/data/manual_attribution` needs a UCC: to whom are its events due?",
        ),
        (
            "manual_attribution",
            &["OUT", folder, ""],
            "`examples/data/manual_attribution` needs a UCC: to whom are its events due?",
        ),
        (
            "manual_attribution",
            &["OUT", folder, "A1b2C3d4E5f", "stripe"],
            "`stripe` is not an integration; expected one of: stripe-webhook, \
             api-and-stripe-webhook, chargebee-webhook, api-and-chargebee-webhook, api",
        ),
        (
            "manual_attribution",
            &["OUT", folder, "A1b2C3d4E5f", "api", "more"],
            "there is no use for `more`",
        ),
    ] {
        let (code, out, error) = run(example, arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{example}: {error}");
        assert_eq!(error.lines().next(), Some(said));
        assert!(error.contains(&format!("usage: {example} [")), "{error}");
    }
    assert!(!std::fs::exists("OUT").unwrap());
}

#[test]
fn a_folder_is_attributed_to_the_code_that_is_given() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/past");
    let output = concat!(env!("CARGO_TARGET_TMPDIR"), "/attributed");
    std::fs::create_dir_all(folder).unwrap();
    for name in ["2026-01-05-signup.json", "2026-01-06-paid.json"] {
        let json = std::fs::read_to_string(format!("examples/data/manual_attribution/{name}"));
        // So long ago that it is too old by any clock.
        let json = json.unwrap().replace("\"2026-", "\"2020-");
        std::fs::write(format!("{folder}/{name}"), json).unwrap();
    }
    let (code, out, error) = run("manual_attribution", &[output, folder, "Z9y8X7w6V5u"]);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    assert!(out.contains("\nattributed to Z9y8X7w6V5u at "), "{out}");
    for file in ["by_api.jsonl", "report.csv", "report.jsonl"] {
        let written = std::fs::read_to_string(format!("{output}/{file}")).unwrap();
        assert!(written.contains("\"Z9y8X7w6V5u\""), "{file}: {written}");
    }
    let (code, _, error) = run("manual_attribution", &[output, "no/folder", "Z9y8X7w6V5u"]);
    assert_eq!(code, Some(1));
    assert!(error.starts_with("no/folder cannot be read: "), "{error}");
}
