//! Sealing: who has the key reads every word, and nobody reads anything of a file that was changed. The same as
//! `tests/package/seal.test.mjs` asks of the package.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::json::{Json, json, put, take};
use common::value;
use referral_consent::sealing::{
    Curve, KeyPair, LARGEST, MOST_RECIPIENTS, Opener, PrivateKey, PublicKey, SealErrorCode as Code, Sealer,
};

const CURVES: [Curve; 2] = [Curve::P256, Curve::X25519];

const PAYLOAD: &str = r#"{"id":"1","name":"Zoë Ōsaka 👧","said":"He \"said\" so.\\","number":1.50}"#;

struct Pair {
    public: Json,
    private: Json,
}

fn pair(curve: Curve, kid: &str) -> Pair {
    let pair = KeyPair::new(curve, kid).unwrap();
    Pair { public: serde_json::from_str(&pair.public).unwrap(), private: serde_json::from_str(&pair.private).unwrap() }
}

fn sealer(keys: &[&Json]) -> Sealer {
    Sealer::new(keys.iter().map(|key| PublicKey::read(&value(key)).unwrap()).collect()).unwrap()
}

fn opener(keys: &[&Json]) -> Opener {
    Opener::new(keys.iter().map(|key| PrivateKey::read(&value(key)).unwrap()).collect())
}

fn sealed(keys: &[&Json]) -> String {
    sealer(keys).seal(PAYLOAD).unwrap()
}

/// The code of what goes wrong.
fn refusal(file: &str, key: &Json) -> &'static str {
    match opener(&[key]).open(file) {
        Ok(_) => "it went well",
        Err(error) => error.code.code(),
    }
}

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64url(bytes: &[u8]) -> String {
    let triple = |three: &[u8]| {
        let bits = three.iter().chain([&0, &0]).take(3).fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        let signs = [18, 12, 6, 0].map(|shift| char::from(SIGNS[bits >> shift & 63]));
        signs.into_iter().take(three.len() + 1)
    };
    bytes.chunks(3).flat_map(triple).collect()
}

fn from_base64url(text: &str) -> Vec<u8> {
    let bits = text.bytes().map(|sign| SIGNS.iter().position(|it| *it == sign).unwrap());
    let (mut bytes, mut held, mut count) = (Vec::new(), 0, 0);
    for six in bits {
        (held, count) = (held << 6 | six, count + 6);
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count & 255).unwrap());
        }
    }
    bytes
}

fn read(text: &str) -> Json {
    serde_json::from_slice(&from_base64url(text)).unwrap()
}

fn encoded(json: &Json) -> String {
    base64url(json.to_string().as_bytes())
}

#[test]
fn a_payload_is_opened_with_the_key_it_is_sealed_to_word_for_word() {
    for curve in CURVES {
        let pair = pair(curve, "hub");
        let file = sealed(&[&pair.public]);
        assert_eq!(file.split('.').count(), 5, "it is compact");
        assert!(!file.contains("Osaka"));
        assert_eq!(opener(&[&pair.private]).open(&file).unwrap(), PAYLOAD);
        assert_eq!(opener(&[&pair.private]).open(&format!("\u{feff}\n{file}\r\n")).unwrap(), PAYLOAD);
        let spaced = PAYLOAD.replace(":", " :\t").replace(",\"", "\r\n, \"");
        assert_eq!(opener(&[&pair.private]).open(&sealer(&[&pair.public]).seal(&spaced).unwrap()).unwrap(), PAYLOAD);
    }
}

#[test]
fn what_is_sealed_says_how_and_for_which_key_and_that_is_protected() {
    for curve in CURVES {
        let pair = pair(curve, "hub");
        let mut header = read(sealed(&[&pair.public]).split('.').next().unwrap());
        assert_eq!(header["epk"]["crv"], curve.name());
        assert_eq!(header["epk"].get("d"), None);
        take(&mut header, "/epk");
        let expected = json!({
            "alg": "ECDH-ES+A256KW", "enc": "A256GCM", "cty": "application/json", "typ": "JOSE", "kid": "hub",
        });
        assert_eq!(header, expected);
    }
}

