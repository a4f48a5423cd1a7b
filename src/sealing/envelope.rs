//! The outside of a sealed file: its serialisation, and who it is for. Nothing is taken that the sealed part does not hold
//! fast, and nothing that could be written in two ways: a file that was changed at all is not opened.
//!
//! `pkg-config/seal-envelope.js` is the same in JavaScript.

use super::keys::{Curve, Point, PrivateKey, PublicKey, Scalar, decoded, encoded};
use super::method::{ALG, ENC, LARGEST, MOST_RECIPIENTS, Secret, decrypt, encrypt, random, unwrap, wrap, wrapping_key};
use super::{SealError, SealErrorCode};
use crate::json;
use crate::value::{Object, Value};

/// A sealed file that was read.
pub(super) struct Envelope {
    /// The protected header, as it stands.
    protected: String,
    /// What else is held fast, as it stands.
    aad: Option<String>,
    iv: Vec<u8>,
    ciphertext: Vec<u8>,
    tag: Vec<u8>,
    /// Those that it is sealed to in the way used here.
    pub recipients: Vec<Recipient>,
}

/// Somebody that a file is sealed to.
pub(super) struct Recipient {
    /// The name of their key.
    pub kid: Option<Value>,
    curve: Curve,
    /// The sender's key of this one file; `None` where there is no such key.
    ephemeral: Option<Point>,
    /// What else goes into the agreement; `None` where it cannot be read.
    parties: Option<[Vec<u8>; 2]>,
    encrypted_key: Vec<u8>,
}

impl Recipient {
    /// Whether a key may be theirs, as far as kinds and names tell.
    pub(super) fn may_be(&self, key: &PrivateKey) -> bool {
        let same_name = match (&self.kid, &key.kid) {
            (Some(one), Some(another)) => one.as_text() == Some(another),
            (None, _) | (_, None) => true,
        };
        self.curve == key.curve() && same_name
    }

    /// The key of the file.
    fn file_key(&self, key: &PrivateKey) -> Option<Secret> {
        let agreed = key.scalar.agree(self.ephemeral.as_ref()?)?;
        let [ours, theirs] = self.parties.as_ref()?;
        unwrap(&self.encrypted_key, &wrapping_key(&agreed, [ours, theirs])?)
    }
}

/// The parts of a file, before anything is known of them.
struct Parts {
    protected: String,
    aad: Option<String>,
    iv: Vec<u8>,
    ciphertext: Vec<u8>,
    tag: Vec<u8>,
    /// The header of each of those that it is for, and their encrypted key.
    recipients: Vec<(Object, Vec<u8>)>,
}

impl Envelope {
    /// Reads the text of a file: compact, or the flattened or general JSON.
    pub(super) fn read(sealed: &str) -> Result<Self, SealError> {
        // Counted as JavaScript counts.
        if sealed.len() > LARGEST && sealed.encode_utf16().count() > LARGEST {
            return Err(SealErrorCode::OpenTooLarge.into());
        }
        // What JavaScript calls white space.
        let text = sealed.trim_matches(|sign: char| sign == '\u{feff}' || sign.is_whitespace() && sign != '\u{85}');
        let parts = if text.starts_with('{') { Parts::of_json(text) } else { Parts::of_compact(text) };
        let not_sealed = SealErrorCode::NotSealed;
        let parts = parts.ok_or(not_sealed)?;
        let own = header(&parts.protected).ok_or(not_sealed)?;
        if parts.recipients.len() > MOST_RECIPIENTS {
            return Err(SealErrorCode::OpenTooLarge.into());
        }
        if parts.recipients.iter().any(|(header, _)| header.iter().any(|(name, _)| own.get(name).is_some())) {
            return Err(not_sealed.into());
        }
        let headers = Headers { own: &own };
        let recipients: Vec<Recipient> =
            parts.recipients.iter().filter_map(|(header, key)| headers.recipient(header, key)).collect();
        if recipients.is_empty() {
            return Err(headers.other_method(&parts.recipients));
        }
        let Parts { protected, aad, iv, ciphertext, tag, .. } = parts;
        Ok(Self { protected, aad, iv, ciphertext, tag, recipients })
    }

