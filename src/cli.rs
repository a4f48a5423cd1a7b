//! The command `referral-consent`: records, payloads and reviews from a shell, one or a million of them.

#![deny(clippy::print_stderr, clippy::print_stdout, reason = "they panic where nothing can be written: see `output`")]

mod input;
mod job;
mod lines;
mod order;
mod output;
mod progress;
mod rules;
mod sealing;
mod whole;

use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValue;
use clap::{Parser, Subcommand, ValueEnum};

use crate::choices::Language;
use crate::date::Date;
use crate::export::Vocabulary;
use job::{Assess, Completed, Export, Job, LineJob, Review, Verify};
use lines::Input;

const EXIT_CODES: &str = "\
Input is one JSON value a line (NDJSON), or one JSON document, which may be a list. Output is the same, in the same \
order. A line that cannot be read is reported with its number, and the rest goes on: in its place, and the first twenty \
on standard error as well. In place of a line that cannot be sealed or opened there is nothing; standard error names each.

Exit codes:
  0  all is well
  1  something was found: a record that is not ready, a payload that disagrees or is not exported, a review that is
     open
  2  the command, the policy or a key cannot be used
  3  some lines or files could not be read, sealed or opened
  4  input or output failed, or the command itself";

const SEALING: &str = "\
A sealed file is a JWE (ECDH-ES+A256KW, A256GCM), which any JOSE library opens. It does not say who sent it.

  referral-consent open --key private.jwk.json inbox/ | referral-consent verify --policy policy.json

The exit codes are those of the whole command: 2 where a key or the policy cannot be used, 3 where something could not be \
sealed or opened; the rest still is.";

/// Checks the information-sharing part of safeguarding referrals.
#[derive(Debug, Parser)]
#[command(name = "referral-consent", version, after_help = EXIT_CODES)]
struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// What the rules say of records.
    Assess {
        #[command(flatten)]
        common: Common,
        /// What the agency sets, a JSON file.
        #[arg(long)]
        policy: PathBuf,
        /// The day in Europe/London; by default the one it is now.
        #[arg(long, value_parser = input::day)]
        today: Option<Date>,
    },
    /// Whether payloads still say what they said when they were made. It shows accident, not forgery.
    Verify {
        #[command(flatten)]
        common: Common,
        /// The policy that they were made with, a JSON file; without it less can be said.
        #[arg(long)]
        policy: Option<PathBuf>,
    },
    /// What is to be settled about payloads before any action; with --completed, whether it is settled.
    Review {
        #[command(flatten)]
        common: Common,
        /// The input is completed reviews with their payloads: {"payload": …, "review": …} each, and "earlier" where
        /// consent was changed. What comes out says whether each is complete, and if not, what is missing.
        #[arg(long)]
        completed: bool,
        /// The payload that every completed review of the input is about, a JSON file; the input is then the reviews alone.
        #[arg(long, requires = "completed")]
        payload: Option<PathBuf>,
        /// The payload whose consent was changed, a JSON file, to see what must stop.
        #[arg(long)]
        earlier: Option<PathBuf>,
    },
    /// Seals payloads, so that only whoever has a private key can read them: one sealed file a line.
    #[command(after_help = SEALING)]
    Seal {
        #[command(flatten)]
        common: Common,
        /// Seals to every key in `sealing.keys` of this policy, a JSON file.
        #[arg(long, required_unless_present = "key", conflicts_with = "key")]
        policy: Option<PathBuf>,
        /// Seals to this public key, a JSON file (JWK); several make a file that each of them opens.
        #[arg(long)]
        key: Vec<PathBuf>,
    },
    /// Opens sealed files: one payload a line, in order. What cannot be opened is left out, and told on standard error.
    #[command(after_help = SEALING)]
    Open {
        #[command(flatten)]
        common: Common,
        /// The private key, a JSON file (JWK); several while one is being replaced.
        #[arg(long, required = true)]
        key: Vec<PathBuf>,
        /// Sealed files, or folders, of which every file is opened that ends with .jwe; otherwise standard input, a sealed
        /// file a line.
        files: Vec<PathBuf>,
    },
    /// Makes a new pair of keys: the private one into a file, the public one, for the policy, on standard output.
    Key {
        /// P-256 works in every browser, X25519 in those that are up to date.
        #[arg(long, value_enum, default_value_t = Curve::P256)]
        curve: Curve,
        /// What the key is called, such as exampleshire-2026.
        #[arg(long)]
        kid: String,
        /// A file that is not there yet. Only its owner may read it.
        #[arg(long)]
        private: PathBuf,
    },
    /// Payloads in the words of another vocabulary. One that has nothing true to say of a payload says why instead.
    Export {
        #[command(flatten)]
        common: Common,
        /// Of which.
        #[arg(long, value_enum)]
        format: Vocabulary,
    },
    /// Prints the JSON Schema (2020-12) of a document, or the JSON-LD context of payloads and reviews.
    Schema {
        /// Of which.
        of: Schema,
    },
    /// Prints every rule, with its clause and what it says; what stands in brackets is filled in where it is found.
    Rules {
        /// As JSON, with every question, clause and duty.
        #[arg(long)]
        json: bool,
    },
}

