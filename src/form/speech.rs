//! Text with telephone numbers that can be called.

use web_sys::Element;

use crate::form::dom::{add, set, write};
use crate::policy::Policy;

/// The number that is always there.
const EMERGENCY: &str = "999";

/// Writes a text at the end of an element; the numbers of the hub, and 999, can be called.
pub fn write_with_phones(element: &Element, text: &str, policy: &Policy) {
    let hub = &policy.local_authority;
    let mut rest = text;
    loop {
        let found = [&hub.phone, &hub.out_of_hours, EMERGENCY]
            .into_iter()
            .filter(|number| !number.is_empty())
            .filter_map(|number| Some((rest.find(number)?, number)))
            .min_by_key(|(at, _)| *at);
        let Some((before, number, after)) = found.and_then(|(at, number)| {
            let (before, from) = rest.split_at_checked(at)?;
            Some((before, number, from.strip_prefix(number)?))
        }) else {
            break;
        };
        write(element, before);
        if let Some(link) = add(element, "a", "") {
            let mut address = String::from("tel:");
            address.extend(number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+'));
            set(&link, "href", &address);
            write(&link, number);
        }
        rest = after;
    }
    write(element, rest);
}
