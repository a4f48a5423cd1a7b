//! `verify`: whether a payload still says what the rules said when it was made.
//!
//! It looks at the form of the payload, at its digest, and at whatever the rules can work out anew from the answers it
//! carries. What disagrees is listed with its place; nothing is only called false.
//!
//! **It shows accident, not forgery**: a file cut short, a value edited by hand, a form with faulty rules of its own. Whoever
//! changes a payload on purpose can make its digest anew as well; the sealed form is what protects it on its way.

use crate::assess::{Assessment, judge};
use crate::canonical::{digest, digest_without};
use crate::choices::{Choice, Handling, Purpose, Route, Severity};
use crate::codes::codes;
use crate::date::{self, Date};
use crate::document::{MisfitKind, PAYLOAD, misfits};
use crate::findings::{Place, push_index, push_key};
use crate::payload::{self, Covered};
use crate::policy::{Policy, PolicyMember};
use crate::position::Known;
use crate::reading::{self, Reading};
use crate::record::{Group, Question};
use crate::rules::RuleCode;
use crate::value::{Object, Value, gather};

codes! {
    /// The code of a disagreement. Codes are public and are for ever.
    DisagreementCode {
        /// A member that every payload has is not there.
        MemberMissing = "payload.member-missing";
        /// There is a member that no payload has, or that this kind of payload does not have.
        MemberUnknown = "payload.member-unknown";
        /// A value is of the wrong type, or outside its options or range; or the payload is no object.
        WrongType = "payload.wrong-type";
        /// The digest is not that of the rest.
        Digest = "digest.differs";
        /// The payload was made by another policy than the one that is given.
        OtherPolicy = "policy.differs";
        /// The privacy notice is not that of the policy that is given.
        Notice = "notice.differs";
        /// The rules find something that is to be put right before there is a payload.
        NotReady = "rules.not-ready";
        /// An answer is carried, though its question is not asked.
        NotAsked = "rules.not-asked";
        /// The kind of the payload, or the decision, is not what its answers come to.
        Decision = "decision.differs";
        /// A recipient is inside the MASH and said to be outside, or the other way round; or what the notice covers is not.
        Sharing = "sharing.differs";
        /// The duties are not those that its answers come to.
        Handling = "handling.differs";
        /// What is outstanding is not what its answers come to.
        Outstanding = "outstanding.differs";
        /// One of the agency's own fields is carried, though nothing that is shared covers it.
        NotCovered = "answers.not-covered";
        /// Other things disagree, and the payload was made by another version of the rules.
        OtherRules = "rules.other-version";
    }
}

/// One place where a payload disagrees with itself, with the rules or with a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What kind of disagreement.
    pub code: DisagreementCode,
    /// Where in the payload, as a JSON Pointer.
    pub path: String,
    /// The rule that found it, where one did.
    pub rule: Option<RuleCode>,
    /// What should be there, where that is known.
    pub expected: Option<Value>,
    /// What is there, where anything is.
    pub found: Option<Value>,
}

/// By what the rules were run again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JudgedBy {
    /// By the policy that the payload was made with.
    Policy,
    /// By the loosest policy that it can have been made with: what disagrees by that one disagrees by every one.
    LoosestPolicy,
    /// Not at all, as the payload is not in form.
    Nothing,
}

impl JudgedBy {
    /// The words of all of them.
    pub const WORDS: &'static [&'static str] = &["policy", "loosest-policy", "nothing"];

    /// The word that stands for it in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Policy => "policy",
            Self::LoosestPolicy => "loosest-policy",
            Self::Nothing => "nothing",
        }
    }
}

/// What came of verifying a payload.
#[derive(Clone, Debug)]
pub struct Verification {
    /// What disagrees; nothing where the payload is as it was made.
    pub disagreements: Vec<Disagreement>,
    /// How far the rules could be run again.
    pub judged_by: JudgedBy,
}

impl Verification {
    /// Whether nothing disagrees.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.disagreements.is_empty()
    }
}

