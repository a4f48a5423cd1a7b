//! Ages and days against a calendar that is counted out day by day, and shares nothing with the rules' own.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::{day, json, see};
use referral_consent::date::{age, days, parse, write};

/// A day of the calendar: year, month, day.
type Civil = (i32, u32, u32);

fn is_leap_year(year: i32) -> bool {
    if year % 400 == 0 {
        return true;
    }
    year % 4 == 0 && year % 100 != 0
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap_year(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn next((year, month, day): Civil) -> Civil {
    if day < days_in(year, month) {
        (year, month, day + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

/// Every day from one to another, both included, counted out one by one.
fn calendar(first: Civil, last: Civil) -> Vec<Civil> {
    let mut all = vec![first];
    while *all.last().unwrap() != last {
        all.push(next(*all.last().unwrap()));
    }
    all
}

fn text((year, month, day): Civil) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day on which somebody is a year older: the anniversary, or 1 March where there is no 29 February.
fn birthday(born: Civil, year: i32) -> Civil {
    match born {
        (_, 2, 29) if !is_leap_year(year) => (year, 3, 1),
        (_, month, day) => (year, month, day),
    }
}

/// The age as people count it: one more for every birthday that has come.
fn counted(born: Civil, on: Civil) -> u32 {
    (born.0 + 1..=on.0).filter(|year| birthday(born, *year) <= on).count().try_into().unwrap()
}

const FIRST: Civil = (1896, 11, 23);
const LAST: Civil = (2026, 11, 23);

#[test]
fn the_age_is_the_number_of_birthdays_for_every_day_of_birth_of_130_years() {
    let births = calendar(FIRST, LAST);
    assert_eq!(births.len(), 47_482, "130 years have 47,482 days");
    let on = [
        LAST,
        (2026, 2, 28),
        (2026, 3, 1),
        (2026, 12, 31),
        (2027, 1, 1),
        (2027, 2, 28),
        (2027, 3, 1),
        (2028, 2, 28),
        (2028, 2, 29),
        (2028, 3, 1),
        (2100, 2, 28),
        (2100, 3, 1),
        (2000, 2, 29),
    ];
    for on in on {
        let date = day(&text(on));
        for born in births.iter().filter(|born| **born <= on) {
            assert_eq!(age(day(&text(*born)), date), Some(counted(*born, on)), "born {born:?}, on {on:?}");
        }
    }
}

#[test]
fn somebody_grows_older_on_each_birthday_and_on_no_other_day() {
    // Every day of birth of four years with a leap year among them, followed for 130 years.
    let all = calendar((1895, 1, 1), (2030, 12, 31));
    let dates: Vec<_> = all.iter().map(|civil| day(&text(*civil))).collect();
    let births = all.iter().position(|civil| *civil == (1895, 1, 1)).unwrap()..;
    let mut birthdays = 0;
    for born in births.take(4 * 365 + 1) {
        let mut years = 0;
        for on in born..dates.len() {
            if all[on].0 > all[born].0 && all[on] == birthday(all[born], all[on].0) {
                years += 1;
                birthdays += 1;
            }
            assert_eq!(age(dates[born], dates[on]), Some(years), "born {:?}, on {:?}", all[born], all[on]);
        }
    }
    assert!(birthdays > 4 * 365 * 130, "{birthdays} birthdays");
}

#[test]
fn nobody_has_an_age_before_birth() {
    for (born, on) in [("2026-11-24", "2026-11-23"), ("2027-01-01", "2026-12-31"), ("2026-12-01", "2026-11-30")] {
        assert_eq!(age(day(born), day(on)), None, "born {born}, on {on}");
    }
    assert_eq!(age(day("2026-11-23"), day("2026-11-23")), Some(0), "on the day of birth");
}

#[test]
fn the_days_between_two_dates_are_those_counted_out() {
    let all = calendar((1896, 1, 1), (2030, 12, 31));
    let first = day(&text(all[0]));
    for (count, civil) in all.iter().enumerate() {
        let count = i64::try_from(count).unwrap();
        assert_eq!(days(first, day(&text(*civil))), count, "{civil:?}");
        assert_eq!(days(day(&text(*civil)), first), -count, "{civil:?}");
    }
}

#[test]
fn every_day_of_the_calendar_is_read_and_written_and_no_other() {
    for year in [1600, 1896, 1900, 1999, 2000, 2023, 2024, 2026, 2100, 9999] {
        let all: Vec<String> = calendar((year, 1, 1), (year, 12, 31)).into_iter().map(text).collect();
        assert_eq!(all.len(), 365 + usize::from(is_leap_year(year)), "{year}");
        for month in 0..=99 {
            for day in 0..=99 {
                let text = text((year, month, day));
                let read = parse(&text);
                assert_eq!(read.is_some(), all.contains(&text), "{text}");
                if let Some(read) = read {
                    assert_eq!(write(read), text);
                }
            }
        }
    }
}

#[test]
fn only_four_two_and_two_digits_are_a_date() {
    for text in [
        "",
        "2026",
        "2026-11",
        "2026-1-23",
        "2026-11-3",
        "20261123",
        "2026/11/23",
        "23-11-2026",
        "23/11/2026",
        "0000-00-00",
        " 2026-11-23",
        "2026-11-23 ",
        "2026-11-23T00:00:00Z",
        "2026-11-23Z",
        "+2026-11-23",
        "-2026-11-23",
        "12026-11-23",
        "2026-11-2３",
        "２０２６-11-23",
        "2026‐11‐23",
        "2026-W48-1",
        "2026-327",
        "today",
        "2026-11-\u{664}3",
    ] {
        assert_eq!(parse(text), None, "“{text}”");
    }
}

#[test]
fn a_birthday_counts_from_the_start_of_its_day() {
    for (born, on, expected) in [
        ("2010-11-24", "2026-11-23", 15),
        ("2010-11-23", "2026-11-23", 16),
        ("2010-11-22", "2026-11-23", 16),
        ("2008-02-29", "2024-02-28", 15),
        ("2008-02-29", "2024-02-29", 16),
        ("2012-02-29", "2030-02-28", 17),
        ("2012-02-29", "2030-03-01", 18),
        ("2008-03-01", "2024-02-29", 15),
        ("2008-02-28", "2024-02-28", 16),
    ] {
        let record = json!({ "referral": { "date": on }, "child": { "dateOfBirth": born } });
        assert_eq!(see(&record).age, json!(expected), "born {born}, on {on}");
    }
}
