//! How long does `Retry-After` ask to wait?

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, HeaderValue, RETRY_AFTER};

/// Reads `Retry-After`, which is a number of seconds or a date. Anything else is `None`.
///
/// A date is counted from the answer's own `Date`, so that a wrong clock here does not matter.
/// A date in the past is no wait at all.
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().map(Duration::from_secs).ok();
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let now = headers.get(DATE).and_then(date).unwrap_or(now);
    Some(until.duration_since(now).unwrap_or_default())
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(value: &str, date: Option<&str>) -> Option<Duration> {
        // 2026-03-01T08:49:37Z
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_772_354_977);
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().unwrap());
        if let Some(date) = date {
            headers.insert(DATE, date.parse().unwrap());
        }
        retry_after(&headers, now)
    }

    #[test]
    fn seconds() {
        assert_eq!(parse("0", None), Some(Duration::ZERO));
        assert_eq!(parse(" 7 ", None), Some(Duration::from_secs(7)));
        assert_eq!(
            parse("1000000000", None),
            Some(Duration::from_secs(1_000_000_000))
        );
    }

    #[test]
    fn dates() {
        let two_minutes = Some(Duration::from_secs(120));
        assert_eq!(parse("Sun, 01 Mar 2026 08:51:37 GMT", None), two_minutes);
        assert_eq!(parse("Sunday, 01-Mar-26 08:51:37 GMT", None), two_minutes);
        assert_eq!(parse("Sun Mar  1 08:51:37 2026", None), two_minutes);
        assert_eq!(
            parse("Sun, 01 Mar 2026 08:00:00 GMT", None),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn a_date_is_counted_from_the_answers_own() {
        assert_eq!(
            parse(
                "Sun, 01 Mar 2026 10:00:30 GMT",
                Some("Sun, 01 Mar 2026 10:00:00 GMT")
            ),
            Some(Duration::from_secs(30)),
        );
    }

    #[test]
    fn garbage() {
        for value in [
            "",
            "soon",
            "-1",
            "1.5",
            "1e9",
            "99999999999999999999999",
            "7 s",
            "Sun, 32 Mar 2026 08:51:37 GMT",
        ] {
            assert_eq!(parse(value, None), None, "{value}");
        }
    }
}
