//! Help with the rationale: the questions that a good one answers, and how many words are still wanted.

use web_sys::Element;

use crate::choices::Ground;
use crate::form::attached::Look;
use crate::form::changes::{Changes, Reason};
use crate::form::classes::Class;
use crate::form::dom::{Field, Where, add, around, make, set, write};
use crate::form::speech::with_number;
use crate::messages::Words;
use crate::rules::DIFFERENT_WORDS;
use crate::words;

/// What marks an element of ours.
const SAID: &str = "data-rc-said";

/// What of a control the help comes after.
fn beside(field: &Field) -> Element {
    around(field, "label").unwrap_or_else(|| field.clone().into())
}

/// The help, beside the control that holds the rationale.
pub struct Help {
    field: Field,
    /// What is read out as it changes.
    region: Element,
    /// The ground that the prompts are for.
    ground: Option<Ground>,
    /// Where the words are counted.
    count: Option<Element>,
}

impl Help {
    /// Puts it on the page, empty.
    pub fn put(field: &Field, look: &Look<'_>, changes: &Changes) -> Option<Self> {
        let region = make(field, "div", look.class(Class::Rationale))?;
        set(&region, "aria-live", "polite");
        changes.put(Reason::Help, &beside(field), Where::After, &region);
        Some(Self { field: field.clone(), region, ground: None, count: None })
    }

    /// Whether it is where that of a control belongs. Put there anew, all of it would be read out again.
    pub fn stands_beside(&self, field: &Field) -> bool {
        self.field == *field && self.region.parent_element() == beside(field).parent_element()
    }

    /// Clears away what a copy of a form brings along, but for itself.
    pub fn spared(&self, clear: impl FnOnce()) {
        let _ = self.region.remove_attribute(SAID);
        clear();
        set(&self.region, SAID, "");
    }

    /// Shows the prompts for a ground.
    pub fn prompt(&mut self, look: &Look<'_>, words: &Words, ground: Option<Ground>) {
        if ground == self.ground {
            return;
        }
        self.ground = ground;
        self.region.set_text_content(None);
        let Some(ground) = ground else { return };
        let rationale = (words.rationale)(ground);
        if let Some(intro) = add(&self.region, "p", look.class(Class::Hint)) {
            write(&intro, rationale.intro);
        }
        if let Some(list) = add(&self.region, "ul", look.class(Class::List)) {
            for prompt in rationale.prompts {
                if let Some(item) = add(&list, "li", "") {
                    write(&item, prompt);
                }
            }
        }
        self.count = add(&self.region, "p", look.class(Class::Hint));
        self.count(look);
    }

    /// Says how many words there are and how many more are wanted.
    pub fn count(&self, look: &Look<'_>) {
        let (Some(place), Some(_)) = (&self.count, self.ground) else { return };
        let counted = words::count(&self.field.value().unwrap_or_default());
        let form = look.words;
        let mut text = match counted.words {
            1 => form.one_word.into(),
            number => with_number(form.words, number),
        };
        let more = look.policy.rationale_min_words().saturating_sub(counted.words);
        let different = DIFFERENT_WORDS.saturating_sub(counted.different);
        text.push_str(&match (more, different) {
            (0, 0) => form.enough.into(),
            (0, different) => with_number(form.more_different, different),
            (more, _) => with_number(form.more, more),
        });
        if place.text_content().as_deref() != Some(&text) {
            place.set_text_content(Some(&text));
        }
    }
}