#[test]
fn a_payload_that_is_sealed_to_several_keys_is_opened_with_each_of_them() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police “west”"));
    let file = sealed(&[&hub.public, &police.public]);
    assert!(!file.contains('\n'));
    let json: Json = serde_json::from_str(&file).unwrap();
    let expected = json!({
        "alg": "ECDH-ES+A256KW", "enc": "A256GCM", "cty": "application/json", "typ": "JOSE+JSON",
    });
    assert_eq!(read(json["protected"].as_str().unwrap()), expected);
    assert_eq!(read(json["aad"].as_str().unwrap()), json!(["hub", "police “west”"]));
    for key in [&hub.private, &police.private] {
        assert_eq!(opener(&[key]).open(&file).unwrap(), PAYLOAD);
        assert_eq!(opener(&[key]).open(&serde_json::to_string_pretty(&json).unwrap()).unwrap(), PAYLOAD);
    }
}

#[test]
fn while_a_key_is_being_replaced_files_for_the_old_and_for_the_new_one_are_opened() {
    let [old, new, other] = ["2025", "2026", "another"].map(|kid| pair(Curve::P256, kid));
    let both = opener(&[&old.private, &new.private]);
    for pair in [&old, &new] {
        assert_eq!(both.open(&sealed(&[&pair.public])).unwrap(), PAYLOAD);
    }
    assert_eq!(both.open(&sealed(&[&other.public])).unwrap_err().code, Code::OtherKey);
    let nameless: Vec<Json> = [&other, &new]
        .map(|pair| {
            let mut key = pair.private.clone();
            take(&mut key, "/kid");
            key
        })
        .into();
    let nameless = opener(&nameless.iter().collect::<Vec<_>>());
    assert_eq!(nameless.open(&sealed(&[&new.public])).unwrap(), PAYLOAD, "which of them it is, is tried");
    assert_eq!(nameless.open(&sealed(&[&old.public])).unwrap_err().code, Code::Damaged);
}

/// Every text that differs from one in one bit of one sign.
fn flipped(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    (0..text.len()).flat_map(move |place| {
        (0..7).map(move |bit| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[place] ^= 1 << bit;
            (place, String::from_utf8(bytes).unwrap())
        })
    })
}

