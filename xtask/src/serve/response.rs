//! What the browser is given.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::request::Request;

/// Nothing but the site's own files, and no script in the page: what an agency's server should send too.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// An answer.
pub struct Response {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

impl Response {
    /// The answer to a request for something in `folder`.
    pub fn to(request: Option<&Request>, folder: &Path) -> Self {
        let Some(request) = request else {
            return Self::text("400 Bad Request", "This is not a request that this server understands.\n");
        };
        if request.method != "GET" && request.method != "HEAD" {
            let mut response = Self::text("405 Method Not Allowed", "This server only hands out files.\n");
            response.headers.push(("Allow", "GET, HEAD".to_owned()));
            return response;
        }
        let Some(path) =
            request.names().map(|names| names.iter().fold(folder.to_owned(), |path, name| path.join(name)))
        else {
            return Self::not_found();
        };
        if !path.is_dir() {
            return Self::file(request, &path, folder);
        }
        if request.address.ends_with('/') {
            Self::file(request, &path.join("index.html"), folder)
        } else {
            // Relative addresses in the page are read from the folder only if it ends in a stroke.
            let mut response = Self::text("308 Permanent Redirect", "");
            response
                .headers
                .push(("Location", format!("/{}/{}", request.address.trim_start_matches('/'), request.query)));
            response
        }
    }

    fn file(request: &Request, path: &Path, folder: &Path) -> Self {
        let Some((tag, body)) = read(path, folder) else {
            return Self::not_found();
        };
        let unchanged = request.known_tag.as_deref() == Some(&tag);
        let mut response = if unchanged {
            Self { status: "304 Not Modified", headers: Vec::new(), body: Vec::new() }
        } else {
            Self { status: "200 OK", headers: vec![("Content-Type", media_type(path).to_owned())], body }
        };
        response.headers.push(("ETag", tag));
        response
    }

    fn not_found() -> Self {
        Self::text("404 Not Found", "There is no such page here.\n")
    }

    fn text(status: &'static str, body: &str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
            body: body.as_bytes().to_owned(),
        }
    }

    /// Sends it.
    pub fn write(&self, request: Option<&Request>, stream: &mut impl Write) -> io::Result<()> {
        write!(stream, "HTTP/1.1 {}\r\n", self.status)?;
        for (name, value) in &self.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        write!(
            stream,
            "Content-Length: {}\r\nContent-Security-Policy: {CONTENT_SECURITY_POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\n\
             Connection: close\r\n\r\n",
            self.body.len()
        )?;
        if request.is_none_or(|request| request.method != "HEAD") {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

/// The file and a tag that changes when it does; `None` if it is not one of the folder's.
fn read(path: &Path, folder: &Path) -> Option<(String, Vec<u8>)> {
    let path: PathBuf = path.canonicalize().ok()?;
    if !path.starts_with(folder.canonicalize().ok()?) {
        return None;
    }
    let body = fs::read(&path).ok()?;
    let changed = fs::metadata(&path).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((format!("\"{:x}-{:x}\"", changed.as_nanos(), body.len()), body))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
