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

            const POLICY: usize = RuleCode::ALL.len();
            const MESSAGES: usize = POLICY + PolicyCode::ALL.len();

            const INFORMATION: usize = Question::ALL.len();
            const SHARING: usize = INFORMATION + InformationMember::ALL.len();
            const OPTION: usize = SHARING + SharingMember::ALL.len();
            const WORDINGS: usize = OPTION + AnyOption::ALL.len();

            // What is of one kind stands together, in the order of kinds that compresses best.
            const HINT: usize = 0;
            const CLAUSE: usize = HINT + WORDINGS;
            const WHY: usize = CLAUSE + Clause::ALL.len();
            const NEXT: usize = WHY + MESSAGES;
            const LABEL: usize = NEXT + MESSAGES;
            const RATIONALE: usize = LABEL + WORDINGS;
            const WHAT: usize = RATIONALE + (1 + PROMPTS) * Ground::ALL.len();
            const COUNT: usize = WHAT + MESSAGES;

            #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
            const fn put_message(texts: &mut [&str; COUNT], number: usize, message: Message) {
                texts[WHAT + number] = message.what;
                texts[WHY + number] = message.why;
                texts[NEXT + number] = message.next;
            }

            #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
            const fn put_wording(texts: &mut [&str; COUNT], number: usize, wording: Wording) {
                texts[LABEL + number] = wording.label;
                texts[HINT + number] = wording.hint;
            }

            #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
            const TEXTS: [&str; COUNT] = {
                let mut texts = [""; COUNT];
                let mut index = 0;
                while index < RuleCode::ALL.len() {
                    put_message(&mut texts, index, rule(RuleCode::ALL[index]));
                    index += 1;
                }
                index = 0;
                while index < PolicyCode::ALL.len() {
                    put_message(&mut texts, POLICY + index, policy(PolicyCode::ALL[index]));
                    index += 1;
                }
                index = 0;
                while index < Question::ALL.len() {
                    put_wording(&mut texts, index, question(Question::ALL[index]));
                    index += 1;
                }
                index = 0;
                while index < InformationMember::ALL.len() {
                    put_wording(&mut texts, INFORMATION + index, information(InformationMember::ALL[index]));
                    index += 1;
                }
                index = 0;
                while index < SharingMember::ALL.len() {
                    put_wording(&mut texts, SHARING + index, sharing(SharingMember::ALL[index]));
                    index += 1;
                }
                index = 0;
                while index < AnyOption::ALL.len() {
                    put_wording(&mut texts, OPTION + index, option(AnyOption::ALL[index]));
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

            fn message(number: usize) -> Message {
                Message { what: BLOB.get(WHAT + number), why: BLOB.get(WHY + number), next: BLOB.get(NEXT + number) }
            }

            fn wording(number: usize) -> Wording {
                Wording { label: BLOB.get(LABEL + number), hint: BLOB.get(HINT + number) }
            }

            /// The words of this language.
            pub static WORDS: Words = Words {
                rule: |code| message(code as usize),
                policy: |code| message(POLICY + code as usize),
                question: |question| wording(question as usize),
                information: |member| wording(INFORMATION + member as usize),
                sharing: |member| wording(SHARING + member as usize),
                option: |option| wording(OPTION + option.number()),
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
