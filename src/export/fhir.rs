//! A payload as an HL7 FHIR R4 `Consent`: what somebody decided about the sharing, and no more than that.
//!
//! **Nothing here may read as consent that is not.** A `permit` is written on the route `consent` only. Where information
//! is shared without consent, a modifier extension says so, which a receiver has to understand before it acts. Where
//! nobody decided, there is no `Consent`. Nor does a `deny` stand where the family agreed. A rule names its recipient, its purpose and what it covers, or it is not written: a
//! rule without one of them would hold for everybody, or for everything.

mod extension;
pub mod terms;

use super::{NoEquivalent, Payload, Rest, WHOLE, holds_of, is_agreed_to, text_of};
use crate::choices::{AnyOption, Choice, Handling, Language, Outcome, Purpose, Relationship, Route};
use crate::value::{Object, Value};
use extension::{extensions, is_date, string, time};

/// What stands before the name of each of our own extensions and systems.
pub const OWN: &str = "urn:referral-consent:fhir:";

/// What somebody decided, as far as FHIR has words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// They agreed, to all or to part, and what is shared rests on it.
    Agreed,
    /// They refused, and it is shared all the same.
    Refused,
    /// They had agreed and withdrew, and it is shared all the same.
    Withdrawn,
    /// They have not answered yet, and it is shared all the same.
    Asked,
    /// They withdrew, and nothing may rest on it any more.
    Ended,
}

impl Stance {
    /// Whether it is shared without consent.
    #[must_use]
    pub const fn shared_without_consent(self) -> bool {
        match self {
            Self::Refused | Self::Withdrawn | Self::Asked => true,
            Self::Agreed | Self::Ended => false,
        }
    }

    /// What the rules say, where there are any.
    const fn rules(self) -> Option<&'static str> {
        match self {
            Self::Agreed => Some("permit"),
            Self::Refused | Self::Withdrawn => Some("deny"),
            Self::Asked | Self::Ended => None,
        }
    }
}

pub(super) fn write(payload: &Payload<'_>) -> Result<Object, NoEquivalent> {
    let (outcome, stance) = stance(payload)?;
    let mut rest = Rest { rows: terms::MEMBERS, unsaid: Vec::new() };
    if time(payload.text(&["createdAt"]).unwrap_or_default()).is_none() {
        rest.unsaid.push("createdAt");
    }
    if !payload.text(&["child", "dateOfBirth"]).is_none_or(is_date) {
        rest.unsaid.push("child.dateOfBirth");
    }
    Ok(Writer { payload, outcome, stance, rest }.consent())
}

/// What was decided, by the route and the outcome together.
fn stance(payload: &Payload<'_>) -> Result<(Outcome, Stance), NoEquivalent> {
    let outcome: Option<Outcome> = payload.option(&["consent", "outcome"]);
    let asked = payload.at(&["consent", "sought"]) != Some(&Value::Bool(false));
    match (payload.option(&["decision", "route"]), outcome) {
        (Some(Route::NotSharing | Route::None) | None, _) => Err(NoEquivalent::NothingShared),
        (Some(Route::Police), _) => Err(NoEquivalent::PoliceNotification),
        (Some(Route::Consent), Some(outcome @ (Outcome::Given | Outcome::Limited))) => Ok((outcome, Stance::Agreed)),
        (Some(Route::Override | Route::ProtectLife), Some(outcome @ Outcome::Refused)) => {
            Ok((outcome, Stance::Refused))
        }
        (Some(Route::Override | Route::ProtectLife), Some(outcome @ Outcome::Withdrawn)) => {
            Ok((outcome, Stance::Withdrawn))
        }
        (Some(Route::Override | Route::ProtectLife), Some(outcome @ Outcome::Awaiting)) => Ok((outcome, Stance::Asked)),
        (Some(Route::Override | Route::ProtectLife), Some(Outcome::Given | Outcome::Limited)) => {
            Err(NoEquivalent::DoesNotStand)
        }
        (Some(Route::Override | Route::ProtectLife), Some(Outcome::Unable)) => Err(NoEquivalent::NobodyDecided),
        (Some(Route::Override | Route::ProtectLife), None) if asked => Err(NoEquivalent::NobodyDecided),
        (Some(Route::Override | Route::ProtectLife), None) => Err(NoEquivalent::NotSought),
        (Some(Route::ConsentChange), Some(outcome @ Outcome::Withdrawn)) => Ok((outcome, Stance::Ended)),
        (Some(Route::ConsentChange), Some(Outcome::Limited)) => Err(NoEquivalent::LimitsAnother),
        // The rules make no such payload.
        (
            Some(Route::Consent | Route::ConsentChange),
            Some(Outcome::Refused | Outcome::Awaiting | Outcome::Unable | Outcome::Given | Outcome::Withdrawn) | None,
        ) => Err(NoEquivalent::DoesNotStand),
    }
}

