//! The controls of a form as they stand on its page.

use web_sys::Element;

use crate::form::control::{Answer, Control, Entry, Kind, Part, SelectOption};
use crate::form::dom::{all, around, attribute, is, property, value};

/// The controls of a form, in the order of the page, and what is known of each: lists that go together, place by place.
#[derive(Default)]
pub struct Page {
    /// The elements.
    pub fields: Vec<Element>,
    /// What stays of them.
    pub controls: Vec<Control>,
    /// The elements of the options of each.
    options: Vec<Vec<Element>>,
}

impl Page {
    /// Looks at every control.
    pub fn scan(fields: Vec<Element>) -> Self {
        let mut page = Self::default();
        let mut entries: Vec<Element> = Vec::new();
        for field in &fields {
            // An agency's own element need not say what it is.
            let kind = property(field, "type").map_or(Kind::Other, |name| Kind::of(&name));
            let rc = around(field, "[data-rc]").map(|named| attribute(&named, "data-rc"));
            let mut entry = None;
            if let Some(element) = around(field, "[data-rc-entry]") {
                let list = attribute(&element, "data-rc-entry");
                entry = Some(Entry { list, number: number(&mut entries, element) });
            }
            let mut options = Vec::new();
            let mut offered = Vec::new();
            if kind == Kind::Select {
                options = all(field, "option");
                for option in &options {
                    offered.push(SelectOption {
                        value: value(option),
                        rc_value: option.get_attribute("data-rc-value"),
                        label: property(option, "textContent").unwrap_or_default().trim().into(),
                    });
                }
            }
            page.controls.push(Control {
                kind,
                name: attribute(field, "name"),
                value: if kind.is_ticked() { value(field) } else { String::new() },
                rc,
                rc_value: field.get_attribute("data-rc-value"),
                part: Part::of(&attribute(field, "data-rc-part")),
                entry,
                options: offered,
            });
            page.options.push(options);
        }
        page.fields = fields;
        page
    }

    /// What the controls hold now. `aside` says which are disabled by us, as their questions are not asked.
    pub fn answers(&self, aside: &[bool]) -> Vec<Answer> {
        let mut answers = Vec::new();
        for (place, (field, control)) in self.fields.iter().zip(&self.controls).enumerate() {
            let mut answer = Answer::default();
            match control.kind {
                Kind::Radio | Kind::Checkbox => answer.ticked = is(field, ":checked"),
                Kind::Select => {
                    for (number, option) in self.options.get(place).map_or(&[][..], |all| all).iter().enumerate() {
                        if is(option, ":checked:enabled") {
                            answer.selected.push(number);
                        }
                    }
                }
                Kind::Text | Kind::Hidden => answer.text = value(field),
                Kind::Other => {}
            }
            answer.disabled = !aside.get(place).is_some_and(|aside| *aside) && is(field, ":disabled");
            answers.push(answer);
        }
        answers
    }
}

/// The number of an entry's element; controls of one entry mostly follow one another.
fn number(entries: &mut Vec<Element>, entry: Element) -> usize {
    if let Some(known) = entries.iter().rposition(|known| *known == entry) {
        return known;
    }
    entries.push(entry);
    entries.len() - 1
}