#[test]
fn any_single_bit_that_flips_in_a_sealed_file_keeps_it_shut() {
    for curve in CURVES {
        let pair = pair(curve, "hub");
        let opener = opener(&[&pair.private]);
        let file = sealer(&[&pair.public]).seal(r#"{"id":"1"}"#).unwrap();
        for (place, changed) in flipped(&file) {
            let opened = opener.open(&changed);
            assert!(opened.is_err(), "flipped at {place}: {changed}");
        }
    }
}

#[test]
fn any_single_bit_of_a_file_for_several_keeps_it_shut_but_of_what_only_another_needs() {
    for curve in CURVES {
        let (mine, theirs) = (pair(curve, "mine"), pair(Curve::P256, "theirs"));
        let file = sealer(&[&mine.public, &theirs.public]).seal(r#"{"id":"1"}"#).unwrap();
        // The standard holds fast what another needs for them alone, but for their name.
        let from = file.find(r#""kid":"theirs""#).unwrap() + r#""kid":"theirs""#.len();
        let to = file.find(r#""aad""#).unwrap() - 3;
        let opener = opener(&[&mine.private]);
        let mut opened = 0;
        for (place, changed) in flipped(&file) {
            let is_theirs = (from..to).contains(&place);
            assert!(is_theirs || opener.open(&changed).is_err(), "flipped at {place}: {changed}");
            opened += usize::from(is_theirs && opener.open(&changed).is_ok());
        }
        assert!(opened > 0, "what is another's to check is found");
    }
}

#[test]
fn a_file_that_is_cut_anywhere_stays_shut() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    for file in [sealed(&[&hub.public]), sealed(&[&hub.public, &police.public])] {
        for place in 0..file.len() {
            assert!(refusal(&file[..place], &hub.private).starts_with("open."), "cut at {place}");
        }
    }
}

#[test]
fn a_wrong_key_is_told_apart_from_a_damaged_file_where_the_names_say_so() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    let (other, namesake) = (pair(Curve::P256, "somebody-else"), pair(Curve::P256, "hub"));
    for file in [sealed(&[&hub.public]), sealed(&[&hub.public, &police.public])] {
        assert_eq!(refusal(&file, &other.private), "open.other-key");
        assert_eq!(refusal(&file, &namesake.private), "open.damaged");
    }
    let file = sealed(&[&hub.public]);
    assert_eq!(refusal(&file, &police.private), "open.other-key");
    let said = opener(&[&other.private]).open(&file).unwrap_err().to_string();
    assert!(said.ends_with("(It names: hub.)"), "{said}");
    let strange = pair(Curve::P256, "<b>hub</b>");
    let said = opener(&[&other.private]).open(&sealed(&[&strange.public])).unwrap_err().to_string();
    assert!(!said.contains("hub"), "only plain words of a stranger's are repeated: {said}");
}

#[test]
fn a_file_that_is_sealed_in_any_other_way_is_not_even_tried() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    let compact = sealed(&[&hub.public]);
    let (header, rest) = compact.split_once('.').unwrap();
    let general: Json = serde_json::from_str(&sealed(&[&hub.public, &police.public])).unwrap();
    for (place, other) in [
        ("/alg", json!("dir")),
        ("/alg", json!("none")),
        ("/alg", json!("RSA1_5")),
        ("/alg", json!("ECDH-ES")),
        ("/alg", json!("ECDH-ES+A128KW")),
        ("/alg", json!("PBES2-HS512+A256KW")),
        ("/alg", Json::Null),
        ("/alg", json!(["ECDH-ES+A256KW"])),
        ("/enc", json!("A128CBC-HS256")),
        ("/enc", json!("A128GCM")),
        ("/enc", Json::Null),
        ("/zip", json!("DEF")),
        ("/crit", json!(["kid"])),
        ("/epk", Json::Null),
        ("/epk", json!({ "kty": "EC", "crv": "P-384", "x": "AA", "y": "AA" })),
        ("/epk", json!({ "kty": "OKP", "crv": "P-256", "x": "AA", "y": "AA" })),
    ] {
        let mut changed = read(header);
        put(&mut changed, place, other.clone());
        let file = format!("{}.{rest}", encoded(&changed));
        assert_eq!(refusal(&file, &hub.private), "open.other-method", "{place} {other}");
        if place == "/epk" {
            continue;
        }
        let mut protected = read(general["protected"].as_str().unwrap());
        put(&mut protected, place, other.clone());
        let mut changed = general.clone();
        put(&mut changed, "/protected", encoded(&protected).into());
        assert_eq!(refusal(&changed.to_string(), &hub.private), "open.other-method", "several: {place} {other}");
    }
}

#[test]
fn what_is_no_sealed_file_is_refused_whatever_it_is() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    let compact = sealed(&[&hub.public]);
    let general: Json = serde_json::from_str(&sealed(&[&hub.public, &police.public])).unwrap();
    let with = |place: &str, other: Json| {
        let mut changed = general.clone();
        put(&mut changed, place, other);
        changed.to_string()
    };
    let mut again = general["recipients"][0].clone();
    put(&mut again, "/header/alg", json!("ECDH-ES+A256KW"));
    for wrong in [
        ["", " ", "hello", "....", "{", "{}", "[]", "null", "\"a.b.c.d.e\"", PAYLOAD].map(String::from).as_slice(),
        &[format!("{compact}."), compact.replacen('.', "=", 1), format!("{compact}="), format!("{compact}\n{compact}")],
        &[with("/recipients", json!([])), with("/recipients", json!({})), with("/recipients", json!([null]))],
        &[with("/unprotected", json!({ "kid": "hub" })), with("/header", json!({ "kid": "hub" }))],
        &[with("/recipients", json!([again])), with("/encrypted_key", json!("AAAA")), with("/aad", json!(5))],
        &[with("/tag", json!("AAA")), with("/iv", json!("A+A/")), with("/protected", json!("AAAA"))],
    ]
    .concat()
    {
        let found = refusal(&wrong, &hub.private);
        // What has a form of its own, but is too short.
        let expected = if wrong.contains("\"AAA\"") { "open.damaged" } else { "open.not-sealed" };
        assert_eq!(found, expected, "{}", &wrong[..wrong.len().min(80)]);
    }
}

