//! Showing the questions that are asked, and hiding the others with what was answered in them.

use web_sys::Element;

use crate::form::binding::Binding;
use crate::form::changes::{Changes, Reason};
use crate::form::dom::{all, around, attribute, is, labels, with_id};
use crate::reading::Asked;
use crate::record::Question;

/// What a person can answer or press.
const USABLE: &str = "input:not([type=hidden]),select,textarea,button";

/// What `hidden` and `disabled` say of what is not asked. `pkg-config/hiding.js` hides it even where the page's own style would show it.
const NOT_ASKED: &str = "not-asked";

/// A question of the form, and what is hidden with it.
#[derive(Default)]
pub struct Shown {
    /// One, or those that the same controls answer: they are shown while any of them is asked.
    questions: Vec<Question>,
    /// The places of its controls.
    places: Vec<usize>,
    /// The controls.
    own: Vec<Element>,
    /// What is hidden where it is not asked.
    pieces: Vec<Element>,
    hidden: bool,
}

/// The questions of a form that have controls there.
#[derive(Default)]
pub struct Questions(Vec<Shown>);

impl Questions {
    /// Finds them.
    pub fn find(root: &Element, fields: &[Element], binding: &Binding) -> Self {
        let mut questions: Vec<Shown> = Vec::new();
        for question in Question::ALL {
            let places = binding.controls(*question);
            if places.is_empty() || *question == Question::Answers {
                continue;
            }
            let known = questions.iter().position(|shown| places.iter().any(|place| shown.places.contains(place)));
            let known = known.unwrap_or(questions.len());
            if known == questions.len() {
                questions.push(Shown::default());
            }
            if let Some(shown) = questions.get_mut(known) {
                shown.share(*question, places);
            }
        }
        for shown in &mut questions {
            for place in &shown.places {
                if let Some(field) = fields.get(*place) {
                    shown.own.push(field.clone());
                }
            }
            shown.pieces = pieces(root, &shown.own);
        }
        Self(questions)
    }

    /// Finds anew what is hidden with each.
    pub fn regroup(&mut self, root: &Element, changes: &Changes) {
        for shown in &mut self.0 {
            let pieces = pieces(root, &shown.own);
            if pieces != shown.pieces {
                shown.pieces = pieces;
                if shown.hidden {
                    shown.show(changes);
                    shown.hide(changes);
                }
            }
        }
    }

    /// Shows those that are asked and no others.
    pub fn show(&mut self, asked: Asked, changes: &Changes) {
        for shown in &mut self.0 {
            let hidden = !shown.questions.iter().any(|question| asked.has(*question));
            if hidden != shown.hidden {
                shown.hidden = hidden;
                if hidden {
                    shown.hide(changes);
                } else {
                    shown.show(changes);
                }
            }
        }
    }

    /// Which controls are disabled as their questions are not asked.
    pub fn aside(&self, fields: usize) -> Vec<bool> {
        let mut aside = Vec::new();
        for _ in 0..fields {
            aside.push(false);
        }
        for shown in &self.0 {
            for place in &shown.places {
                if let Some(aside) = aside.get_mut(*place) {
                    *aside |= shown.hidden;
                }
            }
        }
        aside
    }
}

impl Shown {
    /// Another question that some of the controls answer as well.
    fn share(&mut self, question: Question, places: &[usize]) {
        self.questions.push(question);
        for place in places {
            if !self.places.contains(place) {
                self.places.push(*place);
            }
        }
    }

    fn reason(&self) -> Reason {
        Reason::not_asked(self.questions.first().copied().unwrap_or(Question::Answers))
    }

    fn show(&self, changes: &Changes) {
        changes.undo(self.reason());
    }

    /// What the agency has hidden or disabled itself is left as it is.
    fn hide(&self, changes: &Changes) {
        for (elements, name) in &[(&self.pieces, "hidden"), (&self.own, "disabled")] {
            for element in *elements {
                if element.get_attribute(name).is_none() {
                    changes.set(self.reason(), element, name, NOT_ASKED);
                }
            }
        }
    }
}

/// What is hidden with some controls: the block around them if they have one to themselves, else each by itself, with
/// its labels. What nobody sees takes nothing with it.
fn pieces(root: &Element, own: &[Element]) -> Vec<Element> {
    let mut pieces = Vec::new();
    let Some(first) = own.iter().find(|field| is(field, USABLE)) else { return pieces };
    if let Some(chosen) = around(first, "[data-rc-container]")
        && !chosen.contains(Some(root))
    {
        pieces.push(chosen);
        return pieces;
    }
    let revealed = revealed(own);
    let block = block(first, own);
    if !block.contains(Some(root)) && is_theirs(&block, own, &revealed) {
        piece(root, block, own, &revealed, &mut pieces);
    } else {
        for field in own {
            piece(root, field.clone(), core::slice::from_ref(field), &[], &mut pieces);
        }
    }
    pieces
}

/// The widest element around a block in which there is nothing else to answer or press, and the labels outside of it.
fn piece(root: &Element, mut block: Element, own: &[Element], revealed: &[Element], pieces: &mut Vec<Element>) {
    while let Some(parent) = block.parent_element() {
        if parent.contains(Some(root)) || !is_theirs(&parent, own, revealed) {
            break;
        }
        block = parent;
    }
    for field in own {
        for label in labels(field) {
            if !block.contains(Some(&label)) && is_theirs(&label, own, revealed) {
                pieces.push(label);
            }
        }
    }
    pieces.push(block);
}

/// The smallest element that holds some controls.
pub fn block(first: &Element, own: &[Element]) -> Element {
    let mut block = first.clone();
    while !own.iter().all(|field| block.contains(Some(field))) {
        let Some(parent) = block.parent_element() else { break };
        block = parent;
    }
    block
}

/// Whether all there is to answer or press in an element is some controls, and what they reveal.
pub fn is_theirs(element: &Element, own: &[Element], revealed: &[Element]) -> bool {
    for other in &all(element, USABLE) {
        if !own.contains(other) && !revealed.iter().any(|part| part.contains(Some(other))) {
            return false;
        }
    }
    true
}

/// The parts of a page that a choice reveals, as GOV.UK Frontend, NHS.UK frontend and Bootstrap say it.
pub fn revealed(own: &[Element]) -> Vec<Element> {
    let mut parts = Vec::new();
    for field in own {
        for name in &["aria-controls", "data-aria-controls", "data-bs-target"] {
            let value = attribute(field, name);
            let mut id = value.as_str();
            while let Some(rest) = id.strip_prefix("#") {
                id = rest;
            }
            if let Some(part) = with_id(field, id)
                && !part.contains(Some(field))
            {
                parts.push(part);
            }
        }
    }
    parts
}
