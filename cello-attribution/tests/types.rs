//! Do the public types go between threads, and the errors behind `?`?

use std::error::Error;
use std::fmt::Debug;

use cello_attribution::{
    AlreadyReported, Capture, Carrier, Gateway, Integration, IntegrationError, ManualAttribution,
    ManualAttributionError, Metadata, MetadataError, NotTaken, NotTakenReason, PartError,
    PastEvent, ReferralCode, ReferralCodeError, Report, ReportError, UnknownGateway,
    UnknownIntegration,
};

fn value<T: Clone + Debug + PartialEq + Send + Sync + 'static>() {}
fn error<T: Error + Clone + PartialEq + Send + Sync + 'static>() {}

#[test]
fn values_and_errors() {
    value::<Capture>();
    value::<Carrier>();
    value::<Gateway>();
    value::<Integration>();
    value::<ManualAttribution>();
    value::<Metadata<'static>>();
    value::<NotTaken>();
    value::<NotTakenReason>();
    value::<PastEvent>();
    value::<ReferralCode>();
    value::<Report>();
    error::<AlreadyReported>();
    error::<IntegrationError>();
    error::<ManualAttributionError>();
    error::<MetadataError>();
    error::<PartError>();
    error::<ReferralCodeError>();
    error::<ReportError>();
    error::<UnknownGateway>();
    error::<UnknownIntegration>();
}

#[test]
#[cfg(feature = "stripe")]
fn values_and_errors_of_stripe() {
    use cello_attribution::stripe;

    value::<stripe::Attribution>();
    value::<stripe::Customer>();
    value::<stripe::PaidInvoice>();
    value::<stripe::Plan>();
    value::<stripe::RefundedCharge>();
    value::<stripe::Rules>();
    value::<stripe::Webhook>();
    value::<stripe::ZeroAmount>();
    error::<stripe::AmountError>();
    error::<stripe::SignatureError>();
    error::<stripe::SigningSecretError>();
    error::<stripe::WebhookError>();
}