/// Verifies a payload: any value whatever.
///
/// Without the policy that it was made with, less can be said: not whether a recipient is inside the MASH, what the
/// notice covers, or what the agency asks for beyond the protocol. A policy can only make the rules stricter, so the rules
/// are then run by the loosest one that fits the payload, and whatever they find holds by any. The same is done where the
/// policy given is another than the payload names.
///
/// The day that the rules reckon from is the payload's own: `referral.date`, or else `decision.decidedOn`, or else, while a
/// decision to override is dated for itself, the day in London of `createdAt`.
///
/// ```
/// use referral_consent::{date, payload::Stamp, policy::Policy, submit, value::Value, verify::{DisagreementCode, verify}};
/// let read = |text: &str| referral_consent::json::read(text).unwrap();
/// let policy = Policy::read(&read(include_str!("../tests/cases/policy.json"))).unwrap();
/// let record = read(r#"{
///     "referral": { "decision": "do-not-share", "decisionReason": "Early help is in place.", "concernLevel": "early-help" },
///     "referrer": { "name": "Ann", "role": "Nurse", "organisation": "Clinic", "contact": "0", "agency": "health" }
/// }"#);
/// let stamp = Stamp { now: "2026-11-23T09:30:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };
/// let (_, payload) = submit(&record, &policy, date::parse("2026-11-23").unwrap(), stamp);
/// let payload = Value::Object(payload.unwrap());
/// assert!(verify(&payload, Some(&policy)).agrees());
/// let cut = read("{}");
/// assert_eq!(verify(&cut, None).disagreements.first().map(|it| it.code), Some(DisagreementCode::MemberMissing));
/// ```
#[must_use]
pub fn verify(payload: &Value, policy: Option<&Policy>) -> Verification {
    Verifier::new(policy).verify(payload)
}

/// A payload that is in form and has the digest of the rest.
///
/// # Errors
///
/// What disagrees.
pub(crate) fn in_order(payload: &Value) -> Result<&Object, Vec<Disagreement>> {
    let mut check = Check { disagreements: Vec::new() };
    match payload {
        Value::Object(object) => {
            check.form(object);
            check.digest(object);
            if check.disagreements.is_empty() { Ok(object) } else { Err(check.disagreements) }
        }
        _ => {
            check.add(DisagreementCode::WrongType, String::new(), None, Some(payload.clone()));
            Err(check.disagreements)
        }
    }
}

/// Verifies many payloads by one policy.
#[derive(Clone, Debug)]
pub struct Verifier<'p> {
    given: Option<Given<'p>>,
}

/// A policy, with what payloads say of it.
#[derive(Clone, Debug)]
struct Given<'p> {
    policy: &'p Policy,
    digest: String,
    notice_digest: String,
}

impl<'p> Verifier<'p> {
    /// With the policy that the payloads were made with, if it is known.
    #[must_use]
    pub fn new(policy: Option<&'p Policy>) -> Self {
        let given = |policy: &'p Policy| Given {
            policy,
            digest: digest(&policy.source),
            notice_digest: policy.notice_source().map(digest).unwrap_or_default(),
        };
        Self { given: policy.map(given) }
    }

    /// Verifies a payload: see [`verify`].
    #[must_use]
    pub fn verify(&self, payload: &Value) -> Verification {
        let mut check = Check { disagreements: Vec::new() };
        let judged_by = match payload {
            Value::Object(payload) => self.check(payload, &mut check),
            _ => {
                check.add(DisagreementCode::WrongType, String::new(), None, Some(payload.clone()));
                JudgedBy::Nothing
            }
        };
        Verification { disagreements: check.disagreements, judged_by }
    }

    fn check(&self, payload: &Object, check: &mut Check) -> JudgedBy {
        check.form(payload);
        let in_form = check.disagreements.is_empty();
        check.digest(payload);
        if !in_form {
            return JudgedBy::Nothing;
        }
        let made_with = self.given.as_ref().filter(|given| check.made_with(given, payload));
        let loosest;
        let (policy, judged_by) = match made_with {
            Some(given) => (given.policy, JudgedBy::Policy),
            None => {
                loosest = loosest_policy(payload);
                (&loosest, JudgedBy::LoosestPolicy)
            }
        };
        let before = check.disagreements.len();
        check.judge(payload, policy, judged_by);
        let version = payload.at(&["producer", "version"]);
        if check.disagreements.len() > before && version.and_then(Value::as_text) != Some(crate::VERSION) {
            let expected = Some(Value::Token(crate::VERSION));
            check.add(DisagreementCode::OtherRules, "/producer/version".into(), expected, version.cloned());
        }
        judged_by
    }
}

