//! A driver's process: started on a free port, heard, and ended with its value.

use std::collections::BTreeSet;
use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, anyhow};

use super::display::Display;
use super::engine::Engine;
use super::{scratch, until};

/// A running driver.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    port: u16,
    output: PathBuf,
    // Ends after the driver, which is declared before it.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the engine's driver and waits until it listens.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let port = free_port()?;
        let output = scratch().join(format!("driver-{port}.log"));
        let file = File::create(&output).with_context(|| format!("cannot write {}", output.display()))?;
        let display = match std::env::var_os("DISPLAY") {
            None if engine.needs_display() => Some(Display::start()?),
            _ => None,
        };
        let program = engine.driver();
        let mut command = Command::new(&program);
        command.args(engine.driver_args(port)).stdin(Stdio::null());
        command.stdout(file.try_clone()?).stderr(file);
        if let Some(display) = &display {
            command.env("DISPLAY", display.name());
        }
        let process = command.spawn().with_context(|| format!("cannot start {program}"))?;
        let mut driver = Self { process, port, output, _display: display };
        until(&format!("{program} to listen on port {port}"), async || driver.listens()).await?;
        Ok(driver)
    }

    /// Where it takes commands.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Everything that the driver and its browser have printed.
    pub(crate) fn output(&self) -> String {
        std::fs::read(&self.output).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    fn listens(&mut self) -> Result<()> {
        if let Some(status) = self.process.try_wait()? {
            return Err(anyhow!("it ended with {status}: {}", self.output()));
        }
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).map(drop).context("nothing listens yet")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_file(&self.output);
    }
}

/// A port that is free and that no other story of this run was given: one is free until its driver listens, which takes
/// a moment, and stories run side by side.
fn free_port() -> Result<u16> {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?.local_addr()?.port();
        if given.insert(port) {
            return Ok(port);
        }
    }
}
