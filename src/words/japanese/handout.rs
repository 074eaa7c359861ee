//! What is said of what a user carries away, shares or embeds.

use super::Japanese;
use crate::words::handout::Handouts;

impl Handouts for Japanese {}
