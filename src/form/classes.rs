//! What our elements are called for the page's own style sheet, and which of its classes mark a wrong answer.

use crate::form::pieces::pieces;
use crate::value::Value;

/// What a class name is for, in the order of [`KEYS`], and then nothing.
#[derive(Clone, Copy)]
pub enum Class {
    /// The summary of what is wrong.
    Summary,
    /// Its heading.
    SummaryTitle,
    /// What holds its list.
    SummaryBody,
    /// Its list.
    SummaryList,
    /// A message beside a question that says what is wrong.
    Error,
    /// What is quiet: the rest of a message, advice, help.
    Hint,
    /// What is only heard.
    VisuallyHidden,
    /// A list of ours.
    List,
    /// The block of a question whose answer is wrong.
    GroupError,
    /// An input whose text is wrong.
    InputError,
    /// A select whose choice is wrong.
    SelectError,
    /// A textarea whose text is wrong.
    TextareaError,
    /// A radio button or checkbox of a wrong choice.
    ChoiceError,
    /// The help with the rationale.
    Rationale,
    /// No class but a selector: the block of a question.
    Group,
    /// No class but a selector: what stays in one piece with its control, so that a message goes before it.
    Piece,
    /// No class, of what has none.
    Nothing,
}

/// The keys of `ClassNames`.
const KEYS: &str = "summary|summaryTitle|summaryBody|summaryList|error|hint|visuallyHidden|list|groupError|inputError|\
    selectError|textareaError|choiceError|rationale|group|piece";

/// For any page; they mean something only where its own style sheet says so.
const PLAIN: &str = "rc-summary|rc-summary-title|rc-summary-body|rc-summary-list|rc-error|rc-hint|rc-visually-hidden|\
    rc-list|rc-has-error|rc-input-error|rc-select-error|rc-textarea-error||rc-rationale||";

/// GOV.UK Frontend.
const GOVUK: &str = "govuk-error-summary|govuk-error-summary__title|govuk-error-summary__body|\
    govuk-list govuk-error-summary__list|govuk-error-message|govuk-hint|govuk-visually-hidden|\
    govuk-list govuk-list--bullet govuk-hint|govuk-form-group--error|govuk-input--error|govuk-select--error|\
    govuk-textarea--error|||.govuk-form-group|.govuk-input__wrapper,.govuk-radios,.govuk-checkboxes,.govuk-date-input";

/// NHS.UK frontend.
const NHSUK: &str = "nhsuk-error-summary|nhsuk-error-summary__title|nhsuk-error-summary__body|\
    nhsuk-list nhsuk-error-summary__list|nhsuk-error-message|nhsuk-hint|nhsuk-u-visually-hidden|\
    nhsuk-list nhsuk-list--bullet nhsuk-hint|nhsuk-form-group--error|nhsuk-input--error|nhsuk-select--error|\
    nhsuk-textarea--error|||.nhsuk-form-group|.nhsuk-input__wrapper,.nhsuk-radios,.nhsuk-checkboxes,.nhsuk-date-input";

/// Bootstrap 5.
const BOOTSTRAP: &str = "border border-danger border-3 rounded p-3 mb-4|h5||mb-0|invalid-feedback d-block|form-text|visually-hidden|\
    form-text||is-invalid|is-invalid|is-invalid|is-invalid|||.input-group,.form-floating,.form-check";

/// The class names of a page.
pub struct Classes(Vec<String>);

impl Classes {
    /// What the option `classNames` says: a preset, or names of its own with or without one.
    pub fn read(option: Option<&Value>) -> Self {
        let own = option.and_then(Value::as_object);
        let preset = match own.map_or(option, |own| own.get("preset")).and_then(Value::as_text) {
            Some("govuk") => GOVUK,
            Some("nhsuk") => NHSUK,
            Some("bootstrap") => BOOTSTRAP,
            _ => PLAIN,
        };
        let mut names = Vec::new();
        let mut keys = pieces(KEYS, b'|');
        for name in pieces(preset, b'|') {
            let key = keys.next().unwrap_or_default();
            let chosen = own.and_then(|own| own.get(key)).and_then(Value::as_text);
            names.push(chosen.unwrap_or(name).into());
        }
        Self(names)
    }

    /// Those for something; may be empty.
    pub fn get(&self, class: Class) -> &str {
        self.0.get(class as usize).map_or("", String::as_str)
    }
}
