//! Sealing payloads, opening what was sealed, and making the keys for both.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::job::{LineJob, Verdict};
use super::lines::{LONGEST, utf8};
use super::order::{self, Counts, Done, Pieces};
use super::{End, Failure, input, output};
use crate::json;
use crate::sealing::{Curve, KeyPair, Opener, PrivateKey, PublicKey, SealError, SealErrorCode, Sealer};
use crate::value::Value;

/// Why something cannot be sealed or opened: its code, so that a script can tell, and a sentence.
fn told(error: &SealError) -> String {
    format!("[{}] {error}", error.code.code())
}

/// Seals each line.
pub(super) struct Seal(Sealer);

impl Seal {
    /// To the keys of a policy, or of files.
    pub fn new(policy: Option<&Path>, files: &[PathBuf]) -> Result<Self, Failure> {
        let mut keys = Vec::new();
        if let Some(path) = policy {
            for jwk in input::policy(path)?.sealing_keys() {
                keys.push(PublicKey::read(jwk).map_err(|error| unusable(path, &error))?);
            }
        }
        for path in files {
            keys.push(PublicKey::read(&input::json(path)?).map_err(|error| unusable(path, &error))?);
        }
        Ok(Self(Sealer::new(keys).map_err(|error| Failure(End::Unusable, told(&error)))?))
    }
}

fn unusable(path: &Path, error: &SealError) -> Failure {
    Failure(End::Unusable, format!("{} cannot be used: {}", path.display(), told(error)))
}

impl LineJob for Seal {
    const DONE: &str = "sealed";
    const NAMED: u64 = u64::MAX;

    fn line(&self, line: &str, _: u64, out: &mut String) -> Result<Verdict, String> {
        if stays(line) {
            return Err("a decision not to share stays with the agency that took it, and is not sent".into());
        }
        push_line(self.0.seal(line), out)
    }

    fn unreadable(&self, _: u64, _: &str, _: &mut String) {}
}

/// Opens each line, or each file.
pub(super) struct Open(Opener);

impl Open {
    /// With the keys of files.
    pub fn new(files: &[PathBuf]) -> Result<Self, Failure> {
        let key = |path: &PathBuf| PrivateKey::read(&input::json(path)?).map_err(|error| unusable(path, &error));
        Ok(Self(Opener::new(files.iter().map(key).collect::<Result<_, _>>()?)))
    }
}

impl LineJob for Open {
    const DONE: &str = "opened";
    const NAMED: u64 = u64::MAX;

    fn line(&self, line: &str, _: u64, out: &mut String) -> Result<Verdict, String> {
        push_line(self.0.open(line), out)
    }

    fn unreadable(&self, _: u64, _: &str, _: &mut String) {}
}

/// §1.7: whether a payload is kept by the agency that made it.
fn stays(payload: &str) -> bool {
    let Ok(Value::Object(payload)) = json::read(payload) else { return false };
    payload.get("keep").and_then(Value::as_text) == Some("local")
}

fn push_line(text: Result<String, SealError>, out: &mut String) -> Result<Verdict, String> {
    out.push_str(&text.map_err(|error| told(&error))?);
    out.push('\n');
    Ok(Verdict::Well)
}

/// Seals or opens the whole of the input as one; there is no text where it is too long.
pub(super) fn whole<J: LineJob>(text: Option<Vec<u8>>, output: impl Write, job: &J) -> io::Result<Counts> {
    let mut out = String::new();
    let text = text.as_deref().ok_or_else(|| format!("it is longer than {LONGEST} bytes")).and_then(utf8);
    if let Err(why) = text.and_then(|text| job.line(text, 1, &mut out)) {
        output::tell(format_args!("the input cannot be {}: {why}", J::DONE));
        return Ok(Counts { lines: 1, unreadable: 1, ..Counts::default() });
    }
    output::write(output, &out)?;
    Ok(Counts { lines: 1, ..Counts::default() })
}

/// Opens files, each of which is one that was sealed.
pub(super) fn files(
    names: &[PathBuf],
    output: impl Write + Send,
    workers: usize,
    job: &Open,
) -> Result<Counts, Failure> {
    let mut files = Vec::new();
    for name in names {
        match name.is_dir().then(|| in_folder(name)) {
            Some(Ok(inside)) if inside.is_empty() => {
                output::tell(format_args!("{} has no file in it whose name ends with .jwe", name.display()));
            }
            Some(Ok(inside)) => files.extend(inside),
            // Where it is read as a file, it is told why it cannot be.
            Some(Err(_)) | None => files.push(name.clone()),
        }
    }
    let opened = order::run(
        Files(files.into_iter()),
        output,
        workers,
        Open::NAMED,
        |path: &PathBuf, done: &mut Done| match read(path).and_then(|text| job.line(&text, 1, &mut done.out)) {
            Ok(verdict) => done.count(verdict),
            Err(why) => done.unreadable(format!("{} cannot be opened: {why}", path.display())),
        },
    );
    Ok(opened?)
}

/// The sealed files of a folder, in the order of their names.
fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut files: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jwe")) && path.is_file());
    files.sort();
    Ok(files)
}

/// The text of a file, as far as it is not far too long.
fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    let file = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    file.map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| told(&SealErrorCode::NotSealed.into()))
}

/// Files, of which one at a time is a piece.
struct Files(std::vec::IntoIter<PathBuf>);

impl Pieces for Files {
    type Piece = PathBuf;

    fn next(&mut self, piece: &mut PathBuf) -> io::Result<bool> {
        let next = self.0.next();
        let is_there = next.is_some();
        *piece = next.unwrap_or_default();
        Ok(is_there)
    }
}

/// Makes a pair of keys: the private one into a new file that only its owner may read, the public one on standard output.
pub(super) fn key(curve: Curve, kid: &str, private: &Path) -> Result<End, Failure> {
    if kid.trim().is_empty() {
        return Err(Failure(End::Unusable, String::from("the key needs a name: --kid is blank")));
    }
    let pair = KeyPair::new(curve, kid).map_err(|error| Failure(End::Failed, told(&error)))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let cannot = |error: io::Error| {
        let why = format!("the private key cannot be written to {}: {error}", private.display());
        let is_there = error.kind() == io::ErrorKind::AlreadyExists;
        Failure(if is_there { End::Unusable } else { End::Failed }, why)
    };
    let mut file = options.open(private).map_err(cannot)?;
    let written = [pair.private.as_bytes(), b"\n"].iter().try_for_each(|part| file.write_all(part));
    let made = written.and_then(|()| file.sync_all()).map_err(cannot);
    // A private key whose public part nobody has is of no use.
    made.and_then(|()| super::print(&format!("{}\n", pair.public))).inspect_err(|_| drop(fs::remove_file(private)))
}
