//! Whether the record of a completed review still says how its payload was settled: that it belongs to this payload and to
//! no other, that nothing is open, and that whatever follows from the payload and from what was settled is as it was made.
//!
//! **It shows accident, not forgery**, as `verify` does.

use crate::canonical::{canonical, digest_without};
use crate::choices::Severity;
use crate::codes::codes;
use crate::date::{self, Date};
use crate::document::{MisfitKind, REVIEW, misfits};
use crate::findings::push_key;
use crate::payload::Stamp;
use crate::review::{Review, ReviewFinding, Reviewed, review};
use crate::value::{Object, Value};
use crate::verify::Disagreement;

codes! {
    /// The code of a difference. Codes are public and are for ever.
    DifferenceCode {
        /// A member that every completed review has is not there.
        MemberMissing = "completed.member-missing";
        /// There is a member that no completed review has.
        MemberUnknown = "completed.member-unknown";
        /// A value is of the wrong type, or outside its options; or the review is no object.
        WrongType = "completed.wrong-type";
        /// The digest is not that of the rest.
        Digest = "completed.digest-differs";
        /// It belongs to another payload, or to this one as it was at another time.
        OtherPayload = "completed.other-payload";
        /// It does not follow from the payload and from what was settled.
        Differs = "completed.differs";
    }
}

/// One place where a completed review is not what it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of difference.
    pub code: DifferenceCode,
    /// Where in the review, as a JSON Pointer.
    pub path: String,
    /// What should be there, where that is known.
    pub expected: Option<Value>,
    /// What is there, where anything is.
    pub found: Option<Value>,
}

/// What came of checking a completed review against its payload.
#[derive(Clone, Debug)]
pub struct Completed {
    /// The payload that it was checked against.
    pub payload: Reviewed,
    /// What is open, or wrong, of how it was settled; each path is one of the review. Advice leaves it complete.
    pub findings: Vec<ReviewFinding>,
    /// Where it is not what it should be.
    pub differences: Vec<Difference>,
}

impl Completed {
    /// Whether everything is settled, and the review is that of this payload.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let advice = |finding: &ReviewFinding| finding.code.severity() == Severity::Advice;
        self.differences.is_empty() && self.findings.iter().all(advice)
    }
}

/// What follows from the payload and from what was settled.
const WORKED_OUT: [&str; 4] = ["handling", "settled", "outcome", "stop"];

/// Checks a completed review against its payload; with a change of consent (§5.10), also against the earlier payload, without
/// which what had to stop is taken on its word.
///
/// # Errors
///
/// What disagrees, where a payload is not in form or its digest is not that of the rest: see [`review`].
///
/// ```
/// use referral_consent::{completed::completed, value::Value};
/// assert!(completed(&Value::Null, &Value::Null, None).is_err());
/// ```
pub fn completed(record: &Value, payload: &Value, earlier: Option<&Value>) -> Result<Completed, Vec<Disagreement>> {
    let review = review(payload, earlier)?;
    let mut check = Check { differences: Vec::new() };
    let findings = match record {
        Value::Object(record) => check.record(record, &review),
        _ => {
            check.add(DifferenceCode::WrongType, String::new(), None, Some(record));
            review.findings.clone()
        }
    };
    Ok(Completed { payload: review.payload, findings, differences: check.differences })
}

/// What can be told of a completed review without its payload: whether it is in form, and as it was when it was completed.
///
/// ```
/// use referral_consent::{completed::{DifferenceCode, by_itself}, value::{Object, Value}};
/// let found = by_itself(&Value::Object(Object::new().with("seen", true)));
/// assert!(found.iter().any(|it| it.code == DifferenceCode::MemberUnknown && it.path == "/seen"));
/// assert!(found.iter().any(|it| it.code == DifferenceCode::MemberMissing && it.path == "/payload"));
/// ```
#[must_use]
pub fn by_itself(record: &Value) -> Vec<Difference> {
    let mut check = Check { differences: Vec::new() };
    match record {
        Value::Object(record) => {
            check.form(record, |_| true);
            check.digest(record);
        }
        _ => check.add(DifferenceCode::WrongType, String::new(), None, Some(record)),
    }
    check.differences
}

/// What differs, as it is found.
struct Check {
    differences: Vec<Difference>,
}

impl Check {
    fn add(&mut self, code: DifferenceCode, path: String, expected: Option<&Value>, found: Option<&Value>) {
        self.differences.push(Difference { code, path, expected: expected.cloned(), found: found.cloned() });
    }

    fn record(&mut self, record: &Object, review: &Review) -> Vec<ReviewFinding> {
        // How it was settled is looked at apart, as there it is known what was asked.
        self.form(record, |path| !path.starts_with("/settled/"));
        self.digest(record);
        self.compare(DifferenceCode::OtherPayload, "/payload", Some(&review.payload.write()), record.get("payload"));
        let text = |key| record.get(key).and_then(Value::as_text).unwrap_or_default();
        let stamp = Stamp { now: text("createdAt"), id: text("id") };
        // Where it does not say when it was made, nothing can be said to lie in its future.
        let made = date::in_london(stamp.now).unwrap_or(Date::MAX);
        let (mut findings, again) = review.complete(record.get("settled").unwrap_or(&Value::Null), made, stamp);
        for finding in findings.iter_mut().skip(review.findings.len()) {
            finding.path.insert_str(0, "/settled");
        }
        if let Some(again) = again {
            let unknown = |key: &str| key == "stop" && review.earlier.is_none();
            for key in WORKED_OUT.into_iter().filter(|key| !unknown(key)) {
                self.compare(DifferenceCode::Differs, &format!("/{key}"), again.get(key), record.get(key));
            }
        }
        findings
    }

    /// The form of the record, in the places that count.
    fn form(&mut self, record: &Object, counts: impl Fn(&str) -> bool) {
        for misfit in misfits(record, REVIEW).into_iter().filter(|misfit| counts(&misfit.path)) {
            let code = match misfit.kind {
                MisfitKind::Missing => DifferenceCode::MemberMissing,
                MisfitKind::Unknown => DifferenceCode::MemberUnknown,
                MisfitKind::WrongType => DifferenceCode::WrongType,
            };
            self.add(code, misfit.path, None, None);
        }
    }

    fn digest(&mut self, record: &Object) {
        let found = record.get("digest").and_then(|digest| digest.as_object()?.get("value"));
        let expected = Value::Text(digest_without(record, Some("digest")));
        if found.is_some_and(|found| *found != expected) {
            self.add(DifferenceCode::Digest, "/digest/value".into(), Some(&expected), found);
        }
    }

    /// Compares part for part, whatever the order of members, and finds the smallest parts that differ.
    fn compare(&mut self, code: DifferenceCode, path: &str, expected: Option<&Value>, found: Option<&Value>) {
        match (expected, found) {
            (None, None) => {}
            (Some(Value::Object(expected)), Some(Value::Object(found))) => {
                let more = found.iter().map(|(key, _)| key).filter(|key| expected.get(key).is_none());
                for key in expected.iter().map(|(key, _)| key).chain(more) {
                    let mut path = String::from(path);
                    push_key(&mut path, key);
                    self.compare(code, &path, expected.get(key), found.get(key));
                }
            }
            (Some(expected), Some(found)) if canonical(expected) == canonical(found) => {}
            _ => self.add(code, path.into(), expected, found),
        }
    }
}
