//! What is said of the chart while it is explored.

use super::Japanese;
use crate::words::explore::Explore;

impl Explore for Japanese {}
