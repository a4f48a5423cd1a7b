//! Keys as JWKs (RFC 7517, RFC 8037): what may be one, how two sides agree on a secret, and how a pair is made.

use base64ct::{Base64UrlUnpadded, Encoding};
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToSec1Point;
use zeroize::Zeroizing;

use super::method::{ALG, Secret, random};
use super::{SealError, SealErrorCode};
use crate::json;
use crate::value::{Object, Value};

/// The kind of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// The one that every browser can use.
    P256,
    /// The one that browsers can use that are up to date.
    X25519,
}

impl Curve {
    /// Its name in a JWK.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::X25519 => "X25519",
        }
    }

    /// The type of key that it is among.
    const fn kty(self) -> &'static str {
        match self {
            Self::P256 => "EC",
            Self::X25519 => "OKP",
        }
    }

    /// That of a JWK; `None` where it is another.
    pub(super) fn of(jwk: &Object) -> Option<Self> {
        let text = |key| jwk.get(key).and_then(Value::as_text);
        [Self::P256, Self::X25519]
            .into_iter()
            .find(|it| text("crv") == Some(it.name()) && text("kty") == Some(it.kty()))
    }
}

/// The public part of a key, as it stands in a JWK or, for one file only, in its header.
pub(super) enum Point {
    P256(p256::PublicKey),
    X25519(x25519_dalek::PublicKey),
}

impl Point {
    /// That of a JWK; `None` where it has none that can be used.
    pub(super) fn read(jwk: &Object) -> Option<Self> {
        match Curve::of(jwk)? {
            Curve::P256 => {
                let mut point = vec![4];
                point.extend(coordinate(jwk, "x")?.as_slice());
                point.extend(coordinate(jwk, "y")?.as_slice());
                p256::PublicKey::from_sec1_bytes(&point).ok().map(Self::P256)
            }
            Curve::X25519 => Some(Self::X25519((*coordinate(jwk, "x")?).into())),
        }
    }

    /// As a JWK has it.
    pub(super) fn write(&self) -> Object {
        let jwk = |curve: Curve| Object::new().with("kty", curve.kty()).with("crv", curve.name());
        match self {
            Self::P256(key) => {
                let point = key.to_sec1_point(false);
                let [x, y] = [point.x(), point.y()].map(|part| part.map(|part| encoded(part)).unwrap_or_default());
                jwk(Curve::P256).with("x", x).with("y", y)
            }
            Self::X25519(key) => jwk(Curve::X25519).with("x", encoded(key.as_bytes())),
        }
    }
}

/// The private part.
pub(super) enum Scalar {
    P256(p256::SecretKey),
    X25519(x25519_dalek::StaticSecret),
}

impl Scalar {
    /// A new one.
    pub(super) fn new(curve: Curve) -> Result<Self, SealError> {
        match curve {
            // Nearly any number will do; the next will where one does not.
            Curve::P256 => loop {
                if let Ok(key) = p256::SecretKey::from_slice(random::<32>()?.as_slice()) {
                    return Ok(Self::P256(key));
                }
            },
            Curve::X25519 => Ok(Self::X25519((*random()?).into())),
        }
    }

    fn read(curve: Curve, d: &Secret) -> Option<Self> {
        match curve {
            Curve::P256 => p256::SecretKey::from_slice(d.as_slice()).ok().map(Self::P256),
            Curve::X25519 => Some(Self::X25519((**d).into())),
        }
    }

    fn curve(&self) -> Curve {
        match self {
            Self::P256(_) => Curve::P256,
            Self::X25519(_) => Curve::X25519,
        }
    }

    /// The public part of it.
    pub(super) fn point(&self) -> Point {
        match self {
            Self::P256(key) => Point::P256(key.public_key()),
            Self::X25519(key) => Point::X25519(key.into()),
        }
    }

