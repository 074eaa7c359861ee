//! What is said of the chart while it is explored.

use super::English;
use crate::words::explore::Explore;

impl Explore for English {}
