//! All the texts of a language in one piece.

/// How many questions a good rationale answers, on whatever ground.
pub(super) const PROMPTS: usize = 4;

/// Puts the texts of a language in one piece, and makes its [`Words`](super::Words) of it. The language has a constant
/// function for each kind of text.
macro_rules! in_one_piece {
    ($($fixed:ident: $text:expr,)+) => {
        mod piece {
            use super::{clause, information, option, policy, question, rationale, rule, sharing};
            use crate::choices::{AnyOption, Choice, Ground};
            use crate::messages::blob::PROMPTS;
            use crate::messages::{Message, Rationale, Wording, Words};
            use crate::policy::PolicyCode;
            use crate::protocol::Clause;
            use crate::record::{InformationMember, Question, SharingMember};
            use crate::rules::RuleCode;
            use crate::texts::texts;

            const POLICY: usize = 3 * RuleCode::ALL.len();
            const QUESTION: usize = POLICY + 3 * PolicyCode::ALL.len();
            const INFORMATION: usize = QUESTION + 2 * Question::ALL.len();
            const SHARING: usize = INFORMATION + 2 * InformationMember::ALL.len();
            const OPTION: usize = SHARING + 2 * SharingMember::ALL.len();
            const CLAUSE: usize = OPTION + 2 * AnyOption::ALL.len();
            const RATIONALE: usize = CLAUSE + Clause::ALL.len();
            const COUNT: usize = RATIONALE + (1 + PROMPTS) * Ground::ALL.len();

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
                index = 0;
                while index < Ground::ALL.len() {
                    let (intro, prompts) = rationale(Ground::ALL[index]);
                    let first = RATIONALE + (1 + PROMPTS) * index;
                    texts[first] = intro;
                    let mut number = 0;
                    while number < PROMPTS {
                        texts[first + 1 + number] = prompts[number];
                        number += 1;
                    }
                    index += 1;
                }
                texts
            };

            texts! { static BLOB = &TEXTS }

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
                option: |option| wording(OPTION + 2 * option.number()),
                clause: |clause| BLOB.get(CLAUSE + clause as usize),
                rationale: |ground| {
                    let first = RATIONALE + (1 + PROMPTS) * ground as usize;
                    Rationale { intro: BLOB.get(first), prompts: BLOB.some(first + 1, PROMPTS) }
                },
                $($fixed: $text,)+
            };
        }
        pub use piece::WORDS;
    };
}
pub(super) use in_one_piece;
