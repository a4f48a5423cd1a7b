//! What our elements are called for the page's own style sheet, and which of its classes mark a wrong answer.

use crate::value::Value;

/// Declares the class names, by the key that each has in `ClassNames`.
macro_rules! class_names {
    ($($(#[$meta:meta])* $name:ident = $key:literal;)+) => {
        /// The class names of a page; any may be several, or none.
        #[derive(Clone)]
        pub struct Classes { $($(#[$meta])* pub $name: String,)+ }

        /// The same as they are written here.
        struct Preset { $($name: &'static str,)+ }

        impl Classes {
            fn of(preset: &Preset) -> Self {
                Self { $($name: preset.$name.into(),)+ }
            }

            /// What the option `classNames` says: a preset, or names of its own with or without one.
            #[must_use]
            pub fn read(option: Option<&Value>) -> Self {
                let preset = |value: Option<&Value>| match value.and_then(Value::as_text) {
                    Some("govuk") => Self::of(&GOVUK),
                    Some("nhsuk") => Self::of(&NHSUK),
                    Some("bootstrap") => Self::of(&BOOTSTRAP),
                    _ => Self::of(&PLAIN),
                };
                let Some(Value::Object(names)) = option else { return preset(option) };
                let mut classes = preset(names.get("preset"));
                for (key, name) in [$(($key, &mut classes.$name),)+] {
                    if let Some(text) = names.get(key).and_then(Value::as_text) {
                        *name = text.into();
                    }
                }
                classes
            }
        }
    };
}

class_names! {
    /// The summary of what is wrong.
    summary = "summary";
    /// Its heading.
    summary_title = "summaryTitle";
    /// What holds its list.
    summary_body = "summaryBody";
    /// Its list.
    summary_list = "summaryList";
    /// A message beside a question that says what is wrong.
    error = "error";
    /// What is quiet: the rest of a message, advice, help.
    hint = "hint";
    /// What is only heard.
    hidden = "visuallyHidden";
    /// A list of ours.
    list = "list";
    /// The block of a question whose answer is wrong.
    group_error = "groupError";
    /// An input whose text is wrong.
    input_error = "inputError";
    /// A select whose choice is wrong.
    select_error = "selectError";
    /// A textarea whose text is wrong.
    textarea_error = "textareaError";
    /// A radio button or checkbox of a wrong choice.
    choice_error = "choiceError";
    /// The help with the rationale.
    rationale = "rationale";
    /// Selects the block of a question, which gets the class for a wrong answer.
    group = "group";
    /// Selects what must stay in one piece with its control: a message goes before it.
    piece = "piece";
}

/// For any page; they mean something only where its own style sheet says so.
const PLAIN: Preset = Preset {
    summary: "rc-summary",
    summary_title: "rc-summary-title",
    summary_body: "rc-summary-body",
    summary_list: "rc-summary-list",
    error: "rc-error",
    hint: "rc-hint",
    hidden: "rc-visually-hidden",
    list: "rc-list",
    group_error: "rc-has-error",
    input_error: "rc-input-error",
    select_error: "rc-select-error",
    textarea_error: "rc-textarea-error",
    choice_error: "",
    rationale: "rc-rationale",
    group: "",
    piece: "",
};

/// GOV.UK Frontend.
const GOVUK: Preset = Preset {
    summary: "govuk-error-summary",
    summary_title: "govuk-error-summary__title",
    summary_body: "govuk-error-summary__body",
    summary_list: "govuk-list govuk-error-summary__list",
    error: "govuk-error-message",
    hint: "govuk-hint",
    hidden: "govuk-visually-hidden",
    list: "govuk-list govuk-list--bullet govuk-hint",
    group_error: "govuk-form-group--error",
    input_error: "govuk-input--error",
    select_error: "govuk-select--error",
    textarea_error: "govuk-textarea--error",
    choice_error: "",
    rationale: "",
    group: ".govuk-form-group",
    piece: ".govuk-input__wrapper,.govuk-radios,.govuk-checkboxes,.govuk-date-input",
};

/// NHS.UK frontend.
const NHSUK: Preset = Preset {
    summary: "nhsuk-error-summary",
    summary_title: "nhsuk-error-summary__title",
    summary_body: "nhsuk-error-summary__body",
    summary_list: "nhsuk-list nhsuk-error-summary__list",
    error: "nhsuk-error-message",
    hint: "nhsuk-hint",
    hidden: "nhsuk-u-visually-hidden",
    list: "nhsuk-list nhsuk-list--bullet nhsuk-hint",
    group_error: "nhsuk-form-group--error",
    input_error: "nhsuk-input--error",
    select_error: "nhsuk-select--error",
    textarea_error: "nhsuk-textarea--error",
    choice_error: "",
    rationale: "",
    group: ".nhsuk-form-group",
    piece: ".nhsuk-input__wrapper,.nhsuk-radios,.nhsuk-checkboxes,.nhsuk-date-input",
};

/// Bootstrap 5.
const BOOTSTRAP: Preset = Preset {
    summary: "alert alert-danger",
    summary_title: "alert-heading h5",
    summary_body: "",
    summary_list: "mb-0",
    error: "invalid-feedback d-block",
    hint: "form-text",
    hidden: "visually-hidden",
    list: "form-text",
    group_error: "",
    input_error: "is-invalid",
    select_error: "is-invalid",
    textarea_error: "is-invalid",
    choice_error: "is-invalid",
    rationale: "",
    group: "",
    piece: ".input-group,.form-floating,.form-check",
};