    fn write(&self) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Self::P256(key) => encoded(&Zeroizing::new(key.to_bytes())),
            Self::X25519(key) => encoded(key.as_bytes()),
        })
    }

    /// What both sides come to and nobody else can. `None` with a key of another kind, and with one of the few of X25519
    /// with which everybody comes to the same.
    pub(super) fn agree(&self, with: &Point) -> Option<Secret> {
        match (self, with) {
            (Self::P256(key), Point::P256(point)) => {
                let agreed = diffie_hellman(key.to_nonzero_scalar(), point.as_affine());
                Some(Secret::new((*agreed.raw_secret_bytes()).into()))
            }
            (Self::X25519(key), Point::X25519(point)) => {
                let agreed = key.diffie_hellman(point);
                agreed.was_contributory().then(|| Secret::new(agreed.to_bytes()))
            }
            (Self::P256(_), Point::X25519(_)) | (Self::X25519(_), Point::P256(_)) => None,
        }
    }
}

/// A key to seal to.
pub struct PublicKey {
    pub(super) kid: String,
    pub(super) point: Point,
}

impl PublicKey {
    /// Reads a JWK: a P-256 or X25519 key for sealing, with a name and without its private part.
    ///
    /// # Errors
    ///
    /// Where it is none, or is private.
    pub fn read(jwk: &Value) -> Result<Self, SealError> {
        let bad = SealErrorCode::SealBadKey;
        let jwk = jwk.as_object().ok_or(bad)?;
        if jwk.get("d").is_some() || jwk.get("k").is_some() {
            return Err(SealErrorCode::PrivateKey.into());
        }
        let kid = name(jwk).ok_or(bad)?.ok_or(bad)?;
        let point = Point::read(jwk).ok_or(bad)?;
        // With a poor key of X25519 anybody could open what is sealed to it.
        Scalar::new(Curve::of(jwk).ok_or(bad)?)?.agree(&point).ok_or(bad)?;
        Ok(Self { kid: kid.into(), point })
    }

    /// Of which kind it is.
    pub(super) const fn curve(&self) -> Curve {
        match self.point {
            Point::P256(_) => Curve::P256,
            Point::X25519(_) => Curve::X25519,
        }
    }
}

/// A key that opens.
pub struct PrivateKey {
    pub(super) kid: Option<String>,
    pub(super) scalar: Scalar,
}

impl PrivateKey {
    /// Reads a JWK: a P-256 or X25519 key with its private part, and a name if it has one.
    ///
    /// # Errors
    ///
    /// Where it is none, or its two parts do not belong together.
    pub fn read(jwk: &Value) -> Result<Self, SealError> {
        Self::of(jwk).ok_or_else(|| SealErrorCode::OpenBadKey.into())
    }

    fn of(jwk: &Value) -> Option<Self> {
        let jwk = jwk.as_object()?;
        let kid = name(jwk)?.map(String::from);
        let scalar = Scalar::read(Curve::of(jwk)?, &coordinate(jwk, "d")?)?;
        let public = Point::read(jwk)?;
        (scalar.point().write() == public.write()).then_some(Self { kid, scalar })
    }

    /// Of which kind it is.
    pub(super) fn curve(&self) -> Curve {
        self.scalar.curve()
    }
}

/// The name of a key for sealing, if it has one; `None` where it is for something else, or its name is none.
fn name(jwk: &Object) -> Option<Option<&str>> {
    // As in a policy, what is null is not there.
    let given = |key| jwk.get(key).filter(|it| !matches!(it, Value::Null));
    let is_for_it = |key, word| given(key).is_none_or(|it| it.as_text() == Some(word));
    if !is_for_it("alg", ALG) || !is_for_it("use", "enc") {
        return None;
    }
    match given("kid") {
        None => Some(None),
        Some(kid) => kid.as_text().filter(|kid| !kid.trim().is_empty()).map(Some),
    }
}

