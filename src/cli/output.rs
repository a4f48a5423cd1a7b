//! Writing what comes out, and telling what is to be known about it.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write, stderr};

/// Writes all of a text.
pub(super) fn write(mut output: impl Write, text: &str) -> io::Result<()> {
    heard(output.write_all(text.as_bytes()).and_then(|()| output.flush()))
}

/// Whoever reads the output may have enough of it, which is no failure.
pub(super) fn heard(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Tells something on standard error. That nobody can read it is no reason to stop.
pub(super) fn tell(what: impl Display) {
    let _ = stderr().write_all(format!("referral-consent: {what}\n").as_bytes());
}
