//! A display that nobody sees, for an engine that cannot do without one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, ensure};

/// A running Xvfb, which ends with this value.
#[derive(Debug)]
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts the server on a display that it finds free.
    pub(crate) fn start() -> Result<Self> {
        // It writes the display's number to its standard output as soon as it can be used.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start Xvfb")?;
        let output = server.stdout.take();
        let mut display = Self { server, name: String::new() };
        let mut number = String::new();
        BufReader::new(output.context("Xvfb has no output")?).read_line(&mut number)?;
        ensure!(!number.trim().is_empty(), "Xvfb ended before it had a display");
        display.name = format!(":{}", number.trim());
        Ok(display)
    }

    /// What `DISPLAY` is to be set to.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // If it has ended by itself there is nothing left to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
