//! What there is to say to the person who fills in a form, each where it belongs.

use crate::assess::Assessment;
use crate::choices::{Language, Severity};
use crate::form::binding::Binding;
use crate::form::reading::Reading;
use crate::policy::Policy;
use crate::report::in_two_parts;

/// One thing to say.
#[derive(Clone, PartialEq, Eq)]
pub struct Said {
    /// The places of the controls that it is about; none where it is about none of this form.
    pub places: Vec<usize>,
    /// What is wrong, in a sentence.
    pub what: String,
    /// Why it matters, and what to do.
    pub rest: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What comes of the browser's own check does not name its field: what the field is called.
    pub of: String,
}

impl Said {
    /// Whether nothing goes as long as this was found.
    #[must_use]
    pub const fn is_error(&self) -> bool {
        matches!(self.severity, Severity::Stop | Severity::Missing | Severity::Invalid)
    }
}

/// All there is to say, in the order of the form.
#[derive(Default)]
pub struct Telling {
    /// What is said.
    pub said: Vec<Said>,
    /// The paths of what is missing or wrong where the form has no control to put it right.
    pub without: Vec<String>,
}

impl Telling {
    /// What the rules say.
    ///
    /// Something that nobody could put right on this form does not stand in anybody's way. A stop does: it says what
    /// else to do.
    #[must_use]
    pub fn of(
        assessment: &Assessment<'_>,
        binding: &Binding,
        reading: &Reading,
        policy: &Policy,
        language: Language,
    ) -> Self {
        let mut telling = Self::default();
        for finding in &assessment.findings {
            let pointer = finding.place.pointer();
            let places = binding.controls_of(reading, &pointer);
            match finding.severity {
                Severity::Missing | Severity::Invalid if places.is_empty() => {
                    telling.without.push(pointer);
                    continue;
                }
                Severity::Advice | Severity::Outstanding if places.is_empty() => continue,
                _ => {}
            }
            let (what, rest) = in_two_parts(finding, policy, language);
            telling.add(Said { places: places.into(), what, rest, severity: finding.severity, of: String::new() });
        }
        telling
    }

    /// Adds what the browser says of a control, unless the rules have said that something is wrong there.
    pub fn add_complaint(&mut self, places: Vec<usize>, what: String, of: String) {
        let known = |said: &Said| said.is_error() && places.iter().any(|place| said.places.contains(place));
        if !self.said.iter().any(known) {
            self.add(Said { places, what, rest: String::new(), severity: Severity::Invalid, of });
        }
    }

    /// In the order of the form; first what has no place there.
    fn add(&mut self, said: Said) {
        let after = self.said.partition_point(|other| other.places.first() <= said.places.first());
        self.said.insert(after, said);
    }

    /// How many things are wrong.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.said.iter().filter(|said| said.is_error()).count()
    }
}
