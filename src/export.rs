//! `export`: a payload in the words of another vocabulary, W3C DPV (as JSON-LD) or HL7 FHIR R4 (as a `Consent`).
//!
//! What has a term there is said with it. What has none, or only a near one, stands under our own words, so that nothing is
//! bent and nothing is lost. Where nothing true can be said, there is no export, and a reason. The tables are
//! [`dpv::terms`] and [`fhir::terms`]; the guide's page about them is made of the same.

pub mod dpv;
pub mod fhir;
pub mod terms;

use crate::choices::Choice;
use crate::codes::codes;
use crate::document::{Holds, PAYLOAD};
use crate::value::{Object, Value};
use crate::verify::{Disagreement, verify};
use terms::{Match, Row, row};

/// A vocabulary that a payload can be exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// The Data Privacy Vocabulary 2.2 of the W3C's community group, as JSON-LD.
    Dpv,
    /// HL7 FHIR R4 (4.0.1), as a `Consent`.
    Fhir,
}

impl Vocabulary {
    /// Every vocabulary.
    pub const ALL: &'static [Self] = &[Self::Dpv, Self::Fhir];

    /// The word that stands for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dpv => "dpv",
            Self::Fhir => "fhir",
        }
    }

    /// The one that a word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|vocabulary| vocabulary.word() == word)
    }
}

codes! {
    /// Why a vocabulary has nothing true to say of a payload. Codes are public and are for ever.
    NoEquivalent {
        /// It is a decision not to share.
        NothingShared = "export.nothing-shared";
        /// It is a police notification, which rests on no consent.
        PoliceNotification = "export.police-notification";
        /// Consent was not sought.
        NotSought = "export.consent-not-sought";
        /// Nobody has decided: they could not be reached, could not decide, or it is not known what they said.
        NobodyDecided = "export.nobody-decided";
        /// Somebody agreed, to all or to part, and what is shared does not rest on it.
        DoesNotStand = "export.consent-does-not-stand";
        /// A consent that another payload holds is limited.
        LimitsAnother = "export.limits-another-consent";
    }
}

/// Why a payload is not exported.
#[derive(Clone, Debug, PartialEq)]
pub enum NotExported {
    /// It disagrees with itself: what it says could not be vouched for in any words.
    Disagrees(Vec<Disagreement>),
    /// The vocabulary has nothing true to say of it.
    NoEquivalent(NoEquivalent),
}

/// Puts a payload in the words of a vocabulary.
///
/// # Errors
///
/// [`NotExported`]: what disagrees, where it is no payload or one that contradicts itself by the rules; or why the
/// vocabulary has nothing true to say of it.
///
/// ```
/// use referral_consent::export::{NoEquivalent, NotExported, Vocabulary, export};
/// use referral_consent::{date, payload::Stamp, policy::Policy, submit, value::Value};
/// let read = |text: &str| referral_consent::json::read(text).unwrap();
/// let policy = Policy::read(&read(include_str!("../tests/cases/policy.json"))).unwrap();
/// let record = r#"{
///     "referral": { "kind": "consent-change" },
///     "referrer": { "name": "Ann", "role": "Nurse", "organisation": "Clinic", "contact": "0", "agency": "health" },
///     "consent": { "outcome": "withdrawn", "decidedOn": "2026-11-22", "by": { "relationship": "parent", "name": "Jo" } }
/// }"#;
/// let stamp = Stamp { now: "2026-11-23T09:30:00Z", id: "0190f3c2-7b7e-7c54-8f5d-0d2f3a1b9c10" };
/// let made = |text| submit(&read(text), &policy, date::parse("2026-11-23").unwrap(), stamp).1.unwrap();
/// let consent = export(&Value::Object(made(record)), Vocabulary::Fhir).unwrap();
/// assert_eq!(consent.get("status").and_then(Value::as_text), Some("inactive"));
///
/// let limited = record.replace("withdrawn", "limited").replace(r#""by""#, r#""limits": { "recipients": ["police"] }, "by""#);
/// let refused = export(&Value::Object(made(&limited)), Vocabulary::Fhir);
/// assert_eq!(refused, Err(NotExported::NoEquivalent(NoEquivalent::LimitsAnother)));
/// ```
pub fn export(payload: &Value, vocabulary: Vocabulary) -> Result<Object, NotExported> {
    let disagreements = verify(payload, None).disagreements;
    let Value::Object(object) = payload else { return Err(NotExported::Disagrees(disagreements)) };
    if !disagreements.is_empty() {
        return Err(NotExported::Disagrees(disagreements));
    }
    match vocabulary {
        Vocabulary::Dpv => dpv::write(&Payload(object)),
        Vocabulary::Fhir => fhir::write(&Payload(object)),
    }
    .map_err(NotExported::NoEquivalent)
}

