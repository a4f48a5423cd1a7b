//! What is asked of a page, in few words: each function of the page that is named here is carried into WebAssembly, and
//! costs a page what that takes.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Document, Element, HtmlElement, NodeList};

#[wasm_bindgen]
extern "C" {
    /// What holds an answer: an input, a select or a textarea. They differ in their classes, and not in what is asked of
    /// them here.
    #[wasm_bindgen(extends = HtmlElement, extends = Element)]
    #[derive(Clone, PartialEq)]
    pub type Field;

    /// What it holds.
    #[wasm_bindgen(catch, method, getter)]
    pub fn value(this: &Field) -> Result<String, JsValue>;

    /// Its sort, such as `radio` or `select-one`.
    #[wasm_bindgen(catch, method, getter, js_name = type)]
    pub fn kind(this: &Field) -> Result<String, JsValue>;

    /// The labels that name it.
    #[wasm_bindgen(catch, method, getter)]
    pub fn labels(this: &Field) -> Result<Option<NodeList>, JsValue>;
}

/// An attribute; empty where there is none.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Everything within an element that a selector finds, in the order of the page.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    within.query_selector_all(selector).ok().map(listed).unwrap_or_default()
}

/// The elements of a list of nodes.
pub fn listed(nodes: NodeList) -> Vec<Element> {
    let mut elements = Vec::new();
    for index in 0..nodes.length() {
        if let Some(node) = nodes.get(index) {
            elements.push(node.unchecked_into());
        }
    }
    elements
}

/// The nearest around an element, or itself, that a selector finds.
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Whether a selector finds an element.
pub fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// What people read of an element, without the space around it.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().into()
}

/// The document that an element is part of.
pub fn document(element: &Element) -> Option<Document> {
    element.owner_document()
}

/// A new element at the end of another.
pub fn add(parent: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = make(parent, tag, class)?;
    put(parent, Where::End, &element);
    Some(element)
}

/// A new element that is not on the page yet.
pub fn make(page: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document(page)?.create_element(tag).ok()?;
    if !class.is_empty() {
        set(&element, "class", class);
    }
    Some(element)
}

/// Sets an attribute of an element that is ours.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Where something is put, as seen from an element.
#[derive(Clone, Copy)]
pub enum Where {
    /// Before it.
    Before,
    /// First in it.
    Start,
    /// Last in it.
    End,
    /// After it.
    After,
}

impl Where {
    const fn word(self) -> &'static str {
        match self {
            Self::Before => "beforebegin",
            Self::Start => "afterbegin",
            Self::End => "beforeend",
            Self::After => "afterend",
        }
    }
}

/// Puts an element on the page.
pub fn put(beside: &Element, position: Where, element: &Element) {
    let _ = beside.insert_adjacent_element(position.word(), element);
}

/// Adds a text at the end of an element.
pub fn write(element: &Element, text: &str) {
    let _ = element.insert_adjacent_text(Where::End.word(), text);
}