    /// What was sealed; `None` where the key is not the one or anything was changed.
    pub(super) fn decrypt(&self, recipient: &Recipient, key: &PrivateKey) -> Option<Vec<u8>> {
        let file_key = recipient.file_key(key)?;
        let mut text = self.ciphertext.clone();
        let aad = held_fast(&self.protected, self.aad.as_deref());
        decrypt(&mut text, &file_key, &self.iv, aad.as_bytes(), &self.tag)?;
        Some(text)
    }

    /// Whether the names of the keys are those that the sealed part holds fast, where it does.
    pub(super) fn names_hold(&self) -> bool {
        let named = self.aad.as_deref().and_then(decoded);
        let named = named.and_then(|named| json::read(without_mark(&String::from_utf8_lossy(&named))).ok());
        let Some(Value::List(named)) = named else { return true };
        let kids = self.recipients.iter().map(|recipient| recipient.kid.as_ref());
        named.len() == kids.len() && named.iter().zip(kids).all(|(named, kid)| *named == *kid.unwrap_or(&Value::Null))
    }
}

/// What the encryption of the text also holds fast (RFC 7516 §5.1).
fn held_fast(protected: &str, aad: Option<&str>) -> String {
    aad.map_or_else(|| String::from(protected), |aad| format!("{protected}.{aad}"))
}

/// A text without the mark that some programs put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The header in a text of base64url.
fn header(protected: &str) -> Option<Object> {
    match json::read(without_mark(&String::from_utf8_lossy(&decoded(protected)?))) {
        Ok(Value::Object(header)) => Some(header),
        _ => None,
    }
}

/// The protected header, which is joined by that of each recipient. No name stands in both.
struct Headers<'h> {
    own: &'h Object,
}

impl<'h> Headers<'h> {
    fn joined(&self, header: &'h Object, name: &str) -> Option<&'h Value> {
        self.own.get(name).or_else(|| header.get(name))
    }

    /// A recipient; `None` where the file is sealed to them in another way.
    fn recipient(&self, header: &'h Object, encrypted_key: &[u8]) -> Option<Recipient> {
        let at = |name| self.joined(header, name);
        let is = |value: Option<&Value>, word| value.and_then(Value::as_text) == Some(word);
        if !is(at("alg"), ALG) || !is(self.own.get("enc"), ENC) || at("zip").is_some() || at("crit").is_some() {
            return None;
        }
        let key = at("epk")?.as_object()?;
        let party = |name| at(name).map_or_else(|| Some(Vec::new()), |it| decoded(it.as_text()?));
        Some(Recipient {
            kid: at("kid").cloned(),
            curve: ephemeral(key)?,
            // It is for this one file, and its private part is the sender's.
            ephemeral: if key.get("d").is_some() { None } else { Point::read(key) },
            parties: party("apu").zip(party("apv")).map(<[Vec<u8>; 2]>::from),
            encrypted_key: encrypted_key.to_vec(),
        })
    }

    fn other_method(&self, recipients: &'h [(Object, Vec<u8>)]) -> SealError {
        let ways = recipients.iter().map(|(header, _)| self.joined(header, "alg"));
        let found = ways.chain([self.own.get("enc"), self.own.get("zip")]);
        let texts = found.filter(|it| it.is_some_and(|it| it.as_text().is_some()));
        SealError::naming(SealErrorCode::OtherMethod, texts)
    }
}

/// The kind of the sender's key of one file; `None` where it is none. X25519 passes over the highest bit, so that a key
/// could be written in two ways.
fn ephemeral(key: &Object) -> Option<Curve> {
    let part = |name| decoded(key.get(name)?.as_text()?);
    let curve = Curve::of(key)?;
    let x = part("x")?;
    let fits = match curve {
        Curve::P256 => part("y").is_some(),
        Curve::X25519 => x.len() == 32 && x.last().is_some_and(|last| *last < 0x80),
    };
    fits.then_some(curve)
}

impl Parts {
    fn of_compact(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let mut next = || parts.next();
        let (protected, key, iv, ciphertext, tag) = (next()?, next()?, next()?, next()?, next()?);
        if next().is_some() {
            return None;
        }
        decoded(protected)?;
        Some(Self {
            protected: protected.into(),
            aad: None,
            iv: decoded(iv)?,
            ciphertext: decoded(ciphertext)?,
            tag: decoded(tag)?,
            recipients: vec![(Object::new(), decoded(key)?)],
        })
    }

