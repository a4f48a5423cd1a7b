//! Questions as HTML: a label or legend, a hint, room for messages, and the controls.

use serde_json::Value;

use super::markup::{Attributes, escape, id};
use super::words::{Choice, Question, Words};
use crate::failure::{Failure, Outcome};

/// In the template of a repeated entry, what the script replaces by a number.
const NUMBER: &str = "NUMBER";

/// The words of this page's own that no rule speaks of.
const YES_NO: [(&str, &str); 2] = [("true", "Yes"), ("false", "No")];

/// The value of an agency that is in no list: blank, as no id is.
const OTHER: &str = " ";

/// Why its name is asked for.
const WHY_NAMED: &str =
    "So that it can be asked before this is passed on. If you do not know its name, write what you know of it.";

/// What questions are drawn from.
pub struct Controls<'a> {
    /// The words.
    pub words: &'a Words,
    /// The agency's lists.
    pub policy: &'a Value,
}

/// Where a question stands: what its controls are called.
struct Place<'a> {
    /// The attribute by which the script finds it.
    mark: String,
    /// The id of its first control, and what the others begin with.
    id: String,
    /// The name of its controls.
    name: String,
    /// What its label adds for those who only hear it, as the same question is asked of several entries.
    of: &'a str,
}

impl Place<'_> {
    fn question(path: &str) -> Self {
        Self { mark: format!(r#"data-question="{path}""#), id: id(path), name: path.to_owned(), of: "" }
    }
}

impl Controls<'_> {
    /// The question at a path, with its controls.
    pub fn question(&self, path: &str, mut attributes: Attributes) -> Outcome<String> {
        let question = self
            .words
            .questions
            .iter()
            .find(|question| question.path == path)
            .ok_or_else(|| Failure::new(format!("the record has no question {path}.")))?;
        let place = Place::question(path);
        let drawn = match question.shape.as_str() {
            "text" => {
                let hint = attributes.take("hint").unwrap_or_else(|| question.hint.clone());
                return Ok(self.text(path, &question.label, &hint, attributes));
            }
            "whole-number" => {
                attributes.none_left()?;
                boxed(&place, &question.label, &question.hint, "whole-number", &number_box(&place, question))
            }
            "date" => date(&place, question),
            "yes-no" => group(&place, "yes-no", question, &radios(&place, &yes_no(), None)),
            "one-of" => {
                let default = attributes.take("default");
                if let Some(default) = &default {
                    known_option(question, default)?;
                }
                let none = attributes.take("none");
                let mut choices = question.options.clone();
                if let Some(label) = &none {
                    choices.insert(0, Choice { label: label.clone(), ..Choice::default() });
                }
                group(&place, "one-of", question, &radios(&place, &choices, default.as_deref()))
            }
            "some-of" => group(&place, "some-of", question, &checkboxes(&place, &question.options)),
            "ids" => {
                let list = if path.ends_with("/recipients") { "recipients" } else { "categories" };
                let controls = checkboxes(&place, &self.listed(list));
                let controls = format!(r#"<div data-list="{list}">{controls}</div>"#);
                group(&place, "some-of", question, &controls)
            }
            "entries" if path == "/information" => self.information(&place, question),
            "entries" => self.sharing(&place, question),
            shape => {
                return Err(Failure::new(format!("{path} is of type {shape}, which no single control can answer.")));
            }
        };
        attributes.none_left()?;
        Ok(drawn)
    }

    /// A question that is answered in words.
    pub fn text(&self, path: &str, label: &str, hint: &str, mut attributes: Attributes) -> String {
        let place = Place::question(path);
        let lines = attributes.take("lines");
        let (id, name, given) = (&place.id, &place.name, attributes.written());
        let is_rationale = path == "/override/rationale";
        let described = match is_rationale {
            // Whoever hears that the questions help hears the questions too.
            true => format!(r#" aria-describedby="{id}-hint rationale-prompts""#),
            false => described_by(&place, hint),
        };
        let control = match lines {
            Some(lines) => {
                format!(r#"<textarea id="{id}" name="{name}" rows="{}"{described}{given}></textarea>"#, escape(&lines))
            }
            None => format!(r#"<input type="text" id="{id}" name="{name}"{described}{given} />"#),
        };
        let control = if is_rationale { self.with_prompts(&control) } else { control };
        boxed(&place, label, hint, "text", &control)
    }

    /// The box for the rationale with the questions that help to write it, one set for each ground.
    fn with_prompts(&self, control: &str) -> String {
        let prompts: String = self
            .words
            .grounds
            .iter()
            .map(|ground| {
                let prompts: String =
                    ground.prompts.iter().map(|prompt| format!("<li>{}</li>", escape(prompt))).collect();
                format!(
                    r#"<div data-ground="{}"><p>{}</p><ul>{prompts}</ul></div>"#,
                    escape(&ground.ground),
                    escape(&ground.intro)
                )
            })
            .collect();
        format!(
            r#"<div class="with-prompts"><div class="prompts" id="rationale-prompts">{prompts}</div><div>{control}<p class="count" id="rationale-count" role="status"></p></div></div>"#
        )
    }

    /// What is shared: the categories of the notice, each with its details.
    fn information(&self, place: &Place<'_>, question: &Question) -> String {
        let entries: String =
            self.listed("categories").iter().map(|category| self.information_entry(question, category)).collect();
        let template = self.information_entry(
            question,
            &Choice { value: NUMBER.to_owned(), label: "LABEL".to_owned(), hint: String::new() },
        );
        let controls = format!(
            r#"<div class="options" data-entries="information">{entries}</div><template id="information-entry">{template}</template>"#
        );
        group(place, "information", question, &controls)
    }

    fn information_entry(&self, question: &Question, category: &Choice) -> String {
        let (value, label) = (escape(&category.value), escape(&category.label));
        let member = |key: &str| Place {
            mark: format!(r#"data-member="{key}""#),
            id: format!("information-{value}-{key}"),
            name: format!("/information/{value}/{key}"),
            of: &category.label,
        };
        let details: String = question
            .members
            .iter()
            .filter_map(|entry| {
                let place = member(entry.path.as_str());
                Some(match entry.path.as_str() {
                    // Both are said by the tick itself.
                    "id" | "category" => return None,
                    "providedBy" => self.provided_by(&place, entry),
                    _ => match entry.shape.as_str() {
                        "yes-no" => group(&place, "yes-no", entry, &radios(&place, &yes_no(), None)),
                        _ => group(&place, "one-of", entry, &radios(&place, &entry.options, None)),
                    },
                })
            })
            .collect();
        format!(
            r#"<div class="entry" data-entry="{value}"><div class="option"><input type="checkbox" id="information-{value}" name="/information" value="{value}" /><label for="information-{value}">{label}</label></div><div class="messages" id="information-{value}-messages"></div><div class="detail" data-detail>{details}</div></div>"#
        )
    }

    /// Another agency: one that the notice names, or any other by its name.
    fn provided_by(&self, place: &Place<'_>, entry: &Question) -> String {
        let (id, name, of) = (&place.id, &place.name, aside(place.of));
        let list = select_options(&self.listed("recipients"));
        let named = format!(
            r#"<div class="question beneath" data-other data-place="providedBy/name"><label for="{id}-name">Name of that agency{of}</label><p class="hint" id="{id}-name-hint">{WHY_NAMED}</p><div class="messages" id="{id}-name-messages"></div><input type="text" id="{id}-name" name="{name}/name" aria-describedby="{id}-name-hint" /></div>"#
        );
        let control = format!(
            r#"<select id="{id}" name="{name}" data-list="recipients"><option value="">It is our own</option>{list}<option value="{OTHER}">Another agency</option></select>{named}"#
        );
        boxed(place, &entry.label, "", "provided-by", &control)
    }

    /// With whom it is shared: one entry, and the template of more.
    fn sharing(&self, place: &Place<'_>, question: &Question) -> String {
        let controls = format!(
            r#"<div class="recipients" data-entries="sharing">{}</div><template id="sharing-entry">{}</template><button type="button" class="secondary" id="add-recipient" hidden>Add another recipient</button>"#,
            self.sharing_entry(question, "1"),
            self.sharing_entry(question, NUMBER)
        );
        group(place, "sharing", question, &controls)
    }

    fn sharing_entry(&self, question: &Question, number: &str) -> String {
        let members: String = question
            .members
            .iter()
            .map(|entry| {
                let key = entry.path.as_str();
                let place = Place {
                    mark: format!(r#"data-member="{key}""#),
                    id: format!("sharing-{number}-{key}"),
                    name: format!("/sharing/{number}/{key}"),
                    of: "",
                };
                match key {
                    "recipient" => {
                        let (id, name) = (&place.id, &place.name);
                        let list = select_options(&self.listed("recipients"));
                        let control = format!(
                            r#"<select id="{id}" name="{name}" data-list="recipients"><option value="">Choose one</option>{list}</select>"#
                        );
                        boxed(&place, &entry.label, &entry.hint, "recipient", &control)
                    }
                    "information" => {
                        let boxes = checkboxes(&place, &self.listed("categories"));
                        let controls = format!(
                            r#"<div data-list="categories">{boxes}</div><p class="hint" data-nothing-ticked hidden>First choose what you are sharing, above.</p>"#
                        );
                        group(&place, "some-of", entry, &controls)
                    }
                    _ if entry.shape.as_str() == "yes-no" => {
                        group(&place, "yes-no", entry, &radios(&place, &yes_no(), None))
                    }
                    _ => group(&place, "one-of", entry, &radios(&place, &entry.options, None)),
                }
            })
            .collect();
        format!(
            r#"<fieldset class="recipient" data-entry="{number}"><legend tabindex="-1">Recipient <span data-position>{number}</span></legend><div class="messages" id="sharing-{number}-messages"></div>{members}<button type="button" class="secondary" data-remove hidden>Remove this recipient<span class="visually-hidden"> (<span data-position>{number}</span>)</span></button></fieldset>"#
        )
    }

    /// A list of the notice.
    fn listed(&self, list: &str) -> Vec<Choice> {
        self.policy
            .pointer("/notice")
            .and_then(|notice| notice.get(list))
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let text = |key| Some(entry.get(key)?.as_str()?.to_owned());
                Some(Choice { value: text("id")?, label: text("label")?, hint: String::new() })
            })
            .collect()
    }
}

fn yes_no() -> Vec<Choice> {
    let choice = |&(value, label): &(&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
    };
    YES_NO.iter().map(choice).collect()
}

fn known_option(question: &Question, value: &str) -> Outcome {
    if question.options.iter().any(|option| option.value == value) {
        return Ok(());
    }
    Err(Failure::new(format!("{} has no option {value}.", question.path)))
}

/// Words that are only heard.
fn aside(of: &str) -> String {
    if of.is_empty() { String::new() } else { format!(r#"<span class="visually-hidden"> ({})</span>"#, escape(of)) }
}

fn hint(place: &Place<'_>, hint: &str) -> String {
    if hint.is_empty() {
        String::new()
    } else {
        format!(r#"<p class="hint" id="{}-hint">{}</p>"#, place.id, escape(hint))
    }
}

fn described_by(place: &Place<'_>, hint: &str) -> String {
    if hint.is_empty() { String::new() } else { format!(r#" aria-describedby="{}-hint""#, place.id) }
}

/// A question with one control.
fn boxed(place: &Place<'_>, label: &str, hint_text: &str, shape: &str, control: &str) -> String {
    let Place { mark, id, of, .. } = place;
    format!(
        r#"<div class="question" {mark} data-type="{shape}"><label for="{id}">{}{}</label>{}<div class="messages" id="{id}-messages"></div>{control}</div>"#,
        escape(label),
        aside(of),
        hint(place, hint_text)
    )
}

/// A question with several controls.
fn group(place: &Place<'_>, shape: &str, question: &Question, controls: &str) -> String {
    let Place { mark, id, of, .. } = place;
    let role = if matches!(shape, "one-of" | "yes-no") { r#" role="radiogroup""# } else { "" };
    format!(
        r#"<fieldset class="question" {mark} data-type="{shape}"{role}{}><legend>{}{}</legend>{}<div class="messages" id="{id}-messages"></div>{controls}</fieldset>"#,
        described_by(place, &question.hint),
        escape(&question.label),
        aside(of),
        hint(place, &question.hint)
    )
}

fn date(place: &Place<'_>, question: &Question) -> String {
    let parts: String = [("day", "Day", 2), ("month", "Month", 2), ("year", "Year", 4)]
        .iter()
        .map(|(part, label, length)| {
            let (id, name) = (&place.id, &place.name);
            let first = if *part == "day" { String::new() } else { format!("-{part}") };
            format!(
                r#"<div class="date-part"><label for="{id}{first}">{label}</label><input type="text" id="{id}{first}" name="{name}/{part}" class="{part}" inputmode="numeric" size="{length}" data-part="{part}" /></div>"#
            )
        })
        .collect();
    group(place, "date", question, &format!(r#"<div class="date">{parts}</div>"#))
}

fn number_box(place: &Place<'_>, question: &Question) -> String {
    let (id, name) = (&place.id, &place.name);
    let described = described_by(place, &question.hint);
    format!(r#"<input type="text" class="number" id="{id}" name="{name}" inputmode="numeric" size="3"{described} />"#)
}

fn radios(place: &Place<'_>, choices: &[Choice], default: Option<&str>) -> String {
    let beside = if choices.len() == YES_NO.len() && choices.iter().all(|choice| choice.hint.is_empty()) {
        " beside"
    } else {
        ""
    };
    format!(r#"<div class="options{beside}">{}</div>"#, inputs(place, "radio", choices, default))
}

fn checkboxes(place: &Place<'_>, choices: &[Choice]) -> String {
    format!(r#"<div class="options">{}</div>"#, inputs(place, "checkbox", choices, None))
}

fn inputs(place: &Place<'_>, kind: &str, choices: &[Choice], default: Option<&str>) -> String {
    choices
        .iter()
        .enumerate()
        .map(|(index, choice)| {
            // The first has the question's own id, so that a link to the question leads to it.
            let id = if index == 0 { place.id.clone() } else { format!("{}-{}", place.id, escape(&choice.value)) };
            let name = &place.name;
            let value = escape(&choice.value);
            let checked = if default == Some(choice.value.as_str()) { " checked" } else { "" };
            let hint_id = format!("{}-{}-hint", place.id, if value.is_empty() { "none" } else { &value });
            let (described, hint) = if choice.hint.is_empty() {
                (String::new(), String::new())
            } else {
                (
                    format!(r#" aria-describedby="{hint_id}""#),
                    format!(r#"<p class="hint" id="{hint_id}">{}</p>"#, escape(&choice.hint)),
                )
            };
            format!(
                r#"<div class="option"><input type="{kind}" id="{id}" name="{name}" value="{value}"{checked}{described} /><label for="{id}">{}</label>{hint}</div>"#,
                escape(&choice.label)
            )
        })
        .collect()
}

fn select_options(choices: &[Choice]) -> String {
    choices
        .iter()
        .map(|choice| format!(r#"<option value="{}">{}</option>"#, escape(&choice.value), escape(&choice.label)))
        .collect()
}
