//! What is said of former states: undo, what is kept, scenarios side by side.

use super::Japanese;
use crate::words::history::History;

impl History for Japanese {}
