//! Which referrers, codes and rewards are known?

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::reply::Reply;

const CAMPAIGN: &str = "fake-campaign";

/// The referrers by their product user id, and the rewards of new users.
#[derive(Default)]
pub(crate) struct Referrers {
    codes: BTreeMap<String, String>,
    rewards: BTreeMap<String, Value>,
    made_up: usize,
}

impl Referrers {
    pub(crate) fn add(&mut self, user: &str, ucc: &str) {
        self.codes.insert(user.to_owned(), ucc.to_owned());
    }

    pub(crate) fn set_reward(&mut self, user: &str, answer: Value) {
        self.rewards.insert(user.to_owned(), answer);
    }

    pub(crate) fn code(&self, code: &str) -> Reply {
        let user = self.codes.iter().find(|(_, known)| *known == code);
        let known = user.is_some();
        Reply::json(
            200,
            &json!({
                "code": code,
                "productUserId": user.map_or("", |(user, _)| user),
                "valid": known,
                "campaignId": if known { CAMPAIGN } else { "" },
            }),
        )
    }

    pub(crate) fn reward(&self, user: &str) -> Reply {
        match self.rewards.get(user) {
            Some(answer) => Reply::json(200, answer),
            None => Reply::json(200, &json!({ "eligible": false, "reward": null })),
        }
    }

    /// A user without a code is given one, so that there is a link to share.
    pub(crate) fn active_link(&mut self, user: &str) -> Reply {
        if !self.codes.contains_key(user) {
            self.made_up += 1;
            let code = format!("Fake{:07}", self.made_up);
            self.add(user, &code);
        }
        let code = &self.codes[user];
        let link = format!("https://example.com/?productId=example.com&ucc={code}");
        Reply::json(200, &json!({ "activeUcc": code, "link": link }))
    }

    pub(crate) fn depersonalize(&mut self, user: &str) -> Reply {
        match self.codes.remove(user) {
            Some(_) => Reply::empty(204),
            None => Reply::message(404, "Referrer not found"),
        }
    }
}
