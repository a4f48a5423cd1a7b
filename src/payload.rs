//! The payload: what leaves the form, with only what applies.

use crate::assess::{Assessment, assess_with};
use crate::canonical::digest;
use crate::choices::{Choice, PayloadType, ReferralKind, Route, Severity, Status};
use crate::date::{self, Date};
use crate::document::{CONTEXT, PAYLOAD_SCHEMA};
use crate::findings::{Finding, Param, Place};
use crate::policy::{Policy, PolicyMember};
use crate::position::Known;
use crate::record::{Group, Information, Question, Record};
use crate::rules::RuleCode;
use crate::value::{Object, Value, gather};
use crate::words::sorted;

/// What a payload needs that only the caller can know: it has no clock and no chance.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The time of submission, an RFC 3339 time with offset.
    pub now: &'a str,
    /// The id of the payload, a UUID.
    pub id: &'a str,
}

/// Assesses a record and, where its status is ready, makes the payload.
///
/// The assessment also has the finding `answers.not-covered` for each of the agency's own fields that is left out (§2.2).
///
/// ```
/// use referral_consent::{choices::Status, date, json, payload::Stamp, policy::Policy, submit};
/// let policy = json::read(include_str!("../tests/cases/policy.json")).unwrap();
/// let policy = Policy::read(&policy).unwrap();
/// let record = json::read(r#"{
///     "referral": { "decision": "do-not-share", "decisionReason": "Early help is in place.", "concernLevel": "early-help" },
///     "referrer": { "name": "Ann", "role": "Nurse", "organisation": "Clinic", "contact": "0", "agency": "health" }
/// }"#).unwrap();
/// let stamp = Stamp { now: "2026-11-23T09:30:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };
/// let (assessment, payload) = submit(&record, &policy, date::parse("2026-11-23").unwrap(), stamp);
/// assert_eq!(assessment.status, Status::Ready);
/// assert_eq!(payload.unwrap().get("keep").unwrap().as_text(), Some("local")); // §1.7: it stays with the agency
/// ```
#[must_use]
pub fn submit<'v>(
    record: &'v Value,
    policy: &Policy,
    today: Date,
    stamp: Stamp<'_>,
) -> (Assessment<'v>, Option<Object>) {
    let assessment = assess_with(record, policy, today, not_covered);
    let payload = (assessment.status == Status::Ready).then(|| payload(&assessment, policy, today, stamp));
    (assessment, payload)
}

/// §2.2, §2.4: the agency's own fields that nothing shared covers.
fn not_covered(known: &Known<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(answers) = known.record.answers() else { return };
    if known.not_sharing() {
        return;
    }
    let covered = Covered::of(known.record, known.policy);
    for (field, value) in answers.iter() {
        if !covered.has(field) && !value.is_blank() {
            let place = Place::Answer(field.into());
            let key = Param::Text(field.into());
            findings.push(Finding::new(RuleCode::AnswersNotCovered, place).with("key", key));
        }
    }
}

/// Which of the agency's own fields may travel.
pub(crate) struct Covered<'a> {
    policy: &'a Policy,
    categories: Vec<&'a str>,
}

impl<'a> Covered<'a> {
    /// Those whose category some recipient gets.
    pub(crate) fn of(record: &'a Record<'_>, policy: &'a Policy) -> Self {
        let shared = sorted(gather(record.sharing().flat_map(|entry| entry.information().iter().map(|(_, id)| *id))));
        let gets = |id: Option<&str>| id.is_some_and(|id| shared.binary_search(&id).is_ok());
        let covered = record.information().filter(|entry| gets(entry.id())).filter_map(|entry| entry.category());
        Self { policy, categories: sorted(gather(covered)) }
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.policy.fields().is_none_or(|fields| {
            let category = fields.get(field).and_then(Value::as_text);
            category.is_some_and(|category| self.categories.binary_search(&category).is_ok())
        })
    }
}

