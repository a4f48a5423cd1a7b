//! Reading JSON text, as a page or a file gives it.
//!
//! Tolerant where other readers give up: a lone surrogate becomes U+FFFD, as it does wherever JavaScript hands a text
//! on; a number too great becomes [`Value::Opaque`]; and so does what lies too deep, so that no file can exhaust the
//! stack. `serde_json` does none of the three, and every page would download it.

use std::borrow::Cow;
use std::ops::BitOr;

use crate::canonical::{self, Members, write_value};
use crate::value::{MAX_DEPTH, MAX_VALUES, Object, Value};
use crate::{keys, platform};

/// Reads a JSON text.
///
/// # Errors
///
/// The place, in bytes, where it stops being JSON.
///
/// ```
/// use referral_consent::{json, value::Value};
/// let Ok(Value::Object(record)) = json::read(r#"{ "lawfulBasis": "public-task" }"#) else { panic!("it is JSON") };
/// assert_eq!(record.get("lawfulBasis").and_then(Value::as_text), Some("public-task"));
/// assert_eq!(json::read("{ ]"), Err(2));
/// ```
pub fn read(text: &str) -> Result<Value, usize> {
    let mut reader = Reader { text, at: 0, left: MAX_VALUES };
    let mut value = Value::Null;
    match reader.value(0, &mut value) {
        Some(()) if reader.peek().is_none() => Ok(value),
        _ => Err(reader.at),
    }
}

/// Writes a value as JSON, on one line, the members of objects in their order.
///
/// ```
/// use referral_consent::json;
/// let mut text = String::new();
/// json::write(&json::read(r#"{ "b": [1.50, null], "a": "€" }"#).unwrap(), &mut text);
/// assert_eq!(text, r#"{"b":[1.5,null],"a":"€"}"#);
/// ```
pub fn write(value: &Value, text: &mut String) {
    write_value(value, Members::AsTheyStand, text);
}

/// The same of an object.
pub fn write_object(object: &Object, text: &mut String) {
    canonical::write_object(object, None, Members::AsTheyStand, text);
}

/// How many bytes there are before the first that a text in JSON does not hold as it is: a quotation mark, a backslash
/// or a control character.
#[inline]
pub(crate) fn run(bytes: &[u8]) -> usize {
    // A page would download more than this for a microsecond.
    if cfg!(target_arch = "wasm32") {
        return bytes.iter().position(|byte| is_special(*byte)).unwrap_or(bytes.len());
    }
    // Most texts end within the first bytes.
    let few = bytes.get(..BLOCK).unwrap_or(bytes);
    let passed = short_run(few);
    if passed < BLOCK { passed } else { long_run(bytes) }
}

/// How many bytes are looked at together in a long text.
const BLOCK: usize = 32;

const fn is_special(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// The same of few bytes, eight at a time.
#[inline]
fn short_run(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut passed = 0;
    for word in words {
        let marks = marks(u64::from_le_bytes(*word));
        if marks != 0 {
            return passed + marks.trailing_zeros() as usize / 8;
        }
        passed += 8;
    }
    passed + rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len())
}

/// The same of many bytes: every byte of a block is looked at, as the compiler can then look at them all at once.
fn long_run(bytes: &[u8]) -> usize {
    let blocks = bytes.as_chunks::<BLOCK>().0;
    let plain = blocks.iter().take_while(|block| !block.iter().map(|byte| is_special(*byte)).fold(false, BitOr::bitor));
    let passed = plain.count() * BLOCK;
    passed + short_run(bytes.get(passed..).unwrap_or_default())
}

/// The highest bit of each special byte of eight, from the lowest of them on: a byte is below another, or the same, where
/// taking one from the other borrows from its highest bit.
const fn marks(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    const fn below(word: u64, limit: u8) -> u64 {
        word.wrapping_sub(ONES * limit as u64) & !word & HIGH
    }
    below(word, b' ') | below(word ^ (ONES * b'"' as u64), 1) | below(word ^ (ONES * b'\\' as u64), 1)
}

/// For how many members there is room in an object before it has to grow. A page asks for no more than it needs.
const ROOM: usize = if cfg!(target_arch = "wasm32") { 0 } else { 8 };

/// What is read, how far, and how many values may still come. Every method gives `None` where it is no JSON.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    left: u32,
}

