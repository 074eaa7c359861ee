//! What a price that a list confirms is founded on from then on.

use natpoint_price_list::{Channel, PublishedList};

use super::table::Row;
use crate::catalogue::sources::{CONFIDENCES, SEPARATOR, Sources, split};

/// What the catalogue's files call a list.
///
/// Without the Region: the rate code has it, and one list is cited for many Regions.
pub(crate) fn name(list: &PublishedList) -> String {
    format!("{} ({})", front(list), list.date())
}

/// Whether it is the name of a list, and not of a source that someone wrote down.
pub(crate) fn is_list(name: &str) -> bool {
    FRONTS.iter().any(|front| name.starts_with(front))
}

/// How the names of lists begin, by channel.
const FRONTS: [&str; 2] = ["AWS price list ", "AWS website price feed "];

/// A list's row in `sources.csv`.
pub(crate) fn source(list: &PublishedList) -> [String; 4] {
    let PublishedList { channel, offer, published, version } = list;
    let reference = match (channel, version.as_str()) {
        (Channel::PriceList, "") => format!("AWS price list, {offer} offer, published {published}"),
        (Channel::PriceList, version) => format!("AWS price list, {offer} offer, version {version}"),
        (Channel::Feed, _) => format!("AWS website price feed \"{offer}\", published {published}"),
    };
    [name(list), reference, name(list), list.date().to_owned()]
}

/// How a row cites a source.
pub(crate) fn citation(name: &str, rate_code: Option<&str>) -> String {
    rate_code.map_or_else(|| name.to_owned(), |code| format!("{name}#{code}"))
}

/// The source that a citation names.
pub(crate) fn name_of(citation: &str) -> &str {
    citation.split('#').next().unwrap_or_default()
}

/// The newest date that a row's sources speak of, empty where none has a date.
pub(crate) fn newest<'a>(row: &Row, sources: &'a Sources) -> &'a str {
    split(&row.source).into_iter().filter_map(|cited| Some(sources.named(name_of(cited))?.1)).max().unwrap_or_default()
}

/// The confidence and the sources of a row that a list confirms, if they are better for it:
/// if more stands behind the price, or something newer.
pub(crate) fn improved(
    row: &Row,
    list: &PublishedList,
    rate_code: Option<&str>,
    sources: &Sources,
) -> Option<(String, String)> {
    let mut cited = if row.source == "none" { Vec::new() } else { split(&row.source) };
    let known = |citation: &str| {
        let (title, date) = sources.named(name_of(citation))?;
        Some((channel(title), date))
    };
    // One list does not confirm itself, by whatever way it came.
    if cited.iter().any(|citation| known(citation) == Some((list.channel, list.date()))) {
        return None;
    }
    let mut channels: Vec<_> = cited.iter().filter_map(|citation| Some(known(citation)?.0)).collect();
    let is_newer = newest(row, sources) < list.date();
    let front = format!("{} (", front(list));
    let earlier = cited.iter().position(|citation| citation.starts_with(&front));
    let first_code = cited.first().and_then(|first| first.split_once('#')).map(|(_, code)| code);
    // The first citation alone has a rate code.
    let name = name(list);
    let coded = citation(&name, rate_code.or(first_code.filter(|_| earlier == Some(0))));
    match earlier {
        // The newer list says what the earlier one said.
        Some(0) if is_newer => cited[0] = &coded,
        Some(at) if is_newer => cited[at] = &name,
        Some(_) => return None,
        None => {
            channels.push(list.channel);
            if first_code == rate_code || rate_code.is_none() {
                cited.push(if cited.is_empty() { &coded } else { &name });
            } else {
                if let Some(first) = cited.first_mut() {
                    *first = name_of(first);
                }
                cited.insert(0, &coded);
            }
        }
    }
    let confidence = confidence(&channels);
    let is_better = rank(confidence) > rank(&row.confidence);
    let confidence = if is_better { confidence } else { &row.confidence };
    (is_better || is_newer).then(|| (confidence.to_owned(), cited.join(SEPARATOR)))
}

fn front(list: &PublishedList) -> String {
    let [price_list, feed] = FRONTS;
    match list.channel {
        Channel::PriceList => format!("{price_list}{}", list.offer),
        Channel::Feed => format!("{feed}{}", list.offer),
    }
}

/// The way that a source had its prices, by its title. Bills have those of the price list.
fn channel(title: &str) -> Channel {
    if title.contains("price feed") { Channel::Feed } else { Channel::PriceList }
}

/// What sources of these channels are worth together.
fn confidence(channels: &[Channel]) -> &'static str {
    let has = |channel| channels.contains(&channel);
    match (channels.len(), has(Channel::Feed), has(Channel::PriceList)) {
        (0, ..) => "unverified",
        (1, ..) => "one source",
        (_, true, true) => "confirmed>=2 (website feed + Price List API/bill)",
        (_, true, false) => "confirmed>=2 (two dated captures of one AWS feed)",
        (_, false, _) => "confirmed>=2",
    }
}

fn rank(confidence: &str) -> Option<usize> {
    let order = ["Unverified", "OneSource", "TwoSources", "TwoCaptures", "TwoChannels"];
    let (_, variant) = CONFIDENCES.iter().find(|(name, _)| *name == confidence)?;
    order.iter().position(|known| known == variant)
}
