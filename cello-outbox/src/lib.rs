//! Records [Cello](https://cello.so) events in your own database transaction, and delivers them.