/// A code of a table, as a `Coding`.
fn coding(code: &'static str) -> Object {
    let (system, code) = code.split_once('|').unwrap_or(("", code));
    Object::new().with("system", system).with("code", code)
}

/// A `CodeableConcept` of one code.
fn concept(code: &'static str) -> Object {
    Object::new().with("coding", one(coding(code)))
}

fn one(object: Object) -> Value {
    Value::List(vec![object.into()])
}

/// A reference by words alone.
fn display(text: &str) -> Object {
    Object::new().with("display", string(text))
}

/// Something outside FHIR, by a name of its own.
fn identifier(system: String, value: String) -> Object {
    Object::new().with("system", system).with("value", value)
}

struct Writer<'p, 'v> {
    payload: &'p Payload<'v>,
    outcome: Outcome,
    stance: Stance,
    rest: Rest<'static>,
}

impl Writer<'_, '_> {
    fn consent(&self) -> Object {
        let [patient, scope, category] = ["#child", SCOPE, CATEGORY];
        let mut consent = Object::new().with("resourceType", "Consent").with("meta", self.meta());
        consent.push("text", self.narrative());
        let (performer, contained) = self.performer();
        consent.push("contained", contained);
        consent.push("extension", self.own());
        if self.stance.shared_without_consent() {
            consent.push("modifierExtension", self.shared_without_consent());
        }
        let id = || identifier("urn:ietf:rfc:3986".into(), self.urn());
        consent.push("identifier", one(id()));
        if let Some(status) = terms::option(AnyOption::Outcome(self.outcome)).term() {
            consent.push("status", status.rsplit_once('|').map_or(status, |(_, code)| code));
        }
        consent.push("scope", concept(scope));
        consent.push("category", one(concept(category)));
        consent.push("patient", Object::new().with("reference", patient));
        if let Some(created) = self.payload.text(&["createdAt"]).and_then(time) {
            consent.push("dateTime", created);
        }
        if let Some(performer) = performer {
            consent.push("performer", one(performer));
        }
        if let Some(organisation) = self.payload.text(&["referrer", "organisation"]) {
            consent.push("organization", one(display(organisation)));
        }
        let source = Object::new().with("type", "DocumentReference").with("identifier", id());
        consent.push("sourceReference", source.with("display", "The referral-consent payload"));
        if let Some(notice) = self.payload.text(&["privacyNotice", "url"]).filter(|url| extension::is_uri(url)) {
            consent.push("policy", one(Object::new().with("uri", String::from(notice))));
        }
        consent.push("policyRule", Object::new().with("text", POLICY));
        let rules = self.rules();
        if !rules.is_empty() {
            consent.push("provision", Object::new().with("provision", rules));
        }
        consent
    }

    fn urn(&self) -> String {
        ["urn:uuid:", self.payload.text(&["id"]).unwrap_or_default()].concat()
    }

    /// Who may see it: restricted, and the duties that there is a label for.
    fn meta(&self) -> Object {
        let duties = self.payload.options::<Handling>("handling").into_iter();
        let labels = duties.filter_map(|duty| terms::option(AnyOption::Handling(duty)).term());
        let security = [RESTRICTED].into_iter().chain(labels).map(|code| Value::Object(coding(code)));
        Object::new().with("security", security.collect::<Value>())
    }

