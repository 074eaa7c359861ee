//! The addresses that most was exchanged with.

use super::value::Address;
use crate::imported_data::{Remote, Talker};

/// The largest of many addresses, which come in order.
#[derive(Debug, Default)]
pub(super) struct Talkers {
    /// The address that comes in, with what most of it is and how much that is.
    now: Option<(Address, Remote, u64)>,
    /// All of its bytes.
    bytes: u64,
    addresses: u64,
    largest: Vec<Talker>,
}

impl Talkers {
    const TOLD: usize = 20;

    /// Takes bytes of an address.
    pub(super) fn add(&mut self, address: Address, remote: &Remote, bytes: u64) {
        match &mut self.now {
            Some((now, what, most)) if *now == address => {
                if bytes > *most {
                    (*what, *most) = (remote.clone(), bytes);
                }
            }
            _ => {
                self.flush();
                self.now = Some((address, remote.clone(), bytes));
            }
        }
        self.bytes = self.bytes.saturating_add(bytes);
    }

    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        let Some((address, remote, _)) = self.now.take() else { return };
        self.addresses += 1;
        let at = self.largest.partition_point(|talker| talker.bytes >= bytes);
        if at < Self::TOLD {
            self.largest.truncate(Self::TOLD - 1);
            self.largest.insert(at, Talker { address: address.to_string(), remote, bytes });
        }
    }

    /// How many addresses there were, and the largest.
    pub(super) fn told(mut self) -> (u64, Vec<Talker>) {
        self.flush();
        (self.addresses, self.largest)
    }
}
