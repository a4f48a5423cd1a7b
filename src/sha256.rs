//! SHA-256 (FIPS 180-4) in a third of what the one of the `sha2` crate would add to what a page downloads. Natively that
//! one is used, and a test holds the two against each other.

/// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
const START: [u32; 8] =
    [0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19];

/// Those of the cube roots of the first 64.
const ROUNDS: [u32; 64] = [
    0x428A_2F98,
    0x7137_4491,
    0xB5C0_FBCF,
    0xE9B5_DBA5,
    0x3956_C25B,
    0x59F1_11F1,
    0x923F_82A4,
    0xAB1C_5ED5,
    0xD807_AA98,
    0x1283_5B01,
    0x2431_85BE,
    0x550C_7DC3,
    0x72BE_5D74,
    0x80DE_B1FE,
    0x9BDC_06A7,
    0xC19B_F174,
    0xE49B_69C1,
    0xEFBE_4786,
    0x0FC1_9DC6,
    0x240C_A1CC,
    0x2DE9_2C6F,
    0x4A74_84AA,
    0x5CB0_A9DC,
    0x76F9_88DA,
    0x983E_5152,
    0xA831_C66D,
    0xB003_27C8,
    0xBF59_7FC7,
    0xC6E0_0BF3,
    0xD5A7_9147,
    0x06CA_6351,
    0x1429_2967,
    0x27B7_0A85,
    0x2E1B_2138,
    0x4D2C_6DFC,
    0x5338_0D13,
    0x650A_7354,
    0x766A_0ABB,
    0x81C2_C92E,
    0x9272_2C85,
    0xA2BF_E8A1,
    0xA81A_664B,
    0xC24B_8B70,
    0xC76C_51A3,
    0xD192_E819,
    0xD699_0624,
    0xF40E_3585,
    0x106A_A070,
    0x19A4_C116,
    0x1E37_6C08,
    0x2748_774C,
    0x34B0_BCB5,
    0x391C_0CB3,
    0x4ED8_AA4A,
    0x5B9C_CA4F,
    0x682E_6FF3,
    0x748F_82EE,
    0x78A5_636F,
    0x84C8_7814,
    0x8CC7_0208,
    0x90BE_FFFA,
    0xA450_6CEB,
    0xBEF9_A3F7,
    0xC671_78F2,
];

/// The SHA-256 of a message.
#[allow(clippy::indexing_slicing, reason = "each index is less than the length of its array, as the compiler sees")]
#[allow(clippy::needless_range_loop, reason = "as the standard has it, and smaller")]
pub(crate) fn sha256(mut message: Vec<u8>) -> [u32; 8] {
    let mut bits = (message.len() as u64) << 3;
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    for _ in 0..8 {
        bits = bits.rotate_left(8);
        message.push(bits as u8);
    }
    let mut state = START;
    let mut words = [0_u32; 64];
    for block in message.as_chunks::<64>().0 {
        for t in 0..16 {
            words[t] = u32::from_be_bytes(block.as_chunks::<4>().0[t]);
        }
        for t in 16..64 {
            let (one, other) = (words[t - 15], words[t - 2]);
            let one = one.rotate_right(7) ^ one.rotate_right(18) ^ (one >> 3);
            let other = other.rotate_right(17) ^ other.rotate_right(19) ^ (other >> 10);
            words[t] = words[t - 16].wrapping_add(one).wrapping_add(words[t - 7]).wrapping_add(other);
        }
        let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
        for t in 0..64 {
            let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
            let choice = (e & f) ^ (!e & g);
            let one = h.wrapping_add(sum).wrapping_add(choice).wrapping_add(ROUNDS[t]).wrapping_add(words[t]);
            let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
            let majority = (a & b) ^ (a & c) ^ (b & c);
            (h, g, f, e, d, c, b) = (g, f, e, d.wrapping_add(one), c, b, a);
            a = one.wrapping_add(sum).wrapping_add(majority);
        }
        let mixed = [a, b, c, d, e, f, g, h];
        for t in 0..8 {
            state[t] = state[t].wrapping_add(mixed[t]);
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::sha256;

    #[test]
    fn it_is_that_of_the_crate() {
        let mut message = Vec::new();
        for length in 0..1_000_usize {
            let words = sha256(message.clone());
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
            assert_eq!(bytes, Sha256::digest(&message).as_slice(), "{length} bytes");
            message.push((length * length % 251) as u8);
        }
    }
}
