//! Help with the rationale: the questions that a good one answers, and how many words are still wanted.

use web_sys::Element;

use crate::choices::Ground;
use crate::form::attached::Attached;
use crate::form::changes::Reason;
use crate::form::classes::Class;
use crate::form::dom::{around, place, property, set, value};
use crate::form::speech::with_number;
use crate::rules::DIFFERENT_WORDS;
use crate::words;

/// What of a control the help comes after.
fn beside(field: &Element) -> Element {
    around(field, "label").unwrap_or_else(|| field.clone())
}

/// The help, beside the control that holds the rationale.
pub struct Help {
    field: Element,
    /// What is read out as it changes.
    pub region: Element,
    /// The ground that the prompts are for.
    ground: Option<Ground>,
    /// Where the words are counted.
    count: Option<Element>,
}

impl Help {
    /// Puts it on the page, empty.
    pub fn put(field: &Element, attached: &Attached) -> Self {
        let region = attached.make("div", Class::Rationale);
        set(&region, "aria-live", "polite");
        attached.standing.put(Reason::HELP, &beside(field), place::AFTER, &region);
        Self { field: field.clone(), region, ground: None, count: None }
    }

    /// Whether it is where that of a control belongs. Put there anew, all of it would be read out again.
    pub fn stands_beside(&self, field: &Element) -> bool {
        self.field == *field && self.region.parent_element() == beside(field).parent_element()
    }

    /// Shows the prompts for a ground.
    pub fn prompt(&mut self, attached: &Attached, ground: Option<Ground>) {
        if ground == self.ground {
            return;
        }
        self.ground = ground;
        self.region.set_text_content(None);
        let Some(ground) = ground else { return };
        let rationale = (attached.language.words().rationale)(ground);
        attached.add(&self.region, "p", Class::Hint, rationale.intro);
        let list = attached.add(&self.region, "ul", Class::List, "");
        for prompt in rationale.prompts {
            attached.add(&list, "li", Class::Nothing, prompt);
        }
        self.count = Some(attached.add(&self.region, "p", Class::Hint, ""));
        self.count(attached);
    }

    /// Says how many words there are and how many more are wanted.
    pub fn count(&self, attached: &Attached) {
        let (Some(place), Some(_)) = (&self.count, self.ground) else { return };
        let counted = words::count(&value(&self.field));
        let form = attached.words();
        let mut text = match counted.words {
            1 => form.one_word.into(),
            number => with_number(form.words, number),
        };
        let more = attached.policy.rationale_min_words().saturating_sub(counted.words);
        let different = DIFFERENT_WORDS.saturating_sub(counted.different);
        if more > 0 {
            text.push_str(&with_number(form.more, more));
        } else if different > 0 {
            text.push_str(&with_number(form.more_different, different));
        } else {
            text.push_str(form.enough);
        }
        if property(place, "textContent").as_deref() != Some(&text) {
            place.set_text_content(Some(&text));
        }
    }
}
