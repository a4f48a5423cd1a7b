//! What there is to say to the person who fills in a form, each where it belongs.

use crate::assess::Assessment;
use crate::choices::{Language, Severity};
use crate::form::binding::Binding;
use crate::form::changes::has_word;
use crate::form::reading::Reading;
use crate::policy::Policy;
use crate::record::Question;
use crate::report::in_two_parts;
use crate::rules::RuleCode;
use crate::value::Value;

/// One thing to say.
#[derive(PartialEq, Eq)]
pub struct Said {
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub what: String,
    /// Why it matters, and what to do.
    pub rest: String,
    /// What the browser says does not name its control; this does.
    pub of: String,
}

impl Said {
    /// Whether nothing goes as long as this was found.
    pub const fn is_error(&self) -> bool {
        keeps(self.severity)
    }
}

/// What is said of the same controls.
pub struct Group {
    /// The number of its message; 0 before it is shown.
    pub number: usize,
    /// The places of the controls; none where it is about none of this form.
    pub places: Vec<usize>,
    /// What is said.
    pub said: Vec<Said>,
}

impl Group {
    /// Whether nothing goes as long as this was found.
    pub fn is_error(&self) -> bool {
        self.said.iter().any(Said::is_error)
    }

    /// Whether two messages are the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.places == other.places && self.said == other.said
    }
}

/// Whether nothing goes as long as something that weighs so much was found.
const fn keeps(severity: Severity) -> bool {
    matches!(severity, Severity::Stop | Severity::Missing | Severity::Invalid)
}

/// Whether a rule finds that consent fails, rather than that something is not answered: to record a ground for going on
/// without it is then a way on, and perhaps the only one.
const fn a_ground_lifts(code: RuleCode) -> bool {
    matches!(
        code,
        RuleCode::ConsentSeekFirst
            | RuleCode::ConsentAwaiting
            | RuleCode::ConsentUnable
            | RuleCode::ConsentRefused
            | RuleCode::ConsentWithdrawn
            | RuleCode::ConsentCapacityInDoubt
            | RuleCode::ConsentNotCompetent
            | RuleCode::ConsentNotInformed
            | RuleCode::ConsentSeekAgain
            | RuleCode::ConsentBeyondLimits
    )
}

/// All there is to say.
#[derive(Default)]
pub struct Telling {
    /// What is said, in the order of the form; first what has no place there.
    pub groups: Vec<Group>,
    /// The paths of what is missing or wrong where the form has no control to put it right, with spaces between.
    pub without: String,
}

impl Telling {
    /// What the rules say.
    ///
    /// Something that nobody could put right on this form does not stand in anybody's way: it has no control, or none
    /// that is `usable`. A stop does: it says what else to do. But where that is to record a ground for going on without
    /// consent (§5.6, §5.8), and the form does not ask for one, whoever tells the truth could never send it.
    pub fn of(
        assessment: &Assessment<'_>,
        binding: &Binding,
        reading: &Reading,
        usable: &[bool],
        policy: &Policy,
        language: Language,
    ) -> Self {
        let mut telling = Self::default();
        let is_usable = |place: &usize| usable.get(*place).copied().unwrap_or_default();
        let asks_ground = binding.controls(Question::OverrideGround).iter().any(is_usable);
        let lacks_ground = assessment.asked.has(Question::OverrideGround) && !asks_ground;
        for finding in &assessment.findings {
            let severity = finding.severity;
            let pointer = finding.place.pointer();
            if keeps(severity) && lacks_ground && a_ground_lifts(finding.code) {
                let ground = Question::OverrideGround.path();
                if !has_word(&telling.without, ground) {
                    telling.lacks(ground);
                }
                continue;
            }
            let places = binding.controls_of(reading, &pointer);
            let first = places.iter().position(is_usable).unwrap_or(places.len());
            let places = places.get(first..).unwrap_or_default();
            if places.is_empty() && severity != Severity::Stop {
                if keeps(severity) {
                    telling.lacks(&pointer);
                }
                continue;
            }
            let (what, rest) = in_two_parts(finding, policy, language);
            telling.add(places, Said { severity, what, rest, of: String::new() });
        }
        telling
    }

    /// Notes the path of a question for which there is no control.
    fn lacks(&mut self, path: &str) {
        if !self.without.is_empty() {
            self.without.push(' ');
        }
        self.without.push_str(path);
    }

    /// Adds what the browser says of controls, unless the rules have said that something is wrong there:
    /// `[places, what it says, what the controls are called]` for each.
    pub fn add_complaints(&mut self, complaints: Option<&Value>) {
        let Some(Value::List(complaints)) = complaints else { return };
        for complaint in complaints {
            let Value::List(parts) = complaint else { continue };
            let [Value::List(numbers), Value::Text(what), Value::Text(of)] = parts.as_slice() else { continue };
            let mut places = Vec::new();
            for number in numbers {
                if let Value::Number(place) = number {
                    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
                    places.push(*place as usize);
                }
            }
            let known = |group: &Group| group.is_error() && places.iter().any(|place| group.places.contains(place));
            if !self.groups.iter().any(known) {
                let (what, of) = (what.clone(), of.clone());
                self.add(&places, Said { severity: Severity::Invalid, what, rest: String::new(), of });
            }
        }
    }

    fn add(&mut self, places: &[usize], said: Said) {
        let mut at = 0;
        for group in &mut self.groups {
            if group.places == places {
                group.said.push(said);
                return;
            }
            if group.places.first() <= places.first() {
                at += 1;
            }
        }
        self.groups.insert(at, Group { number: 0, places: places.into(), said: vec![said] });
    }

    /// How many things are wrong.
    pub fn errors(&self) -> usize {
        let mut errors = 0;
        for group in &self.groups {
            for said in &group.said {
                errors += usize::from(said.is_error());
            }
        }
        errors
    }
}
