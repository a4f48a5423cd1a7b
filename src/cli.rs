//! The command `referral-consent`: records, payloads and reviews from a shell, one or a million of them.

mod input;
mod job;
mod lines;
mod progress;
mod rules;
mod whole;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::choices::Language;
use crate::date::Date;
use job::{Assess, Job, Review, Verify};

const EXIT_CODES: &str = "\
Input is one JSON value a line (NDJSON), or one JSON document, which may be a list. Output is the same, in the same \
order. A line that cannot be read is reported with its number, in its place and on standard error, and the rest goes on.

Exit codes:
  0  all is well
  1  something was found: a record that is not ready, a payload that disagrees, a review that is open
  2  the command, or the policy, cannot be used
  3  some lines could not be read
  4  input or output failed";

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
    /// What is to be settled about payloads before any action.
    Review {
        #[command(flatten)]
        common: Common,
        /// The payload whose consent was changed, a JSON file, to see what must stop.
        #[arg(long)]
        earlier: Option<PathBuf>,
    },
    /// Prints the JSON Schema (2020-12) of a document.
    Schema {
        /// Of which.
        of: Schema,
    },
    /// Prints every rule, with its clause and what it says.
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
    #[arg(long)]
    jobs: Option<std::num::NonZeroUsize>,
    /// What the input is.
    #[arg(long, value_enum, default_value_t = Format::Auto)]
    input: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A document where the first line begins with `[`, or ends with `{` or a comma; else lines.
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
}

impl Schema {
    const fn text(self) -> &'static str {
        match self {
            Self::Record => include_str!("../pkg-config/schema/record.json"),
            Self::Policy => include_str!("../pkg-config/schema/policy.json"),
            Self::Assessment => include_str!("../pkg-config/schema/assessment.json"),
            Self::Payload => include_str!("../pkg-config/schema/payload.json"),
            Self::Review => include_str!("../pkg-config/schema/review.json"),
        }
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
        eprintln!("referral-consent: {why}");
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
        Task::Review { common, earlier } => {
            let earlier = earlier.map(|path| input::json(&path)).transpose()?;
            run_job(&common, &Review { earlier: earlier.as_ref() })
        }
        Task::Schema { of } => print(of.text()),
        Task::Rules { json: true } => print(&rules::json(Language::English)),
        Task::Rules { json: false } => print(&rules::text(Language::English)),
    }
}

/// Does a job for every value of the input.
fn run_job(common: &Common, job: &impl Job) -> Result<End, Failure> {
    let workers = common.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, std::num::NonZero::get);
    let mut source = lines::Source::new(io::stdin());
    let whole = match common.input {
        Format::Auto => source.begins_a_document()?,
        Format::Ndjson => false,
        Format::Json => true,
    };
    let counts =
        if whole { whole::run(source, io::stdout(), job)? } else { lines::run(source, io::stdout(), workers, job)? };
    Ok(if counts.unreadable > 0 {
        End::Unreadable
    } else if counts.found > 0 {
        End::Found
    } else {
        End::Well
    })
}

fn print(text: &str) -> Result<End, Failure> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(End::Well)
}
