//! What is said of what a user carries away, shares or embeds.

use super::English;
use crate::words::handout::Handouts;

impl Handouts for English {}
