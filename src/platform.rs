//! What a page has already, and need not download again: which letters there are, and how numbers are read and written.
//!
//! Natively the same comes from the standard library and from `ryu-js`. A test holds the two against each other.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{
    is_letter_or_digit, lower_case, read_number, serialize_number, serialize_object, write_number,
};
#[cfg(target_arch = "wasm32")]
pub(crate) use page::{is_letter_or_digit, lower_case, read_number, serialize_number, serialize_object, write_number};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use serde::Serializer;

    use crate::value::Object;

    /// Whether a letter that is not ASCII is Unicode Alphabetic or Numeric.
    pub(crate) fn is_letter_or_digit(letter: char) -> bool {
        letter.is_alphanumeric()
    }

    /// Writes a letter that is not ASCII in lower case.
    pub(crate) fn lower_case(letter: char, text: &mut String) {
        text.extend(letter.to_lowercase());
    }

    /// The number that a text of digits, signs, points and exponents stands for; infinite where it is too great.
    pub(crate) fn read_number(text: &str) -> Option<f64> {
        is_json(text).then(|| text.parse().ok())?
    }

    /// Whether a number is one of JSON, which has no `+1`, `01`, `1.` or `.5`.
    fn is_json(text: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let positive = text.strip_prefix('-').unwrap_or(text);
        let (number, exponent) = positive.split_once(['e', 'E']).unwrap_or((positive, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
        digits(whole)
            && (whole == "0" || !whole.starts_with('0'))
            && digits(fraction)
            && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
    }

    /// Writes a number as ECMAScript does (ECMA-262 §6.1.6.1.20).
    pub(crate) fn write_number(number: f64, text: &mut String) {
        text.push_str(ryu_js::Buffer::new().format(number));
    }

    /// Gives a number to a serializer: a whole one without a point (`12`, not `12.0`), as JavaScript writes it.
    pub(crate) fn serialize_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.abs() < EXACT && number % 1.0 == 0.0 {
            #[allow(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
            serializer.serialize_i64(number as i64)
        } else {
            serializer.serialize_f64(number)
        }
    }

    /// Gives the members of an object to a serializer.
    pub(crate) fn serialize_object<S: Serializer>(object: &Object, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(object.iter())
    }
}

#[cfg(target_arch = "wasm32")]
mod page {
    use std::borrow::Cow;

    use js_sys::Number;
    use serde::Serializer;
    use serde::ser::SerializeStruct;
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::value::Object;

    #[wasm_bindgen]
    extern "C" {
        /// `String(number)`, which for numbers is what JSON has.
        #[wasm_bindgen(js_name = String)]
        fn text_of(number: f64) -> String;

        #[wasm_bindgen(js_namespace = ["String", "prototype", "toLowerCase"], js_name = call)]
        fn in_lower_case(text: &str) -> String;
    }

    #[wasm_bindgen(inline_js = r"
        const LETTER_OR_DIGIT = /[\p{Alphabetic}\p{N}]/u;
        export const isLetterOrDigit = (text) => LETTER_OR_DIGIT.test(text);
    ")]
    extern "C" {
        #[wasm_bindgen(js_name = isLetterOrDigit)]
        fn is_letter_or_digit_of_page(text: &str) -> bool;
    }

    pub(crate) fn is_letter_or_digit(letter: char) -> bool {
        is_letter_or_digit_of_page(letter.encode_utf8(&mut [0; 4]))
    }

    pub(crate) fn lower_case(letter: char, text: &mut String) {
        text.push_str(&in_lower_case(letter.encode_utf8(&mut [0; 4])));
    }

    pub(crate) fn read_number(text: &str) -> Option<f64> {
        let number = Number::parse_float(text);
        (!number.is_nan()).then_some(number)
    }

    pub(crate) fn write_number(number: f64, text: &mut String) {
        text.push_str(&text_of(number));
    }

    pub(crate) fn serialize_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(number)
    }

    /// Gives the members of an object to a serializer as those of a structure: its keys serde-wasm-bindgen keeps for reuse,
    /// and it need not bring along what makes a `Map`. A key that is none of ours would have to stay for ever as well: it is
    /// not met in what crosses this way.
    pub(crate) fn serialize_object<S: Serializer>(object: &Object, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("", object.len())?;
        for (key, value) in object.members() {
            let key = match key {
                Cow::Borrowed(key) => *key,
                Cow::Owned(key) => key.clone().leak(),
            };
            members.serialize_field(key, value)?;
        }
        members.end()
    }
}
