//! How does a person read JSON, while its exact bytes are still held to?

#![allow(dead_code)] // each test file uses a part

/// The JSON with a member a line, for a snapshot: the same tokens in the same order, with
/// white space between them.
///
/// Fails unless the snapshot without that white space is the JSON, byte for byte. So
/// white space in the JSON fails here, and every other byte of it is in the snapshot.
#[track_caller]
pub fn pretty(json: &str) -> String {
    let pretty = spread(json);
    assert_eq!(compact(&pretty), json);
    let value = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&pretty), value(json));
    pretty
}

/// The same for JSON Lines: every line ends with a line feed.
#[track_caller]
pub fn pretty_lines(lines: &str) -> String {
    let mut all = String::new();
    for line in lines.split_inclusive('\n') {
        all += &pretty(line.strip_suffix('\n').expect("a line feed"));
        all.push('\n');
    }
    all
}

/// Each character, and whether it belongs to a string.
///
/// `serde_json` itself would not do: it writes numbers its own way, and `Value` sorts members.
fn in_string(json: &str) -> impl Iterator<Item = (char, bool)> + '_ {
    let (mut inside, mut escaped) = (false, false);
    json.chars().map(move |c| {
        let was_inside = inside;
        if c == '"' && !escaped {
            inside = !inside;
        }
        escaped = was_inside && c == '\\' && !escaped;
        (c, was_inside || inside)
    })
}

fn spread(json: &str) -> String {
    let mut pretty = String::new();
    let mut depth = 0;
    for (c, in_string) in in_string(json) {
        match c {
            _ if in_string => pretty.push(c),
            '{' | '[' => {
                depth += 1;
                pretty.push(c);
                new_line(&mut pretty, depth);
            }
            '}' | ']' => {
                depth -= 1;
                new_line(&mut pretty, depth);
                pretty.push(c);
            }
            ',' => {
                pretty.push(c);
                new_line(&mut pretty, depth);
            }
            ':' => pretty += ": ",
            _ => pretty.push(c),
        }
    }
    pretty
}

fn new_line(pretty: &mut String, depth: usize) {
    pretty.push('\n');
    pretty.extend(std::iter::repeat_n("  ", depth));
}

fn compact(json: &str) -> String {
    in_string(json)
        .filter(|(c, in_string)| *in_string || !c.is_ascii_whitespace())
        .map(|(c, _)| c)
        .collect()
}
