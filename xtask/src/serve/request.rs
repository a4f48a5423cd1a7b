//! What a browser asks for.

use std::io::{self, BufRead, Read};

const LONGEST_HEAD: u64 = 32 * 1024;

/// A request for one address.
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The address as it was sent, without the question mark and what follows.
    pub address: String,
    /// The question mark and what follows.
    pub query: String,
    /// The tag of the copy that the browser has.
    pub known_tag: Option<String>,
}

impl Request {
    /// Reads a request up to the end of its head; `None` if it is not one.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = stream.take(LONGEST_HEAD);
        let mut line = String::new();
        head.read_line(&mut line)?;
        let mut known_tag = None;
        loop {
            let mut header = String::new();
            if head.read_line(&mut header)? == 0 {
                return Ok(None);
            }
            let header = header.trim_end();
            if header.is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("if-none-match")
            {
                known_tag = Some(value.trim().to_owned());
            }
        }
        let mut words = line.split_ascii_whitespace();
        let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next()) else {
            return Ok(None);
        };
        if !version.starts_with("HTTP/") || !target.starts_with('/') {
            return Ok(None);
        }
        let (address, query) = target.split_at(target.find('?').unwrap_or(target.len()));
        Ok(Some(Self { method: method.to_owned(), address: address.to_owned(), query: query.to_owned(), known_tag }))
    }

    /// The names of the folders and the file, decoded; `None` if one of them is not a plain name.
    pub fn names(&self) -> Option<Vec<String>> {
        self.address
            .split('/')
            .filter(|name| !name.is_empty())
            .map(|name| {
                let name = decode(name)?;
                let plain = name != "." && name != ".." && !name.contains(['/', '\\', '\0']);
                plain.then_some(name)
            })
            .collect()
    }
}

/// Turns `%20` into a space and so on.
fn decode(name: &str) -> Option<String> {
    let mut bytes = name.bytes();
    let mut decoded = Vec::with_capacity(name.len());
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
            u8::try_from(high * 16 + low).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn percent_signs_are_decoded_and_broken_ones_refused() {
        assert_eq!(decode("a%20b%C3%A9").as_deref(), Some("a bé"));
        assert_eq!(decode("100%"), None);
        assert_eq!(decode("%zz"), None);
        assert_eq!(decode("%ff"), None);
    }
}
