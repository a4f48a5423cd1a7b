//! What is asked of a page, in few words: each function of the page that is named here is carried into WebAssembly, and
//! costs a page what that takes.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// An element, asked without looking whether it throws where no page has it throw, and for lists as such: `web-sys`
    /// looks everywhere, and goes through lists item by item.
    #[wasm_bindgen(extends = Element)]
    type Plain;

    /// An agency's own element may throw, or give anything.
    #[wasm_bindgen(catch, method, indexing_getter)]
    fn property(this: &Plain, name: &str) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, method, getter)]
    fn labels(this: &Plain) -> Result<Option<Vec<Element>>, JsValue>;

    #[wasm_bindgen(method, js_name = querySelectorAll)]
    fn all(this: &Plain, selector: &str) -> Vec<Element>;

    #[wasm_bindgen(method)]
    fn matches(this: &Plain, selector: &str) -> bool;

    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set(this: &Plain, name: &str, value: &str);

    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn unset(this: &Plain, name: &str);

    #[wasm_bindgen(method, js_name = insertAdjacentElement)]
    fn put(this: &Plain, position: &str, element: &Element);

    #[wasm_bindgen(method, js_name = insertAdjacentText)]
    fn write(this: &Plain, position: &str, text: &str);

    #[wasm_bindgen(method, getter, js_name = ownerDocument)]
    fn document(this: &Plain) -> Page;

    /// The document that an element is part of.
    type Page;

    #[wasm_bindgen(method, js_name = createElement)]
    fn make(this: &Page, tag: &str) -> Element;

    #[wasm_bindgen(method, js_name = getElementById)]
    fn find(this: &Page, id: &str) -> Option<Element>;
}

/// What a control holds.
pub fn value(control: &Element) -> String {
    property(control, "value").unwrap_or_default()
}

/// A property that is a text, of an element that need not have it.
pub fn property(element: &Element, name: &str) -> Option<String> {
    element.unchecked_ref::<Plain>().property(name).ok()
}

/// The labels that name a control.
pub fn labels(control: &Element) -> Vec<Element> {
    control.unchecked_ref::<Plain>().labels().ok().flatten().unwrap_or_default()
}

/// An attribute; empty where there is none.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Everything within an element that a selector of ours finds, in the order of the page.
pub fn all(within: &Element, selector: &str) -> Vec<Element> {
    within.unchecked_ref::<Plain>().all(selector)
}

/// The nearest around an element, or itself, that a selector finds. Of an agency's own selector nothing is known.
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok().flatten()
}

/// Whether a selector of ours finds an element.
pub fn is(element: &Element, selector: &str) -> bool {
    element.unchecked_ref::<Plain>().matches(selector)
}

/// The element that has an id, on the page that another is part of.
pub fn with_id(page: &Element, id: &str) -> Option<Element> {
    page.unchecked_ref::<Plain>().document().find(id)
}

/// A new element that is not on the page yet.
pub fn make(page: &Element, tag: &str) -> Element {
    page.unchecked_ref::<Plain>().document().make(tag)
}

/// Sets an attribute.
pub fn set(element: &Element, name: &str, value: &str) {
    element.unchecked_ref::<Plain>().set(name, value);
}

/// Takes an attribute away.
pub fn unset(element: &Element, name: &str) {
    element.unchecked_ref::<Plain>().unset(name);
}

/// Where something is put, as seen from an element.
pub mod place {
    /// Before it.
    pub const BEFORE: &str = "beforebegin";

    /// First in it.
    pub const START: &str = "afterbegin";

    /// Last in it.
    pub const END: &str = "beforeend";

    /// After it.
    pub const AFTER: &str = "afterend";
}

/// Puts an element on the page, at one of the [`place`]s.
pub fn put(beside: &Element, position: &str, element: &Element) {
    beside.unchecked_ref::<Plain>().put(position, element);
}

/// Adds a text at the end of an element.
pub fn write(element: &Element, text: &str) {
    element.unchecked_ref::<Plain>().write(place::END, text);
}