    /// What a person reads, who sees no extension.
    fn narrative(&self) -> Object {
        let words = Language::English.export_words();
        let mut says = String::from((words.stance)(self.stance));
        if self.stance.shared_without_consent() {
            let has_ground = self.payload.at(&["override", "ground"]).is_some();
            says.push(' ');
            says.push_str(if has_ground { words.on_a_ground } else { words.undecided });
        }
        let div = ["<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>", &says, "</p></div>"].concat();
        Object::new().with("status", "extensions").with("div", div)
    }

    /// The child, by name where they decided for themself: nothing else in the payload knows it.
    fn child(&self, name: Option<Object>) -> Value {
        let mut child = Object::new().with("resourceType", "Patient").with("id", "child");
        if let Some(name) = name {
            child.push("name", one(name));
        }
        if let Some(born) = self.payload.text(&["child", "dateOfBirth"]).filter(|born| is_date(born)) {
            child.push("birthDate", String::from(born));
        }
        child.into()
    }

    /// Who decided, and whoever is contained for that: the child, and perhaps somebody who decided for them.
    fn performer(&self) -> (Option<Object>, Vec<Value>) {
        let Some(by) = self.payload.object(&["consent", "by"]) else { return (None, vec![self.child(None)]) };
        let name = text_of(by, "name").map(|name| Object::new().with("text", string(name)));
        let relationship = text_of(by, "relationship").and_then(Relationship::from_word);
        let (code, word) = match (relationship, self.payload.at(&["decision", "ageAtDecision"])) {
            (Some(Relationship::Themself), Some(Value::Number(_))) => {
                return (Some(Object::new().with("reference", "#child")), vec![self.child(name)]);
            }
            (Some(Relationship::Themself), age) if age.and_then(Value::as_text).is_some() => (None, PREGNANT),
            // The child or a pregnant woman: who of them, a payload without an age does not say.
            (Some(Relationship::Themself), _) => {
                return (text_of(by, "name").map(display), vec![self.child(None)]);
            }
            (Some(parent @ Relationship::Parent), _) => {
                (terms::option(AnyOption::Relationship(parent)).term(), parent.word())
            }
            (
                Some(
                    other @ (Relationship::Carer
                    | Relationship::LocalAuthority
                    | Relationship::DeputyOrAttorney
                    | Relationship::Other),
                ),
                _,
            ) => (None, other.word()),
            (None, _) => (None, ""),
        };
        let mut person = Object::new().with("resourceType", "RelatedPerson").with("id", "decider");
        person.push("patient", Object::new().with("reference", "#child"));
        if !word.is_empty() {
            let relationship = code.map_or_else(Object::new, concept).with("text", word);
            person.push("relationship", one(relationship));
        }
        if let Some(name) = name {
            person.push("name", one(name));
        }
        (Some(Object::new().with("reference", "#decider")), vec![self.child(None), person.into()])
    }

    /// A rule for each entry of what is shared, where somebody decided about it.
    fn rules(&self) -> Vec<Value> {
        let Some(kind) = self.stance.rules() else { return Vec::new() };
        let sharing = self.payload.entries("sharing").into_iter();
        sharing.filter_map(|entry| self.rule(kind, entry)).map(Value::Object).collect()
    }