/// Makes the payload of a record that is ready.
fn payload(assessment: &Assessment<'_>, policy: &Policy, today: Date, stamp: Stamp<'_>) -> Object {
    let record = &assessment.record;
    let position = &assessment.position;
    let known = Known { record, policy, today };
    let mut payload = Object::new();
    payload.push("@context", CONTEXT);
    payload.push("type", payload_type(&known).word());
    payload.push("schema", PAYLOAD_SCHEMA);
    payload.push("id", String::from(stamp.id));
    payload.push("createdAt", String::from(stamp.now));
    if position.route == Route::NotSharing {
        payload.push("keep", "local");
    }
    payload.push("producer", producer(policy));
    payload.push("privacyNotice", privacy_notice(record, policy));
    payload.push("decision", decision(assessment, &known));
    if position.route != Route::Police {
        let mut consent = group(record, Group::CONSENT);
        push_unless_empty(&mut consent, "change", group(record, Group::CHANGE));
        push_unless_empty(&mut payload, "consent", consent);
    }
    push_unless_empty(&mut payload, "override", group(record, Group::OVERRIDE));
    push_unless_empty(&mut payload, "advice", group(record, Group::ADVICE));
    push_unless_empty(&mut payload, "tests", group(record, Group::TESTS));
    if position.sharing {
        let none = || Value::List(Vec::new());
        payload.push("information", written(record, Question::Information).unwrap_or_else(none));
        payload.push("sharing", sharing(&known));
    }
    payload.push("handling", assessment.handling.iter().map(|duty| Value::Token(duty.word())).collect::<Value>());
    payload.push("outstanding", outstanding(&assessment.findings));
    push_unless_empty(&mut payload, "referrer", group(record, Group::REFERRER));
    push_unless_empty(&mut payload, "child", group(record, Group::CHILD));
    push_unless_empty(&mut payload, "referral", group(record, Group::REFERRAL));
    if position.route != Route::NotSharing {
        push_unless_empty(&mut payload, "answers", answers(record, policy));
    }
    let value = digest(&payload);
    let mut digest = Object::new();
    digest.push("alg", "sha-256");
    digest.push("canonicalization", "RFC8785");
    digest.push("value", value);
    payload.push("digest", digest);
    payload
}

/// The answer to a question as it travels; `None` where it is not answered.
fn written(record: &Record<'_>, question: Question) -> Option<Value> {
    record.is_answered(question).then(|| record.answer(question).write())
}

fn push_unless_empty(object: &mut Object, key: &'static str, inner: Object) {
    if !inner.is_empty() {
        object.push(key, inner);
    }
}

pub(crate) fn payload_type(known: &Known<'_, '_>) -> PayloadType {
    match known.kind() {
        ReferralKind::ConsentChange => PayloadType::ConsentChange,
        ReferralKind::Referral | ReferralKind::PoliceNotification if known.not_sharing() => {
            PayloadType::DecisionNotToShare
        }
        ReferralKind::Referral => PayloadType::Referral,
        ReferralKind::PoliceNotification => PayloadType::PoliceNotification,
    }
}

/// Every answered question of a group, and of the groups in it, as it was answered.
fn group(record: &Record<'_>, group: Group) -> Object {
    let mut object = Object::new();
    for (question, key) in group.questions() {
        if let Some(value) = written(record, question) {
            object.push(key, value);
        }
    }
    for (inner, key) in group.inner() {
        push_unless_empty(&mut object, key, self::group(record, inner));
    }
    object
}

fn producer(policy: &Policy) -> Object {
    let mut of = Object::new();
    of.push("id", String::from(policy.text(PolicyMember::Id)));
    of.push("version", String::from(policy.text(PolicyMember::Version)));
    of.push("digest", digest(&policy.source));
    let mut producer = Object::new();
    producer.push("name", env!("CARGO_PKG_NAME"));
    producer.push("version", crate::VERSION);
    producer.push("policy", of);
    producer
}

/// What of the notice the payload says, as the policy has it.
pub(crate) const OF_NOTICE: [&str; 6] = ["id", "version", "title", "url", "controller", "language"];

/// How the family was told: the member of `privacyNotice`, and the question whose answer it is.
pub(crate) const TOLD: [(&str, Question); 6] = [
    ("given", Question::NoticeGiven),
    ("givenVersion", Question::NoticeVersion),
    ("givenTo", Question::GivenTo),
    ("givenOn", Question::NoticeGivenOn),
    ("explained", Question::Explained),
    ("withheldReason", Question::WithheldReason),
];

