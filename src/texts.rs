//! Texts that never change, put in one piece by the compiler and found by number: what codes, options, paths and
//! messages are called.
//!
//! Hundreds of texts that the linker places one by one cost a pointer and a length each, which do not compress: in one
//! piece, with a byte between one and the next, they are kilobytes less for a page to download.

#[cfg(target_arch = "wasm32")]
use std::sync::OnceLock;

use crate::keys;
#[cfg(target_arch = "wasm32")]
use crate::words::split;

/// What stands between one text and the next; no text holds it.
const BETWEEN: u8 = b'\n';

/// The bytes of some texts in one piece.
pub(crate) const fn length(texts: &[&str]) -> usize {
    let mut length = 0;
    let mut rest = texts;
    while let Some((text, others)) = rest.split_first() {
        length += text.len() + 1;
        rest = others;
    }
    length
}

/// Some texts in one piece.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index that is out of bounds")]
pub(crate) const fn join<const LENGTH: usize>(texts: &[&str]) -> [u8; LENGTH] {
    let mut joined = [BETWEEN; LENGTH];
    let mut at = 0;
    let mut rest = texts;
    while let Some((text, others)) = rest.split_first() {
        let mut bytes = text.as_bytes();
        while let Some((byte, more)) = bytes.split_first() {
            assert!(*byte != BETWEEN, "a text is one line");
            joined[at] = *byte;
            at += 1;
            bytes = more;
        }
        at += 1;
        rest = others;
    }
    joined
}

/// Whether two texts are the same, as the compiler can tell.
pub(crate) const fn same(one: &str, another: &str) -> bool {
    let (mut one, mut another) = (one.as_bytes(), another.as_bytes());
    if one.len() != another.len() {
        return false;
    }
    while let (Some((a, one_rest)), Some((b, another_rest))) = (one.split_first(), another.split_first()) {
        if *a != *b {
            return false;
        }
        (one, another) = (one_rest, another_rest);
    }
    true
}

/// Texts in one piece, and where each begins, which is found out when the first is wanted. So each has one address.
/// Natively nothing is downloaded, and they stay the list that they were.
pub(crate) struct Texts {
    #[cfg(not(target_arch = "wasm32"))]
    list: &'static [&'static str],
    #[cfg(target_arch = "wasm32")]
    joined: &'static str,
    #[cfg(target_arch = "wasm32")]
    parts: OnceLock<Vec<&'static str>>,
}

impl Texts {
    /// Evaluated by the compiler, so that nothing is checked in a page. [`texts`] calls it with a list and the same in one
    /// piece.
    #[allow(clippy::panic, reason = "the compiler stops at it")]
    pub(crate) const fn new(list: &'static [&'static str], joined: &'static [u8]) -> Self {
        let Ok(joined) = core::str::from_utf8(joined) else { panic!("joined texts are text") };
        assert!(joined.len() >= list.len(), "after each text stands what parts it from the next");
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            list,
            #[cfg(target_arch = "wasm32")]
            joined,
            #[cfg(target_arch = "wasm32")]
            parts: OnceLock::new(),
        }
    }

    /// All of them, in order.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline]
    pub(crate) const fn all(&self) -> &[&'static str] {
        self.list
    }

    /// All of them, in order.
    #[cfg(target_arch = "wasm32")]
    #[inline(never)]
    pub(crate) fn all(&self) -> &[&'static str] {
        self.parts.get_or_init(|| {
            let mut parts = Vec::new();
            let mut rest = self.joined;
            while let Some((text, others)) = split(rest, BETWEEN) {
                parts.push(text);
                rest = others;
            }
            parts
        })
    }

    /// The text with this number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn get(&self, number: usize) -> &'static str {
        let Some(text) = self.all().get(number) else { return "" };
        text
    }

    /// So many texts from a number on.
    pub(crate) fn some(&self, first: usize, count: usize) -> &[&'static str] {
        self.all().get(first..first + count).unwrap_or_default()
    }
}

/// The place of a text among some; `None` where it is none of them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn place(texts: &[&str], text: &str) -> Option<usize> {
    texts.iter().position(|known| keys::same(known, text))
}

/// Declares [`Texts`] from a list that the compiler knows.
macro_rules! texts {
    ($(#[$about:meta])* static $name:ident = $list:expr) => {
        $(#[$about])*
        static $name: $crate::texts::Texts = {
            const LIST: &[&str] = $list;
            const JOINED: [u8; $crate::texts::length(LIST)] = $crate::texts::join(LIST);
            $crate::texts::Texts::new(LIST, &JOINED)
        };
    };
}
pub(crate) use texts;
