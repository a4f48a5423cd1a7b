//! What was changed on a page, so that all of it can be undone.

use std::cell::RefCell;

use web_sys::Element;

use crate::form::dom::{Where, attribute, put, set};
use crate::record::Question;

/// Changes to a page, in the order in which they were made, each with what it was made for.
///
/// The list is never held while the page is touched: what is changed there may run the agency's own code, and that may
/// ask for anything, even for these changes to be undone. And it can be undone whatever else has failed.
#[derive(Default)]
pub struct Changes(RefCell<Vec<(Reason, Change)>>);

/// What a change was made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is help with the rationale.
    Help,
    /// A question is not asked.
    NotAsked(Question),
    /// There is a summary.
    Summary,
    /// A message stands beside some controls.
    Message(usize),
}

/// One change.
enum Change {
    /// An attribute has another value.
    Attribute { element: Element, name: &'static str, before: Option<String>, after: String, words: Option<String> },
    /// An element of ours is on the page.
    Element(Element),
}

impl Changes {
    /// Sets an attribute.
    pub fn set(&self, reason: Reason, element: &Element, name: &'static str, value: &str) {
        self.attribute(reason, element, name, value.into(), None);
    }

    /// Adds words to an attribute that is a list of words, after those that are there.
    pub fn add_words(&self, reason: Reason, element: &Element, name: &'static str, words: &str) {
        if words.is_empty() {
            return;
        }
        let mut after = attribute(element, name);
        if !after.is_empty() {
            after.push(' ');
        }
        after.push_str(words);
        self.attribute(reason, element, name, after, Some(words.into()));
    }

    fn attribute(&self, reason: Reason, element: &Element, name: &'static str, after: String, words: Option<String>) {
        let before = element.get_attribute(name);
        self.push(reason, Change::Attribute { element: element.clone(), name, before, after: after.clone(), words });
        let _ = element.set_attribute(name, &after);
    }

    /// Puts an element of ours on the page, with a mark, as somebody may copy it.
    pub fn put(&self, reason: Reason, beside: &Element, position: Where, element: &Element) {
        set(element, "data-rc-said", "");
        self.push(reason, Change::Element(element.clone()));
        put(beside, position, element);
    }

    fn push(&self, reason: Reason, change: Change) {
        self.0.borrow_mut().push((reason, change));
    }

    /// Undoes what was done for a reason, the last first.
    pub fn undo(&self, reason: Reason) {
        while let Some(change) = self.last(|other| other == reason) {
            change.undo();
        }
    }

    /// Undoes all of it, the last first.
    pub fn undo_all(&self) {
        while let Some(change) = self.last(|_| true) {
            change.undo();
        }
    }

    /// Takes the last change that was made for some reason.
    fn last(&self, is: impl Fn(Reason) -> bool) -> Option<Change> {
        let mut changes = self.0.borrow_mut();
        let last = changes.iter().rposition(|(reason, _)| is(*reason))?;
        Some(changes.remove(last).1)
    }
}

impl Change {
    /// An attribute that somebody else has changed since keeps what they made of it, without the words that are ours.
    fn undo(self) {
        match self {
            Self::Element(element) => element.remove(),
            Self::Attribute { element, name, before, after, words } => {
                let now = element.get_attribute(name);
                let then = match (&now, words) {
                    (Some(now), _) if *now == after => before,
                    (Some(now), Some(words)) => {
                        Some(without(now, &words)).filter(|kept| before.is_some() || !kept.is_empty())
                    }
                    _ => return,
                };
                let _ = match then {
                    Some(value) => element.set_attribute(name, &value),
                    None => element.remove_attribute(name),
                };
            }
        }
    }
}

/// A list of words without some of them.
pub fn without(list: &str, words: &str) -> String {
    let mut kept = String::new();
    for word in list.split_ascii_whitespace() {
        if words.split_ascii_whitespace().all(|ours| ours != word) {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        }
    }
    kept
}
