//! Finding a service by what a person types or pastes.

use super::aliases::{ALIASES, COMMON};
use super::{PREFIXES, ServiceId};
use crate::catalogue::regions::RegionId;

/// The services that a query finds, the best first: the exact slug, then what people call a service
/// (`parameter store`), then slugs whose first part it is (`ecr` of `ecr.api`), then slugs that begin with it, then
/// names of which it is the beginning, then words of the label that begin with it, then any place in either.
/// Of equally good answers, those that most workloads use come first.
///
/// A query of several words finds what each word finds. Case and full-width letters do not
/// matter, a whole endpoint service name works too, and FIPS variants come last unless the
/// query asks for them, as do services that AWS no longer offers. An empty query finds nothing.
#[must_use]
pub fn search(query: &str) -> Vec<ServiceId> {
    let query = fold(query);
    if let Some(service) = ServiceId::from_name(&query) {
        return vec![service];
    }
    let query = without_prefix(&query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let fips_asked = query.contains("fips");
    let called = called(query);
    let mut found = Vec::new();
    for id in ServiceId::all() {
        let alias = called.iter().find(|(slug, ..)| *slug == id.slug()).map(|(_, place, order)| (*place, *order));
        let place = place(id, &words).map(|place| (place, usize::MAX)).into_iter().chain(alias).min();
        if let Some((place, order)) = place {
            let rare = !COMMON.contains(&id.slug());
            let retired = id.traits().retired && place != MatchRank::Slug;
            let asked_last = if id.is_fips() && !fips_asked { 2 } else { u8::from(retired) };
            found.push((asked_last, place, order, rare, id.label().len(), id));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Where a word was found, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchRank {
    Slug,
    Alias,
    FirstPart,
    SlugStart,
    AliasStart,
    WordStart,
    Inside,
}

/// The services that people call what the query says, or what it begins to say, each with its place among those of the
/// same name.
fn called(query: &str) -> Vec<(&'static str, MatchRank, usize)> {
    let query = query.split_whitespace().collect::<Vec<_>>().join(" ");
    // Two letters begin too many names; two kana or kanji say more.
    let long = query.chars().count() >= if query.is_ascii() { 3 } else { 2 };
    let mut called = Vec::new();
    for (alias, slugs) in &ALIASES {
        // A plural is the same name.
        let rank = match query.strip_prefix(alias) {
            Some("" | "s" | "es") => MatchRank::Alias,
            _ if long && alias.starts_with(&query) => MatchRank::AliasStart,
            _ => continue,
        };
        called.extend(slugs.iter().enumerate().map(|(order, slug)| (*slug, rank, order)));
    }
    called.sort_by_key(|(_, rank, order)| (*rank, *order));
    called
}

/// The worst of the words' places; none when a word is nowhere or there is no word.
fn place(id: ServiceId, words: &[&str]) -> Option<MatchRank> {
    let label = id.label().to_ascii_lowercase();
    words
        .iter()
        .map(|word| word_place(id.slug(), &label, word))
        .try_fold(None, |worst, place| Some(worst.max(Some(place?))))?
}

fn word_place(slug: &str, label: &str, word: &str) -> Option<MatchRank> {
    let mut label_words = label.split(|letter: char| !letter.is_ascii_alphanumeric());
    if slug == word {
        Some(MatchRank::Slug)
    } else if slug.split('.').next() == Some(word) {
        Some(MatchRank::FirstPart)
    } else if slug.starts_with(word) {
        Some(MatchRank::SlugStart)
    } else if label_words.any(|start| start.starts_with(word)) {
        Some(MatchRank::WordStart)
    } else if slug.contains(word) || label.contains(word) {
        Some(MatchRank::Inside)
    } else {
        None
    }
}

/// Lower case, and full-width letters as the plain ones.
fn fold(query: &str) -> String {
    // The full-width forms stand in the order of ASCII, from `！` for `!` to `～` for `~`.
    const DISTANCE: u32 = '！' as u32 - '!' as u32;
    let plain = |letter: char| match letter {
        '！'..='～' => char::from_u32(letter as u32 - DISTANCE).unwrap_or(letter),
        other => other,
    };
    query.trim().chars().map(|letter| plain(letter).to_ascii_lowercase()).collect()
}

/// The rest of an endpoint service name that is not complete: `ecr` of
/// `com.amazonaws.ap-northeast-1.ecr`.
fn without_prefix(query: &str) -> &str {
    PREFIXES
        .iter()
        .filter(|prefix| !prefix.tail.is_empty())
        .filter_map(|prefix| query.strip_prefix(prefix.head))
        .find_map(|rest| {
            let (region, suffix) = rest.split_once('.')?;
            let known = region == "region" || RegionId::from_code(region).is_some();
            known.then_some(suffix)
        })
        .unwrap_or(query)
}

#[cfg(test)]
mod tests {
    use super::search;
    use crate::catalogue::services::ServiceId;

    #[track_caller]
    fn check(query: &str, first: &[&str]) {
        let found: Vec<_> = search(query).into_iter().map(ServiceId::slug).take(first.len()).collect();
        assert_eq!(found, first, "for {query:?}");
    }

    #[test]
    fn services_are_found_by_what_people_call_them() {
        check("parameter store", &["ssm"]);
        check("Parameter Stores", &["ssm"]);
        check("parameter", &["ssm"]);
        check("bucket", &["s3"]);
        check("buckets", &["s3"]);
        check("ロググループ", &["logs"]);
        check("ロググ", &["logs"]);
        check("バケット", &["s3"]);
        check("パラメータストア", &["ssm"]);
        check("session manager", &["ssmmessages", "ssm", "ec2messages"]);
        check("docker", &["ecr.dkr", "ecr.api"]);
        check("queue", &["sqs"]);
        check("secret", &["secretsmanager"]);
        check("kubernetes", &["eks"]);
        check("キュー", &["sqs"]);
        check("ｂｕｃｋｅｔ", &["s3"]);
    }

    #[test]
    fn every_name_means_services_of_the_catalogue() {
        for (alias, slugs) in &super::ALIASES {
            assert_eq!(super::fold(alias), *alias, "a query is folded");
            assert!(slugs.iter().all(|slug| ServiceId::from_slug(slug).is_some()), "{slugs:?}");
            assert_eq!(search(alias).first().map(|service| service.slug()), slugs.first().copied(), "{alias}");
        }
        assert!(super::COMMON.iter().all(|slug| ServiceId::from_slug(slug).is_some()));
    }

    #[test]
    fn the_best_comes_first() {
        check("s3", &["s3", "s3files", "s3tables"]);
        check("cloudwatch", &["logs", "monitoring"]);
        check("CloudWatch", &["logs", "monitoring"]);
        check("cloudw", &["logs", "monitoring"]);
        check("ecr", &["ecr.api", "ecr.dkr", "ecr-public.api"]);
        check("ECS", &["ecs", "ecs-agent", "ecs-telemetry"]);
        check("ｅｃｒ．ａｐｉ", &["ecr.api"]);
        check("  Ｓ３　", &["s3"]);
        check("cloudwatch logs", &["logs"]);
        check("cloudwatch　ｌｏｇｓ", &["logs"]);
        check("session manager", &["ssmmessages"]);
        check("step functions", &["states", "sync-states"]);
        check("firehose", &["kinesis-firehose"]);
        check("api gateway", &["execute-api"]);
        check("eventbridge", &["events"]);
        check("secrets", &["secretsmanager"]);
        check("dynamo", &["dynamodb", "dynamodb-streams", "dax", "dynamodb-fips"]);
    }

    #[test]
    fn what_aws_no_longer_offers_comes_last_but_is_found() {
        assert_eq!(search("cloudwatch").last().map(|id| id.traits().retired || id.is_fips()), Some(true));
        check("evidently", &["evidently"]);
        assert!(
            search("amazon").iter().position(|id| id.is_fips())
                > search("amazon").iter().position(|id| id.traits().retired)
        );
    }

    #[test]
    fn labels_of_deprecated_constants_still_find_their_service() {
        check("app mesh", &["appmesh"]);
        assert!(search("app mesh").contains(&ServiceId::named("appmesh-envoy-management")));
        check("codewhisperer", &["codewhisperer"]);
    }

    #[test]
    fn a_pasted_name_finds_its_service_alone() {
        for name in [
            "com.amazonaws.ap-northeast-1.ecr.api",
            "COM.AMAZONAWS.REGION.ECR.API",
            "com.amazonaws.${AWS::Region}.ecr.api",
            "com.amazonaws.${data.aws_region.current.name}.ecr.api",
        ] {
            check(name, &["ecr.api"]);
            assert_eq!(search(name).len(), 1);
        }
        check("aws.sagemaker.us-east-1.studio", &["studio"]);
        check("com.amazonaws.iam", &["iam"]);
        check("com.amazonaws.ap-northeast-1.ecr", &["ecr.api", "ecr.dkr"]);
    }

    #[test]
    fn a_pasted_name_that_is_not_complete_loses_what_stands_before() {
        check("com.amazonaws.REGION.ecr", &["ecr.api", "ecr.dkr"]);
        check("aws.sagemaker.us-east-1.stud", &["studio"]);
        assert_eq!(search("com.amazonaws.nowhere-9.ecr"), [], "that is no Region");
    }

    #[test]
    fn a_word_is_found_anywhere_and_where_a_word_begins_first() {
        for word in ["man", "app", "sync", "con", "form", "data", "pi", "lo"] {
            let label = |id: ServiceId| id.label().to_ascii_lowercase();
            let has = |id: &ServiceId| id.slug().contains(word) || label(*id).contains(word);
            // What people call so is found by its name, wherever else the word is.
            let called = super::called(word);
            let is_called = |id: &ServiceId| called.iter().any(|(slug, ..)| *slug == id.slug());
            let found = search(word);
            assert_eq!(found.len(), ServiceId::all().filter(|id| has(id) || is_called(id)).count(), "{word}");
            assert!(found.iter().all(|id| has(id) || is_called(id)), "{word}");
            // Of those that only the label tells.
            let told: Vec<bool> = found
                .into_iter()
                .filter(|id| !id.slug().contains(word) && !id.is_fips() && !is_called(id))
                .map(|id| label(id).split(|letter: char| !letter.is_ascii_alphanumeric()).any(|w| w.starts_with(word)))
                .collect();
            assert!(told.is_sorted_by(|one, next| one >= next), "{word}: {told:?}");
        }
    }

    #[test]
    fn fips_variants_come_last_unless_they_are_asked_for() {
        let found = search("sqs");
        assert_eq!(found.last(), ServiceId::from_slug("sqs-fips").as_ref());
        check("sqs-fips", &["sqs-fips"]);
        check("fips sqs", &["sqs-fips"]);
        let found = search("amazon");
        let first_fips = found.iter().position(|id| id.is_fips());
        let last_plain = found.iter().rposition(|id| !id.is_fips());
        assert!(first_fips > last_plain);
    }

    #[test]
    fn nothing_finds_nothing() {
        for query in ["", "   ", "　", "no such service", "東京", "com.amazonaws.", "${}", "\u{0}"] {
            assert_eq!(search(query), [], "for {query:?}");
        }
    }
}