/// The loosest policy that a payload can have been made with: it asks for nothing beyond the protocol, has the recipients
/// inside the MASH that the payload says are, and the notice that it names.
fn loosest_policy(payload: &Object) -> Policy {
    let text =
        |keys: &[&str]| payload.at(keys).and_then(Value::as_text).map_or(Value::Null, |text| Value::Text(text.into()));
    let inside = payload.list("sharing").iter().filter_map(Value::as_object).filter_map(|entry| {
        (entry.get("insideMash") == Some(&Value::Bool(true))).then(|| entry.get("recipient")).flatten()
    });
    let named = |key: &str, member: &str| {
        payload.list(key).iter().filter_map(|entry| entry.as_object()?.get(member)).cloned().collect()
    };
    Policy::unchecked(vec![
        (PolicyMember::Id, text(&["producer", "policy", "id"])),
        (PolicyMember::Version, text(&["producer", "policy", "version"])),
        (PolicyMember::NoticeVersion, text(&["privacyNotice", "version"])),
        (PolicyMember::NoticePurposes, Purpose::ALL.iter().map(|purpose| Value::Token(purpose.word())).collect()),
        (PolicyMember::NoticeCategories, named("information", "category")),
        (PolicyMember::NoticeRecipients, named("sharing", "recipient")),
        (PolicyMember::MashPartners, inside.cloned().collect()),
        (PolicyMember::OverrideApproval, Value::Bool(payload.at(&["override", "approvedBy"]).is_some())),
    ])
}

/// What stands among the answers of a payload and is none.
const BESIDE_ANSWERS: &[&str] = &["insideMash", "coveredByNotice", "change"];

/// Notes the answers that a payload carries, each from where it stands there.
fn answers_of(payload: &Object) -> Reading<'_> {
    let mut reading = Reading::beside(BESIDE_ANSWERS);
    for (key, group) in [
        ("referral", Group::REFERRAL),
        ("referrer", Group::REFERRER),
        ("child", Group::CHILD),
        ("consent", Group::CONSENT),
        ("override", Group::OVERRIDE),
        ("tests", Group::TESTS),
        ("advice", Group::ADVICE),
    ] {
        if let Some(Value::Object(object)) = payload.get(key) {
            reading.group(object, group);
        }
    }
    if let Some(Value::Object(change)) = payload.at(&["consent", "change"]) {
        reading.group(change, Group::CHANGE);
    }
    for (key, question) in payload::TOLD {
        if let Some(value) = payload.at(&["privacyNotice", key]) {
            reading.note(question, value);
        }
    }
    for (keys, question) in [
        (["information"].as_slice(), Question::Information),
        (&["sharing"], Question::Sharing),
        (&["decision", "lawfulBasis"], Question::LawfulBasis),
        (&["answers"], Question::Answers),
    ] {
        if let Some(value) = payload.at(keys) {
            reading.note(question, value);
        }
    }
    reading
}

/// Where a payload has what a record has at a path.
fn in_payload(path: &str) -> String {
    if let Some(key) = path.strip_prefix("/openness/") {
        let told = payload::TOLD.iter().find(|(_, question)| question.path() == path);
        return format!("/privacyNotice/{}", told.map_or(key, |(key, _)| key));
    }
    match path {
        "/lawfulBasis" => "/decision/lawfulBasis".into(),
        _ if path.starts_with("/change/") => format!("/consent{path}"),
        _ => path.into(),
    }
}

/// The date in London that the payload was made on, as far as the payload tells: see [`verify`].
///
/// Where the referral is dated, the day of submission only matters for whether that date lies in the future, and whoever
/// submits may say which day it is: it is what the payload says is outstanding that tells.
fn today(payload: &Object, outstanding: &[(RuleCode, &str)]) -> Date {
    let day = |keys: &[&str]| payload.at(keys).and_then(Value::as_text).and_then(date::parse);
    let created = payload.get("createdAt").and_then(Value::as_text).and_then(date::in_london).unwrap_or_default();
    if let Some(dated) = day(&["referral", "date"]) {
        let in_future = outstanding.contains(&(RuleCode::RecordFutureDate, Question::ReferralDate.path()));
        return if in_future { dated.pred_opt().unwrap_or(dated) } else { dated.max(created) };
    }
    let decided_for_itself =
        payload.at(&["decision", "route"]).and_then(Value::as_text) == Some(Route::Override.word());
    if decided_for_itself { created } else { day(&["decision", "decidedOn"]).unwrap_or(created) }
}

