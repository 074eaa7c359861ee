//! What is said of the candidates, of gates and of trade-offs.

use super::Japanese;
use crate::words::advice::Advice;

impl Advice for Japanese {}
