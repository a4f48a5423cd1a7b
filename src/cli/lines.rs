//! One value a line in, one a line out.

use std::io::{self, Chain, Cursor, ErrorKind, Read, Take, Write};
use std::iter;
use std::mem;
use std::ops::BitOr;

use super::Format;
use super::input::unmark;
use super::job::LineJob;
use super::order::{self, Counts, Done, Pieces};
use crate::json;
use crate::value::{Object, Value};

/// About how many bytes are worked on at a time.
const CHUNK: usize = 1 << 18;

/// The longest line that is read. A payload takes some kilobytes.
pub(super) const LONGEST: usize = 1 << 24;

/// The input, by what it is.
pub(super) enum Input<R> {
    Lines(Source<R>),
    /// All of it, where it is no longer than the longest that is read.
    Document(Option<Vec<u8>>),
}

/// The input, cut into chunks of whole lines.
pub(super) struct Source<R> {
    /// What was read to see what it is, and the rest.
    input: Chain<Cursor<Vec<u8>>, Take<R>>,
    /// What was read beyond the last chunk.
    rest: Vec<u8>,
    began: bool,
    ended: bool,
    lines: u64,
}

/// Some whole lines.
#[derive(Default)]
pub(super) struct Chunk {
    bytes: Vec<u8>,
    first_line: u64,
    /// Whether it is what there is of one line that is too long.
    too_long: bool,
}

impl<R: Read> Source<R> {
    pub fn new(input: R) -> Self {
        let input = Cursor::default().chain(input.take(u64::MAX));
        Self { input, rest: Vec::new(), began: false, ended: false, lines: 0 }
    }

    /// Reads some more.
    fn more(&mut self) -> io::Result<()> {
        let before = self.rest.len();
        self.rest.resize(before + CHUNK, 0);
        let read = loop {
            match self.input.read(self.rest.get_mut(before..).unwrap_or_default()) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.rest.truncate(before + read);
        self.ended = read == 0;
        // Its mark may come in pieces.
        if !self.began && (self.rest.len() > 2 || self.ended) {
            self.began = true;
            unmark(&mut self.rest)
                .map_err(|why| io::Error::new(ErrorKind::InvalidData, format!("the input: {why}")))?;
        }
        Ok(())
    }

    /// What the input is: what it is said to be, or what it looks like.
    pub fn sorted(mut self, format: Format) -> io::Result<Input<R>> {
        let may_be_lines = match format {
            Format::Json => false,
            Format::Auto if self.begins_a_document()? => true,
            Format::Auto | Format::Ndjson => return Ok(Input::Lines(self)),
        };
        let mut looked = 0;
        loop {
            if may_be_lines && (self.ended || self.rest.len() >= 2 * looked) {
                if is_lines(&self.rest, self.ended) {
                    return Ok(Input::Lines(self.again()));
                }
                looked = self.rest.len();
            }
            if self.ended {
                return Ok(Input::Document(Some(self.rest)));
            }
            if self.rest.len() > LONGEST {
                return Ok(Input::Document(None));
            }
            self.more()?;
        }
    }

    /// The same from its start.
    fn again(self) -> Self {
        let (_, mut input) = self.input.into_inner();
        if self.ended {
            // A terminal would be asked for more.
            input.set_limit(0);
        }
        Self { input: Cursor::new(self.rest).chain(input), rest: Vec::new(), ended: false, ..self }
    }

    /// Whether the first line is not one value of many.
    fn begins_a_document(&mut self) -> io::Result<bool> {
        loop {
            let text = self.rest.trim_ascii_start();
            let line = text.iter().position(|byte| *byte == b'\n');
            if line.is_some() || self.ended || self.rest.len() > CHUNK {
                let line = text.get(..line.unwrap_or(text.len())).unwrap_or_default().trim_ascii();
                return Ok(line.starts_with(b"[") || line.ends_with(b"{") || line.ends_with(b","));
            }
            self.more()?;
        }
    }

    /// Puts the next chunk into another's place; false where there is none.
    fn chunk(&mut self, chunk: &mut Chunk) -> io::Result<bool> {
        let bytes = &mut chunk.bytes;
        bytes.clear();
        let mut too_long = false;
        let mut looked = 0;
        loop {
            if let Some(end) = self.rest.get(looked..).and_then(|new| new.iter().rposition(|byte| *byte == b'\n')) {
                // The two buffers change places, as either would be long to copy and to get anew.
                mem::swap(bytes, &mut self.rest);
                self.rest.extend_from_slice(bytes.get(looked + end + 1..).unwrap_or_default());
                bytes.truncate(looked + end + 1);
                break;
            }
            looked = self.rest.len();
            if self.ended {
                bytes.append(&mut self.rest);
                break;
            }
            if looked > LONGEST {
                too_long = true;
                self.pass_over()?;
                break;
            }
            self.more()?;
        }
        if bytes.is_empty() && !too_long {
            return Ok(false);
        }
        let ends = count_ends(bytes);
        let open = bytes.last().is_some_and(|last| *last != b'\n');
        (chunk.first_line, chunk.too_long) = (self.lines + 1, too_long);
        self.lines += if too_long { 1 } else { u64::try_from(ends).unwrap_or(u64::MAX) + u64::from(open) };
        Ok(true)
    }

    /// Passes over the rest of a line that is too long.
    fn pass_over(&mut self) -> io::Result<()> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
                self.rest.drain(..=end);
                return Ok(());
            }
            self.rest.clear();
            if self.ended {
                return Ok(());
            }
            self.more()?;
        }
    }
}

