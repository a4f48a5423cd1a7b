//! The one way in which files are sealed, and how large they may be. A choice would be a way to be talked into a weaker one.
//!
//! Whatever is secret is overwritten when it is no longer used.

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes256Gcm, KeyInit};
use aes_kw::KwAes256;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{SealError, SealErrorCode};

/// How the key of a file is handed to each who may open it (RFC 7518 §4.6).
pub(super) const ALG: &str = "ECDH-ES+A256KW";

/// How the file is encrypted (RFC 7518 §5.3).
pub(super) const ENC: &str = "A256GCM";

/// How long a sealed file may be, in characters: a thousand times a long referral.
pub const LARGEST: usize = 16_000_000;

/// How many it may be sealed to.
pub const MOST_RECIPIENTS: usize = 50;

/// 256 secret bits.
pub(super) type Secret = Zeroizing<[u8; 32]>;

/// The bytes of an encrypted key: its own, and eight that show whether it is whole.
const WRAPPED: usize = 40;

/// So many random bytes, from the system.
pub(super) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, SealError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_| SealErrorCode::NoCryptography)?;
    Ok(bytes)
}

/// The key that encrypts the key of the file, from what both sides agree on (RFC 7518 §4.6.2).
pub(super) fn wrapping_key(agreed: &Secret, parties: [&[u8]; 2]) -> Option<Secret> {
    let mut key = Secret::default();
    derive(agreed, ALG, parties, key.as_mut_slice())?;
    Some(key)
}

fn derive(agreed: &Secret, alg: &str, parties: [&[u8]; 2], key: &mut [u8]) -> Option<()> {
    let mut about = Vec::new();
    for part in [alg.as_bytes()].into_iter().chain(parties) {
        about.extend(u32::try_from(part.len()).ok()?.to_be_bytes());
        about.extend(part);
    }
    about.extend(u32::try_from(key.len() * 8).ok()?.to_be_bytes());
    concat_kdf::derive_key_into::<Sha256>(agreed.as_slice(), &about, key).ok()
}

/// Encrypts the key of a file (RFC 3394).
pub(super) fn wrap(key: &Secret, with: &Secret) -> Option<[u8; WRAPPED]> {
    let mut wrapped = [0; WRAPPED];
    KwAes256::new_from_slice(with.as_slice()).ok()?.wrap_key(key.as_slice(), &mut wrapped).ok()?;
    Some(wrapped)
}

/// Decrypts the key of a file; `None` where it is not whole.
pub(super) fn unwrap(wrapped: &[u8], with: &Secret) -> Option<Secret> {
    let mut key = Secret::default();
    let wrapped: &[u8; WRAPPED] = wrapped.try_into().ok()?;
    KwAes256::new_from_slice(with.as_slice()).ok()?.unwrap_key(wrapped, key.as_mut_slice()).ok()?;
    Some(key)
}

/// Encrypts in place, and gives the tag that shows whether anything was changed, `aad` included.
pub(super) fn encrypt(text: &mut [u8], key: &Secret, iv: &[u8; 12], aad: &[u8]) -> Option<[u8; 16]> {
    let cipher = Aes256Gcm::new_from_slice(key.as_slice()).ok()?;
    Some(cipher.encrypt_inout_detached(&(*iv).into(), aad, text.into()).ok()?.into())
}

/// Decrypts in place; `None` where anything was changed.
pub(super) fn decrypt(text: &mut [u8], key: &Secret, iv: &[u8], aad: &[u8], tag: &[u8]) -> Option<()> {
    let (iv, tag): ([u8; 12], [u8; 16]) = (iv.try_into().ok()?, tag.try_into().ok()?);
    let cipher = Aes256Gcm::new_from_slice(key.as_slice()).ok()?;
    cipher.decrypt_inout_detached(&iv.into(), aad, text.into(), &tag.into()).ok()
}

#[cfg(test)]
mod tests {
    //! Against what the standards publish.

    use base64ct::{Base64UrlUnpadded, Encoding};

    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn bytes(hex: &str) -> Vec<u8> {
        let digits: Vec<u8> = hex.chars().filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
        digits.chunks(2).filter_map(|pair| Some(pair.first()? << 4 | pair.last()?)).collect()
    }

    fn secret(hex: &str) -> Result<Secret, Vec<u8>> {
        Ok(Secret::new(bytes(hex).try_into()?))
    }

    #[test]
    fn a_key_is_derived_as_in_appendix_c_of_rfc_7518() -> Outcome {
        let agreed =
            secret("9e56d91d817135d372834283bf84269cfb316ea3da806a48f6daa7798cfe90c4").map_err(|_| "length")?;
        let mut key = [0; 16];
        derive(&agreed, "A128GCM", [b"Alice", b"Bob"], &mut key).ok_or("refused")?;
        assert_eq!(key.to_vec(), bytes("56aa8deaf8236d205c2228cd71a7101a"));
        Ok(())
    }

    #[test]
    fn a_key_is_wrapped_and_unwrapped_as_in_section_4_6_of_rfc_3394() -> Outcome {
        let with = secret("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f").map_err(|_| "length")?;
        let key = secret("00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f").map_err(|_| "length")?;
        let wrapped = bytes("28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21");
        assert_eq!(wrap(&key, &with).ok_or("refused")?.to_vec(), wrapped);
        assert_eq!(unwrap(&wrapped, &with), Some(key));
        for place in 0..wrapped.len() {
            let changed: Vec<u8> = (0..).zip(&wrapped).map(|(at, byte)| byte ^ u8::from(at == place)).collect();
            assert_eq!(unwrap(&changed, &with), None, "changed at {place}");
        }
        assert_eq!(unwrap(wrapped.get(8..).ok_or("length")?, &with), None);
        Ok(())
    }

    #[test]
    fn a_text_is_encrypted_and_decrypted_as_in_appendix_a_1_of_rfc_7516() -> Outcome {
        let key = secret("b1a1f480548fe1733fb403ff6b9ad4f68a076e5b702e22692f82cb2e7aea40fc").map_err(|_| "length")?;
        let iv: [u8; 12] = bytes("e3c575fc02dbe944b4e14ddb").try_into().map_err(|_| "length")?;
        let aad = b"eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ";
        let text = b"The true sign of intelligence is not knowledge but imagination.";
        let sealed = "5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A";
        let mut work = text.to_vec();
        let tag = encrypt(&mut work, &key, &iv, aad).ok_or("refused")?;
        assert_eq!(Base64UrlUnpadded::encode_string(&work), sealed);
        assert_eq!(Base64UrlUnpadded::encode_string(&tag), "XFBoMYUZodetZdvTiFvSkQ");
        assert_eq!(decrypt(&mut work, &key, &iv, b"another header", &tag), None);
        assert_eq!(decrypt(&mut work, &key, iv.get(1..).unwrap_or_default(), aad, &tag), None, "of another length");
        decrypt(&mut work, &key, &iv, aad, &tag).ok_or("refused")?;
        assert_eq!(work, text);
        Ok(())
    }
}