impl Reader<'_> {
    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Passes over a byte, if it is the next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Passes over what is between one member and the next; `false` where the last was read.
    fn more(&mut self, end: u8) -> Option<bool> {
        let ended = self.take(end);
        (ended || self.take(b',')).then_some(!ended)
    }

    fn word(&mut self, word: &str) -> Option<()> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found.then_some(())
    }

    /// Reads a value to where it belongs: handed back, each would be copied several times.
    fn value(&mut self, depth: u8, place: &mut Value) -> Option<()> {
        self.left = self.left.saturating_sub(1);
        *place = match self.peek()? {
            b'{' | b'[' if depth == MAX_DEPTH || self.left == 0 => {
                self.skip()?;
                Value::Opaque
            }
            b'{' => Value::Object(self.object(depth)?),
            b'[' => Value::List(self.list(depth)?),
            b'"' => Value::Text(self.text()?),
            b't' => {
                self.word("true")?;
                Value::Bool(true)
            }
            b'f' => {
                self.word("false")?;
                Value::Bool(false)
            }
            b'n' => {
                self.word("null")?;
                Value::Null
            }
            _ => self.number()?,
        };
        Some(())
    }

    fn list(&mut self, depth: u8) -> Option<Vec<Value>> {
        self.at += 1;
        let mut list = Vec::new();
        if self.take(b']') {
            return Some(list);
        }
        loop {
            list.push(Value::Null);
            self.value(depth + 1, list.last_mut()?)?;
            if !self.more(b']')? {
                return Some(list);
            }
        }
    }

    fn object(&mut self, depth: u8) -> Option<Object> {
        self.at += 1;
        let mut members = Vec::with_capacity(ROOM);
        if !self.take(b'}') {
            loop {
                self.peek().filter(|byte| *byte == b'"')?;
                let key = self.key()?;
                self.take(b':').then_some(())?;
                members.push((key, Value::Null));
                let (_, place) = members.last_mut()?;
                self.value(depth + 1, place)?;
                if !self.more(b'}')? {
                    break;
                }
            }
        }
        Some(Object::from_members(members))
    }

    /// Passes over a list or an object, however deep, minding only its brackets and texts.
    fn skip(&mut self) -> Option<()> {
        let mut open = 0_usize;
        loop {
            let byte = self.peek()?;
            if byte == b'"' {
                self.text()?;
                continue;
            }
            open += usize::from(byte == b'{' || byte == b'[');
            open -= usize::from(byte == b'}' || byte == b']');
            self.at += 1;
            if open == 0 {
                return Some(());
            }
        }
    }

    /// A text, put together from its pieces; most have but one.
    fn text(&mut self) -> Option<String> {
        self.at += 1;
        let mut read = String::from(self.piece()?);
        loop {
            let byte = self.byte()?;
            self.at += 1;
            match byte {
                b'"' => return Some(read),
                b'\\' => read.push(self.escape()?),
                _ => return None,
            }
            read.push_str(self.piece()?);
        }
    }

    /// What stands as it is up to the end of a text, or an escape.
    fn piece(&mut self) -> Option<&str> {
        let start = self.at;
        self.at += run(self.text.as_bytes().get(start..)?);
        self.text.get(start..self.at)
    }

    fn key(&mut self) -> Option<Cow<'static, str>> {
        match self.known_key() {
            Some(key) => Some(Cow::Borrowed(key)),
            None => self.text().map(|key| keys::known(&key).map_or(Cow::Owned(key), Cow::Borrowed)),
        }
    }

    /// One of our keys, which need not be copied, where it stands; where it is none, nothing is passed over.
    fn known_key(&mut self) -> Option<&'static str> {
        let start = self.at + 1;
        let end = start + run(self.text.as_bytes().get(start..)?);
        let key = keys::known(self.text.get(start..end)?)?;
        (self.text.as_bytes().get(end) == Some(&b'"')).then(|| {
            self.at = end + 1;
            key
        })
    }

    /// What an escape stands for; a surrogate that stands alone is U+FFFD.
    fn escape(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        if byte == b'u' {
            let unit = self.unit()?;
            let after = self.at;
            if let 0xD800..0xDC00 = unit {
                self.at += 2;
                let escaped = self.text.get(after..self.at) == Some("\\u");
                if let Some(low @ 0xDC00..0xE000) = escaped.then(|| self.unit()).flatten() {
                    return char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                }
                self.at = after;
            }
            return Some(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let (_, letter) = ESCAPES.iter().find(|(sign, _)| *sign == byte)?;
        Some(char::from(*letter))
    }

    /// The four hexadecimal digits of an escape.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let mut unit = 0;
        for digit in digits.bytes() {
            unit = unit * 16 + char::from(digit).to_digit(16)?;
        }
        Some(unit)
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        while let Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') = self.byte() {
            self.at += 1;
        }
        let text = self.text.get(start..self.at)?;
        let number = platform::read_number(text);
        if number.is_none() {
            self.at = start;
        }
        Some(Value::number(number?))
    }
}

/// The letters that follow a backslash, each with what it stands for.
const ESCAPES: [(u8, u8); 8] = [
    (b'"', b'"'),
    (b'\\', b'\\'),
    (b'/', b'/'),
    (b'b', b'\x08'),
    (b'f', b'\x0c'),
    (b'n', b'\n'),
    (b'r', b'\r'),
    (b't', b'\t'),
];
