//! What is done with each value of the input.

use super::lines::{read, write_line};
use crate::choices::{Language, Status};
use crate::date::Date;
use crate::export::{Vocabulary, export};
use crate::hub::{report_completed, report_disagreements, report_not_exported, report_review, report_verification};
use crate::policy::Policy;
use crate::report::report;
use crate::value::{Object, Value};
use crate::verify::Verifier;

/// Whether anything was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Well,
    Found,
}

/// What is done with each value of the input.
pub(super) trait Job: Sync {
    /// What comes out for a value, and whether anything was found.
    fn run(&self, value: &Value) -> (Object, Verdict);

    /// Whether what comes out says which line it is about.
    fn numbered(&self, _: Verdict) -> bool {
        true
    }
}

/// What is done with the text of each line of the input.
pub(super) trait LineJob: Sync {
    /// What could not be done with a line that is reported: `read`.
    const DONE: &str;
    /// How many such lines are also named on standard error.
    const NAMED: u64;

    /// Writes what comes out for a line, with its end, and says whether anything was found.
    ///
    /// # Errors
    ///
    /// Why it cannot be done, in words.
    fn line(&self, line: &str, number: u64, out: &mut String) -> Result<Verdict, String>;

    /// Writes what comes out for a line with which it cannot be done.
    fn unreadable(&self, number: u64, why: &str, out: &mut String);
}

impl<J: Job> LineJob for J {
    const DONE: &str = "read";
    const NAMED: u64 = 20;

    fn line(&self, line: &str, number: u64, out: &mut String) -> Result<Verdict, String> {
        let (said, verdict) = self.run(&read(line)?);
        write_line(self.numbered(verdict).then_some(number), &said, out);
        Ok(verdict)
    }

    fn unreadable(&self, number: u64, why: &str, out: &mut String) {
        write_line(Some(number), &Object::new().with("unreadable", String::from(why)), out);
    }
}

const LANGUAGE: Language = Language::English;

/// What the rules say of a record.
pub(super) struct Assess<'p> {
    pub policy: &'p Policy,
    pub today: Date,
}

impl Job for Assess<'_> {
    fn run(&self, value: &Value) -> (Object, Verdict) {
        let assessment = crate::assess(value, self.policy, self.today);
        let verdict = match assessment.status {
            Status::Ready => Verdict::Well,
            Status::Incomplete | Status::Stop => Verdict::Found,
        };
        (report(&assessment, self.policy, LANGUAGE), verdict)
    }

    fn numbered(&self, _: Verdict) -> bool {
        false
    }
}

/// Whether a payload still says what it said when it was made.
pub(super) struct Verify<'p>(Verifier<'p>);

impl<'p> Verify<'p> {
    pub fn new(policy: Option<&'p Policy>) -> Self {
        Self(Verifier::new(policy))
    }
}

impl Job for Verify<'_> {
    fn run(&self, value: &Value) -> (Object, Verdict) {
        let verification = self.0.verify(value);
        let verdict = if verification.agrees() { Verdict::Well } else { Verdict::Found };
        (with_id(value, &report_verification(&verification, LANGUAGE)), verdict)
    }
}

/// What is to be settled about a payload.
pub(super) struct Review<'v> {
    pub earlier: Option<&'v Value>,
}

impl Job for Review<'_> {
    fn run(&self, value: &Value) -> (Object, Verdict) {
        match crate::review::review(value, self.earlier) {
            Ok(review) => {
                let open = review.to_settle().next().is_some() || !review.findings.is_empty();
                (with_id(value, &report_review(&review, LANGUAGE)), if open { Verdict::Found } else { Verdict::Well })
            }
            Err(disagreements) => {
                let refused = Object::new().with("disagreements", report_disagreements(&disagreements, LANGUAGE));
                (with_id(value, &refused), Verdict::Found)
            }
        }
    }
}

/// Whether everything is settled about a payload, by the record of its review.
pub(super) struct Completed<'v> {
    /// The payload of every review, where it is not given with each.
    pub payload: Option<&'v Value>,
    /// The payload whose consent was changed, where it is not given with each.
    pub earlier: Option<&'v Value>,
}

impl Job for Completed<'_> {
    fn run(&self, value: &Value) -> (Object, Verdict) {
        let at = |key| value.as_object().and_then(|pair| pair.get(key));
        let (record, payload, earlier) = match self.payload {
            Some(payload) => (Some(value), Some(payload), self.earlier),
            None => (at("review"), at("payload"), at("earlier").or(self.earlier)),
        };
        let (record, payload) = (record.unwrap_or(&Value::Null), payload.unwrap_or(&Value::Null));
        let (said, verdict) = match crate::completed::completed(record, payload, earlier) {
            Ok(completed) => {
                let verdict = if completed.is_complete() { Verdict::Well } else { Verdict::Found };
                (report_completed(&completed, LANGUAGE), verdict)
            }
            Err(disagreements) => {
                let refused = Object::new().with("complete", false);
                (refused.with("disagreements", report_disagreements(&disagreements, LANGUAGE)), Verdict::Found)
            }
        };
        (with_id(payload, &said), verdict)
    }
}

/// A payload in the words of another vocabulary.
pub(super) struct Export {
    pub vocabulary: Vocabulary,
}

impl Job for Export {
    fn run(&self, value: &Value) -> (Object, Verdict) {
        match export(value, self.vocabulary) {
            Ok(exported) => (exported, Verdict::Well),
            Err(why) => (with_id(value, &report_not_exported(&why, LANGUAGE)), Verdict::Found),
        }
    }

    /// What is exported is the document itself, and nothing else.
    fn numbered(&self, verdict: Verdict) -> bool {
        verdict == Verdict::Found
    }
}

/// What is said of a payload, with its id before it, where it has one.
fn with_id(payload: &Value, said: &Object) -> Object {
    let mut whole = Object::new();
    if let Some(id) = payload.as_object().and_then(|payload| payload.get("id")?.as_text()) {
        whole.push("id", String::from(id));
    }
    for (key, value) in said.iter() {
        whole.push(String::from(key), value.clone());
    }
    whole
}
