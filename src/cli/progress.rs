//! How far a long run is, on a terminal and nowhere else.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// Nothing is said before this, nor more often.
const PAUSE: Duration = Duration::from_secs(1);

pub(super) struct Progress {
    shown: bool,
    start: Instant,
    last: Instant,
    /// Whether a line stands on the terminal that is to be written over.
    stands: bool,
}

impl Progress {
    pub fn new() -> Self {
        let now = Instant::now();
        Self { shown: stderr().is_terminal(), start: now, last: now, stands: false }
    }

    /// Says how many lines are done, if it is time to.
    pub fn at(&mut self, lines: u64) {
        if !self.shown || self.last.elapsed() < PAUSE {
            return;
        }
        self.last = Instant::now();
        self.stands = true;
        #[allow(clippy::cast_precision_loss, reason = "a rate for people to read")]
        let rate = lines as f64 / self.start.elapsed().as_secs_f64();
        // That nobody can read it is no reason to stop.
        let _ = write!(stderr(), "\r\x1b[K{lines} done, {rate:.0} a second");
    }

    /// Makes room for something else.
    pub fn end(&mut self) {
        if self.stands {
            self.stands = false;
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