/// What every task on many values takes.
#[derive(Debug, clap::Args)]
struct Common {
    /// How many at a time; by default as many as there are processors.
    #[arg(long, value_parser = input::number)]
    jobs: Option<NonZeroUsize>,
    /// What the input is.
    #[arg(long, value_enum, default_value_t = Format::Auto)]
    input: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A document where the first line begins with `[`, or ends with `{` or a comma, unless it cannot be read as one and
    /// another line can by itself; else lines.
    Auto,
    /// One value a line.
    Ndjson,
    /// One value, or a list of values.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Schema {
    /// What a form tells the rules.
    Record,
    /// What an agency sets.
    Policy,
    /// What the rules say of a record.
    Assessment,
    /// What leaves the form.
    Payload,
    /// What the local authority settled.
    Review,
    /// What the terms of a payload and of a review mean, for a JSON-LD processor.
    Context,
}

impl Schema {
    const fn text(self) -> &'static str {
        match self {
            Self::Record => include_str!("../pkg-config/schema/record.json"),
            Self::Policy => include_str!("../pkg-config/schema/policy.json"),
            Self::Assessment => include_str!("../pkg-config/schema/assessment.json"),
            Self::Payload => include_str!("../pkg-config/schema/payload.json"),
            Self::Review => include_str!("../pkg-config/schema/review.json"),
            Self::Context => include_str!("../pkg-config/context.jsonld"),
        }
    }
}

/// The kind of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Curve {
    #[value(name = "P-256")]
    P256,
    #[value(name = "X25519")]
    X25519,
}

impl From<Curve> for crate::sealing::Curve {
    fn from(curve: Curve) -> Self {
        match curve {
            Curve::P256 => Self::P256,
            Curve::X25519 => Self::X25519,
        }
    }
}

impl ValueEnum for Vocabulary {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Dpv => "W3C DPV 2.2, as JSON-LD",
            Self::Fhir => "HL7 FHIR R4, as a Consent",
        };
        Some(PossibleValue::new(self.word()).help(help))
    }
}

/// How a run ended. The numbers are for scripts, and are documented in `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Well = 0,
    Found = 1,
    Unusable = 2,
    Unreadable = 3,
    Failed = 4,
}

/// Why a run cannot go on, in words, and how it then ends.
struct Failure(End, String);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(End::Failed, error.to_string())
    }
}

/// Runs the command with the arguments that it was started with.
#[must_use]
pub fn run() -> ExitCode {
    let end = work(Command::parse().task).unwrap_or_else(|Failure(end, why)| {
        output::tell(why);
        end
    });
    ExitCode::from(end as u8)
}

fn work(task: Task) -> Result<End, Failure> {
    match task {
        Task::Assess { common, policy, today } => {
            let policy = input::policy(&policy)?;
            run_job(&common, &Assess { policy: &policy, today: today.unwrap_or_else(input::today) })
        }
        Task::Verify { common, policy } => {
            let policy = policy.map(|path| input::policy(&path)).transpose()?;
            run_job(&common, &Verify::new(policy.as_ref()))
        }
        Task::Review { common, completed, payload, earlier } => {
            let [payload, earlier] = [payload, earlier].map(|path| path.map(|path| input::json(&path)).transpose());
            let (payload, earlier) = (payload?, earlier?);
            if completed {
                return run_job(&common, &Completed { payload: payload.as_ref(), earlier: earlier.as_ref() });
            }
            run_job(&common, &Review { earlier: earlier.as_ref() })
        }
        Task::Seal { common, policy, key } => run_sealing(&common, &sealing::Seal::new(policy.as_deref(), &key)?),
        Task::Open { common, key, files } => {
            let open = sealing::Open::new(&key)?;
            if files.is_empty() {
                return run_sealing(&common, &open);
            }
            Ok(end(sealing::files(&files, io::stdout(), common.workers(), &open)?))
        }
        Task::Key { curve, kid, private } => sealing::key(curve.into(), &kid, &private),
        Task::Export { common, format } => run_job(&common, &Export { vocabulary: format }),
        Task::Schema { of } => print(of.text()),
        Task::Rules { json: true } => print(&rules::json(Language::English)),
        Task::Rules { json: false } => print(&rules::text(Language::English)),
    }
}

impl Common {
    /// How many work at a time.
    fn workers(&self) -> usize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get)
    }

    /// The input.
    fn read(&self) -> io::Result<Input<io::Stdin>> {
        lines::Source::new(io::stdin()).sorted(self.input)
    }
}

/// Does a job for every value of the input.
fn run_job(common: &Common, job: &impl Job) -> Result<End, Failure> {
    Ok(end(match common.read()? {
        Input::Document(text) => whole::run(text, io::stdout(), job)?,
        Input::Lines(source) => lines::run(source, io::stdout(), common.workers(), job)?,
    }))
}

/// Seals or opens the input.
fn run_sealing(common: &Common, job: &impl LineJob) -> Result<End, Failure> {
    Ok(end(match common.read()? {
        Input::Document(text) => sealing::whole(text, io::stdout(), job)?,
        Input::Lines(source) => lines::run(source, io::stdout(), common.workers(), job)?,
    }))
}

/// How a run ended of which so much came.
const fn end(counts: order::Counts) -> End {
    if counts.unreadable > 0 {
        End::Unreadable
    } else if counts.found > 0 {
        End::Found
    } else {
        End::Well
    }
}

fn print(text: &str) -> Result<End, Failure> {
    output::write(io::stdout(), text)?;
    Ok(End::Well)
}
