//! Showing the questions that are asked, and hiding the others with what was answered in them.

use web_sys::Element;

use crate::form::binding::Binding;
use crate::form::changes::{Changes, Reason};
use crate::form::dom::{Field, all, around, attribute, is, listed};
use crate::reading::Asked;
use crate::record::Question;
use crate::value::gather;

/// What a person can answer or press.
const USABLE: &str = "input:not([type=hidden]),select,textarea,button";

/// What `hidden` and `disabled` say of what is not asked. `pkg-config/hiding.js` hides it even where the page's own style would show it.
const NOT_ASKED: &str = "not-asked";

/// A question of the form, and what is hidden with it.
pub struct Shown {
    /// One, or those that the same controls answer: they are shown while any of them is asked.
    questions: Vec<Question>,
    /// The places of its controls.
    places: Vec<usize>,
    /// What is hidden where it is not asked.
    pieces: Vec<Element>,
    hidden: bool,
}

/// The questions of a form that have controls there.
#[derive(Default)]
pub struct Questions(Vec<Shown>);

impl Questions {
    /// Finds them.
    pub fn find(root: &Element, fields: &[Field], binding: &Binding) -> Self {
        let mut questions: Vec<Shown> = Vec::new();
        for question in Question::ALL {
            let places = binding.controls(*question);
            if places.is_empty() || *question == Question::Answers {
                continue;
            }
            let shares = |shown: &&mut Shown| places.iter().any(|place| shown.places.contains(place));
            match questions.iter_mut().find(shares) {
                Some(shown) => shown.share(*question, places),
                None => questions.push(Shown {
                    questions: vec![*question],
                    places: places.into(),
                    pieces: Vec::new(),
                    hidden: false,
                }),
            }
        }
        for shown in &mut questions {
            shown.pieces = pieces(root, &shown.own(fields));
        }
        Self(questions)
    }

    /// Finds anew what is hidden with each.
    pub fn regroup(&mut self, root: &Element, fields: &[Field], changes: &Changes) {
        for shown in &mut self.0 {
            let pieces = pieces(root, &shown.own(fields));
            if pieces == shown.pieces {
                continue;
            }
            shown.pieces = pieces;
            if shown.hidden {
                changes.undo(shown.reason());
                shown.hide(fields, changes);
            }
        }
    }

    /// Shows those that are asked and no others.
    pub fn show(&mut self, fields: &[Field], asked: Asked, changes: &Changes) {
        for shown in &mut self.0 {
            let hidden = !shown.questions.iter().any(|question| asked.has(*question));
            if hidden == shown.hidden {
                continue;
            }
            shown.hidden = hidden;
            if hidden {
                shown.hide(fields, changes);
            } else {
                changes.undo(shown.reason());
            }
        }
    }

    /// Which controls are disabled as their questions are not asked.
    pub fn aside(&self, fields: usize) -> Vec<bool> {
        let mut aside = vec![false; fields];
        for question in self.0.iter().filter(|question| question.hidden) {
            for place in &question.places {
                if let Some(aside) = aside.get_mut(*place) {
                    *aside = true;
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

    fn own<'f>(&self, fields: &'f [Field]) -> Vec<&'f Field> {
        gather(self.places.iter().filter_map(|place| fields.get(*place)))
    }

    fn reason(&self) -> Reason {
        Reason::NotAsked(self.questions.first().copied().unwrap_or(Question::Answers))
    }

    /// What the agency has hidden or disabled itself is left as it is.
    fn hide(&self, fields: &[Field], changes: &Changes) {
        let reason = self.reason();
        for piece in &self.pieces {
            if piece.get_attribute("hidden").is_none() {
                changes.set(reason, piece, "hidden", NOT_ASKED);
            }
        }
        for field in self.own(fields) {
            if field.get_attribute("disabled").is_none() {
                changes.set(reason, field, "disabled", NOT_ASKED);
            }
        }
    }
}

/// What is hidden with some controls: the block around them if they have one to themselves, else each by itself, with
/// its labels. What nobody sees takes nothing with it.
fn pieces(root: &Element, own: &[&Field]) -> Vec<Element> {
    let mut pieces = Vec::new();
    let Some(first) = own.iter().find(|field| is(field, USABLE)) else { return pieces };
    if let Some(chosen) = around(first, "[data-rc-container]").filter(|chosen| !chosen.contains(Some(root))) {
        pieces.push(chosen);
        return pieces;
    }
    let revealed = revealed(first, own);
    let block = block(first, own);
    if !block.contains(Some(root)) && is_theirs(&block, own, &revealed) {
        piece(root, block, own, &revealed, &mut pieces);
    } else {
        for field in own {
            piece(root, (**field).clone().into(), &[*field], &[], &mut pieces);
        }
    }
    pieces
}

/// The widest element around a block in which there is nothing else to answer or press, and the labels outside of it.
fn piece(root: &Element, mut block: Element, own: &[&Field], revealed: &[Element], pieces: &mut Vec<Element>) {
    while let Some(parent) = block.parent_element() {
        if parent.contains(Some(root)) || !is_theirs(&parent, own, revealed) {
            break;
        }
        block = parent;
    }
    for label in own.iter().filter_map(|field| field.labels().ok().flatten()).flat_map(listed) {
        if !block.contains(Some(&label)) && is_theirs(&label, own, revealed) {
            pieces.push(label);
        }
    }
    pieces.push(block);
}

/// The smallest element that holds some controls.
pub fn block(first: &Field, own: &[&Field]) -> Element {
    let mut block: Element = first.clone().into();
    while !own.iter().all(|field| block.contains(Some(field))) {
        let Some(parent) = block.parent_element() else { break };
        block = parent;
    }
    block
}

/// Whether all there is to answer or press in an element is some controls, and what they reveal.
pub fn is_theirs(element: &Element, own: &[&Field], revealed: &[Element]) -> bool {
    all(element, USABLE).iter().all(|other| {
        let is_own = |field: &&Field| {
            let field: &Element = field;
            field == other
        };
        own.iter().any(is_own) || revealed.iter().any(|part| part.contains(Some(other)))
    })
}

/// The parts of a page that a choice reveals, as GOV.UK Frontend, NHS.UK frontend and Bootstrap say it.
pub fn revealed(page: &Element, own: &[&Field]) -> Vec<Element> {
    let mut parts = Vec::new();
    for field in own {
        for name in ["aria-controls", "data-aria-controls", "data-bs-target"] {
            let id = attribute(field, name);
            let found = page.owner_document().and_then(|page| page.get_element_by_id(id.trim_start_matches('#')));
            parts.extend(found.filter(|part| !part.contains(Some(field))));
        }
    }
    parts
}
