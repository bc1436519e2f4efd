//! Has a byte of the request been written?

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// A body that notes when the connection asks for it.
///
/// hyper asks for the body in the same step in which it puts the head into its buffer, and
/// writes to the socket only after that. A request whose body was never asked for has certainly
/// not arrived. reqwest's own errors cannot tell: a connection that is reset before the
/// request was taken and one that is reset after it was written look alike.
pub(crate) struct WatchedBody {
    bytes: Option<Bytes>,
    asked: Arc<AtomicBool>,
}

/// The view that stays with the sender.
pub(crate) struct Watch(Arc<AtomicBool>);

impl WatchedBody {
    pub(crate) fn new(bytes: Bytes) -> (Self, Watch) {
        // An empty body may never be asked for, so it counts as written from the start.
        let asked = Arc::new(AtomicBool::new(bytes.is_empty()));
        let body = Self {
            bytes: Some(bytes),
            asked: Arc::clone(&asked),
        };
        (body, Watch(asked))
    }
}

impl Watch {
    /// Returns whether the request may have been written, in whole or in part.
    pub(crate) fn may_be_written(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

impl Body for WatchedBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.asked.store(true, Ordering::Release);
        Poll::Ready(self.bytes.take().map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.bytes.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_is_noted_and_the_bytes_come_once() {
        let (body, watch) = WatchedBody::new(Bytes::from_static(b"event"));
        let mut body = Box::pin(body);
        assert_eq!(body.size_hint().exact(), Some(5));
        assert!(!body.is_end_stream());
        assert!(!watch.may_be_written());

        let mut context = Context::from_waker(std::task::Waker::noop());
        let Poll::Ready(Some(Ok(frame))) = body.as_mut().poll_frame(&mut context) else {
            panic!("no frame");
        };
        assert_eq!(&frame.into_data().unwrap()[..], b"event");
        assert!(watch.may_be_written());
        assert!(body.is_end_stream());
        assert!(matches!(
            body.as_mut().poll_frame(&mut context),
            Poll::Ready(None)
        ));
    }

    #[test]
    fn an_empty_body_counts_as_written() {
        assert!(WatchedBody::new(Bytes::new()).1.may_be_written());
    }
}