/// Whether what begins like a document is lines, of which the first is cut or is a list: it is no document, and some other
/// line can be read by itself. Of what has not ended, only whole lines are looked at.
fn is_lines(bytes: &[u8], ended: bool) -> bool {
    let end = if ended { None } else { bytes.iter().rposition(|byte| *byte == b'\n').map(|last| last + 1) };
    let bytes = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    lines.skip(1).any(stands_alone) && !begins_as_json(bytes, ended)
}

/// Whether a line is a value by itself, or is sealed.
fn stands_alone(line: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(line) else { return false };
    let is_sealed = || text.matches('.').count() == 4 && !text.contains(['"', ' ']);
    matches!(json::read(text), Ok(Value::Object(_) | Value::List(_))) || is_sealed()
}

/// Whether it is JSON; of what has not ended, as far as it goes.
fn begins_as_json(bytes: &[u8], ended: bool) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| match json::read(text) {
        Ok(_) => true,
        Err(at) => !ended && at == text.len(),
    })
}

/// How many bytes the first line has. In blocks of which the compiler looks at every byte at once.
fn line_end(bytes: &[u8]) -> usize {
    let is_end = |byte: &u8| *byte == b'\n';
    let blocks = bytes.as_chunks::<64>().0;
    let passed = blocks.iter().take_while(|block| !block.iter().map(is_end).fold(false, BitOr::bitor)).count() * 64;
    let rest = bytes.get(passed..).unwrap_or_default();
    passed + rest.iter().position(is_end).unwrap_or(rest.len())
}

/// How many lines end. In pieces whose ends a byte can count, so that the compiler counts many at once.
fn count_ends(bytes: &[u8]) -> usize {
    let pieces = bytes.chunks(255);
    pieces.map(|piece| usize::from(piece.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>())).sum()
}

impl<R: Read + Send> Pieces for Source<R> {
    type Piece = Chunk;

    fn next(&mut self, piece: &mut Chunk) -> io::Result<bool> {
        self.chunk(piece)
    }
}

/// Does a job for every line.
pub(super) fn run<R, W, J>(source: Source<R>, output: W, workers: usize, job: &J) -> io::Result<Counts>
where
    R: Read + Send,
    W: Write + Send,
    J: LineJob,
{
    order::run(source, output, workers, J::NAMED, |chunk, done| work(chunk, job, done))
}

/// Does a job for the lines of a chunk.
fn work(chunk: &Chunk, job: &impl LineJob, done: &mut Done) {
    if chunk.too_long {
        return unreadable(chunk.first_line, &format!("it is longer than {LONGEST} bytes"), job, done);
    }
    let bytes = chunk.bytes.strip_suffix(b"\n").unwrap_or(&chunk.bytes);
    match std::str::from_utf8(bytes) {
        // Looked at once, and cut quickly.
        Ok(text) => {
            let mut rest = Some(text);
            let lines = iter::from_fn(|| {
                let (line, after) = rest?.split_at_checked(line_end(rest?.as_bytes()))?;
                rest = after.get(1..);
                Some(line)
            });
            for (text, number) in lines.zip(chunk.first_line..) {
                line(Ok(text), number, job, done);
            }
        }
        Err(_) => {
            for (bytes, number) in bytes.split(|byte| *byte == b'\n').zip(chunk.first_line..) {
                line(utf8(bytes), number, job, done);
            }
        }
    }
}

fn line(line: Result<&str, String>, number: u64, job: &impl LineJob, done: &mut Done) {
    if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
        return;
    }
    match line.and_then(|line| job.line(line, number, &mut done.out)) {
        Ok(verdict) => done.count(verdict),
        Err(why) => unreadable(number, &why, job, done),
    }
}

fn unreadable<J: LineJob>(number: u64, why: &str, job: &J, done: &mut Done) {
    job.unreadable(number, why, &mut done.out);
    done.unreadable(format!("line {number} cannot be {}: {why}", J::DONE));
}

/// The text of a line.
pub(super) fn utf8(line: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(line).map_err(|error| format!("it is no UTF-8: see byte {}", error.valid_up_to()))
}

/// The value of a line.
pub(super) fn read(line: &str) -> Result<Value, String> {
    json::read(line.trim_end()).map_err(|at| format!("it is no JSON: see byte {at}"))
}

/// Writes an object on a line, with the number of the line that it is about before it.
pub(super) fn write_line(number: Option<u64>, said: &Object, out: &mut String) {
    let start = out.len();
    json::write_object(said, out);
    if let Some(number) = number {
        out.insert_str(start + 1, &format!("\"line\":{number}{}", if said.is_empty() { "" } else { "," }));
    }
    out.push('\n');
}
