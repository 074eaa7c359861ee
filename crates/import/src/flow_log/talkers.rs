//! The addresses with the most traffic.

use super::value::Address;
use crate::imported_data::{Remote, Talker};

/// The largest of many addresses, which are added in sorted order.
#[derive(Debug, Default)]
pub(super) struct Talkers {
    /// The current address, with the destination of most of its bytes and how many those are.
    now: Option<(Address, Remote, u64)>,
    /// All bytes of the current address.
    bytes: u64,
    addresses: u64,
    largest: Vec<Talker>,
}

impl Talkers {
    const MAX: usize = 20;

    /// Adds bytes of an address.
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
        if at < Self::MAX {
            self.largest.truncate(Self::MAX - 1);
            self.largest.insert(at, Talker { address: address.to_string(), remote, bytes });
        }
    }

    /// The number of addresses, and the largest ones.
    pub(super) fn finish(mut self) -> (u64, Vec<Talker>) {
        self.flush();
        (self.addresses, self.largest)
    }
}
