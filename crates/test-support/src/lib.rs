//! What tests of several crates share: random networks, and networks told as links with what their bills say.

pub mod bills;
pub mod networks;