/// What the payload says is outstanding.
fn outstanding(payload: &Object) -> impl Iterator<Item = (RuleCode, &str)> {
    payload.list("outstanding").iter().filter_map(|item| {
        let item = item.as_object()?;
        Some((RuleCode::from_code(item.get("code")?.as_text()?)?, item.get("path")?.as_text()?))
    })
}

/// What disagrees, as it is found.
struct Check {
    disagreements: Vec<Disagreement>,
}

impl Check {
    fn add(&mut self, code: DisagreementCode, path: String, expected: Option<Value>, found: Option<Value>) {
        self.disagreements.push(Disagreement { code, path, rule: None, expected, found });
    }

    /// The form of the payload, as its schema has it.
    fn form(&mut self, payload: &Object) {
        for misfit in misfits(payload, PAYLOAD) {
            let code = match misfit.kind {
                MisfitKind::Missing => DisagreementCode::MemberMissing,
                MisfitKind::Unknown => DisagreementCode::MemberUnknown,
                MisfitKind::WrongType => DisagreementCode::WrongType,
            };
            let found = pointed(payload, &misfit.path).cloned();
            self.add(code, misfit.path, None, found);
        }
    }

    fn digest(&mut self, payload: &Object) {
        let found = payload.at(&["digest", "value"]);
        let Some(said) = found.and_then(Value::as_text) else { return };
        let expected = digest_without(payload, Some("digest"));
        if said != expected {
            self.add(DisagreementCode::Digest, "/digest/value".into(), Some(expected.into()), found.cloned());
        }
    }

    /// Whether the payload was made with a policy; and whether it has its notice, which another version may still have.
    fn made_with(&mut self, given: &Given<'_>, payload: &Object) -> bool {
        let before = self.disagreements.len();
        let mut compare = |code, keys: [&str; 2], last: &str, expected: Option<&str>| {
            let [first, second] = keys;
            let keys = if second.is_empty() { vec![first, last] } else { vec![first, second, last] };
            let found = payload.at(&keys);
            if found.and_then(Value::as_text) != expected {
                let expected = expected.map(|text| Value::Text(text.into()));
                self.add(code, format!("/{}", keys.join("/")), expected, found.cloned());
                return false;
            }
            true
        };
        let of = ["producer", "policy"];
        let policy = given.policy;
        let mut same = compare(DisagreementCode::OtherPolicy, of, "id", Some(policy.text(PolicyMember::Id)));
        same &= compare(DisagreementCode::OtherPolicy, of, "version", Some(policy.text(PolicyMember::Version)));
        same &= compare(DisagreementCode::OtherPolicy, of, "digest", Some(&given.digest));
        let of = ["privacyNotice", ""];
        let notice = policy.notice_source();
        for key in payload::OF_NOTICE {
            let expected = notice.and_then(|notice| notice.get(key)?.as_text());
            compare(DisagreementCode::Notice, of, key, expected);
        }
        compare(DisagreementCode::Notice, of, "digest", Some(&given.notice_digest));
        same || self.disagreements.len() == before
    }

    /// Runs the rules again on the answers that the payload carries, and compares what they come to.
    fn judge(&mut self, payload: &Object, policy: &Policy, judged_by: JudgedBy) {
        let said: Vec<(RuleCode, &str)> = gather(outstanding(payload));
        let today = today(payload, &said);
        let read = reading::settle(answers_of(payload), policy, today);
        let assessment = judge(read, policy, today, |_, _| {});
        // Where something malformed was given, which is not carried, nothing was found missing.
        let at_risk = assessment.position.sharing && assessment.record.life_at_risk() == Some(true);
        let stands_for_malformed = |place: &Place| {
            let place = place.pointer();
            at_risk && said.iter().any(|(code, path)| is_malformed(*code) && *path == place)
        };
        for finding in &assessment.findings {
            let code = match finding.severity {
                Severity::Missing if stands_for_malformed(&finding.place) => continue,
                Severity::Stop | Severity::Missing | Severity::Invalid => DisagreementCode::NotReady,
                Severity::Advice if finding.code == RuleCode::RecordNotAsked => DisagreementCode::NotAsked,
                Severity::Advice | Severity::Outstanding => continue,
            };
            let path = in_payload(&finding.place.pointer());
            let found = pointed(payload, &path).cloned();
            self.disagreements.push(Disagreement { code, path, rule: Some(finding.code), expected: None, found });
        }
        let known = Known { record: &assessment.record, policy, today };
        let kept = assessment.position.route == Route::NotSharing;
        let kind = Value::Token(payload::payload_type(&known).word());
        self.compare(DisagreementCode::Decision, "/type", Some(&kind), payload.get("type"));
        let keep = kept.then_some(Value::Token("local"));
        self.compare(DisagreementCode::Decision, "/keep", keep.as_ref(), payload.get("keep"));
        let mut decision = Object::new();
        payload::write_decision(&assessment, &known, &mut decision);
        let decision = Value::Object(decision);
        self.compare(DisagreementCode::Decision, "/decision", Some(&decision), payload.get("decision"));
        self.sharing(payload, &assessment, &known, judged_by);
        self.handling(payload, &assessment, &said);
        self.outstanding(payload, &assessment, &said, judged_by);
        self.answers(payload, &known, kept, judged_by);
    }