#[test]
fn a_key_of_x25519_with_which_everybody_comes_to_the_same_is_refused_on_both_sides() {
    let hub = pair(Curve::X25519, "hub");
    let file = sealed(&[&hub.public]);
    let (header, rest) = file.split_once('.').unwrap();
    // The points of low order (RFC 7748 §6.1), and two that are written with the highest bit.
    let mut one = [0; 32];
    one[0] = 1;
    let order_8 = [
        0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09,
        0x8d, 0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
    ];
    let mut minus_one = [0xff; 32];
    (minus_one[0], minus_one[31]) = (0xec, 0x7f);
    for poor in [[0; 32], one, order_8, minus_one] {
        let mut key = hub.public.clone();
        put(&mut key, "/x", base64url(&poor).into());
        assert_eq!(PublicKey::read(&value(&key)).err().unwrap().code, Code::SealBadKey);
        let mut changed = read(header);
        put(&mut changed, "/epk/x", base64url(&poor).into());
        assert_eq!(refusal(&format!("{}.{rest}", encoded(&changed)), &hub.private), "open.damaged");
    }
    let mut changed = read(header);
    let mut high = from_base64url(changed["epk"]["x"].as_str().unwrap());
    high[31] |= 0x80;
    put(&mut changed, "/epk/x", base64url(&high).into());
    let code = refusal(&format!("{}.{rest}", encoded(&changed)), &hub.private);
    assert_eq!(code, "open.other-method", "there is only one way to write a key");
}

#[test]
fn a_point_that_is_not_on_the_curve_is_refused_on_both_sides() {
    let hub = pair(Curve::P256, "hub");
    let mut key = hub.public.clone();
    put(&mut key, "/y", hub.public["x"].clone());
    assert_eq!(PublicKey::read(&value(&key)).err().unwrap().code, Code::SealBadKey);
    let file = sealed(&[&hub.public]);
    let (header, rest) = file.split_once('.').unwrap();
    let mut changed = read(header);
    let x = changed["epk"]["x"].clone();
    put(&mut changed, "/epk/y", x);
    assert_eq!(refusal(&format!("{}.{rest}", encoded(&changed)), &hub.private), "open.damaged");
}

#[test]
fn a_huge_file_is_refused_before_anything_is_done_with_it_and_so_are_fifty_one_recipients() {
    let hub = pair(Curve::P256, "hub");
    assert_eq!(refusal(&"A".repeat(LARGEST + 1), &hub.private), "open.too-large");
    let police = pair(Curve::X25519, "police");
    let mut general: Json = serde_json::from_str(&sealed(&[&hub.public, &police.public])).unwrap();
    let many = vec![general["recipients"][0].clone(); MOST_RECIPIENTS + 1];
    put(&mut general, "/recipients", many.into());
    assert_eq!(refusal(&general.to_string(), &hub.private), "open.too-large");
    let keys: Vec<PublicKey> = (0..=MOST_RECIPIENTS)
        .map(|number| PublicKey::read(&value(&pair(Curve::X25519, &number.to_string()).public)).unwrap())
        .collect();
    assert_eq!(Sealer::new(keys).err().unwrap().code, Code::SealTooLarge);
    let payload = |length| json!({ "text": "a".repeat(length) }).to_string();
    let sealer = sealer(&[&hub.public]);
    assert_eq!(sealer.seal(&payload(LARGEST / 2)).unwrap_err().code, Code::SealTooLarge);
    let largest = payload(LARGEST / 2 - 20);
    assert_eq!(
        opener(&[&hub.private]).open(&sealer.seal(&largest).unwrap()).unwrap(),
        largest,
        "the largest is opened"
    );
}

