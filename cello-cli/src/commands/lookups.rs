//! `cello ping`, `code`, `reward`, `link` and `depersonalize`: what does Cello answer?

use clap::Args;

use crate::ask::Ask;
use crate::client_options::ClientOptions;
use crate::confirm::Confirmation;
use crate::failure::Failure;
use crate::output::{json, line};

/// Log in, to see whether the access keys are right
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello ping --sandbox")]
pub struct Ping {
    #[command(flatten)]
    client: ClientOptions,
}

pub async fn ping(options: Ping) -> Result<(), Failure> {
    let client = options.client.client()?;
    client.log_in().await?;
    line(format_args!(
        "the access keys are right for {}",
        client.url()
    ));
    Ok(())
}

/// Ask whether a referral code is valid, and whose it is
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello code --sandbox A1b2C3d4E5f")]
pub struct Code {
    /// The referral code
    ucc: String,
    #[command(flatten)]
    ask: Ask,
}

pub async fn code(options: Code) -> Result<(), Failure> {
    let client = options.ask.client.client()?;
    let answer = client.referral_code(&options.ucc).await?;
    if options.ask.format.json {
        json(&answer);
        return Ok(());
    }
    line(format_args!(
        "{}",
        if answer.valid { "valid" } else { "not valid" }
    ));
    optional("user", answer.product_user_id.as_deref());
    optional("campaign", answer.campaign_id.as_deref());
    Ok(())
}

/// Ask whether a new user gets a discount
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello reward --sandbox user-7")]
pub struct Reward {
    /// The new user's id in your product
    user: String,
    #[command(flatten)]
    ask: Ask,
}

pub async fn reward(options: Reward) -> Result<(), Failure> {
    let client = options.ask.client.client()?;
    let answer = client.reward(&options.user).await?;
    if options.ask.format.json {
        json(&answer);
        return Ok(());
    }
    line(format_args!(
        "{}",
        if answer.eligible {
            "eligible"
        } else {
            "not eligible"
        }
    ));
    if let Some(reward) = &answer.reward {
        let count = reward
            .interval_count
            .map(|count| format!("{count} × {}", reward.interval));
        let percentage = reward
            .percentage
            .map(|percentage| format!("{percentage} %"));
        optional("reward", Some(&reward.kind));
        optional("for", count.as_deref());
        optional("discount", percentage.as_deref());
    }
    optional("signup", answer.signup_id.as_deref());
    optional("at", answer.signup_at.as_deref());
    optional("referred by", answer.referral_ucc.as_deref());
    optional("campaign", answer.campaign_id.as_deref());
    Ok(())
}

/// Ask for the invite link of a user
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello link --sandbox user-7")]
pub struct Link {
    /// The user's id in your product
    user: String,
    #[command(flatten)]
    ask: Ask,
}

pub async fn link(options: Link) -> Result<(), Failure> {
    let client = options.ask.client.client()?;
    let answer = client.active_link(&options.user).await?;
    if options.ask.format.json {
        json(&answer);
    } else {
        line(format_args!("{}", answer.link));
    }
    Ok(())
}

/// Have Cello remove the personal data of a referrer, which cannot be undone
#[derive(Debug, Args)]
#[command(after_help = "Example:
  cello depersonalize --sandbox user-7")]
pub struct Depersonalize {
    /// The referrer's id in your product
    user: String,
    #[command(flatten)]
    ask: Ask,
    #[command(flatten)]
    confirmation: Confirmation,
}

pub async fn depersonalize(options: Depersonalize) -> Result<(), Failure> {
    let client = options.ask.client.client()?;
    options.confirmation.ask(&format!(
        "Remove the personal data of the referrer `{}` at {}? This cannot be undone.",
        options.user,
        client.url(),
    ))?;
    client.depersonalize(&options.user).await?;
    if options.ask.format.json {
        json(&serde_json::json!({})); // the vendor answers 204, which has no members
    } else {
        line(format_args!("removed"));
    }
    Ok(())
}

/// Prints what Cello filled.
fn optional(name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        line(format_args!("{name:<12}{value}"));
    }
}