    /// Compares part for part, and finds the smallest parts that differ.
    fn compare(&mut self, code: DisagreementCode, path: &str, expected: Option<&Value>, found: Option<&Value>) {
        match (expected, found) {
            (Some(Value::Object(expected)), Some(Value::Object(found))) => {
                let more = found.iter().map(|(key, _)| key).filter(|key| expected.get(key).is_none());
                for key in expected.iter().map(|(key, _)| key).chain(more) {
                    let (expected, found) = (expected.get(key), found.get(key));
                    if expected != found {
                        let mut path = String::from(path);
                        push_key(&mut path, key);
                        self.compare(code, &path, expected, found);
                    }
                }
            }
            _ if expected == found => {}
            _ => self.add(code, path.into(), expected.cloned(), found.cloned()),
        }
    }

    /// That both lists are there where anything is shared, and what is worked out of each recipient.
    fn sharing(&mut self, payload: &Object, assessment: &Assessment<'_>, known: &Known<'_, '_>, judged_by: JudgedBy) {
        if !assessment.position.sharing {
            return;
        }
        for path in ["/information", "/sharing"] {
            if payload.get(path.trim_start_matches('/')).is_none() {
                self.add(DisagreementCode::MemberMissing, path.into(), None, None);
            }
        }
        let Some(Value::List(found)) = payload.get("sharing") else { return };
        let mut expected = Vec::new();
        payload::write_sharing(known, &mut expected);
        let worked_out: &[&str] = match judged_by {
            JudgedBy::Policy => &["insideMash", "coveredByNotice"],
            JudgedBy::LoosestPolicy | JudgedBy::Nothing => &["insideMash"],
        };
        for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
            for key in worked_out {
                let mut path = String::from("/sharing");
                push_index(&mut path, index);
                push_key(&mut path, key);
                let of = |entry: &Value| entry.as_object().and_then(|entry| entry.get(key)).cloned();
                self.compare(DisagreementCode::Sharing, &path, of(expected).as_ref(), of(found).as_ref());
            }
        }
    }

    /// The duties. What is outstanding is compared for itself, so that the duty to complete it goes by what is said of it.
    fn handling(&mut self, payload: &Object, assessment: &Assessment<'_>, said: &[(RuleCode, &str)]) {
        let due = |duty: &&Handling| match duty {
            Handling::CompleteOutstanding => !said.is_empty(),
            _ => assessment.handling.contains(duty),
        };
        let expected: Value = Handling::ALL.iter().filter(due).map(|duty| Value::Token(duty.word())).collect();
        self.compare(DisagreementCode::Handling, "/handling", Some(&expected), payload.get("handling"));
    }

    /// §2.3: what is to be completed after.
    ///
    /// What was malformed is not carried, so that it cannot be found again: it is taken on its word where a life is at risk
    /// and nothing stands at its place. Nor are blank members of a list, so that an id may now stand nearer to its start.
    fn outstanding(
        &mut self,
        payload: &Object,
        assessment: &Assessment<'_>,
        said: &[(RuleCode, &str)],
        judged_by: JudgedBy,
    ) {
        let worked_out = assessment.findings.iter().filter(|finding| finding.severity == Severity::Outstanding);
        let mut expected: Vec<(RuleCode, String)> =
            worked_out.map(|finding| (finding.code, finding.place.pointer())).collect();
        let at_risk = assessment.position.sharing && assessment.record.life_at_risk() == Some(true);
        let malformed = |(code, path): &(RuleCode, &str)| {
            let question = Question::ALL.iter().any(|question| question.path() == *path);
            let answered =
                || pointed(payload, &in_payload(path)).is_some_and(|value| question && !is_empty_list(value));
            at_risk && is_malformed(*code) && !answered()
        };
        if said.len() == expected.len() && said.iter().zip(&expected).all(|(a, b)| a.0 == b.0 && a.1 == b.1) {
            return;
        }
        // Where something malformed was given, nothing was found missing.
        expected.retain(|(_, path)| !said.iter().any(|item| malformed(item) && item.1 == path));
        // §2.2: what is not covered is not carried either.
        let left_out =
            |(code, path): &(RuleCode, &str)| *code == RuleCode::AnswersNotCovered && pointed(payload, path).is_none();
        for (index, item) in said.iter().enumerate() {
            if malformed(item) || at_risk && left_out(item) {
                continue;
            }
            let place = expected.iter().position(|(code, path)| *code == item.0 && may_stand_at(path, item.1));
            if let Some(place) = place {
                expected.remove(place);
                continue;
            }
            // A policy may have asked for more than the protocol does.
            if judged_by == JudgedBy::Policy || !at_risk || !may_be_stricter(item.0) {
                let mut path = String::from("/outstanding");
                push_index(&mut path, index);
                let found = pointed(payload, &path).cloned();
                self.add(DisagreementCode::Outstanding, path, None, found);
            }
        }
        for (code, path) in expected {
            let item = Object::new().with("code", code.code()).with("path", path);
            self.add(DisagreementCode::Outstanding, "/outstanding".into(), Some(item.into()), None);
        }
    }

    /// §2.2, §2.4: the agency's own fields, as far as something that is shared covers them.
    fn answers(&mut self, payload: &Object, known: &Known<'_, '_>, kept: bool, judged_by: JudgedBy) {
        let Some(Value::Object(answers)) = payload.get("answers") else { return };
        if kept {
            return self.add(DisagreementCode::MemberUnknown, "/answers".into(), None, payload.get("answers").cloned());
        }
        if judged_by != JudgedBy::Policy {
            return;
        }
        let covered = Covered::of(known.record, known.policy);
        for (field, value) in answers.iter().filter(|(field, _)| !covered.has(field)) {
            let mut path = String::from("/answers");
            push_key(&mut path, field);
            self.add(DisagreementCode::NotCovered, path, None, Some(value.clone()));
        }
    }
}