    fn of_json(text: &str) -> Option<Self> {
        let Ok(Value::Object(file)) = json::read(text) else { return None };
        let text = |name| file.get(name)?.as_text();
        let recipients = match file.get("recipients") {
            Some(Value::List(list)) if file.get("header").is_none() && file.get("encrypted_key").is_none() => {
                list.iter().map(|entry| recipient(entry.as_object()?)).collect::<Option<Vec<_>>>()?
            }
            Some(_) => return None,
            None => vec![recipient(&file)?],
        };
        if recipients.is_empty() || file.get("unprotected").is_some() {
            return None;
        }
        let aad = match file.get("aad") {
            Some(aad) => Some(aad.as_text().filter(|aad| decoded(aad).is_some())?.into()),
            None => None,
        };
        decoded(text("protected")?)?;
        Some(Self {
            protected: text("protected")?.into(),
            aad,
            iv: decoded(text("iv")?)?,
            ciphertext: decoded(text("ciphertext")?)?,
            tag: decoded(text("tag")?)?,
            recipients,
        })
    }
}

/// The header and the encrypted key of an entry.
fn recipient(entry: &Object) -> Option<(Object, Vec<u8>)> {
    let header = match entry.get("header") {
        None => Object::new(),
        Some(header) => header.as_object()?.clone(),
    };
    Some((header, decoded(entry.get("encrypted_key")?.as_text()?)?))
}

/// Seals a text to keys of which there is at least one: compact for one, the general JSON for several.
pub(super) fn write(mut text: Vec<u8>, keys: &[PublicKey]) -> Result<String, SealError> {
    let file_key = random()?;
    let iv = random()?;
    let handed: Vec<(Object, String)> = keys.iter().map(|key| handed(&file_key, key)).collect::<Result<_, _>>()?;
    let own = Object::new().with("alg", ALG).with("enc", ENC).with("cty", "application/json");
    let mut seal = |protected: &str, aad: Option<&str>| {
        let aad = held_fast(protected, aad);
        let tag = encrypt(&mut text, &file_key, &iv, aad.as_bytes()).ok_or(SealErrorCode::SealTooLarge)?;
        Ok::<_, SealError>([encoded(iv.as_slice()), encoded(&text), encoded(&tag)])
    };
    if let [(header, key)] = handed.as_slice() {
        let own = header.iter().fold(own.with("typ", "JOSE"), |mut own, (name, value)| {
            own.push(String::from(name), value.clone());
            own
        });
        let protected = encoded_json(&own.into());
        let [iv, ciphertext, tag] = seal(&protected, None)?;
        return Ok([&protected, key, &iv, &ciphertext, &tag].map(String::as_str).join("."));
    }
    let protected = encoded_json(&own.with("typ", "JOSE+JSON").into());
    // The standard leaves each recipient's own header unprotected; this is protected, and names the keys again.
    let kids: Value = keys.iter().map(|key| Value::Text(key.kid.clone())).collect();
    let aad = encoded_json(&kids);
    let [iv, ciphertext, tag] = seal(&protected, Some(&aad))?;
    let entry = |(header, key)| {
        Value::Object(Object::new().with("header", Value::Object(header)).with("encrypted_key", Value::Text(key)))
    };
    let file = Object::new()
        .with("protected", protected)
        .with("recipients", handed.into_iter().map(entry).collect::<Value>())
        .with("aad", aad)
        .with("iv", iv)
        .with("ciphertext", ciphertext)
        .with("tag", tag);
    let mut text = String::new();
    json::write_object(&file, &mut text);
    Ok(text)
}

/// The key of the file as it is handed to somebody: what their header says, and the key encrypted.
fn handed(file_key: &Secret, key: &PublicKey) -> Result<(Object, String), SealError> {
    let ephemeral = Scalar::new(key.curve())?;
    let wrapped = ephemeral.agree(&key.point).and_then(|agreed| wrap(file_key, &wrapping_key(&agreed, [b"", b""])?));
    let wrapped = wrapped.ok_or(SealErrorCode::SealBadKey)?;
    let header = Object::new().with("kid", key.kid.clone()).with("epk", ephemeral.point().write());
    Ok((header, encoded(&wrapped)))
}

fn encoded_json(value: &Value) -> String {
    let mut text = String::new();
    json::write(value, &mut text);
    encoded(text.as_bytes())
}
