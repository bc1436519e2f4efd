//! Which words is a name made of?

use super::vocabulary::{PAIRS, is_known, plain_of};

/// The words of a name, each in its plainest form.
///
/// Split at `_`, at capitals, and where two known words were written as one; then
/// abbreviations and other spellings give way to one word for one thing.
///
/// ```text
/// amountPaid, amount_paid, amt_paid, AMOUNTPAID  →  amount paid
/// userID, user_uid, r#userid                     →  user id, user uid, user id
/// signed_up_at, signupAt                         →  signup at
/// ```
pub(crate) fn words_of(name: &str) -> Vec<String> {
    // Salesforce ends the names of custom fields so.
    let name = name.strip_suffix("__c").unwrap_or(name);
    let words = written_words_of(name);
    let words = words.iter().flat_map(|word| plainest(word));
    paired(words.collect())
}

/// The words as they are written, in lower case: `orgID` and `org_id` are `org` and `id`.
pub(crate) fn written_words_of(name: &str) -> Vec<String> {
    let name = name.strip_prefix("r#").unwrap_or(name);
    let characters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (index, &character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| characters[before]);
        let after = characters.get(index + 1);
        let begins = character.is_uppercase()
            && before.is_some_and(|before| {
                // `amountPaid`; the last capital of `IDNumber` begins a word, too.
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            });
        if begins || !character.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `amt` → `amount`; `useremail` → `user`, `email`; any other word as it is.
fn plainest(word: &str) -> Vec<String> {
    plainest_known(word)
        .or_else(|| fused(word))
        .unwrap_or_else(|| vec![word.to_owned()])
}

/// The two or three known words that were written as one.
fn fused(word: &str) -> Option<Vec<String>> {
    // Short words are words: `idle` is no `id le`.
    if word.len() < 5 {
        return None;
    }
    let cuts = word.char_indices().map(|(at, _)| at).skip(2);
    // The longest first word: `customerid` is no `custom erid`.
    let cuts: Vec<usize> = cuts.filter(|at| word.len() - at >= 2).collect();
    cuts.into_iter().rev().find_map(|at| {
        let (first, rest) = word.split_at(at);
        if !is_known(first) {
            return None;
        }
        let mut words = plainest_known(first)?;
        words.extend(plainest_known(rest).or_else(|| fused(rest))?);
        Some(words)
    })
}

/// A known word in its plainest form.
fn plainest_known(word: &str) -> Option<Vec<String>> {
    let plain = plain_of(word)?;
    Some(plain.split(' ').map(str::to_owned).collect())
}

/// Two words that mean one thing become one: `signed up` → `signup`.
fn paired(words: Vec<String>) -> Vec<String> {
    let mut paired: Vec<String> = Vec::new();
    for word in words {
        let pair = paired.last().and_then(|last| {
            let mut pairs = PAIRS.iter();
            pairs.find(|(first, second, _)| first == last && *second == word)
        });
        match pair {
            Some((.., one)) => {
                paired.pop();
                paired.push((*one).to_owned());
            }
            None => paired.push(word),
        }
    }
    paired
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn names_are_split_into_plain_words() {
        for (name, words) in [
            ("amount_paid", "amount paid"),
            ("amountPaid", "amount paid"),
            ("amt_paid", "amount paid"),
            ("amountpaid", "amount paid"),
            ("AmountPaid", "amount paid"),
            ("r#type", "type"),
            ("userID", "user id"),
            ("userid", "user id"),
            ("IDUser", "id user"),
            ("customerid", "customer id"),
            ("useremail", "user email"),
            ("user_e_mail", "user email"),
            ("signed_up_at_ms", "signup at ms"),
            ("signupAt", "signup at"),
            ("no_show_at", "noshow at"),
            ("createdat", "created at"),
            ("Cello_UCC__c", "cello ucc"),
            ("hs_createdate", "hubspot created date"),
            ("inv_no", "invoice number"),
            ("betrag_in_cent", "amount in cents"),
            // Known words as they are, and unknown words uncut.
            ("username", "username"),
            ("paid", "paid"),
            ("candidate", "candidate"),
            ("mandate", "mandate"),
            ("updated_at", "updated at"),
            ("timestamp", "timestamp"),
        ] {
            assert_eq!(words_of(name).join(" "), words, "{name}");
        }
    }
}