/// Whether a code is about something malformed, which no payload carries.
fn is_malformed(code: RuleCode) -> bool {
    matches!(code, RuleCode::RecordWrongType | RuleCode::RecordBadDate | RuleCode::RecordUnknownField)
}

fn is_empty_list(value: &Value) -> bool {
    matches!(value, Value::List(list) if list.is_empty())
}

/// Whether a rule may find more by a stricter policy than by the loosest.
fn may_be_stricter(code: RuleCode) -> bool {
    crate::policy::may_require(code)
        || matches!(
            code,
            RuleCode::OpennessNoticeNotInForce
                | RuleCode::SourcePermissionMissing
                | RuleCode::SourcePermissionRefused
                | RuleCode::OverrideRationaleThin
                | RuleCode::OverrideApprovalMissing
        )
}

/// Whether what now stands at one path may have stood at another in the record: an id of `sharing[].information` may have
/// had blank ones before it.
fn may_stand_at(now: &str, then: &str) -> bool {
    let split = |path| -> Option<(&str, usize)> {
        let (list, index) = str::rsplit_once(path, '/')?;
        list.strip_suffix("/information")?.strip_prefix("/sharing/")?;
        Some((list, index.parse().ok()?))
    };
    now == then || split(now).zip(split(then)).is_some_and(|((a, now), (b, then))| a == b && now <= then)
}

/// What stands at a JSON Pointer.
fn pointed<'v>(object: &'v Object, pointer: &str) -> Option<&'v Value> {
    let mut keys = pointer.split('/').skip(1);
    let unescaped = |key: &str| key.replace("~1", "/").replace("~0", "~");
    let first = object.get(&unescaped(keys.next()?))?;
    keys.try_fold(first, |value, key| match value {
        Value::Object(object) => object.get(&unescaped(key)),
        Value::List(list) => list.get(key.parse::<usize>().ok()?),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Text(_) | Value::Token(_) | Value::Opaque => None,
    })
}
