//! A loopback stand-in for the [Cello](https://cello.so) referral platform, for tests.
