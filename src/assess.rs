//! `assess`: record, policy and today's date in, an assessment out. A pure function that never fails.

use crate::choices::{Handling, Route, Severity, Status};
use crate::date::Date;
use crate::findings::{Finding, Place};
use crate::handling::{Found, handling};
use crate::policy::Policy;
use crate::position::{Known, Position};
use crate::reading::{self, Asked, Reading};
use crate::record::{Question, Record};
use crate::rules::{self, RuleCode, Yields};
use crate::value::Value;

/// What the rules say of a record.
#[derive(Clone, Debug)]
pub struct Assessment<'v> {
    /// Whether the answers can go.
    pub status: Status,
    /// Age, consenter and route.
    pub position: Position,
    /// What was found, in the order of the record.
    pub findings: Vec<Finding>,
    /// The questions that apply now.
    pub asked: Asked,
    /// The duties that travel with the payload.
    pub handling: Vec<Handling>,
    /// The answers that are asked for and well formed.
    pub record: Record<'v>,
}

/// Assesses a record: any value whatever, by a policy, on a day in Europe/London.
///
/// ```
/// use referral_consent::{assess, choices::Status, date, policy::Policy, value::Value};
/// let policy: Value = serde_json::from_str(include_str!("../tests/cases/policy.json")).unwrap();
/// let policy = Policy::read(&policy).unwrap();
/// let record: Value = serde_json::from_str(r#"{ "child": { "dateOfBirth": "2010-11-23" } }"#).unwrap();
/// let assessment = assess(&record, &policy, date::parse("2026-11-23").unwrap());
/// assert_eq!(assessment.status, Status::Incomplete);
/// assert_eq!(assessment.findings.first().map(|finding| finding.place.pointer()), Some("/referrer/name".into()));
/// ```
#[must_use]
pub fn assess<'v>(record: &'v Value, policy: &Policy, today: Date) -> Assessment<'v> {
    assess_with(record, policy, today, |_, _| {})
}

/// What finds more than the rules do.
pub(crate) type More = fn(&Known<'_, '_>, &mut Vec<Finding>);

/// The same, with findings that come from elsewhere than the rules.
pub(crate) fn assess_with<'v>(value: &'v Value, policy: &Policy, today: Date, more: More) -> Assessment<'v> {
    judge(reading::read(value, policy, today), policy, today, more)
}

/// The same of answers that were read already.
pub(crate) fn judge<'v>(
    (record, reading): (Record<'v>, Reading<'v>),
    policy: &Policy,
    today: Date,
    more: More,
) -> Assessment<'v> {
    let known = Known { record: &record, policy, today };
    let position = Position::of(&known);
    let mut checking = Checking { known, position, findings: reading.findings };
    rules::check(&mut checking);
    let mut findings = checking.findings;
    more(&known, &mut findings);
    let refusal_unclear = findings.iter().any(|finding| finding.code == RuleCode::ConsentRefusalUnclear);
    weigh(&mut findings, policy, &position, reading.asked, known.life_at_risk());
    let outstanding = findings.iter().any(|finding| finding.severity == Severity::Outstanding);
    let handling = handling(&known, &position, Found { refusal_unclear, outstanding });
    let status = status(&findings);
    Assessment { status, position, findings, asked: reading.asked, handling, record }
}

/// Settles how much each finding weighs, and puts them in the order of the record.
///
/// The order of the steps matters: the route eases, the policy tightens, what is not to be prompted for is dropped,
/// and last of all a life at risk lets everything go that can go (§2.3).
fn weigh(findings: &mut Vec<Finding>, policy: &Policy, position: &Position, asked: Asked, life_at_risk: bool) {
    for finding in &mut *findings {
        if finding.code.eased() && !matches!(position.route, Route::Consent | Route::None) {
            finding.severity = Severity::Advice;
        } else if finding.severity == Severity::Advice && policy.requires(finding.code) {
            finding.severity = Severity::Missing;
        }
    }
    findings.sort_unstable_by(Finding::order);
    // Nothing is missing where something invalid is given: what is found at one place stands side by side.
    let mut stays = Vec::new();
    for here in findings.chunk_by(|one, other| one.place.in_record(&other.place).is_eq()) {
        let invalid = here.iter().any(|finding| finding.severity == Severity::Invalid);
        for finding in here {
            let prompted = !invalid && finding.place.question().is_none_or(|question| asked.has(question));
            stays.push(prompted || finding.severity != Severity::Missing);
        }
    }
    let mut stays = stays.into_iter();
    findings.retain(|_| stays.next().unwrap_or(true));
    if life_at_risk && position.sharing {
        for finding in findings {
            if !finding.holds_even_if_a_life_is_at_risk() {
                finding.severity = match finding.severity {
                    Severity::Stop | Severity::Missing | Severity::Invalid | Severity::Outstanding => {
                        Severity::Outstanding
                    }
                    Severity::Advice => Severity::Advice,
                };
            }
        }
    }
}

impl Finding {
    /// What is needed or forbidden even then: the concern, who refers and how to reach them, and what no emergency permits.
    fn holds_even_if_a_life_is_at_risk(&self) -> bool {
        let is_how_to_reach_them =
            || matches!(self.place, Place::Question(Question::ReferrerName | Question::ReferrerContact));
        match self.code.yields() {
            Yields::ToLife | Yields::ToRoute => false,
            Yields::Never => self.code != RuleCode::ReferrerMissing || is_how_to_reach_them(),
        }
    }
}

/// The status that findings make: the worst of them counts.
#[must_use]
pub fn status(findings: &[Finding]) -> Status {
    findings.iter().fold(Status::Ready, |status, finding| match (finding.severity, status) {
        (Severity::Stop, _) | (_, Status::Stop) => Status::Stop,
        (Severity::Missing | Severity::Invalid, Status::Ready | Status::Incomplete) => Status::Incomplete,
        (Severity::Outstanding | Severity::Advice, status) => status,
    })
}

/// What the rules look at, and where they put what they find.
pub(crate) struct Checking<'a, 'v> {
    pub known: Known<'a, 'v>,
    pub position: Position,
    findings: Vec<Finding>,
}

impl<'a, 'v> Checking<'a, 'v> {
    /// The answers.
    pub fn record(&self) -> &'a Record<'v> {
        self.known.record
    }

    /// Whether the rules about consent are looked at: not where the sharing rests on something else.
    pub fn consent_matters(&self) -> bool {
        match self.position.route {
            Route::Consent | Route::None | Route::ProtectLife => true,
            Route::Override | Route::Police | Route::NotSharing | Route::ConsentChange => false,
        }
    }

    /// Finds something at a question.
    #[inline(never)]
    pub fn find(&mut self, code: RuleCode, question: Question) {
        self.findings.push(Finding::new(code, question));
    }

    /// Finds something at a question where a condition holds.
    #[inline(never)]
    pub fn find_if(&mut self, condition: bool, code: RuleCode, question: Question) {
        if condition {
            self.find(code, question);
        }
    }

    /// Finds something at any place where a condition holds.
    #[inline(never)]
    pub fn find_at(&mut self, condition: bool, code: RuleCode, place: Place) {
        if condition {
            self.findings.push(Finding::new(code, place));
        }
    }

    /// Adds a finding with figures.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
}
