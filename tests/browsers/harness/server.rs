//! A loopback server that remembers everything it was asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Response};

/// What a path is answered with.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reply {
    /// The document.
    pub html: String,
    /// Headers beside its type: names and values.
    pub headers: &'static [(&'static str, &'static str)],
}

/// A server on a free port, which ends with this value.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    log: Arc<Mutex<Vec<String>>>,
    worker: Option<JoinHandle<()>>,
}

impl Reply {
    /// A document.
    pub(crate) fn html(html: impl Into<String>) -> Self {
        Self { html: html.into(), headers: &[] }
    }
}

impl Server {
    /// Starts a server that answers these paths and no other.
    ///
    /// # Errors
    /// When no port is free.
    pub(crate) fn start(replies: impl IntoIterator<Item = (&'static str, Reply)>) -> Result<Self> {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").map_err(|error| anyhow!("no server: {error}"))?);
        let log = Arc::new(Mutex::new(Vec::new()));
        let replies: HashMap<&str, Reply> = replies.into_iter().collect();
        let worker = std::thread::spawn({
            let (http, log) = (Arc::clone(&http), Arc::clone(&log));
            move || {
                for request in http.incoming_requests() {
                    let path = request.url().to_owned();
                    let response = replies.get(path.as_str()).map_or_else(missing, respond);
                    log.lock().unwrap_or_else(PoisonError::into_inner).push(path);
                    // A browser that left before the answer came is no fault of the page.
                    let _ = request.respond(response);
                }
            }
        });
        Ok(Self { http, log, worker: Some(worker) })
    }

    /// The address of a path.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.http.server_addr())
    }

    /// Every path that was asked for, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
        let _ = self.worker.take().map(JoinHandle::join);
    }
}

type Body = Response<std::io::Cursor<Vec<u8>>>;

fn missing() -> Body {
    Response::from_string("not here").with_status_code(404)
}

fn respond(reply: &Reply) -> Body {
    let headers = [("Content-Type", "text/html; charset=utf-8")].into_iter().chain(reply.headers.iter().copied());
    headers
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
        .fold(Response::from_string(reply.html.as_str()), Response::with_header)
}