/// A payload that agrees with itself, ready to be asked.
#[derive(Clone, Copy)]
struct Payload<'v>(&'v Object);

impl<'v> Payload<'v> {
    fn at(&self, keys: &[&str]) -> Option<&'v Value> {
        self.0.at(keys)
    }

    fn text(&self, keys: &[&str]) -> Option<&'v str> {
        self.at(keys)?.as_text()
    }

    fn object(&self, keys: &[&str]) -> Option<&'v Object> {
        self.at(keys)?.as_object()
    }

    fn option<C: Choice>(&self, keys: &[&str]) -> Option<C> {
        C::from_word(self.text(keys)?)
    }

    /// The options of a list.
    fn options<C: Choice>(&self, key: &str) -> Vec<C> {
        let words = self.0.list(key).iter().filter_map(Value::as_text);
        words.filter_map(C::from_word).collect()
    }

    /// The entries of a list.
    fn entries(&self, key: &str) -> Vec<&'v Object> {
        self.0.list(key).iter().filter_map(Value::as_object).collect()
    }
}

/// Whether an entry of what is shared is among what was agreed to, where consent stands. §4.4b: outside the MASH only where
/// the family was asked about it, which may be outstanding where a life is at risk.
fn is_agreed_to(entry: &Object) -> bool {
    match entry.get("agreed") {
        Some(Value::Bool(agreed)) => *agreed,
        _ => entry.get("insideMash") == Some(&Value::Bool(true)),
    }
}

fn text_of<'o>(object: &'o Object, key: &str) -> Option<&'o str> {
    object.get(key)?.as_text()
}

/// What a payload is described by.
const WHOLE: Holds = Holds::Object(PAYLOAD);

/// What an export says in our own words: what stands in an object, but for what a table says exactly or leaves out.
struct Rest<'t> {
    rows: &'t [Row],
    /// The paths of what could not be said exactly after all.
    unsaid: Vec<&'static str>,
}

impl Rest<'_> {
    fn keeps(&self, path: &str) -> bool {
        let found = row(self.rows, path).and_then(|row| self.rows.get(row)).map_or(Match::None, |row| row.found);
        found.keeps_our_word() || self.unsaid.contains(&path)
    }

    /// What is left of an object that stands at a path.
    fn of(&self, object: &Object, path: &str) -> Object {
        let mut rest = Object::new();
        for (key, value) in object.iter() {
            let path = joined(path, key);
            let left = match value {
                Value::Object(inner) => Some(self.of(inner, &path)).filter(|rest| !rest.is_empty()).map(Value::Object),
                Value::List(list) if list.iter().any(|entry| entry.as_object().is_some()) => {
                    let entries = list.iter().filter_map(Value::as_object);
                    Some(entries.map(|entry| Value::Object(self.of(entry, &path))).collect())
                }
                // It is not known, which is said by saying nothing.
                Value::Null => None,
                _ => self.keeps(&path).then(|| value.clone()),
            };
            if let Some(left) = left {
                rest.push(String::from(key), left);
            }
        }
        rest
    }
}

/// The path of a member.
fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { String::from(key) } else { [path, ".", key].concat() }
}

/// What a member holds, by the description of what it stands in.
fn holds_of(holds: &Holds, key: &str) -> Holds {
    let members = match holds {
        Holds::List(entry) => entry.members(),
        _ => holds.members(),
    };
    members.into_iter().find(|(known, _)| *known == key).map_or(Holds::Anything, |(_, holds)| holds)
}
