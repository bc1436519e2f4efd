//! Does every command explain itself?

use tool::{run, tool};

mod tool;

/// Every command, and those below it.
fn commands(path: &[&str]) -> Vec<Vec<String>> {
    let help = run(&mut tool(&[path, &["--help"]].concat()));
    assert_eq!((help.code, help.stderr.as_str()), (Some(0), ""), "{path:?}");
    let mut all = vec![path.iter().map(|name| (*name).to_owned()).collect()];
    let list = help
        .stdout
        .split_once("Commands:\n")
        .map_or("", |(_, list)| list);
    for line in list.lines().take_while(|line| !line.is_empty()) {
        match line.split_whitespace().next() {
            Some(name) if line.starts_with("  ") && name != "help" && !line.starts_with("   ") => {
                all.extend(commands(&[path, &[name]].concat()));
            }
            _ => {}
        }
    }
    all
}

#[test]
fn every_help_has_an_example() {
    let commands = commands(&[]);
    for expected in [
        "check",
        "send",
        "ping",
        "code",
        "reward",
        "link",
        "depersonalize",
        "fake",
    ] {
        assert!(
            commands.iter().any(|path| path == &[expected]),
            "{expected}"
        );
    }
    for path in commands {
        let arguments: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = run(&mut tool(&[&arguments[..], &["--help"]].concat())).stdout;
        let example = format!("  cello {}", path.join(" "));
        let examples = help.split("Example").nth(1).unwrap_or_default();
        assert!(
            examples.contains(example.trim_end()),
            "cello {}:\n{help}",
            path.join(" ")
        );
    }
}

#[test]
fn the_readme_has_every_command() {
    let readme = include_str!("../README.md");
    for path in commands(&[]).iter().filter(|path| !path.is_empty()) {
        let command = format!("`cello {}", path.join(" "));
        assert!(readme.contains(&command), "{command}");
    }
}

#[test]
fn a_wrong_usage_is_2_and_on_stderr() {
    for arguments in [
        &["nonsense"][..],
        &["send"],
        &["check"],
        &["code"],
        &["send", "--secret", "x"],
    ] {
        let wrong = run(&mut tool(arguments));
        assert_eq!(
            (wrong.code, wrong.stdout.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(!wrong.stderr.is_empty());
    }
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(&mut tool(&["completions", shell]));
        assert_eq!((script.code, script.stderr.as_str()), (Some(0), ""));
        assert!(script.stdout.contains("depersonalize"), "{shell}");
    }
}

#[test]
fn the_version_is_the_crates() {
    let version = run(&mut tool(&["--version"]));
    assert_eq!(
        version.stdout,
        format!("cello {}\n", env!("CARGO_PKG_VERSION"))
    );
}
