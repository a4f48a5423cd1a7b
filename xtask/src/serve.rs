//! A small web server for one folder, on this machine only.

mod request;
mod response;

use std::io::{BufReader, BufWriter, ErrorKind};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::failure::{Failure, Outcome, While};
use request::Request;
use response::Response;

const USUAL_PORT: u16 = 8080;

/// How many ports after the usual one are tried.
const NEIGHBOURS: u16 = 9;

/// What a message suggests.
const OTHER_PORT: u16 = 9000;

/// Which port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// The usual one, or a neighbour if it is taken.
    Usual,
    /// This one and no other.
    Just(u16),
}

impl Port {
    /// Reads `--port N`.
    pub fn from_arguments(arguments: &[&str]) -> Outcome<Self> {
        let number = match arguments {
            [] => return Ok(Self::Usual),
            ["--port", number] => Some(*number),
            [option] => option.strip_prefix("--port="),
            _ => None,
        };
        number
            .and_then(|number| number.parse().ok())
            .map(Self::Just)
            .ok_or_else(|| Failure::new("`cargo xtask serve` takes only `--port N`, with N from 1 to 65535."))
    }
}

/// Serves the folder until the program is stopped.
pub fn serve(folder: &Path, port: Port) -> Outcome {
    let listener = listen(port)?;
    println!("\nThe form is at {}  (stop with Ctrl+C)", address(&listener)?);
    accept(&listener, folder);
    Ok(())
}

fn listen(port: Port) -> Outcome<TcpListener> {
    let ports = match port {
        Port::Usual => USUAL_PORT..=USUAL_PORT + NEIGHBOURS,
        Port::Just(port) => port..=port,
    };
    for port in ports {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                println!("Port {port} is in use by another program.");
            }
            Err(error) => {
                return Err(Failure::new(format!(
                    "cannot listen on port {port}: {error}. Choose another port: cargo xtask serve --port {OTHER_PORT}"
                )));
            }
        }
    }
    Err(Failure::new(match port {
        Port::Usual => format!(
            "the {NEIGHBOURS} ports after {USUAL_PORT} are in use too. Stop one of those programs, or choose another port: cargo xtask serve --port {OTHER_PORT}"
        ),
        Port::Just(port) => format!(
            "port {port} was asked for and is in use. Stop the program that uses it, or choose another port: cargo xtask serve --port {OTHER_PORT}"
        ),
    }))
}

fn address(listener: &TcpListener) -> Outcome<String> {
    let address = listener.local_addr().doing(|| "cannot tell the server's own address".to_owned())?;
    Ok(format!("http://{address}/"))
}

fn accept(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder: PathBuf = folder.to_owned();
        thread::spawn(move || {
            // A browser that hangs up is no fault of ours.
            let _ = answer(&stream, &folder);
        });
    }
}

fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(30)))?;
    let request = Request::read(&mut BufReader::new(stream))?;
    Response::to(request.as_ref(), folder).write(request.as_ref(), &mut BufWriter::new(stream))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::{Read, Write};

    /// Serves the folder on any free port for as long as this program runs, and returns the address.
    fn serve_aside(folder: &Path) -> Outcome<String> {
        let listener = listen(Port::Just(0))?;
        let address = address(&listener)?;
        let folder = folder.to_owned();
        thread::spawn(move || accept(&listener, &folder));
        Ok(address)
    }

    fn ask(address: &str, request: &str) -> Outcome<String> {
        let failed = || "the conversation failed".to_owned();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).doing(failed)?;
        stream.write_all(request.as_bytes()).doing(failed)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).doing(failed)?;
        Ok(answer)
    }

    fn site(name: &str) -> Outcome<PathBuf> {
        let folder = std::env::temp_dir().join(format!("xtask-serve-{}-{name}", std::process::id()));
        let failed = || "cannot make a site".to_owned();
        fs::create_dir_all(folder.join("site/inner")).doing(failed)?;
        fs::write(folder.join("secret"), "secret").doing(failed)?;
        fs::write(folder.join("site/index.html"), "front page").doing(failed)?;
        fs::write(folder.join("site/inner/index.html"), "inner page").doing(failed)?;
        fs::write(folder.join("site/a b.js"), "1").doing(failed)?;
        fs::write(folder.join("site/rules.wasm"), "x").doing(failed)?;
        Ok(folder.join("site"))
    }

    #[test]
    fn pages_are_served_with_their_type_and_a_strict_policy() -> Outcome {
        let address = serve_aside(&site("pages")?)?;
        let front = ask(&address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")?;
        assert!(front.starts_with("HTTP/1.1 200 OK\r\n"), "{front}");
        assert!(front.ends_with("\r\n\r\nfront page"), "{front}");
        assert!(front.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"), "{front}");
        assert!(front.contains("\r\nContent-Security-Policy: default-src 'none'; script-src 'self'"), "{front}");
        let wasm = ask(&address, "GET /rules.wasm?v=1 HTTP/1.1\r\n\r\n")?;
        assert!(wasm.contains("\r\nContent-Type: application/wasm\r\n"), "{wasm}");
        let script = ask(&address, "GET /a%20b.js HTTP/1.1\r\n\r\n")?;
        assert!(script.contains("\r\nContent-Type: text/javascript; charset=utf-8\r\n"), "{script}");
        Ok(())
    }

    #[test]
    fn a_folder_has_one_address_and_its_index() -> Outcome {
        let address = serve_aside(&site("folder")?)?;
        let bare = ask(&address, "GET /inner?x=1 HTTP/1.1\r\n\r\n")?;
        assert!(bare.starts_with("HTTP/1.1 308 ") && bare.contains("\r\nLocation: /inner/?x=1\r\n"), "{bare}");
        // Two strokes at the front would lead to another server.
        let twice = ask(&address, "GET //inner HTTP/1.1\r\n\r\n")?;
        assert!(twice.contains("\r\nLocation: /inner/\r\n"), "{twice}");
        assert!(ask(&address, "GET /inner/ HTTP/1.1\r\n\r\n")?.ends_with("inner page"));
        Ok(())
    }

    #[test]
    fn nothing_outside_the_folder_is_served() -> Outcome {
        let address = serve_aside(&site("outside")?)?;
        for path in ["/../secret", "/%2e%2e/secret", "/inner/..%2f..%2fsecret", "/..%5csecret", "//etc/passwd", "/%00"]
        {
            let answer = ask(&address, &format!("GET {path} HTTP/1.1\r\n\r\n"))?;
            assert!(answer.starts_with("HTTP/1.1 404 "), "{path}: {answer}");
        }
        Ok(())
    }

    #[test]
    fn what_is_no_request_for_a_page_is_refused() -> Outcome {
        let address = serve_aside(&site("refused")?)?;
        assert!(ask(&address, "POST / HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 405 "));
        assert!(ask(&address, "nonsense\r\n\r\n")?.starts_with("HTTP/1.1 400 "));
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(60_000));
        // The server may hang up before it has read everything: then there is no answer to read.
        if let Ok(answer) = ask(&address, &long) {
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 400 "), "{answer}");
        }
        Ok(())
    }

    #[test]
    fn an_unchanged_file_is_not_sent_again() -> Outcome {
        let address = serve_aside(&site("unchanged")?)?;
        let first = ask(&address, "GET / HTTP/1.1\r\n\r\n")?;
        let tag = first.lines().find_map(|line| line.strip_prefix("ETag: ")).unwrap_or_default();
        let second = ask(&address, &format!("GET / HTTP/1.1\r\nIf-None-Match: {tag}\r\n\r\n"))?;
        assert!(second.starts_with("HTTP/1.1 304 "), "{second}");
        assert!(!second.contains("front page"));
        Ok(())
    }

    #[test]
    fn a_port_that_was_asked_for_and_is_taken_is_refused() -> Outcome {
        let taken = listen(Port::Just(0))?;
        let port = taken.local_addr().doing(String::new)?.port();
        assert!(listen(Port::Just(port)).is_err());
        Ok(())
    }

    #[test]
    fn the_port_is_read_from_the_options() -> Outcome {
        assert_eq!(Port::from_arguments(&[])?, Port::Usual);
        assert_eq!(Port::from_arguments(&["--port", "9000"])?, Port::Just(9000));
        assert_eq!(Port::from_arguments(&["--port=9000"])?, Port::Just(9000));
        assert!(Port::from_arguments(&["--port", "many"]).is_err());
        assert!(Port::from_arguments(&["--open"]).is_err());
        Ok(())
    }
}
