//! What was changed on a page, so that all of it can be undone.

use std::cell::RefCell;

use web_sys::Element;

use crate::form::dom::{Where, put, set};
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
    Attribute(Attribute),
    /// An element of ours is on the page.
    Element(Element),
}

/// An attribute that has another value.
struct Attribute {
    element: Element,
    name: &'static str,
    before: Option<String>,
    after: String,
    /// What was added to it, where it is a list of words.
    words: Option<String>,
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
        self.attribute(reason, element, name, with_words(element.get_attribute(name), words), Some(words.into()));
    }

    fn attribute(&self, reason: Reason, element: &Element, name: &'static str, after: String, words: Option<String>) {
        let before = element.get_attribute(name);
        let change = Attribute { element: element.clone(), name, before, after: after.clone(), words };
        self.push(reason, Change::Attribute(change));
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
        let place = changes.iter().rposition(|(reason, _)| is(*reason))?;
        let mut change = changes.remove(place).1;
        if let Change::Attribute(last) = &mut change {
            for (_, later) in changes.iter_mut().skip(place) {
                if let Change::Attribute(later) = later
                    && later.name == last.name
                    && later.element == last.element
                {
                    last.pass(later);
                }
            }
        }
        Some(change)
    }
}

impl Change {
    fn undo(self) {
        match self {
            Self::Element(element) => element.remove(),
            Self::Attribute(attribute) => attribute.undo(),
        }
    }
}

impl Attribute {
    /// Changes places with one that was made later: then this one was the last, and can be undone without the other.
    fn pass(&mut self, later: &mut Self) {
        if later.before.as_ref() == Some(&self.after) {
            later.before = self.before.take();
        } else if let (Some(before), Some(words)) = (&later.before, &self.words) {
            later.before = Some(without(before, words));
        }
        let after = match &later.words {
            Some(words) => with_words(later.before.clone(), words),
            None => later.after.clone(),
        };
        self.after = core::mem::replace(&mut later.after, after.clone());
        self.before = Some(after);
    }

    /// What somebody else has changed since keeps what they made of it, without the words that are ours.
    fn undo(self) {
        let now = self.element.get_attribute(self.name);
        let then = match (&now, self.words) {
            (Some(now), _) if *now == self.after => self.before,
            (Some(now), Some(words)) => {
                // What is there for another reason as well stays.
                let known = self.before.as_deref().unwrap_or_default();
                Some(without(now, &without(&words, known))).filter(|kept| self.before.is_some() || !kept.is_empty())
            }
            _ => return,
        };
        let _ = match then {
            Some(value) => self.element.set_attribute(self.name, &value),
            None => self.element.remove_attribute(self.name),
        };
    }
}

/// A list of words with some more.
fn with_words(list: Option<String>, words: &str) -> String {
    let mut all = list.unwrap_or_default();
    if !all.is_empty() {
        all.push(' ');
    }
    all.push_str(words);
    all
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
