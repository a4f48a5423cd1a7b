//! A control of a form, as far as its reading needs it: what it is, which stays, and what it holds, which changes.
//!
//! [`Control`] is made once, when a form is scanned; [`Answer`] at every reading. A list of the one and a list of the
//! other go together, place by place.

use crate::form::pieces::pieces;

/// The types of controls that are never read.
const OTHER: &str = "password file button submit reset image fieldset output object";

/// What sort of control it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Holds a text: `text`, `textarea`, `number`, `date`, `email` and whatever else is typed or picked.
    #[default]
    Text,
    /// A radio button.
    Radio,
    /// A checkbox.
    Checkbox,
    /// A list of options, of which one or several may be selected.
    Select,
    /// Holds a text that nobody sees.
    Hidden,
    /// A password, a file, a button, a fieldset, an output: never read.
    Other,
}

impl Kind {
    /// What sort of control has this `type`, as the property of that name gives it.
    #[must_use]
    pub fn of(name: &str) -> Self {
        match name {
            "radio" => Self::Radio,
            "checkbox" => Self::Checkbox,
            "select-one" | "select-multiple" => Self::Select,
            "hidden" => Self::Hidden,
            _ if pieces(OTHER, b' ').any(|other| other == name) => Self::Other,
            _ => Self::Text,
        }
    }

    /// Whether it holds a text.
    pub(super) const fn is_written(self) -> bool {
        matches!(self, Self::Text | Self::Hidden)
    }

    /// Whether it is ticked rather than filled in.
    pub(super) const fn is_ticked(self) -> bool {
        matches!(self, Self::Radio | Self::Checkbox)
    }
}

/// A part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `data-rc-part="day"`
    Day,
    /// `data-rc-part="month"`
    Month,
    /// `data-rc-part="year"`
    Year,
}

impl Part {
    /// The part that a word names: `day`, `Month`, or `1i`, as Ruby on Rails has the year.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let is = |one: &str, another: &str| word.eq_ignore_ascii_case(one) || word == another;
        if is("day", "3i") {
            Some(Self::Day)
        } else if is("month", "2i") {
            Some(Self::Month)
        } else if is("year", "1i") {
            Some(Self::Year)
        } else {
            None
        }
    }
}

/// An entry of a list, by the element that holds its controls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The list, as `data-rc-entry` has it.
    pub list: String,
    /// Which element it is, of those with `data-rc-entry`: the same for every control within.
    pub number: usize,
}

/// An option of a select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectOption {
    /// Its `value`.
    pub value: String,
    /// Its `data-rc-value`.
    pub rc_value: Option<String>,
    /// What people read.
    pub label: String,
}

/// What stays the same of a control as long as the form is not changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Control {
    /// What sort it is.
    pub kind: Kind,
    /// Its `name`; may be empty.
    pub name: String,
    /// What a radio button or a checkbox stands for: its `value`. Empty for every other.
    pub value: String,
    /// The `data-rc` of it or of the nearest element around it that has one.
    pub rc: Option<String>,
    /// Its `data-rc-value`.
    pub rc_value: Option<String>,
    /// Its `data-rc-part`.
    pub part: Option<Part>,
    /// The nearest `data-rc-entry`: its own, or of an element around it.
    pub entry: Option<Entry>,
    /// The options of a select, in order.
    pub options: Vec<SelectOption>,
}

/// What a control holds now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The text of a control that holds one.
    pub text: String,
    /// Whether a radio button or a checkbox is ticked.
    pub ticked: bool,
    /// Which options of a select are selected, by their place. One that is itself disabled is not, as in the browser.
    pub selected: Vec<usize>,
    /// Whether the agency has disabled it, itself or a fieldset around it. Such a control is not read. One that was
    /// disabled as its question is not asked is read: the rules set its answer aside, and it comes back with it.
    pub disabled: bool,
}
