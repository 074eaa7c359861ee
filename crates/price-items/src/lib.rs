//! What AWS charges for, declared once: each item with its name, its unit and how price lists call it.
//!
//! The model, the readers of price lists and the tool that writes the price table all read [`PriceItem::spec`].

pub use instances::InstanceType;
pub use item::PriceItem;
pub use spec::{PriceItemSpec, PriceUnit};

mod instances;
mod item;
mod spec;