/// §1.5: which words the family was given. The version and digest are those of the policy's notice; the version that
/// the family was in fact given stands beside them, since it may be another.
fn privacy_notice(record: &Record<'_>, policy: &Policy) -> Object {
    let mut notice = Object::new();
    if let Some(source) = policy.notice_source() {
        for key in OF_NOTICE {
            if let Some(value) = source.get(key) {
                notice.push(key, value.clone());
            }
        }
        notice.push("digest", digest(source));
    }
    for (key, question) in TOLD {
        if let Some(value) = written(record, question) {
            notice.push(key, value);
        }
    }
    notice
}

/// §1.7: what was decided, by whom and when: on the route `override` by whoever decided to override, else by the
/// referrer on the day of the referral. While the local authority is asked to decide, nobody has.
pub(crate) fn decision(assessment: &Assessment<'_>, known: &Known<'_, '_>) -> Object {
    let record = known.record;
    let position = &assessment.position;
    let mut decision = Object::new();
    decision.push("route", position.route.word());
    decision.push("consenter", position.consenter.word());
    decision.push("ageAtDecision", position.age);
    if let Some(basis) = record.lawful_basis() {
        decision.push("lawfulBasis", basis.word());
    }
    let (reason, decided_by, decided_on) = match position.route {
        Route::Override if known.override_made() => {
            (None, [record.override_decided_by_name(), record.override_decided_by_role()], record.override_decided_on())
        }
        Route::Override => (None, [None, None], None),
        Route::NotSharing
        | Route::Consent
        | Route::Police
        | Route::ProtectLife
        | Route::ConsentChange
        | Route::None => {
            (record.decision_reason(), [record.referrer_name(), record.referrer_role()], Some(position.day))
        }
    };
    if let Some(reason) = reason {
        decision.push("reason", String::from(reason));
    }
    let mut by = Object::new();
    for (key, value) in ["name", "role"].into_iter().zip(decided_by) {
        if let Some(value) = value {
            by.push(key, String::from(value));
        }
    }
    push_unless_empty(&mut decision, "decidedBy", by);
    if let Some(day) = decided_on {
        decision.push("decidedOn", date::write(day));
    }
    decision
}

/// With whom, for what and which: inside the MASH or outside, and whether the notice says so (§1.5, §4.4).
pub(crate) fn sharing(known: &Known<'_, '_>) -> Value {
    let (record, policy) = (known.record, known.policy);
    let is_told = |entry: &Information<'_, '_>| entry.category().is_some_and(|category| policy.has_category(category));
    let ids_where = |told| {
        sorted(gather(record.information().filter(|entry| is_told(entry) == told).filter_map(|entry| entry.id())))
    };
    let (told, untold) = (ids_where(true), ids_where(false));
    let in_notice = |id: &str| told.binary_search(&id).is_ok() && untold.binary_search(&id).is_err();
    let entries = record.sharing().map(|entry| {
        let mut object = Object::new();
        if let Some(recipient) = entry.recipient() {
            object.push("recipient", String::from(recipient));
            object.push("insideMash", !known.outside(recipient));
        }
        if let Some(purpose) = entry.purpose() {
            object.push("purpose", purpose.word());
        }
        object.push(
            "information",
            entry.information().iter().map(|(_, id)| Value::Text((*id).into())).collect::<Value>(),
        );
        if let Some(agreed) = entry.agreed() {
            object.push("agreed", agreed);
        }
        let covered = entry.recipient().is_some_and(|recipient| policy.has_recipient(recipient))
            && entry.purpose().is_some_and(|purpose| policy.has_purpose(purpose))
            && entry.information().iter().all(|(_, id)| in_notice(id));
        object.push("coveredByNotice", covered);
        Value::Object(object)
    });
    entries.collect()
}

/// §2.3: what is to be completed after.
fn outstanding(findings: &[Finding]) -> Value {
    let open = findings.iter().filter(|finding| finding.severity == Severity::Outstanding);
    open.map(|finding| {
        Value::Object(Object::new().with("code", finding.code.code()).with("path", finding.place.pointer()))
    })
    .collect()
}

/// §2.2, §2.4: the agency's own fields, as far as something that is shared covers them.
fn answers(record: &Record<'_>, policy: &Policy) -> Object {
    let covered = Covered::of(record, policy);
    let mut kept = Object::new();
    for (field, value) in record.answers().into_iter().flat_map(Object::iter) {
        if covered.has(field) {
            kept.push(String::from(field), value.clone());
        }
    }
    kept
}
