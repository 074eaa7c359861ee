//! Waiting for a condition instead of for a time.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// How long a condition may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(40);
/// How often it is looked at.
const PERIOD: Duration = Duration::from_millis(30);

/// Looks until there is nothing to complain about; the last complaint becomes the error.
pub(crate) async fn until<T>(awaited: &str, mut look: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    loop {
        match look().await {
            Ok(seen) => return Ok(seen),
            Err(complaint) if started.elapsed() > DEADLINE => {
                return Err(complaint).with_context(|| format!("waited {} s for {awaited}", DEADLINE.as_secs()));
            }
            Err(_) => tokio::time::sleep(PERIOD).await,
        }
    }
}
