//! What is done with one file.

use super::envelope::{Envelope, write};
use super::keys::{PrivateKey, PublicKey};
use super::method::{LARGEST, MOST_RECIPIENTS};
use super::{SealError, SealErrorCode};
use crate::json;
use crate::value::Value;

/// Seals many payloads to the same keys.
///
/// ```
/// use referral_consent::sealing::{Curve, KeyPair, Opener, PrivateKey, PublicKey, Sealer};
/// use referral_consent::json;
/// let pair = KeyPair::new(Curve::P256, "exampleshire-2026")?;
/// let key = |text: &str| json::read(text).map_err(|at| format!("no JSON at {at}"));
/// let sealer = Sealer::new(vec![PublicKey::read(&key(&pair.public)?)?])?;
/// let sealed = sealer.seal(r#"{ "id": "1" }"#)?;
/// let opener = Opener::new(vec![PrivateKey::read(&key(&pair.private)?)?]);
/// assert_eq!(opener.open(&sealed)?, r#"{"id":"1"}"#);
/// assert!(opener.open(&sealed[..sealed.len() - 1]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Sealer {
    keys: Vec<PublicKey>,
}

impl Sealer {
    /// With the key of everyone who may open what is sealed.
    ///
    /// # Errors
    ///
    /// Where there is no key, where two have the same name, or where there are more than [`MOST_RECIPIENTS`].
    pub fn new(keys: Vec<PublicKey>) -> Result<Self, SealError> {
        if keys.is_empty() {
            return Err(SealErrorCode::NoKey.into());
        }
        if keys.len() > MOST_RECIPIENTS {
            return Err(SealErrorCode::SealTooLarge.into());
        }
        let is_namesake = |(index, key): (usize, &PublicKey)| keys.iter().skip(index + 1).any(|it| it.kid == key.kid);
        if keys.iter().enumerate().any(is_namesake) {
            return Err(SealErrorCode::SameName.into());
        }
        Ok(Self { keys })
    }

    /// The text of the sealed file, on one line: compact for one key, the general JSON for several.
    ///
    /// # Errors
    ///
    /// Where the text is no object of JSON, or is longer than half of [`LARGEST`].
    pub fn seal(&self, payload: &str) -> Result<String, SealError> {
        let plain = object(payload).ok_or(SealErrorCode::SealNoPayload)?;
        if plain.len() > LARGEST / 2 {
            return Err(SealErrorCode::SealTooLarge.into());
        }
        write(plain.into_bytes(), &self.keys)
    }
}

/// Opens many sealed files with the same keys.
pub struct Opener {
    keys: Vec<PrivateKey>,
}

impl Opener {
    /// With each of these keys that a file is for: a hub has two while it renews its own.
    #[must_use]
    pub const fn new(keys: Vec<PrivateKey>) -> Self {
        Self { keys }
    }

    /// The payload in a sealed file, as it was sealed, on one line. Whether it can be right, `verify` says.
    ///
    /// # Errors
    ///
    /// Where the file was changed in any way, is sealed in another way or to another key, or holds no payload.
    pub fn open(&self, sealed: &str) -> Result<String, SealError> {
        let envelope = Envelope::read(sealed)?;
        let mut tried = false;
        for key in &self.keys {
            for recipient in envelope.recipients.iter().filter(|recipient| recipient.may_be(key)) {
                tried = true;
                let Some(plain) = envelope.decrypt(recipient, key) else { continue };
                if !envelope.names_hold() {
                    return Err(SealErrorCode::Damaged.into());
                }
                let plain = plain.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&plain);
                let payload = std::str::from_utf8(plain).ok().and_then(object);
                return payload.ok_or_else(|| SealErrorCode::OpenNoPayload.into());
            }
        }
        if tried {
            return Err(SealErrorCode::Damaged.into());
        }
        Err(SealError::naming(SealErrorCode::OtherKey, envelope.recipients.iter().map(|it| it.kid.as_ref())))
    }
}

/// The text of an object of JSON on one line; `None` where it is none. Nothing else of it is changed: numbers stay as
/// they are written, and what lies deeper than anything is read stays too.
fn object(text: &str) -> Option<String> {
    let Ok(Value::Object(_)) = json::read(text) else { return None };
    let (mut inside, mut escaped) = (false, false);
    let is_kept = |sign: &char| {
        inside ^= *sign == '"' && !escaped;
        escaped = inside && *sign == '\\' && !escaped;
        inside || !matches!(sign, ' ' | '\t' | '\n' | '\r')
    };
    Some(text.chars().filter(is_kept).collect())
}
