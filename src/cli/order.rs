//! Work on pieces of the input over all processors, written in the order of the pieces, with never more of them in memory
//! than are worked on.
//!
//! Whoever is free takes the next piece, works through it, waits for its turn and writes. Nobody can be waited for in vain:
//! whoever has the earliest piece never waits, and whoever dies ends it for all.

use std::io::{self, Write};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::job::Verdict;
use super::output::{heard, tell};
use super::progress::Progress;

/// What came of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub lines: u64,
    pub found: u64,
    pub unreadable: u64,
}

/// Where the pieces come from.
pub(super) trait Pieces: Send {
    /// A piece.
    type Piece: Default;

    /// Puts the next piece into another's place; false where there is none.
    fn next(&mut self, piece: &mut Self::Piece) -> io::Result<bool>;
}

/// What came of a piece.
#[derive(Default)]
pub(super) struct Done {
    /// What is to be written.
    pub out: String,
    told: Vec<String>,
    counts: Counts,
}

impl Done {
    /// One more of which something came.
    pub fn count(&mut self, verdict: Verdict) {
        self.counts.lines += 1;
        self.counts.found += u64::from(verdict == Verdict::Found);
    }

    /// One more that cannot be read, which is told on standard error.
    pub fn unreadable(&mut self, told: String) {
        self.counts.lines += 1;
        self.counts.unreadable += 1;
        self.told.push(told);
    }

    fn write<W: Write>(self, sink: &mut Sink<W>) {
        let room = sink.named.saturating_sub(sink.counts.unreadable).try_into().unwrap_or(usize::MAX);
        for told in self.told.into_iter().take(room) {
            sink.progress.end();
            tell(told);
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

/// What is still to come, and the number of the next of it.
struct Coming<P> {
    pieces: P,
    next: u64,
}

/// The output, and whose turn it is.
struct Sink<W> {
    output: W,
    turn: u64,
    counts: Counts,
    /// How many of those that cannot be read are told on standard error.
    named: u64,
    progress: Progress,
    failed: Option<io::Error>,
}

/// Ends it for all where a worker dies: the others would wait for its turn for ever.
struct Will<'s, W>(&'s (Mutex<Sink<W>>, Condvar));

impl<W> Drop for Will<'_, W> {
    fn drop(&mut self) {
        if thread::panicking() {
            let (sink, turns) = self.0;
            let why = "this is a fault in the command; what came out before it is right, and the rest is missing";
            lock(sink).failed.get_or_insert_with(|| io::Error::other(why));
            turns.notify_all();
        }
    }
}

/// What a lock guards; a worker that died leaves it as it was.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does some work for every piece, and tells of so many of those that cannot be read on standard error.
pub(super) fn run<P: Pieces, W: Write + Send>(
    pieces: P,
    output: W,
    workers: usize,
    named: u64,
    work: impl Fn(&P::Piece, &mut Done) + Sync,
) -> io::Result<Counts> {
    let coming = Mutex::new(Coming { pieces, next: 0 });
    let sink = Sink { output, turn: 0, counts: Counts::default(), named, progress: Progress::new(), failed: None };
    let sink = (Mutex::new(sink), Condvar::new());
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(|| worker(&coming, &sink, &work))).collect();
        for worker in workers {
            // Of one that died, its will has told.
            let _ = worker.join();
        }
    });
    let mut sink = sink.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    sink.progress.end();
    if sink.counts.unreadable > named {
        tell(format_args!("{} lines could not be read", sink.counts.unreadable));
    }
    let written = sink.failed.take().map_or_else(|| sink.output.flush(), Err);
    heard(written).map(|()| sink.counts)
}

/// What one worker does until there is nothing left.
fn worker<P: Pieces, W: Write>(
    coming: &Mutex<Coming<P>>,
    shared: &(Mutex<Sink<W>>, Condvar),
    work: &impl Fn(&P::Piece, &mut Done),
) {
    let _will = Will(shared);
    let (sink, turns) = shared;
    let mut piece = P::Piece::default();
    loop {
        let number = match take(coming, &mut piece) {
            Ok(Some(number)) => number,
            Ok(None) => return,
            Err(error) => {
                lock(sink).failed.get_or_insert(error);
                return turns.notify_all();
            }
        };
        let mut done = Done::default();
        work(&piece, &mut done);
        let mut sink = lock(sink);
        while sink.turn != number && sink.failed.is_none() {
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

/// Takes the next piece, and gives its number.
fn take<P: Pieces>(coming: &Mutex<Coming<P>>, piece: &mut P::Piece) -> io::Result<Option<u64>> {
    let mut coming = lock(coming);
    if !coming.pieces.next(piece)? {
        return Ok(None);
    }
    coming.next += 1;
    Ok(Some(coming.next - 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "it is what is tested")]

    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    /// The numbers up to one.
    struct Numbers(u32, u32);

    impl Pieces for Numbers {
        type Piece = u32;

        fn next(&mut self, piece: &mut u32) -> io::Result<bool> {
            *piece = self.0;
            self.0 += 1;
            assert_ne!(*piece, self.1, "a piece that cannot be taken");
            Ok(*piece < 1_000)
        }
    }

    /// What comes of a run in which taking one piece panics, and working on another, and what was written; `None` where it
    /// never ends.
    fn run_with(taking: u32, working: u32) -> Option<(Result<Counts, String>, Vec<u8>)> {
        let (ended, end) = channel();
        thread::spawn(move || {
            let mut written = Vec::new();
            let counts = run(Numbers(0, taking), &mut written, 3, 0, |piece, done| {
                assert_ne!(*piece, working, "a piece that cannot be worked on");
                done.out.push('x');
                done.count(Verdict::Well);
            });
            ended.send((counts.map_err(|error| error.to_string()), written))
        });
        end.recv_timeout(Duration::from_secs(60)).ok()
    }

    #[test]
    fn a_worker_that_dies_ends_it_for_all_and_what_came_before_is_written() {
        for (taking, working, before) in [(u32::MAX, 0, 0), (u32::MAX, 10, 10), (10, u32::MAX, 10)] {
            let Some((counts, written)) = run_with(taking, working) else { panic!("it never ends") };
            assert!(counts.is_err_and(|why| why.contains("fault in the command")));
            assert!(written.len() <= before, "{} of {before}", written.len());
        }
        let whole = run_with(u32::MAX, u32::MAX);
        assert_eq!(whole.map(|(counts, written)| (counts.is_ok(), written.len())), Some((true, 1_000)));
    }
}
