//! One browser with one window.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use fantoccini::elements::Element;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;

use super::driver::Driver;
use super::engine::Engine;
use super::extension::Extension;
use super::{noise, scratch};

/// A browser that was started for a story.
pub(crate) struct Browser {
    /// Steers the window.
    pub client: Client,
    /// Which engine it is.
    pub engine: Engine,
    driver: Driver,
}

impl Browser {
    /// Starts the engine's driver, and a browser through it.
    pub(crate) async fn start(engine: Engine, args: &[&str]) -> Result<Self> {
        let driver = Driver::start(engine).await?;
        let capabilities = engine.capabilities(args).as_object().cloned().unwrap_or_default();
        let client =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&driver.address()).await;
        let client = client.with_context(|| format!("{engine} did not start; it printed: {}", driver.output()))?;
        Ok(Self { client, engine, driver })
    }

    /// Runs a script in the current frame and returns what it returns.
    pub(crate) async fn script(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.client.execute(script, args).await.with_context(|| format!("the script failed: {script}"))
    }

    /// Runs a script that ends by calling its last argument.
    pub(crate) async fn script_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        self.client.execute_async(script, args).await.with_context(|| format!("the script failed: {script}"))
    }

    /// Lets scripts that end by calling back take so long.
    pub(crate) async fn wait_for_scripts(&self, patience: Duration) -> Result<()> {
        let timeouts = TimeoutConfiguration::new(Some(patience), None, None);
        self.client.update_timeouts(timeouts).await.context("the driver takes no timeouts")
    }

    /// A command of Chromium's own debugging protocol.
    pub(crate) async fn devtools(&self, command: &str, params: &Value) -> Result<Value> {
        let extension = Extension::devtools(command, params);
        self.client.issue_cmd(extension).await.with_context(|| format!("{command} failed"))
    }

    /// What an element is and what it is called for those who hear the page, as the engine works it out.
    pub(crate) async fn heard(&self, element: &Element) -> Result<(String, String)> {
        let id = element.element_id();
        let mut heard = [String::new(), String::new()];
        for (told, what) in heard.iter_mut().zip(["computedrole", "computedlabel"]) {
            let value = self.client.issue_cmd(Extension::heard(&id, what)).await;
            let value = value.with_context(|| format!("{} tells no {what}", self.engine))?;
            value.as_str().unwrap_or_default().clone_into(told);
        }
        let [role, label] = heard;
        Ok((role, label))
    }

    /// What the page complained of in the console, as far as the engine tells.
    ///
    /// `WebKitGTK` tells nothing while it is steered: `Ear` listens there from inside the page.
    pub(crate) async fn complaints(&self) -> Result<Vec<String>> {
        Ok(match self.engine {
            Engine::Chromium => noise::of_chromium(&self.log("browser").await?),
            Engine::Firefox => noise::of_firefox(&self.driver.output()),
            Engine::WebKit => Vec::new(),
        })
    }

    /// What the browser asked anybody for since it was last asked, as far as the engine tells.
    pub(crate) async fn requests(&self) -> Result<Option<Vec<String>>> {
        Ok(match self.engine {
            Engine::Chromium => Some(noise::requests_of_chromium(&self.log("performance").await?)),
            Engine::Firefox | Engine::WebKit => None,
        })
    }

    /// Keeps a picture of the window for whoever reads the failure, and says where.
    pub(crate) async fn keep_picture(&self) -> String {
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("browser").replace("::", "-");
        let path = scratch().join(format!("{name}.png"));
        match self.client.screenshot().await {
            Ok(picture) if std::fs::write(&path, &picture).is_ok() => format!(" (picture: {})", path.display()),
            _ => String::new(),
        }
    }

    /// Closes the window, and with it the browser.
    pub(crate) async fn close(self) -> Result<()> {
        // The driver is ended only after the browser that it started.
        Ok(self.client.close().await?)
    }

    async fn log(&self, kind: &str) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "only Chromium keeps a log");
        self.client.issue_cmd(Extension::log(kind)).await.with_context(|| format!("cannot read the {kind} log"))
    }
}
