//! All the texts of a language in one piece, put together by the compiler.
//!
//! Hundreds of texts that the linker places one by one cost a pointer and a length each, which do not compress: in one
//! piece, with a byte between one and the next, they are two and a half kilobytes less for a page to download.

use std::sync::OnceLock;

/// What stands between one text and the next; no text holds it.
const BETWEEN: u8 = 0;

/// The bytes of some texts in one piece.
pub(super) const fn length(texts: &[&str]) -> usize {
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
pub(super) const fn join<const LENGTH: usize>(texts: &[&str]) -> [u8; LENGTH] {
    let mut joined = [BETWEEN; LENGTH];
    let mut at = 0;
    let mut rest = texts;
    while let Some((text, others)) = rest.split_first() {
        let mut bytes = text.as_bytes();
        while let Some((byte, more)) = bytes.split_first() {
            joined[at] = *byte;
            at += 1;
            bytes = more;
        }
        at += 1;
        rest = others;
    }
    joined
}

/// Texts in one piece, and where each begins, which is found out when the first is wanted.
pub(super) struct Blob {
    texts: &'static str,
    parts: OnceLock<Vec<&'static str>>,
}

impl Blob {
    /// Evaluated by the compiler, so that nothing is checked in a page.
    #[allow(clippy::panic, reason = "the compiler stops at it")]
    pub(super) const fn new(texts: &'static [u8]) -> Self {
        let Ok(texts) = core::str::from_utf8(texts) else { panic!("joined texts are text") };
        Self { texts, parts: OnceLock::new() }
    }

    /// The text with this number.
    pub(super) fn get(&self, number: usize) -> &'static str {
        let parts = self.parts.get_or_init(|| {
            let mut parts = Vec::new();
            let mut rest = self.texts;
            while let Some((text, others)) = rest.split_once(char::from(BETWEEN)) {
                parts.push(text);
                rest = others;
            }
            parts
        });
        parts.get(number).copied().unwrap_or_default()
    }
}

/// Puts the texts of a language in one piece, and makes its [`Words`](super::Words) of it. The language has a constant
/// function for each kind of text.
macro_rules! in_one_piece {
    ($($fixed:ident: $text:expr,)+) => {
        mod piece {
            use super::{clause, information, option, policy, question, rationale, rule, sharing};
            use crate::choices::AnyOption;
            use crate::messages::blob::{Blob, join, length};
            use crate::messages::{Message, Wording, Words};
            use crate::policy::PolicyCode;
            use crate::protocol::Clause;
            use crate::record::{InformationMember, Question, SharingMember};
            use crate::rules::RuleCode;

            const POLICY: usize = 3 * RuleCode::ALL.len();
            const QUESTION: usize = POLICY + 3 * PolicyCode::ALL.len();
            const INFORMATION: usize = QUESTION + 2 * Question::ALL.len();
            const SHARING: usize = INFORMATION + 2 * InformationMember::ALL.len();
            const OPTION: usize = SHARING + 2 * SharingMember::ALL.len();
            const CLAUSE: usize = OPTION + 2 * AnyOption::ALL.len();
            const COUNT: usize = CLAUSE + Clause::ALL.len();

            #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
            const TEXTS: [&str; COUNT] = {
                let mut texts = [""; COUNT];
                let mut index = 0;
                while index < RuleCode::ALL.len() {
                    let message = rule(RuleCode::ALL[index]);
                    texts[3 * index] = message.what;
                    texts[3 * index + 1] = message.why;
                    texts[3 * index + 2] = message.next;
                    index += 1;
                }
                index = 0;
                while index < PolicyCode::ALL.len() {
                    let message = policy(PolicyCode::ALL[index]);
                    texts[POLICY + 3 * index] = message.what;
                    texts[POLICY + 3 * index + 1] = message.why;
                    texts[POLICY + 3 * index + 2] = message.next;
                    index += 1;
                }
                index = 0;
                while index < Question::ALL.len() {
                    let wording = question(Question::ALL[index]);
                    texts[QUESTION + 2 * index] = wording.label;
                    texts[QUESTION + 2 * index + 1] = wording.hint;
                    index += 1;
                }
                index = 0;
                while index < InformationMember::ALL.len() {
                    let wording = information(InformationMember::ALL[index]);
                    texts[INFORMATION + 2 * index] = wording.label;
                    texts[INFORMATION + 2 * index + 1] = wording.hint;
                    index += 1;
                }
                index = 0;
                while index < SharingMember::ALL.len() {
                    let wording = sharing(SharingMember::ALL[index]);
                    texts[SHARING + 2 * index] = wording.label;
                    texts[SHARING + 2 * index + 1] = wording.hint;
                    index += 1;
                }
                index = 0;
                while index < AnyOption::ALL.len() {
                    let wording = option(AnyOption::ALL[index]);
                    texts[OPTION + 2 * index] = wording.label;
                    texts[OPTION + 2 * index + 1] = wording.hint;
                    index += 1;
                }
                index = 0;
                while index < Clause::ALL.len() {
                    texts[CLAUSE + index] = clause(Clause::ALL[index]);
                    index += 1;
                }
                texts
            };

            const JOINED: [u8; length(&TEXTS)] = join(&TEXTS);
            static BLOB: Blob = Blob::new(&JOINED);

            fn message(first: usize) -> Message {
                Message { what: BLOB.get(first), why: BLOB.get(first + 1), next: BLOB.get(first + 2) }
            }

            fn wording(first: usize) -> Wording {
                Wording { label: BLOB.get(first), hint: BLOB.get(first + 1) }
            }

            /// The words of this language.
            pub static WORDS: Words = Words {
                rule: |code| message(3 * code as usize),
                policy: |code| message(POLICY + 3 * code as usize),
                question: |question| wording(QUESTION + 2 * question as usize),
                information: |member| wording(INFORMATION + 2 * member as usize),
                sharing: |member| wording(SHARING + 2 * member as usize),
                option: |option| {
                    let number = AnyOption::ALL.iter().position(|known| *known == option);
                    wording(OPTION + 2 * number.unwrap_or_default())
                },
                clause: |clause| BLOB.get(CLAUSE + clause as usize),
                rationale,
                $($fixed: $text,)+
            };
        }
        pub use piece::WORDS;
    };
}
pub(super) use in_one_piece;
