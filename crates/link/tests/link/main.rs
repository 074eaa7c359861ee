//! What a browser keeps between visits, on storages that fail in every way.

mod fake;
mod last_visit;
mod named;
