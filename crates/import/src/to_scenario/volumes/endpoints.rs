//! What interface endpoints carry, one by one, by logs, metrics and bills, which have the same bytes.

use std::collections::BTreeMap;

use super::plus;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::units::Gb;

/// The sources of what endpoints carry.
pub(super) const LOG: usize = 0;
pub(super) const METRICS: usize = 1;
pub(super) const BILL: usize = 2;
/// How many there are.
pub(super) const SOURCES: usize = 3;

/// What an endpoint carries by each source.
type Sums = [Gb; SOURCES];

/// What interface endpoints carry, by their ids.
#[derive(Default)]
pub(super) struct EndpointVolumes {
    named: BTreeMap<ServiceId, BTreeMap<String, Sums>>,
    /// Of those whose service no file names.
    unnamed: BTreeMap<String, Sums>,
}

impl EndpointVolumes {
    /// Adds what the endpoint of a service carries; its id is empty where it is not known.
    pub(super) fn add(&mut self, service: ServiceId, id: &str, source: usize, gb: Gb) {
        add(self.named.entry(service).or_default(), id, source, gb);
    }

    /// Adds what an endpoint carries whose service no file names.
    pub(super) fn add_unnamed(&mut self, id: &str, source: usize, gb: Gb) {
        add(&mut self.unnamed, id, source, gb);
    }

    /// What the endpoints of each service carry.
    pub(super) fn by_service(&self) -> impl Iterator<Item = (ServiceId, Gb)> {
        let volumes = self.named.iter().map(|(service, endpoints)| {
            // Where a source does not tell the endpoints of a service apart, it may have any of them.
            let gb = if endpoints.contains_key("") { counted(&sum(endpoints)) } else { each_counted(endpoints) };
            (*service, gb)
        });
        volumes.filter(|(_, gb)| *gb > Gb::ZERO)
    }

    pub(super) fn has_any(&self) -> bool {
        self.by_service().next().is_some()
    }

    /// The ids of those whose service no file names, and what they carry.
    pub(super) fn unnamed(&self) -> (Vec<&str>, Gb) {
        (self.unnamed.keys().map(String::as_str).collect(), each_counted(&self.unnamed))
    }

    /// Whether two sources have the same bytes, of which one counts: of the same service, or of one that is named and
    /// one that is not, for which it is given whether each source has volumes without a service.
    pub(super) fn has_the_same_twice(&self, unnamed: [(usize, bool); 2]) -> bool {
        let sums: Vec<Sums> = self.named.values().map(sum).collect();
        let has = |sums: &Sums, source: usize| sums.get(source).is_some_and(|gb| *gb > Gb::ZERO);
        let twice = |sums: &Sums| (0..SOURCES).filter(|source| has(sums, *source)).count() > 1;
        let named = |source: usize| sums.iter().any(|sums| has(sums, source));
        let [(_, one), (_, other)] = unnamed;
        sums.iter().any(twice)
            || one && other
            || unnamed.iter().any(|(source, has)| *has && (0..SOURCES).any(|known| known != *source && named(known)))
    }
}

fn add(endpoints: &mut BTreeMap<String, Sums>, id: &str, source: usize, gb: Gb) {
    let sums = match endpoints.get_mut(id) {
        Some(sums) => sums,
        None => endpoints.entry(id.to_owned()).or_default(),
    };
    if let Some(sum) = sums.get_mut(source) {
        *sum = plus(*sum, gb);
    }
}

/// What counts of the sources. Metrics are of the whole month, logs of the time that was logged.
fn counted(sums: &Sums) -> Gb {
    let in_order = [METRICS, LOG, BILL].into_iter().filter_map(|source| sums.get(source));
    in_order.copied().find(|gb| *gb > Gb::ZERO).unwrap_or(Gb::ZERO)
}

fn each_counted(endpoints: &BTreeMap<String, Sums>) -> Gb {
    endpoints.values().map(counted).fold(Gb::ZERO, plus)
}

fn sum(endpoints: &BTreeMap<String, Sums>) -> Sums {
    endpoints.values().fold(Sums::default(), |mut all, sums| {
        for (sum, gb) in all.iter_mut().zip(sums) {
            *sum = plus(*sum, *gb);
        }
        all
    })
}
