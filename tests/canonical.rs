//! RFC 8785 by its own published vectors, and SHA-256 by known answers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails says where")]

mod common;

use common::json::read;
use referral_consent::canonical::{canonical, digest};
use referral_consent::value::Value;
use sha2::{Digest, Sha256};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(bits: u64) -> String {
    canonical(&Value::Number(f64::from_bits(bits)))
}

#[test]
fn numbers_are_written_as_appendix_b_of_rfc_8785_says() {
    for (bits, expected) in [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        assert_eq!(number(bits), expected, "{bits:016x}");
    }
}

#[test]
fn a_number_that_is_none_of_json_is_not_read() {
    for wrong in ["+1", "01", "-01", "1.", ".5", "-", "1e", "1e+", "0x1", "1.5.2", "--1", "1e5.5", ""] {
        assert!(referral_consent::json::read(wrong).is_err(), "{wrong}");
        assert!(referral_consent::json::read(&format!("{{\"a\":{wrong}}}")).is_err(), "{wrong}");
    }
    for right in ["0", "-0", "10", "0.5", "-1.25e+3", "1E5", "1e-7"] {
        assert!(referral_consent::json::read(right).is_ok(), "{right}");
    }
}

/// The sequence of numbers that the author of RFC 8785 publishes with the SHA-256 of its first lines
/// (github.com/cyberphone/json-canonicalization, `testdata/README.md`): chosen ones, then two thousand in a row from
/// the smallest normal number, then those that lie in SHA-256 hashes of hashes.
fn sequence() -> impl Iterator<Item = u64> {
    let chosen: Vec<u64> = include_str!("vectors/rfc8785-numbers.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|bits| u64::from_str_radix(bits, 16).unwrap())
        .collect();
    let hashes = std::iter::successors(Some([0; 32]), |block: &[u8; 32]| Some(Sha256::digest(block).into())).skip(1);
    let in_hash = |block: [u8; 32]| -> [u64; 4] {
        std::array::from_fn(|part| u64::from_le_bytes(block[part * 8..part * 8 + 8].try_into().unwrap()))
    };
    let usable = |bits: &u64| f64::from_bits(*bits).is_finite() && f64::from_bits(*bits) != 0.0;
    chosen
        .into_iter()
        .chain((0..2000).map(|step| 0x0010_0000_0000_0000 + step))
        .chain(hashes.flat_map(in_hash).filter(usable))
}

#[test]
fn a_hundred_thousand_numbers_are_written_as_the_author_of_rfc_8785_publishes() {
    let published = [
        (1_000, "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687"),
        (10_000, "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892"),
        (100_000, "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7"),
    ];
    let mut hash = Sha256::new();
    for (line, bits) in (1..=100_000).zip(sequence()) {
        hash.update(format!("{bits:x},{}\n", number(bits)));
        if let Some((_, expected)) = published.iter().find(|(lines, _)| *lines == line) {
            assert_eq!(hex(&hash.clone().finalize()), *expected, "the first {line} lines");
        }
    }
}

#[test]
fn members_are_sorted_as_the_example_of_section_3_2_3_says() {
    let value = read(
        r#"{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
             "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }"#,
    );
    let expected = [
        "\"\\r\":\"Carriage Return\"",
        "\"1\":\"One\"",
        "\"\u{80}\":\"Control\"",
        "\"ö\":\"Latin Small Letter O With Diaeresis\"",
        "\"€\":\"Euro Sign\"",
        "\"😀\":\"Emoji: Grinning Face\"",
        "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"",
    ];
    assert_eq!(canonical(&value), format!("{{{}}}", expected.join(",")));
}

/// §3.2.2, its canonical form in §3.2.3, and its bytes in §3.2.4.
#[test]
fn the_example_of_section_3_2_is_written_byte_by_byte() {
    let value = read(
        r#"{
             "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
             "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
             "literals": [null, true, false]
           }"#,
    );
    let bytes = "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
                 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
                 5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
                 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
                 5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
                 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d";
    assert_eq!(hex(canonical(&value).as_bytes()), bytes.split_whitespace().collect::<String>());
}

#[test]
fn only_what_must_be_escaped_is_escaped_and_in_the_shortest_way() {
    let controls: String = (0..0x20).filter_map(char::from_u32).collect();
    let expected = "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f\
                    \\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c\\u001d\\u001e\\u001f\"";
    assert_eq!(canonical(&Value::Text(controls)), expected);
    let plain = "/<>&'\u{7f}\u{80}\u{2028}\u{2029}\u{feff}é€😀";
    assert_eq!(canonical(&plain.into()), format!("\"{plain}\""));
    assert_eq!(canonical(&"\"\\".into()), "\"\\\"\\\\\"");
}

#[test]
fn whole_numbers_have_no_point_and_nothing_is_written_between_members() {
    assert_eq!(canonical(&read("[ 1.0, -0.0, 10e2, 100, 1e-7, { } , [ ] ]")), "[1,0,1000,100,1e-7,{},[]]");
}

#[test]
fn the_order_of_members_never_matters_to_the_canonical_form() {
    let record = common::value(&common::record("parent agrees"));
    let expected = canonical(&record);
    for mut seed in 0..100 {
        assert_eq!(canonical(&common::json::shuffled(&record, &mut seed)), expected);
    }
}

#[test]
fn the_digest_is_the_sha_256_of_the_canonical_form() {
    // As `sha256sum` of coreutils gives it for the texts that stand beside them.
    for (text, expected) in [
        ("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
        (r#"{"a":1}"#, "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"),
        (r#"{"b":[true,null],"a":"€"}"#, "8088bdba38eb96a745b8e1113823a47511920756eefd8d757e4191ef14901446"),
    ] {
        let Value::Object(object) = read(text) else { panic!("{text} is no object") };
        assert_eq!(digest(&object), expected, "{text}");
    }
}

#[test]
fn the_digest_is_right_for_every_length_around_a_block() {
    // SHA-256 pads to blocks of 64 bytes: the object below takes from 50 to 200 bytes.
    let mut digests = String::new();
    for length in 0..150 {
        let text = format!(r#"{{"pad-the-object-to-more-than-fifty-bytes":"{}"}}"#, "x".repeat(length));
        let Value::Object(object) = read(&text) else { panic!("{text} is no object") };
        digests.push_str(&digest(&object));
        digests.push('\n');
    }
    // `sha256sum` of each of these texts, its digests a line each, and those lines once more.
    assert_eq!(hex(&Sha256::digest(&digests)), "7f237775b962ff1ceb7ec10e4e58529f2b7acac814fc1473b1f0d933284d620d");
}
