//! Which control holds which answer: what the options and the `data-rc` attributes say, held against the controls
//! that there are.

use crate::form::control::Control;
use crate::form::reading::Reading;
use crate::record::Question;
use crate::value::Value;

/// What the options of `attach` say of the fields of a form.
#[derive(Clone, Debug, Default)]
pub struct Mapping {}

impl Mapping {
    /// Reads the options of `attach`. Of them `fields`, `answers` (a list, or a text as `data-rc-answers` has it) and
    /// `constants` (what `data-rc-constant` holds) are looked at, and the rest is passed over.
    #[must_use]
    pub fn read(_options: &Value) -> (Self, Vec<Problem>) {
        (Self::default(), Vec::new())
    }

    /// Finds the controls of every answer.
    #[must_use]
    pub fn bind(&self, _controls: &[Control]) -> Binding {
        Binding::default()
    }
}

/// Where the answers are on a form, by the places of its controls.
#[derive(Clone, Debug, Default)]
pub struct Binding {
    /// What is wrong.
    pub problems: Vec<Problem>,
}

impl Binding {
    /// The controls of a question; of a list, those of all its entries.
    #[must_use]
    pub fn controls(&self, _question: Question) -> &[usize] {
        &[]
    }

    /// The controls that the place of a finding belongs to, a JSON Pointer; none where there is no control with which
    /// anybody could put it right.
    #[must_use]
    pub fn controls_of<'b>(&'b self, _reading: &'b Reading, _pointer: &str) -> &'b [usize] {
        &[]
    }
}

/// Something that whoever made the form has to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path of `fields`, or the name of a control.
    pub path: String,
}

impl Problem {
    /// What to say on the console.
    #[must_use]
    pub fn text(&self) -> String {
        String::new()
    }
}
