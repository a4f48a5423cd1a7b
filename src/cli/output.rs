//! Writing what comes out.

use std::io::{self, ErrorKind, Write};

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
