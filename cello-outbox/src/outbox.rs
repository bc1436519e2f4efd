//! How does an app hand an event to the outbox?

#[cfg(feature = "attribution")]
use cello_attribution::{AlreadyReported, Integration};
use cello_core::{CelloEvent, EventError, Trigger};

use crate::entry;
use crate::row::Row;

/// Records events with the transaction that they report.
///
/// It holds settings alone and costs nothing to make or clone; the connection comes with each call.
#[derive(Clone, Debug, Default)]
pub struct Outbox {
    pub(crate) strict: bool,
    #[cfg(feature = "attribution")]
    integration: Option<Integration>,
}

impl Outbox {
    /// Creates an outbox that lets no faulty event fail a sale.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets whether an invalid event is an error, which mostly rolls back the sale.
    ///
    /// By default it is not: the event is recorded in the state `invalid` with its problems, and
    /// logged at ERROR.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Sets who reports what, so that nothing is recorded that a gateway's webhook already
    /// reports: reported both ways, an event is paid twice.
    ///
    /// [`enqueue`](Self::enqueue) then gives `Enqueued::AlreadyReported`, and
    /// [`prepare`](Self::prepare) `None`.
    #[cfg(feature = "attribution")]
    #[must_use]
    pub fn integration(mut self, integration: Integration) -> Self {
        self.integration = Some(integration);
        self
    }

    /// Returns the webhook that already reports events of a trigger.
    #[cfg(feature = "attribution")]
    pub(crate) fn already_reported(&self, trigger: Trigger) -> Option<AlreadyReported> {
        self.integration?.check(trigger).err()
    }

    /// Without the feature `attribution`, no webhook is known.
    #[cfg(not(feature = "attribution"))]
    #[allow(clippy::unused_self)]
    pub(crate) fn already_reported(&self, _: Trigger) -> Option<std::convert::Infallible> {
        None
    }

    /// Renders an event as one INSERT, for a driver other than sqlx; `None` if there is nothing
    /// to report.
    ///
    /// Run it last in the transaction that records what the event reports. An invalid event gives
    /// a row in the state `invalid`; see [`Row::problem`].
    ///
    /// Two equal partial refunds of an invoice in one second have the same key and count as one
    /// event, and so do two invoices of the same number, say of different tenants: give them keys
    /// of your own with [`prepare_as`](Self::prepare_as).
    ///
    /// # Errors
    ///
    /// An invalid event, if the outbox is [`strict`](Self::strict).
    ///
    /// ```
    /// use cello_core::CelloEvent;
    /// use cello_outbox::{Dialect, Outbox};
    ///
    /// #[derive(CelloEvent)]
    /// #[cello(trigger = "demo-call-attended", newUser.name = "Ada Example")]
    /// struct Demo {
    ///     #[cello(ucc)]                   code: Option<String>,
    ///     #[cello(newUser.id)]            user: u64,
    ///     #[cello(newUser.email)]         email: String,
    ///     #[cello(event.timestamp(unix))] at: i64,
    /// }
    ///
    /// let demo = Demo {
    ///     code: Some("A1b2C3d4E5f".into()),
    ///     user: 7,
    ///     email: "ada@example.com".into(),
    ///     at: 1_772_357_400,
    /// };
    /// if let Some(row) = Outbox::new().prepare(&demo)? {
    ///     assert_eq!(row.key(), Some("demo-call-attended:7:2026-03-01T09%3A30%3A00Z"));
    ///     assert!(row.sql(Dialect::Postgres).starts_with("insert into cello_outbox"));
    ///     assert_eq!(row.parameters().len(), 5);
    ///     // With tokio-postgres, in the transaction `tx`:
    ///     // let [a, b, c, d, e] = row.parameters();
    ///     // tx.execute(&row.sql(Dialect::Postgres), &[&a, &b, &c, &d, &e]).await?;
    /// }
    /// # Ok::<(), cello_core::EventError>(())
    /// ```
    pub fn prepare<E: CelloEvent + ?Sized>(&self, event: &E) -> Result<Option<Row>, EventError> {
        self.row(entry::of(event, None))
    }

    /// As [`prepare`](Self::prepare), with a key of your own: 1–255 characters, of which longer
    /// ones end in their SHA-256.
    ///
    /// # Errors
    ///
    /// An invalid event or key, if the outbox is [`strict`](Self::strict).
    pub fn prepare_as<E: CelloEvent + ?Sized>(
        &self,
        key: &str,
        event: &E,
    ) -> Result<Option<Row>, EventError> {
        self.row(entry::of(event, Some(key)))
    }

    fn row(
        &self,
        entry: Result<Option<entry::Entry>, EventError>,
    ) -> Result<Option<Row>, EventError> {
        match entry {
            Ok(Some(entry)) if self.already_reported(entry.trigger).is_some() => Ok(None),
            Ok(entry) => Ok(entry.map(Row::event)),
            Err(error) if self.strict => Err(error),
            Err(error) => Ok(Some(Row::invalid(error))),
        }
    }
}
