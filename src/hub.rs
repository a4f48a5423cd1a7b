//! What whoever receives a payload gets to see of it, in a language: a verification, a review, and what is open of one.

use crate::choices::{AnyOption, Choice, Handling, Language, Severity};
use crate::completed::{Completed, Difference};
use crate::export::{NoEquivalent, NotExported};
use crate::messages::Message;
use crate::review::{Review, ReviewCode, ReviewFinding, ReviewMember, Stop};
use crate::value::{Object, Value};
use crate::verify::{Disagreement, Verification};

/// Puts a verification in words: an object whose TypeScript type is `Verification`.
#[must_use]
pub fn report_verification(verification: &Verification, language: Language) -> Object {
    Object::new()
        .with("agrees", verification.agrees())
        .with("judgedBy", verification.judged_by.word())
        .with("disagreements", report_disagreements(&verification.disagreements, language))
}

/// Puts disagreements in words: a list whose TypeScript type is `Disagreement[]`.
#[must_use]
pub fn report_disagreements(disagreements: &[Disagreement], language: Language) -> Value {
    disagreements.iter().map(|disagreement| report_disagreement(disagreement, language)).collect()
}

fn report_disagreement(disagreement: &Disagreement, language: Language) -> Value {
    let says = (language.hub_words().disagreement)(disagreement.code);
    let mut said = Object::new().with("code", disagreement.code.code()).with("path", disagreement.path.clone());
    push_message(&mut said, says);
    if let Some(rule) = disagreement.rule {
        said.push("rule", rule.code());
        said.push("clause", rule.clause());
    }
    for (key, value) in [("expected", &disagreement.expected), ("found", &disagreement.found)] {
        if let Some(value) = value {
            said.push(key, value.clone());
        }
    }
    said.into()
}

fn push_message(said: &mut Object, says: Message) {
    let mut message = String::from(says.what);
    if !says.why.is_empty() {
        message.push(' ');
        message.push_str(says.why);
    }
    said.push("message", message);
    said.push("next", says.next);
}

/// Puts in words what is to be settled: an object whose TypeScript type is `Review`.
#[must_use]
pub fn report_review(review: &Review, language: Language) -> Object {
    let duties = review.handling.iter().map(|duty| report_duty(*duty, language)).collect::<Value>();
    let mut said = Object::new().with("payload", review.payload.write()).with("duties", duties);
    if let Some(earlier) = &review.earlier {
        let sharing = review.stops.iter().map(Stop::write).collect::<Value>();
        said.push("stop", Object::new().with("earlier", earlier.write()).with("sharing", sharing));
    }
    said.with("findings", report_review_findings(&review.findings, language))
}

fn report_duty(duty: Handling, language: Language) -> Value {
    let wording = (language.words().option)(AnyOption::Handling(duty));
    let mut said = Object::new().with("duty", duty.word()).with("clause", duty.clause()).with("label", wording.label);
    let words = language.hub_words();
    let settle = (words.settle)(duty);
    for (key, text) in [("hint", wording.hint), ("settle", settle)] {
        if !text.is_empty() {
            said.push(key, text);
        }
    }
    let members = duty.to_settle().iter().map(|member| report_member(*member, language));
    said.with("record", members.collect::<Value>()).into()
}

fn report_member(member: ReviewMember, language: Language) -> Value {
    let words = language.hub_words();
    let wording = (words.member)(member);
    let mut said =
        Object::new().with("key", member.key()).with("type", member.type_name()).with("label", wording.label);
    if !wording.hint.is_empty() {
        said.push("hint", wording.hint);
    }
    if !member.options().is_empty() {
        let options = member.options().iter();
        let option = |option: &crate::review::ReviewOption| {
            Value::Object(Object::new().with("value", option.word()).with("label", (words.option)(*option)))
        };
        said.push("options", options.map(option).collect::<Value>());
    }
    said.into()
}

/// Puts the findings of a review in words: a list whose TypeScript type is `ReviewFinding[]`.
#[must_use]
pub fn report_review_findings(findings: &[ReviewFinding], language: Language) -> Value {
    let report = |finding: &ReviewFinding| {
        let severity: Severity = finding.code.severity();
        let mut said = Object::new()
            .with("code", finding.code.code())
            .with("severity", severity.word())
            .with("path", finding.path.clone());
        push_message(&mut said, (language.hub_words().review)(finding.code));
        Value::Object(said.with("clause", clause(finding)))
    };
    findings.iter().map(report).collect()
}

/// The clause of the duty that a finding is about; what has none is about a change of consent, or about the file as such.
fn clause(finding: &ReviewFinding) -> &'static str {
    use ReviewCode as R;
    match (finding.duty, finding.code) {
        (Some(duty), _) => duty.clause(),
        (None, R::OtherPayload | R::EarlierMissing | R::PreviousUnknown | R::EarlierSharesNothing) => "§5.10",
        (
            None,
            R::Missing
            | R::UnknownField
            | R::WrongType
            | R::BadDate
            | R::FutureDate
            | R::BeforeReferral
            | R::NotAsked
            | R::ReasonThin
            | R::ReasonShort
            | R::DecisionsDiffer
            | R::HarmRemains,
        ) => "",
    }
}

/// Puts in words whether a review is complete.
///
/// An object with `complete`; `payload`, which it was checked against; `findings`, what is open of how it was settled; and
/// `differences`, where the review is not what it should be. Each has a `code`, a `path` in the review, a `message` and what
/// to do `next`.
#[must_use]
pub fn report_completed(completed: &Completed, language: Language) -> Object {
    Object::new()
        .with("complete", completed.is_complete())
        .with("payload", completed.payload.write())
        .with("findings", report_review_findings(&completed.findings, language))
        .with("differences", report_differences(&completed.differences, language))
}

/// Puts in words where a completed review is not what it should be: a list whose TypeScript type is `ReviewDifference[]`.
#[must_use]
pub fn report_differences(differences: &[Difference], language: Language) -> Value {
    differences.iter().map(|difference| report_difference(difference, language)).collect()
}

fn report_difference(difference: &Difference, language: Language) -> Value {
    let mut said = Object::new().with("code", difference.code.code()).with("path", difference.path.clone());
    push_message(&mut said, (language.completed_words())(difference.code));
    for (key, value) in [("expected", &difference.expected), ("found", &difference.found)] {
        if let Some(value) = value {
            said.push(key, value.clone());
        }
    }
    said.into()
}

/// Puts in words why a payload is not exported: what disagrees, or the reason.
#[must_use]
pub fn report_not_exported(why: &NotExported, language: Language) -> Object {
    match why {
        NotExported::Disagrees(disagreements) => {
            Object::new().with("disagreements", report_disagreements(disagreements, language))
        }
        NotExported::NoEquivalent(reason) => Object::new().with("noEquivalent", report_reason(*reason, language)),
    }
}

fn report_reason(reason: NoEquivalent, language: Language) -> Object {
    let mut said = Object::new().with("code", reason.code());
    push_message(&mut said, (language.export_words().no_equivalent)(reason));
    said
}