    fn rule(&self, kind: &'static str, entry: &Object) -> Option<Object> {
        let is_decided = match self.stance {
            Stance::Agreed => is_agreed_to(entry),
            // Whoever refused the referral may have agreed to an onward referral all the same (§4.4b).
            Stance::Refused | Stance::Withdrawn => entry.get("agreed") != Some(&Value::Bool(true)),
            Stance::Asked | Stance::Ended => false,
        };
        if !is_decided {
            return None;
        }
        let recipient = string(text_of(entry, "recipient")?);
        let purpose = text_of(entry, "purpose").and_then(Purpose::from_word)?;
        let items = self.items(entry)?;
        let own = self.rest.of(entry, "sharing").into();
        let own = extensions(&[OWN, "sharing"].concat(), &own, &holds_of(&WHOLE, "sharing"));
        let reference = Object::new().with("identifier", identifier([OWN, "recipient"].concat(), recipient.clone()));
        let actor =
            Object::new().with("role", concept(RECIPIENT)).with("reference", reference.with("display", recipient));
        let purpose = Object::new().with("system", [OWN, "purpose"].concat()).with("code", purpose.word());
        let mut rule = Object::new();
        if !own.is_empty() {
            rule.push("extension", own);
        }
        let rule = rule.with("type", kind).with("actor", one(actor)).with("action", one(concept(DISCLOSE)));
        Some(rule.with("purpose", one(purpose)).with("code", items))
    }

    /// What an entry shares, each thing by its own code, as a whole category would be more than was decided about; `None`
    /// where it is not all known.
    fn items(&self, entry: &Object) -> Option<Value> {
        let information = self.payload.entries("information");
        let ids = entry.list("information");
        let mut items = Vec::new();
        for id in ids.iter().map(Value::as_text) {
            let item = information.iter().find(|item| text_of(item, "id") == id)?;
            let code = id.filter(|id| extension::is_code(id))?;
            let system = [OWN, "information:", self.payload.text(&["id"])?].concat();
            let coding = Object::new().with("system", system).with("code", String::from(code));
            let mut concept = Object::new().with("coding", one(coding));
            if let Some(category) = text_of(item, "category") {
                concept.push("text", string(category));
            }
            items.push(concept.into());
        }
        (!items.is_empty()).then_some(Value::List(items))
    }

    /// What FHIR has no word for.
    fn own(&self) -> Value {
        let mut rest = Object::new();
        for (key, value) in self.rest.of(self.payload.0, "").iter() {
            match key {
                "override" if self.stance.shared_without_consent() => {}
                // What stands in a rule; an entry without one is told here, whole.
                "sharing" => {
                    let entries = self.payload.entries("sharing").into_iter();
                    let kind = self.stance.rules();
                    let untold = entries.filter(|entry| kind.is_none_or(|kind| self.rule(kind, entry).is_none()));
                    let untold: Vec<Value> = untold.map(|entry| entry.clone().into()).collect();
                    if !untold.is_empty() {
                        rest.push("sharing", untold);
                    }
                }
                _ => rest.push(String::from(key), value.clone()),
            }
        }
        extensions_of("payload", &rest)
    }

    /// What a receiver has to understand before it acts on the rest.
    fn shared_without_consent(&self) -> Value {
        let mut inner = Vec::new();
        if let Some(route) = self.payload.at(&["decision", "route"]) {
            inner.extend(extensions("route", route, &holds_of(&holds_of(&WHOLE, "decision"), "route")));
        }
        if let Some(ground) = self.payload.object(&["override"]) {
            let rest = self.rest.of(ground, "override");
            inner.extend(extensions("override", &rest.into(), &holds_of(&WHOLE, "override")));
        }
        one(Object::new().with("url", [OWN, "shared-without-consent"].concat()).with("extension", inner))
    }
}

/// Members of the payload in one extension of our own.
fn extensions_of(name: &str, members: &Object) -> Value {
    let inner = members.iter().flat_map(|(key, value)| extensions(key, value, &holds_of(&WHOLE, key)));
    one(Object::new().with("url", [OWN, name].concat()).with("extension", inner.collect::<Vec<_>>()))
}

const SCOPE: &str = "http://terminology.hl7.org/CodeSystem/consentscope|patient-privacy";
const CATEGORY: &str = "http://loinc.org|64292-6";
const RESTRICTED: &str = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R";
const DISCLOSE: &str = "http://terminology.hl7.org/CodeSystem/consentaction|disclose";
const RECIPIENT: &str = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType|IRCP";

/// By what the rules of a `Consent` are read: without one, nothing is permitted.
const POLICY: &str = "Multi-Agency Information Sharing Protocol: nothing is shared on consent but what a rule permits";

const PREGNANT: &str = "the pregnant woman";
