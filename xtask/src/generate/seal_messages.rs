//! What a page says where something cannot be sealed or opened: the same as the command.

use std::fmt::Write;

use referral_consent::choices::Language;
use referral_consent::sealing::SealErrorCode;

/// The whole of `seal-messages.js`.
pub fn module() -> String {
    let mut text = String::from(
        "/**
 * What is said for each code, from src/messages/english/sealing.rs: made by `cargo xtask generate`.
 *
 * @type {{ [code in import(\"./seal.d.ts\").SealErrorCode]: string }}
 */
export const MESSAGES = {
",
    );
    for code in SealErrorCode::ALL {
        let _ = writeln!(text, "  {:?}: {:?},", code.code(), (Language::English.sealing_words())(*code));
    }
    text.push_str("};\n");
    text
}