/// 32 bytes in base64url.
fn coordinate(jwk: &Object, key: &str) -> Option<Secret> {
    let mut bytes = Secret::default();
    let read = Base64UrlUnpadded::decode(jwk.get(key)?.as_text()?, bytes.as_mut_slice()).ok()?.len();
    (read == bytes.len()).then_some(bytes)
}

/// Bytes in base64url.
pub(super) fn encoded(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(bytes)
}

/// The bytes of base64url as there is only one way to write it: the bits that the last sign has to spare are zero.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(text).ok()
}

/// A new pair of keys, each a JWK on one line.
pub struct KeyPair {
    /// For everybody, and for the policy.
    pub public: String,
    /// For whoever opens the files, and for nobody else.
    pub private: Zeroizing<String>,
}

impl KeyPair {
    /// Makes one that is called `kid`.
    ///
    /// # Errors
    ///
    /// Where the name is blank, or the system gives no random numbers.
    pub fn new(curve: Curve, kid: &str) -> Result<Self, SealError> {
        if kid.trim().is_empty() {
            return Err(SealErrorCode::SealBadKey.into());
        }
        let scalar = Scalar::new(curve)?;
        let jwk = scalar.point().write().with("kid", String::from(kid)).with("alg", ALG).with("use", "enc");
        let mut public = String::new();
        json::write_object(&jwk, &mut public);
        let d = scalar.write();
        // As large as it becomes, so that no copy of it is left behind.
        let mut private = Zeroizing::new(String::with_capacity(public.len() + d.len() + 8));
        for part in [public.strip_suffix('}').unwrap_or_default(), ",\"d\":\"", &d, "\"}"] {
            private.push_str(part);
        }
        Ok(Self { public, private })
    }
}

#[cfg(test)]
mod tests {
    //! Against what the standards publish.

    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn read(jwk: &str) -> Result<PrivateKey, String> {
        let jwk = json::read(jwk).map_err(|at| format!("no JSON at {at}"))?;
        PrivateKey::read(&jwk).map_err(|error| error.to_string())
    }

    const ALICE: &str = r#"{ "kty": "EC", "crv": "P-256",
        "x": "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0", "y": "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps",
        "d": "0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo" }"#;
    const BOB: &str = r#"{ "kty": "EC", "crv": "P-256",
        "x": "weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ", "y": "e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck",
        "d": "VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw" }"#;

    #[test]
    fn both_sides_agree_as_in_appendix_c_of_rfc_7518() -> Outcome {
        let (alice, bob) = (read(ALICE)?, read(BOB)?);
        let agreed = [alice.scalar.agree(&bob.scalar.point()), bob.scalar.agree(&alice.scalar.point())];
        for agreed in agreed {
            assert_eq!(encoded(agreed.ok_or("refused")?.as_slice()), "nlbZHYFxNdNyg0KDv4QmnPsxbqPagGpI9tqneYz-kMQ");
        }
        Ok(())
    }

    #[test]
    fn both_sides_agree_as_in_appendix_a_6_of_rfc_8037() -> Outcome {
        let alice = read(
            r#"{ "kty": "OKP", "crv": "X25519", "x": "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo",
                "d": "dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo" }"#,
        )?;
        let bob =
            json::read(r#"{ "kty": "OKP", "crv": "X25519", "x": "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08" }"#);
        let bob = bob.ok().and_then(|bob| Point::read(bob.as_object()?)).ok_or("no key")?;
        let agreed = alice.scalar.agree(&bob).ok_or("refused")?;
        assert_eq!(encoded(agreed.as_slice()), "Sl2dW6TOLeFyjjv0gDUPJeB-IclH0Z4zdvCbPB4WF0I");
        Ok(())
    }

    #[test]
    fn a_key_whose_parts_do_not_belong_together_opens_nothing() {
        assert!(read(&ALICE.replace("0_NxaRPU", "VEmDZpDX")).is_err());
        assert!(read(&ALICE.replace("SLW_xSff", "SLW_xSfg")).is_err(), "the point is not on the curve");
    }
}
