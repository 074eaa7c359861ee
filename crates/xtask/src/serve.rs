//! `cargo xtask run`: the packaged page on a loopback address.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::{dist, tools};

/// Builds the page, then serves it until Ctrl-C.
pub(crate) fn run(port: Option<u16>) -> Result<()> {
    dist::run(&tools::for_build()?)?;
    let listener = listen(port)?;
    println!("\nnatpoint is at http://{}/  (Ctrl-C ends)", listener.local_addr()?);
    serve(&listener);
    Ok(())
}

/// Serves the page as long as this program runs, beside all else that it does; returns its address.
pub(crate) fn aside() -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no port is free")?;
    let address = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || serve(&listener));
    Ok(address)
}

fn serve(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        // A thread each: a browser opens connections that it then leaves idle.
        std::thread::spawn(move || {
            if let Err(error) = answer(&stream) {
                eprintln!("a request was not answered: {error:#}");
            }
        });
    }
}

/// The given port, or the first free one from 8080.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    match port {
        Some(port) => TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("port {port} is taken")),
        None => (8080..=8180)
            .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
            .context("no port from 8080 to 8180 is free; name one with --port"),
    }
}

fn answer(mut stream: &TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut request = String::new();
    let mut reader = BufReader::new(stream);
    if reader.read_line(&mut request)? == 0 {
        return Ok(());
    }
    // The headers are read because closing on unread bytes would reset the connection.
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    // Read anew each time, so that a reload shows the newest build.
    let page = std::fs::read(dist::page()).context("dist/index.html is gone; run `cargo xtask dist`")?;
    stream.write_all(&response(&request, page))?;
    Ok(())
}

/// There is one file, so there is one path; everything else is not found.
fn response(request: &str, page: Vec<u8>) -> Vec<u8> {
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split('?').next().unwrap_or_default();
    let (status, kind, body) = match (method, path) {
        ("GET" | "HEAD", "/" | "/index.html") => ("200 OK", "text/html", page),
        ("GET" | "HEAD", _) => ("404 Not Found", "text/plain", b"There is only one page here: /\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain", b"Only GET and HEAD are answered.\n".to_vec()),
    };
    let mut bytes = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
        body.len()
    )
    .into_bytes();
    if method != "HEAD" {
        bytes.extend(body);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(request: &str, status: &str, body: &str) {
        let text = String::from_utf8(response(request, b"the page".to_vec())).unwrap_or_default();
        assert!(text.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{text}");
        assert_eq!(text.split("\r\n\r\n").nth(1), Some(body));
    }

    #[test]
    fn one_path_is_served() {
        check("GET / HTTP/1.1", "200 OK", "the page");
        check("GET /?embed=1 HTTP/1.1", "200 OK", "the page");
        check("GET /index.html HTTP/1.1", "200 OK", "the page");
        check("HEAD / HTTP/1.1", "200 OK", "");
        check("GET /favicon.ico HTTP/1.1", "404 Not Found", "There is only one page here: /\n");
        check("GET /../Cargo.toml HTTP/1.1", "404 Not Found", "There is only one page here: /\n");
        check("POST / HTTP/1.1", "405 Method Not Allowed", "Only GET and HEAD are answered.\n");
        check("", "405 Method Not Allowed", "Only GET and HEAD are answered.\n");
    }
}
