//! Civil dates in England and Wales: no time, no zone, no clock.

use chrono::{Datelike, NaiveDate};

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
    let mut digits = |mut number: u32, count: u32| {
        for place in (0..count).rev() {
            let unit = 10_u32.pow(place);
            text.push(char::from_digit(number / unit % 10, 10).unwrap_or('0'));
            number %= unit;
        }
        if count > 2 || text.len() == 7 {
            text.push('-');
        }
    };
    digits(date.year().unsigned_abs(), 4);
    digits(date.month(), 2);
    digits(date.day(), 2);
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
    (to - from).num_days()
}
