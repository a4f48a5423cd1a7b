//! Civil dates in England and Wales: no time, no zone, no clock.

use chrono::{Datelike, NaiveDate, TimeDelta};

/// A calendar date.
pub type Date = NaiveDate;

/// Reads an ISO 8601 calendar date, `2026-11-23`: four, two and two digits, and a day that exists.
///
/// ```
/// use referral_consent::date::parse;
/// assert!(parse("2024-02-29").is_some());
/// assert!(parse("2026-02-29").is_none(), "2026 is a common year");
/// assert!(parse("23/11/2026").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    NaiveDate::from_ymd_opt(number(&[y1, y2, y3, y4])?.cast_signed(), number(&[m1, m2])?, number(&[d1, d2])?)
}

/// Writes a date as it is read: `2026-11-23`.
#[must_use]
pub fn write(date: Date) -> String {
    let mut text = String::with_capacity(10);
    let digits = date.year().unsigned_abs() * 10_000 + date.month() * 100 + date.day();
    for place in (0..8).rev() {
        text.push(char::from_digit(digits / 10_u32.pow(place) % 10, 10).unwrap_or('0'));
        if place == 4 || place == 2 {
            text.push('-');
        }
    }
    text
}

/// The whole years from a birth to a day, attained at the start of the anniversary; `None` before the birth.
///
/// Somebody born on 29 February is a year older on 1 March in common years (§5.2, §5.4).
///
/// ```
/// use referral_consent::date::{age, parse};
/// let (born, eve, birthday) = (parse("2010-11-23").unwrap(), parse("2026-11-22").unwrap(), parse("2026-11-23").unwrap());
/// assert_eq!(age(born, eve), Some(15));
/// assert_eq!(age(born, birthday), Some(16));
/// ```
#[must_use]
pub fn age(born: Date, on: Date) -> Option<u32> {
    let years = on.year() - born.year() - i32::from((on.month(), on.day()) < (born.month(), born.day()));
    u32::try_from(years).ok()
}

/// The days from one date to another; negative where the second is earlier.
#[must_use]
pub fn days(from: Date, to: Date) -> i64 {
    i64::from(to.num_days_from_ce()) - i64::from(from.num_days_from_ce())
}

/// The day in Europe/London at a time as RFC 3339 writes it: with seconds and an offset.
///
/// Summer time is that in force since 1996: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last of
/// October.
///
/// ```
/// use referral_consent::date::{in_london, parse};
/// assert_eq!(in_london("2026-07-31T23:30:00Z"), parse("2026-08-01"), "half past midnight in London");
/// assert_eq!(in_london("2026-11-23T01:30:00+02:00"), parse("2026-11-22"));
/// assert_eq!(in_london("2026-11-23"), None);
/// ```
#[must_use]
pub fn in_london(time: &str) -> Option<Date> {
    let (day, clock) = time.split_at_checked(10)?;
    let (clock, zone) = clock.strip_prefix(['T', 't'])?.split_at_checked(8)?;
    let &[h1, h2, b':', m1, m2, b':', s1, s2] = clock.as_bytes() else { return None };
    let (hours, minutes, seconds) = (below(24, h1, h2)?, below(60, m1, m2)?, below(61, s1, s2)?);
    let zone = match zone.strip_prefix('.') {
        None => zone,
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            (zone.len() < fraction.len()).then_some(zone)?
        }
    };
    let ahead = match zone.as_bytes() {
        b"Z" | b"z" => 0,
        &[sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let ahead = below(24, h1, h2)? * 60 + below(60, m1, m2)?;
            if sign == b'+' { ahead } else { -ahead }
        }
        _ => return None,
    };
    let utc = parse(day)?.and_hms_opt(hours.unsigned_abs(), minutes.unsigned_abs(), seconds.min(59).unsigned_abs())?
        - TimeDelta::minutes(ahead.into());
    let switch = |month| last_sunday(utc.year(), month)?.and_hms_opt(1, 0, 0);
    let summer = switch(3)? <= utc && utc < switch(10)?;
    Some((utc + TimeDelta::hours(summer.into())).date())
}

/// The number that two digits write, where it is below another.
fn below(limit: i32, tens: u8, ones: u8) -> Option<i32> {
    let digit = |digit: u8| digit.is_ascii_digit().then(|| i32::from(digit - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?).filter(|number| *number < limit)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<Date> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    Some(last - TimeDelta::days(last.weekday().num_days_from_sunday().into()))
}
