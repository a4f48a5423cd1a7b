//! Civil dates in England and Wales: no time, no zone, no clock.

use core::num::NonZeroI32;

/// A calendar date: year, month and day in one number, so that dates are compared as numbers are.
///
/// The crate `chrono` would do, for the tables by which it turns days of the year into dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroI32);

impl Default for Date {
    fn default() -> Self {
        Self::of(1970, 1, 1)
    }
}

impl Date {
    /// The first date that can be read.
    pub const MIN: Self = Self::of(0, 1, 1);
    /// The last date that can be read.
    pub const MAX: Self = Self::of(9999, 12, 31);

    /// A date of which it is known that it exists.
    const fn of(year: i32, month: i32, day: i32) -> Self {
        match NonZeroI32::new(year << 9 | month << 5 | day) {
            Some(packed) => Self(packed),
            None => Self(NonZeroI32::MIN),
        }
    }

    const fn year(self) -> i32 {
        self.0.get() >> 9
    }

    const fn month(self) -> i32 {
        self.0.get() >> 5 & 15
    }

    const fn day(self) -> i32 {
        self.0.get() & 31
    }

    /// Its number among all days.
    fn number(self) -> i32 {
        // A year from March on, so that the day by which years differ is its last.
        let (year, month) =
            if self.month() > 2 { (self.year(), self.month() - 3) } else { (self.year() - 1, self.month() + 9) };
        let century = year.div_euclid(100);
        year * 365 + (year >> 2) - century + (century >> 2) + (month * 153 + 2) / 5 + self.day()
    }

    /// The day after it.
    fn next(self) -> Self {
        let (year, month) = (self.year(), self.month());
        if self.day() < length_of_month(year, month) {
            Self::of(year, month, self.day() + 1)
        } else if month < 12 {
            Self::of(year, month + 1, 1)
        } else {
            Self::of(year + 1, 1, 1)
        }
    }

    /// The day before it.
    pub(crate) fn previous(self) -> Self {
        let (year, month) = (self.year(), self.month());
        if self.day() > 1 {
            Self::of(year, month, self.day() - 1)
        } else if month > 1 {
            Self::of(year, month - 1, length_of_month(year, month - 1))
        } else {
            Self::of(year - 1, 12, 31)
        }
    }
}

/// How many days a month has.
const fn length_of_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

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
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    let exists = (1..=12).contains(&month) && 1 <= day && day <= length_of_month(year, month);
    exists.then(|| Date::of(year, month, day))
}

/// Writes a date as it is read: `2026-11-23`.
#[must_use]
pub fn write(date: Date) -> String {
    let mut text = String::with_capacity(10);
    let number = (date.year().abs() * 10_000 + date.month() * 100 + date.day()).unsigned_abs();
    let mut unit = 10_000_000;
    for place in 0..8 {
        if place == 4 || place == 6 {
            text.push('-');
        }
        text.push(char::from_digit(number / unit % 10, 10).unwrap_or('0'));
        unit /= 10;
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
    // Where the birthday is still to come, the months and days borrow a year.
    u32::try_from((on.0.get() - born.0.get()) >> 9).ok()
}

/// The days from one date to another; negative where the second is earlier.
#[must_use]
pub fn days(from: Date, to: Date) -> i64 {
    (to.number() - from.number()).into()
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
    let (hours, minutes, _) = (below(24, h1, h2)?, below(60, m1, m2)?, below(61, s1, s2)?);
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
    let mut day = parse(day)?;
    let mut minutes = hours * 60 + minutes - ahead;
    while minutes < 0 {
        day = day.previous();
        minutes += 24 * 60;
    }
    while minutes >= 24 * 60 {
        day = day.next();
        minutes -= 24 * 60;
    }
    let switch = |month| (last_sunday(day.year(), month), 60);
    let summer = switch(3) <= (day, minutes) && (day, minutes) < switch(10);
    Some(if summer && minutes >= 23 * 60 { day.next() } else { day })
}

/// The number that two digits write, where it is below another.
fn below(limit: i32, tens: u8, ones: u8) -> Option<i32> {
    let digit = |digit: u8| digit.is_ascii_digit().then(|| i32::from(digit - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?).filter(|number| *number < limit)
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: i32) -> Date {
    let last = Date::of(year, month, 31);
    Date::of(year, month, 31 - (last.number() + 2).rem_euclid(7))
}
