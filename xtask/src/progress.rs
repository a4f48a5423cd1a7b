//! Saying what is under way, and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Outcome;

/// Announces `what`, does it, and says how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("· {what}");
    let start = Instant::now();
    let value = work()?;
    println!("  done in {}", seconds(start.elapsed()));
    Ok(value)
}

/// A duration as people read it: `0.3 s`, `12 s`, `2 min 05 s`.
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    match whole {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{whole} s"),
        _ => format!("{} min {:02} s", whole / 60, whole % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_millis(340)), "0.3 s");
        assert_eq!(seconds(Duration::from_secs(12)), "12 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
