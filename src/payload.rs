//! The payload: what leaves the form, with only what applies.

use crate::answers::Answer;
use crate::assess::{Assessment, assess_with};
use crate::canonical::digest;
use crate::choices::{Choice, PayloadType, ReferralKind, Route, Severity, Status};
use crate::date::{self, Date};
use crate::document::{CONTEXT, PAYLOAD_SCHEMA};
use crate::findings::{Finding, Param, Place};
use crate::handling::written;
use crate::policy::{Policy, PolicyMember};
use crate::position::{Known, Position};
use crate::record::{Group, Question, Record};
use crate::rules::RuleCode;
use crate::value::{Object, Value, add};
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
    for (field, value) in answers.members() {
        if !covered.has(field) && !value.is_blank() {
            let place = Place::Answer(field.as_ref().into());
            let key = Param::Text(field.as_ref().into());
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
        let mut shared = Vec::new();
        for entry in record.sharing() {
            for (_, id) in entry.information() {
                shared.push(*id);
            }
        }
        let shared = sorted(shared);
        let mut categories = Vec::new();
        for entry in record.information() {
            if let (Some(id), Some(category)) = (entry.id(), entry.category())
                && shared.binary_search(&id).is_ok()
            {
                categories.push(category);
            }
        }
        Self { policy, categories: sorted(categories) }
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
    payload.push_text("id", stamp.id);
    payload.push_text("createdAt", stamp.now);
    if position.route == Route::NotSharing {
        payload.push("keep", "local");
    }
    let (mut inner, mut list) = (Object::new(), Vec::new());
    write_producer(policy, &mut inner);
    payload.push_object("producer", &mut inner);
    write_notice(record, policy, &mut inner);
    payload.push_object("privacyNotice", &mut inner);
    write_decision(assessment, &known, &mut inner);
    payload.push_object("decision", &mut inner);
    if position.route != Route::Police {
        write_group(record, Group::CONSENT, &mut inner);
        push_group(&mut inner, "change", record, Group::CHANGE);
        payload.push_unless_empty("consent", &mut inner);
    }
    push_group(&mut payload, "override", record, Group::OVERRIDE);
    push_group(&mut payload, "advice", record, Group::ADVICE);
    push_group(&mut payload, "tests", record, Group::TESTS);
    if position.sharing {
        match record.answer(Question::Information) {
            Answer::None => payload.push_list("information", &mut list),
            answer => payload.push("information", answer.write()),
        }
        write_sharing(&known, &mut list);
        payload.push_list("sharing", &mut list);
    }
    payload.push("handling", written(&assessment.handling));
    for finding in &assessment.findings {
        // §2.3: what is to be completed after.
        if finding.severity == Severity::Outstanding {
            inner.push("code", finding.code.code());
            inner.push("path", finding.place.pointer());
            add(&mut list, &mut inner);
        }
    }
    payload.push_list("outstanding", &mut list);
    push_group(&mut payload, "referrer", record, Group::REFERRER);
    push_group(&mut payload, "child", record, Group::CHILD);
    push_group(&mut payload, "referral", record, Group::REFERRAL);
    if position.route != Route::NotSharing {
        write_answers(record, policy, &mut inner);
        payload.push_unless_empty("answers", &mut inner);
    }
    inner.push("alg", "sha-256");
    inner.push("canonicalization", "RFC8785");
    inner.push("value", digest(&payload));
    payload.push_object("digest", &mut inner);
    payload
}

/// Adds the answer to a question as it travels; nothing where it is not answered.
fn push_answer(object: &mut Object, key: &'static str, record: &Record<'_>, question: Question) {
    match record.answer(question) {
        Answer::None => {}
        answer => object.push(key, answer.write()),
    }
}

/// Adds a group of questions, if any of them is answered.
fn push_group(object: &mut Object, key: &'static str, record: &Record<'_>, group: Group) {
    let mut inner = Object::new();
    write_group(record, group, &mut inner);
    object.push_unless_empty(key, &mut inner);
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

/// Writes every answered question of a group, and of the groups in it, as it was answered.
fn write_group(record: &Record<'_>, group: Group, object: &mut Object) {
    for (question, key) in group.questions() {
        push_answer(object, key, record, question);
    }
    for (inner, key) in group.inner() {
        push_group(object, key, record, inner);
    }
}

fn write_producer(policy: &Policy, producer: &mut Object) {
    producer.push("name", env!("CARGO_PKG_NAME"));
    producer.push("version", crate::VERSION);
    let mut of = Object::new();
    of.push_text("id", policy.text(PolicyMember::Id));
    of.push_text("version", policy.text(PolicyMember::Version));
    of.push("digest", digest(&policy.source));
    producer.push_object("policy", &mut of);
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
fn write_notice(record: &Record<'_>, policy: &Policy, notice: &mut Object) {
    if let Some(source) = policy.notice_source() {
        for key in &OF_NOTICE {
            if let Some(value) = source.get(key) {
                notice.push(*key, value.clone());
            }
        }
        notice.push("digest", digest(source));
    }
    for (key, question) in &TOLD {
        push_answer(notice, key, record, *question);
    }
}

/// §1.7: what was decided, by whom and when: on the route `override` by whoever decided to override, else by the
/// referrer on the day of the referral. While the local authority is asked to decide, nobody has.
pub(crate) fn write_decision(assessment: &Assessment<'_>, known: &Known<'_, '_>, decision: &mut Object) {
    let record = known.record;
    let position = &assessment.position;
    push_position(decision, position, "ageAtDecision");
    push_answer(decision, "lawfulBasis", record, Question::LawfulBasis);
    match position.route {
        Route::Override if known.override_made() => {
            push_decider(decision, record, Question::OverrideDecidedByName, Question::OverrideDecidedByRole);
            push_answer(decision, "decidedOn", record, Question::OverrideDecidedOn);
        }
        Route::Override => {}
        Route::NotSharing
        | Route::Consent
        | Route::Police
        | Route::ProtectLife
        | Route::ConsentChange
        | Route::None => {
            push_answer(decision, "reason", record, Question::DecisionReason);
            push_decider(decision, record, Question::ReferrerName, Question::ReferrerRole);
            decision.push("decidedOn", date::write(position.day));
        }
    }
}

/// Adds the route, who may consent, and the age.
pub(crate) fn push_position(object: &mut Object, position: &Position, age: &'static str) {
    object.push("route", position.route.word());
    object.push("consenter", position.consenter.word());
    object.push(age, Value::from(position.age));
}

fn push_decider(decision: &mut Object, record: &Record<'_>, name: Question, role: Question) {
    let mut by = Object::new();
    push_answer(&mut by, "name", record, name);
    push_answer(&mut by, "role", record, role);
    decision.push_unless_empty("decidedBy", &mut by);
}

/// With whom, for what and which: inside the MASH or outside, and whether the notice says so (§1.5, §4.4).
pub(crate) fn write_sharing(known: &Known<'_, '_>, entries: &mut Vec<Value>) {
    let (record, policy) = (known.record, known.policy);
    let (mut told, mut untold) = (Vec::new(), Vec::new());
    for entry in record.information() {
        if let Some(id) = entry.id() {
            let is_told = entry.category().is_some_and(|category| policy.has_category(category));
            if is_told { &mut told } else { &mut untold }.push(id);
        }
    }
    let (told, untold) = (sorted(told), sorted(untold));
    let (mut object, mut ids) = (Object::new(), Vec::new());
    for entry in record.sharing() {
        let mut covered = true;
        match entry.recipient() {
            Some(recipient) => {
                object.push_text("recipient", recipient);
                object.push("insideMash", !known.outside(recipient));
                covered &= policy.has_recipient(recipient);
            }
            None => covered = false,
        }
        match entry.purpose() {
            Some(purpose) => {
                object.push("purpose", purpose.word());
                covered &= policy.has_purpose(purpose);
            }
            None => covered = false,
        }
        for (_, id) in entry.information() {
            ids.push(Value::Text((*id).into()));
            covered &= told.binary_search(id).is_ok() && untold.binary_search(id).is_err();
        }
        object.push_list("information", &mut ids);
        if let Some(agreed) = entry.agreed() {
            object.push("agreed", agreed);
        }
        object.push("coveredByNotice", covered);
        add(entries, &mut object);
    }
}

/// §2.2, §2.4: the agency's own fields, as far as something that is shared covers them.
fn write_answers(record: &Record<'_>, policy: &Policy, kept: &mut Object) {
    let covered = Covered::of(record, policy);
    if let Some(answers) = record.answers() {
        for (field, value) in answers.members() {
            if covered.has(field) {
                kept.push(String::from(field.as_ref()), value.clone());
            }
        }
    }
}
