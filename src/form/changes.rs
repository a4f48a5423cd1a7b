//! What was changed on a page, so that all of it can be undone.

use std::cell::RefCell;

use web_sys::Element;

use crate::form::dom::{put, set, unset};
use crate::form::pieces::pieces;
use crate::record::Question;

/// Changes to a page, in the order in which they were made, each with what it was made for.
///
/// The list is never held while the page is touched: what is changed there may run the agency's own code, and that may
/// ask for anything, even for these changes to be undone. And it can be undone whatever else has failed.
#[derive(Default)]
pub struct Changes(RefCell<Vec<Change>>);

/// What marks an element of ours.
const SAID: &str = "data-rc-said";

/// What a change was made for, as one number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Reason(usize);

impl Reason {
    /// Whatever it was.
    pub const ANY: Self = Self(0);

    /// There is help with the rationale.
    pub const HELP: Self = Self(1);

    /// There is a summary.
    pub const SUMMARY: Self = Self(2);

    /// A question is not asked.
    pub const fn not_asked(question: Question) -> Self {
        Self(3 + question as usize)
    }

    /// A message stands beside some controls: that of this number.
    pub const fn message(number: usize) -> Self {
        Self(3 + Question::ALL.len() + number)
    }
}

/// An attribute that has another value, or an element of ours that is on the page.
struct Change {
    reason: Reason,
    element: Element,
    /// The attribute; empty where the element is ours.
    name: &'static str,
    before: Option<String>,
    after: String,
    /// What was added to it, where it is a list of words.
    words: String,
}

impl Changes {
    /// Sets an attribute.
    pub fn set(&self, reason: Reason, element: &Element, name: &'static str, value: &str) {
        self.attribute(reason, element, name, value, "");
    }

    /// Adds words to an attribute that is a list of words, after those that are there.
    pub fn add_words(&self, reason: Reason, element: &Element, name: &'static str, words: &str) {
        if !words.is_empty() {
            self.attribute(reason, element, name, "", words);
        }
    }

    /// Gives an attribute a value, or adds words to it.
    fn attribute(&self, reason: Reason, element: &Element, name: &'static str, value: &str, words: &str) {
        let before = element.get_attribute(name);
        let after = if words.is_empty() { value.into() } else { with_words(before.as_deref(), words) };
        let change =
            Change { reason, element: element.clone(), name, before, after: after.clone(), words: words.into() };
        self.0.borrow_mut().push(change);
        set(element, name, &after);
    }

    /// Puts an element of ours on the page, at one of the places of `dom`, with a mark, as somebody may copy it.
    pub fn put(&self, reason: Reason, beside: &Element, position: &str, element: &Element) {
        set(element, SAID, "");
        self.0.borrow_mut().push(Change {
            reason,
            element: element.clone(),
            name: "",
            before: None,
            after: String::new(),
            words: String::new(),
        });
        put(beside, position, element);
    }

    /// Undoes what was done for a reason, the last first.
    pub fn undo(&self, reason: Reason) {
        while let Some(change) = self.last(reason) {
            change.undo();
        }
    }

    /// Takes the last change that was made for a reason.
    fn last(&self, reason: Reason) -> Option<Change> {
        let mut changes = self.0.borrow_mut();
        let place = changes.iter().rposition(|change| reason == Reason::ANY || change.reason == reason)?;
        let mut change = changes.remove(place);
        for later in changes.iter_mut().skip(place) {
            if later.name == change.name && later.element == change.element {
                change.pass(later);
            }
        }
        Some(change)
    }
}

impl Change {
    /// Changes places with one that was made later: then this one was the last, and can be undone without the other.
    fn pass(&mut self, later: &mut Self) {
        if later.before.as_ref() == Some(&self.after) {
            later.before = self.before.take();
        } else if let Some(before) = &later.before
            && !self.words.is_empty()
        {
            later.before = Some(without(before, &self.words));
        }
        let mut after = later.after.clone();
        if !later.words.is_empty() {
            after = with_words(later.before.as_deref(), &later.words);
        }
        self.after = core::mem::replace(&mut later.after, after.clone());
        self.before = Some(after);
    }

    /// What somebody else has changed since keeps what they made of it, without the words that are ours.
    fn undo(self) {
        if self.name.is_empty() {
            return self.element.remove();
        }
        let Some(now) = self.element.get_attribute(self.name) else { return };
        let mut then = self.before;
        if now != self.after {
            if self.words.is_empty() {
                return;
            }
            // What is there for another reason as well stays.
            let known = then.as_deref().unwrap_or_default();
            let kept = without(&now, &without(&self.words, known));
            then = if then.is_some() || !kept.is_empty() { Some(kept) } else { None };
        }
        match then {
            Some(value) => set(&self.element, self.name, &value),
            None => unset(&self.element, self.name),
        }
    }
}

/// A list of words with some more.
fn with_words(list: Option<&str>, words: &str) -> String {
    let mut all = String::from(list.unwrap_or_default());
    if !all.is_empty() {
        all.push(' ');
    }
    all.push_str(words);
    all
}

/// A list of words without some of them.
pub fn without(list: &str, words: &str) -> String {
    let mut kept = String::new();
    for word in pieces(list, b' ') {
        if !word.is_empty() && !has_word(words, word) {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
        }
    }
    kept
}

/// Whether a list of words has one.
pub fn has_word(list: &str, word: &str) -> bool {
    pieces(list, b' ').any(|other| other == word)
}
