//! The controls of a form as they stand on its page.

use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::form::control::{Answer, Control, Entry, Kind, Part, SelectOption};
use crate::form::dom::{Field, all, around, attribute, is, text};
use crate::value::gather;

/// The controls of a form, in the order of the page, and what is known of each: lists that go together, place by place.
#[derive(Default)]
pub struct Page {
    /// The elements.
    pub fields: Vec<Field>,
    /// What stays of them.
    pub controls: Vec<Control>,
    /// The elements of the options of each.
    options: Vec<Vec<Element>>,
}

impl Page {
    /// Looks at every control.
    pub fn scan(fields: Vec<Field>) -> Self {
        let mut page = Self::default();
        let mut entries: Vec<Element> = Vec::new();
        for field in &fields {
            // An agency's own element need not say what it is.
            let kind = field.kind().map_or(Kind::Other, |name| Kind::of(&name));
            let options = if kind == Kind::Select { all(field, "option") } else { Vec::new() };
            page.controls.push(Control {
                kind,
                name: attribute(field, "name"),
                value: if kind.is_ticked() { held(field) } else { String::new() },
                rc: around(field, "[data-rc]").map(|named| attribute(&named, "data-rc")),
                rc_value: field.get_attribute("data-rc-value"),
                part: Part::of(&attribute(field, "data-rc-part")),
                entry: around(field, "[data-rc-entry]").map(|entry| Entry {
                    list: attribute(&entry, "data-rc-entry"),
                    number: number(&mut entries, entry),
                }),
                options: gather(options.iter().map(option)),
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
                    let options = self.options.get(place).into_iter().flatten().enumerate();
                    let selected = options.filter(|(_, option)| is(option, ":checked:enabled"));
                    answer.selected = gather(selected.map(|(place, _)| place));
                }
                Kind::Text | Kind::Hidden => answer.text = held(field),
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

fn option(element: &Element) -> SelectOption {
    SelectOption {
        value: held(element.unchecked_ref()),
        rc_value: element.get_attribute("data-rc-value"),
        label: text(element),
    }
}

fn held(field: &Field) -> String {
    field.value().unwrap_or_default()
}
