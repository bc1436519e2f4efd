//! An async client for the API of the [Cello](https://cello.so) referral platform.