#[test]
fn only_an_object_of_json_is_sealed_and_only_to_proper_public_keys() {
    let (hub, police) = (pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    for wrong in ["", "null", "\"text\"", "5", "[{}]", "{", "{}{}", "{} {}"] {
        assert_eq!(sealer(&[&hub.public]).seal(wrong).unwrap_err().code, Code::SealNoPayload, "{wrong}");
    }
    let changed = |key: &Json, place: &str, other: Json| {
        let mut key = key.clone();
        put(&mut key, place, other);
        key
    };
    let without = |key: &Json, place: &str| {
        let mut key = key.clone();
        take(&mut key, place);
        key
    };
    for wrong in [
        json!(null),
        json!("key"),
        json!({}),
        without(&hub.public, "/kid"),
        without(&hub.public, "/y"),
        changed(&hub.public, "/kid", json!(" ")),
        changed(&hub.public, "/crv", json!("P-384")),
        changed(&hub.public, "/x", json!("AAAA")),
        changed(&hub.public, "/use", json!("sig")),
        changed(&hub.public, "/alg", json!("ES256")),
        changed(&police.public, "/crv", json!("Ed25519")),
        changed(&police.public, "/x", json!("AAAA")),
    ] {
        assert_eq!(PublicKey::read(&value(&wrong)).err().map(|error| error.code), Some(Code::SealBadKey), "{wrong}");
    }
    for private in [hub.private.clone(), police.private.clone(), json!({ "kty": "oct", "k": "c2VjcmV0", "kid": "1" })] {
        assert_eq!(PublicKey::read(&value(&private)).err().unwrap().code, Code::PrivateKey);
    }
    assert_eq!(Sealer::new(Vec::new()).err().unwrap().code, Code::NoKey);
    let twice = [&hub.public, &hub.public].map(|key| PublicKey::read(&value(key)).unwrap());
    assert_eq!(Sealer::new(twice.into()).err().unwrap().code, Code::SameName);
    let extra = changed(&changed(&hub.public, "/key_ops", json!(["deriveBits"])), "/ext", json!(false));
    assert!(PublicKey::read(&value(&extra)).is_ok(), "what other programs note about a key is passed over");
}

#[test]
fn a_file_is_opened_only_with_a_private_key_whose_parts_belong_together() {
    let (hub, other, police) = (pair(Curve::P256, "hub"), pair(Curve::P256, "hub"), pair(Curve::X25519, "police"));
    let mut mixed = hub.private.clone();
    put(&mut mixed, "/d", other.private["d"].clone());
    let mut short = police.private.clone();
    put(&mut short, "/d", json!("AAAA"));
    for wrong in [json!(null), json!("key"), hub.public.clone(), police.public.clone(), mixed, short] {
        assert_eq!(PrivateKey::read(&value(&wrong)).err().map(|error| error.code), Some(Code::OpenBadKey), "{wrong}");
    }
}

#[test]
fn two_sealings_of_one_payload_have_nothing_in_common() {
    let hub = pair(Curve::P256, "hub");
    let [one, another] = [sealed(&[&hub.public]), sealed(&[&hub.public])];
    for (one, another) in one.split('.').zip(another.split('.')) {
        assert_ne!(one, another);
    }
    assert_ne!(read(one.split('.').next().unwrap())["epk"], read(another.split('.').next().unwrap())["epk"]);
}

#[test]
fn every_code_says_something_to_people_and_no_two_are_the_same() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.code()).collect();
    for (index, code) in Code::ALL.iter().enumerate() {
        assert!(!codes[..index].contains(&code.code()));
        let said = referral_consent::sealing::SealError::from(*code).to_string();
        assert!(said.ends_with('.') && said.len() > 20, "{said}");
    }
    let module = include_str!("../pkg-config/seal-messages.js");
    assert!(codes.iter().all(|code| module.contains(&format!("\"{code}\": "))));
}
