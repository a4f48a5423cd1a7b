//! One value a line in, one a line out, in order, over all processors, and never more of it in memory than they work on.
//!
//! Whoever is free takes the next chunk of whole lines, works through it, waits for its turn and writes. Nobody can be
//! waited for in vain: whoever has the earliest chunk never waits.

use std::io::{self, ErrorKind, Read, Write};
use std::mem;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::job::{Job, Verdict};
use super::progress::Progress;
use crate::json;
use crate::value::{Object, Value};

/// About how many bytes are worked on at a time.
const CHUNK: usize = 1 << 18;

/// The longest line that is read. A payload takes some kilobytes.
pub(super) const LONGEST: usize = 1 << 24;

/// How many lines that cannot be read are also named on standard error.
const NAMED: u64 = 20;

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub lines: u64,
    pub found: u64,
    pub unreadable: u64,
}

/// The input, cut into chunks of whole lines.
pub(super) struct Source<R> {
    input: R,
    /// What was read beyond the last chunk.
    rest: Vec<u8>,
    ended: bool,
    chunks: u64,
    lines: u64,
}

/// Some whole lines.
struct Chunk {
    number: u64,
    first_line: u64,
    /// Whether it is what there is of one line that is too long.
    too_long: bool,
}

impl<R: Read> Source<R> {
    pub fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), ended: false, chunks: 0, lines: 0 }
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
        Ok(())
    }

    /// Whether the input looks like one document rather than lines.
    pub fn begins_a_document(&mut self) -> io::Result<bool> {
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

    /// All of it, where it is no longer than the longest that is read.
    pub fn all(mut self) -> io::Result<Option<Vec<u8>>> {
        while !self.ended {
            if self.rest.len() > LONGEST {
                return Ok(None);
            }
            self.more()?;
        }
        Ok(Some(self.rest))
    }

    /// The next chunk, which is put into `bytes`.
    fn chunk(&mut self, bytes: &mut Vec<u8>) -> io::Result<Option<Chunk>> {
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
            return Ok(None);
        }
        let ends = count_ends(bytes);
        let open = bytes.last().is_some_and(|last| *last != b'\n');
        let chunk = Chunk { number: self.chunks, first_line: self.lines + 1, too_long };
        self.chunks += 1;
        self.lines += if too_long { 1 } else { u64::try_from(ends).unwrap_or(u64::MAX) + u64::from(open) };
        Ok(Some(chunk))
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

/// How many lines end. In pieces whose ends a byte can count, so that the compiler counts many at once.
fn count_ends(bytes: &[u8]) -> usize {
    let pieces = bytes.chunks(255);
    pieces.map(|piece| usize::from(piece.iter().map(|byte| u8::from(*byte == b'\n')).sum::<u8>())).sum()
}

/// The output, and whose turn it is.
struct Sink<W> {
    output: W,
    turn: u64,
    counts: Counts,
    progress: Progress,
    failed: Option<io::Error>,
}

/// What a lock guards; a worker that died leaves it as it was.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does a job for every line.
pub(super) fn run<R, W>(source: Source<R>, output: W, workers: usize, job: &impl Job) -> io::Result<Counts>
where
    R: Read + Send,
    W: Write + Send,
{
    let source = Mutex::new(source);
    let sink = Sink { output, turn: 0, counts: Counts::default(), progress: Progress::new(), failed: None };
    let sink = (Mutex::new(sink), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&source, &sink, job));
        }
    });
    let mut sink = sink.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.progress.end();
    if sink.counts.unreadable > NAMED {
        eprintln!("referral-consent: {} lines could not be read", sink.counts.unreadable);
    }
    match sink.failed {
        // Whoever reads the output has enough.
        Some(error) if error.kind() == ErrorKind::BrokenPipe => Ok(sink.counts),
        Some(error) => Err(error),
        None => sink.output.flush().map(|()| sink.counts),
    }
}

/// What one worker does until there is nothing left.
fn work<R: Read, W: Write>(source: &Mutex<Source<R>>, (sink, turns): &(Mutex<Sink<W>>, Condvar), job: &impl Job) {
    let mut bytes = Vec::new();
    loop {
        let chunk = match lock(source).chunk(&mut bytes) {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return,
            Err(error) => return fail(sink, turns, error),
        };
        let mut done = Done::default();
        if chunk.too_long {
            done.unreadable(chunk.first_line, &format!("it is longer than {LONGEST} bytes"));
        } else {
            let bytes = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            match std::str::from_utf8(bytes) {
                // Looked at once, and cut quickly.
                Ok(text) => {
                    for (line, number) in text.split('\n').zip(chunk.first_line..) {
                        done.line(Ok(line), number, job);
                    }
                }
                Err(_) => {
                    for (line, number) in bytes.split(|byte| *byte == b'\n').zip(chunk.first_line..) {
                        done.line(utf8(line), number, job);
                    }
                }
            }
        }
        let mut sink = lock(sink);
        while sink.turn != chunk.number && sink.failed.is_none() {
            sink = turns.wait(sink).unwrap_or_else(PoisonError::into_inner);
        }
        if sink.failed.is_some() {
            return;
        }
        done.write(&mut sink);
        sink.turn += 1;
        drop(sink);
        turns.notify_all();
    }
}

fn fail<W>(sink: &Mutex<Sink<W>>, turns: &Condvar, error: io::Error) {
    lock(sink).failed.get_or_insert(error);
    turns.notify_all();
}

/// What came of a chunk.
#[derive(Default)]
struct Done {
    out: String,
    told: Vec<String>,
    counts: Counts,
}

impl Done {
    fn line(&mut self, line: Result<&str, String>, number: u64, job: &impl Job) {
        if line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
            return;
        }
        match line.and_then(read) {
            Err(why) => self.unreadable(number, &why),
            Ok(value) => {
                let (said, verdict) = job.run(&value);
                self.counts.lines += 1;
                self.counts.found += u64::from(verdict == Verdict::Found);
                let numbered = job.numbered().then_some(number);
                write_line(numbered, &said, &mut self.out);
            }
        }
    }

    fn unreadable(&mut self, number: u64, why: &str) {
        self.counts.lines += 1;
        self.counts.unreadable += 1;
        write_line(Some(number), &Object::new().with("unreadable", String::from(why)), &mut self.out);
        self.told.push(format!("line {number} cannot be read: {why}"));
    }

    fn write<W>(self, sink: &mut Sink<W>)
    where
        W: Write,
    {
        let room = NAMED.saturating_sub(sink.counts.unreadable).try_into().unwrap_or(usize::MAX);
        for told in self.told.iter().take(room) {
            sink.progress.end();
            eprintln!("referral-consent: {told}");
        }
        sink.counts.lines += self.counts.lines;
        sink.counts.found += self.counts.found;
        sink.counts.unreadable += self.counts.unreadable;
        if let Err(error) = sink.output.write_all(self.out.as_bytes()) {
            sink.failed = Some(error);
        }
        sink.progress.at(sink.counts.lines);
    }
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
fn write_line(number: Option<u64>, said: &Object, out: &mut String) {
    let start = out.len();
    json::write_object(said, out);
    if let Some(number) = number {
        out.insert_str(start + 1, &format!("\"line\":{number}{}", if said.is_empty() { "" } else { "," }));
    }
    out.push('\n');
}
