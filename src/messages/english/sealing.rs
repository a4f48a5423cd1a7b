//! What is said where something cannot be sealed or opened. No page downloads it from here:
//! `pkg-config/seal-messages.js` is made from it.

use crate::sealing::SealErrorCode;

/// What an error of sealing says.
pub(crate) const fn sealing(code: SealErrorCode) -> &'static str {
    use SealErrorCode as S;
    match code {
        S::NoCryptography => {
            "There is no encryption here. In a browser, open the page at its https address, and use one that is up to date."
        }
        S::NoX25519 => {
            "This browser cannot use a key of the kind X25519. Use one that is up to date, or a key of the kind P-256."
        }
        S::NoKey => "There is no key to seal to. The policy has to name the public key of whoever is to open the file.",
        S::SealBadKey => {
            "This is no key that a file can be sealed to. It must be the public part of a P-256 or X25519 key, as a JWK, with a name (kid)."
        }
        S::PrivateKey => {
            "This is a private key, and only its public part may be given to others. If others may have seen it, make a new pair."
        }
        S::SameName => "Two of the keys have the same name (kid). Each key needs a name of its own.",
        S::SealNoPayload => "There is nothing here that could be sealed: a payload is an object of JSON.",
        S::SealTooLarge => {
            "This is too large to be sealed, or there are too many keys to seal it to. Send less, or name 50 keys at most."
        }
        S::OpenBadKey => {
            "This is not a private key that opens sealed files. Choose the file that was saved when the keys were made."
        }
        S::NotSealed => "This is no sealed file, or only a part of one. Ask the sender for the whole file.",
        S::OtherMethod => "This file is sealed in a way that is not used here. Ask the sender how it was made.",
        S::OtherKey => "This file is sealed to another key. Open it with the key that it is for, or ask who has that.",
        S::Damaged => {
            "This file cannot be opened with this key. Either it was changed or cut on its way, or the key is another one. Nothing in it may be relied on: ask the sender for it again."
        }
        S::OpenNoPayload => "The file could be opened, but there is no referral in it. Ask the sender what it is.",
        S::OpenTooLarge => "This file is far larger than a referral can be, and was not opened.",
    }
}
