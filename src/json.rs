//! Reading JSON text, as a page or a file gives it.
//!
//! Tolerant where other readers give up: a lone surrogate becomes U+FFFD, as it does wherever JavaScript hands a text
//! on; a number too great becomes [`Value::Opaque`]; and so does what lies too deep, so that no file can exhaust the
//! stack. `serde_json` does none of the three, and every page would download it.

use std::borrow::Cow;

use crate::canonical::write_text;
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
    match reader.value(0) {
        Some(value) if reader.peek().is_none() => Ok(value),
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
    match value {
        Value::Null | Value::Opaque => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => platform::write_number(*number, text),
        Value::Text(word) => write_text(word, text),
        Value::Token(word) => write_text(word, text),
        Value::List(list) => {
            text.push('[');
            for (index, value) in list.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                write(value, text);
            }
            text.push(']');
        }
        Value::Object(object) => write_object(object, text),
    }
}

/// The same of an object.
pub fn write_object(object: &Object, text: &mut String) {
    text.push('{');
    for (index, (key, value)) in object.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        write_text(key, text);
        text.push(':');
        write(value, text);
    }
    text.push('}');
}

/// How many bytes there are before the first that a text in JSON does not hold as it is: a quotation mark, a backslash
/// or a control character.
///
/// Eight at a time, as most of a long text is neither: a byte is below another, or the same, where taking one from the
/// other borrows from its highest bit. A page would download that for a microsecond.
pub(crate) fn run(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGH;
    let mut at = 0;
    if cfg!(not(target_arch = "wasm32")) {
        let (words, _) = bytes.as_chunks::<8>();
        for word in words {
            let word = u64::from_le_bytes(*word);
            let same = |byte: u8| below(word ^ (ONES * u64::from(byte)), 1);
            if below(word, b' ') | same(b'"') | same(b'\\') != 0 {
                break;
            }
            at += 8;
        }
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' ')).unwrap_or(rest.len())
}

/// For how many members there is room in an object before it has to grow. A page asks for no more than it needs.
const ROOM: usize = if cfg!(target_arch = "wasm32") { 0 } else { 8 };

/// What is read, how far, and how many values may still come. Every method gives `None` where it is no JSON.
struct Reader<'t> {
    text: &'t str,
    at: usize,
    left: u32,
}

impl<'t> Reader<'t> {
    #[inline(always)]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space.
    #[inline(always)]
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

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        let found = self.text.get(self.at..)?.starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found.then_some(value)
    }

    fn value(&mut self, depth: u8) -> Option<Value> {
        self.left = self.left.saturating_sub(1);
        match self.peek()? {
            b'{' | b'[' if depth == MAX_DEPTH || self.left == 0 => self.skip(),
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => Some(Value::Text(self.string()?.into_owned())),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u8) -> Option<Value> {
        self.at += 1;
        let mut list = Vec::new();
        if self.take(b']') {
            return Some(Value::List(list));
        }
        loop {
            list.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Some(Value::List(list));
            }
            self.take(b',').then_some(())?;
        }
    }

    fn object(&mut self, depth: u8) -> Option<Value> {
        self.at += 1;
        let mut members = Vec::with_capacity(ROOM);
        if !self.take(b'}') {
            loop {
                self.peek().filter(|byte| *byte == b'"')?;
                let key = self.string()?;
                let key = keys::known(&key).map_or_else(|| Cow::Owned(key.into_owned()), Cow::Borrowed);
                self.take(b':').then_some(())?;
                members.push((key, self.value(depth + 1)?));
                if self.take(b'}') {
                    break;
                }
                self.take(b',').then_some(())?;
            }
        }
        Some(Value::Object(Object::from_members(members)))
    }

    /// Passes over a list or an object, however deep, minding only its brackets and texts.
    fn skip(&mut self) -> Option<Value> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return Some(Value::Opaque);
            }
        }
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let mut read = Cow::Borrowed("");
        loop {
            let start = self.at;
            let rest = self.text.as_bytes().get(start..)?;
            self.at += run(rest);
            let run = self.text.get(start..self.at)?;
            if read.is_empty() {
                read = Cow::Borrowed(run);
            } else {
                read.to_mut().push_str(run);
            }
            let byte = self.byte()?;
            self.at += 1;
            match byte {
                b'"' => return Some(read),
                b'\\' => {
                    let letter = self.escape()?;
                    read.to_mut().push(letter);
                }
                _ => return None,
            }
        }
    }

    /// What an escape stands for; a surrogate that stands alone is U+FFFD.
    fn escape(&mut self) -> Option<char> {
        let byte = self.byte()?;
        self.at += 1;
        Some(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
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
                char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return None,
        })
    }

    /// The four hexadecimal digits of an escape.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |unit, digit| Some(unit * 16 + digit.to_digit(16)?))
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
