//! What is said of former states: undo, what is kept, scenarios side by side.

use super::English;
use crate::words::history::History;

impl History for English {}
