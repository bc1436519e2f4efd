//! When does the operator want the tool to end?

use std::process::exit;

use tokio::sync::watch;

/// SIGINT and SIGTERM: the first asks for a graceful end, the second ends the process at once.
#[derive(Clone)]
pub struct Signals(watch::Receiver<bool>);

impl Signals {
    /// Starts to listen. From then on the first signal does not end the process.
    pub fn listen() -> Self {
        let (sender, receiver) = watch::channel(false);
        tokio::spawn(async move {
            let mut signals = system::Signals::new();
            signals.next().await;
            let _ = sender.send(true);
            let number = signals.next().await;
            exit(128 + number); // as a shell reports a process that the signal ended
        });
        Self(receiver)
    }

    /// Whether the end was asked for.
    pub fn came(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until the end is asked for.
    pub async fn wait(&mut self) {
        // The sender lives as long as the process.
        let _ = self.0.wait_for(|came| *came).await;
    }
}

#[cfg(unix)]
mod system {
    use tokio::signal::unix::{Signal, SignalKind, signal};

    pub struct Signals {
        interrupt: Option<Signal>,
        terminate: Option<Signal>,
    }

    impl Signals {
        pub fn new() -> Self {
            Self {
                interrupt: signal(SignalKind::interrupt()).ok(),
                terminate: signal(SignalKind::terminate()).ok(),
            }
        }

        pub async fn next(&mut self) -> i32 {
            tokio::select! {
                () = receive(self.interrupt.as_mut()) => SignalKind::interrupt().as_raw_value(),
                () = receive(self.terminate.as_mut()) => SignalKind::terminate().as_raw_value(),
            }
        }
    }

    async fn receive(signal: Option<&mut Signal>) {
        match signal {
            Some(signal) => drop(signal.recv().await),
            None => std::future::pending().await,
        }
    }
}

#[cfg(not(unix))]
mod system {
    pub struct Signals;

    impl Signals {
        pub fn new() -> Self {
            Self
        }

        pub async fn next(&mut self) -> i32 {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
            2
        }
    }
}
