//! One document in, one document out: a value, or a list of values.

use std::io::{self, Write};

use super::job::{Job, Verdict};
use super::lines::{LONGEST, read, utf8};
use super::order::Counts;
use super::output;
use crate::json;
use crate::value::{Object, Value};

/// Does a job for a value, or for each of a list of them; there is no text where it is too long.
pub(super) fn run(text: Option<Vec<u8>>, output: impl Write, job: &impl Job) -> io::Result<Counts> {
    let mut counts = Counts::default();
    let value = match text {
        None => Err(format!("it is longer than {LONGEST} bytes: give one value a line instead")),
        Some(bytes) => utf8(&bytes).and_then(read),
    };
    let mut one = |value: &Value| {
        let (said, verdict) = job.run(value);
        counts.lines += 1;
        counts.found += u64::from(verdict == Verdict::Found);
        Value::Object(said)
    };
    let said = match value {
        Ok(Value::List(list)) => list.iter().map(one).collect(),
        Ok(value) => one(&value),
        Err(why) => {
            output::tell(format_args!("the document cannot be read: {why}"));
            counts.unreadable += 1;
            Object::new().with("unreadable", why).into()
        }
    };
    let mut text = String::new();
    json::write(&said, &mut text);
    text.push('\n');
    output::write(output, &text)?;
    Ok(counts)
}
