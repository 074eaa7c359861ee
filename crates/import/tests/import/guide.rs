//! How to get the data: the same commands in both languages, quoted so that they can be pasted, and in step with the
//! format of flow logs that they all speak of.

use natpoint_import::guide::{CommandTarget, LOG_FORMAT, Topic};
use natpoint_import::imported_data::Kind;
use natpoint_link::Language;
use natpoint_text::document::Block;
use natpoint_text::import::{how_to_get, how_to_get_all};

use super::text::KINDS;

/// The texts of all topics that are put into a place.
fn texts(place: CommandTarget) -> Vec<&'static str> {
    let all = Topic::ALL.into_iter().flat_map(Topic::snippets);
    all.filter(|snippet| snippet.place == place).map(|snippet| snippet.text).collect()
}

/// The only one of them.
fn only(place: CommandTarget) -> &'static str {
    let texts = texts(place);
    assert_eq!(texts.len(), 1, "{place:?}");
    texts[0]
}

/// The fields of the format, as tables and queries call them.
fn fields() -> Vec<String> {
    LOG_FORMAT.split(' ').map(|field| field.trim_matches(['$', '{', '}']).replace('-', "_")).collect()
}

/// The words of a shell's commands, by the rules for `'` and `\` at the end of a line.
#[track_caller]
fn shell_words(text: &str) -> Vec<String> {
    let (mut locale, mut word, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => quoted = !quoted,
            _ if quoted => word.push(letter),
            '\\' => assert_eq!(letters.next(), Some('\n'), "{text:?} goes on behind a backslash"),
            ' ' | '\n' => locale.push(std::mem::take(&mut word)),
            '"' | '$' | '`' | '(' | '*' | ';' | '!' => panic!("{letter} means something to a shell: {text:?}"),
            _ => word.push(letter),
        }
    }
    assert!(!quoted, "{text:?} does not close a quote");
    locale.push(word);
    locale.retain(|word| !word.is_empty());
    locale
}

/// Brackets and quotes of a query, and its parts that stand in neither.
#[track_caller]
fn check_balanced(text: &str) {
    let mut open = Vec::new();
    let mut quote = None;
    for letter in text.chars() {
        if quote.is_some() {
            quote = quote.filter(|quote| *quote != letter);
            continue;
        }
        match letter {
            '\'' | '"' | '`' => quote = Some(letter),
            '(' | '{' | '[' => open.push(letter),
            ')' => assert_eq!(open.pop(), Some('('), "{text}"),
            '}' => assert_eq!(open.pop(), Some('{'), "{text}"),
            ']' => assert_eq!(open.pop(), Some('['), "{text}"),
            _ => {}
        }
    }
    assert_eq!((open, quote), (Vec::new(), None), "{text}");
}

/// The columns that a query selects, each with the name that its result has.
fn selected(query: &str) -> Vec<(String, String)> {
    let list = query.strip_prefix("SELECT ").and_then(|rest| rest.split_once("FROM ")).expect("a query").0;
    let mut open = 0;
    let between = |letter: char| {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        letter == ',' && open == 0
    };
    let columns: Vec<_> = list.split(between).map(|column| column.trim().to_owned()).collect();
    columns
        .into_iter()
        .map(|column| (column.clone(), column.rsplit(' ').next().expect("a name").replace('"', "")))
        .collect()
}

/// The names of the columns that a query of Athena answers with.
pub(super) fn queried(table: &str) -> Vec<String> {
    let from = ["FROM ", table, "\n"].concat();
    let query = texts(CommandTarget::Athena).into_iter().find(|text| text.contains(&from)).expect("a query of it");
    selected(query).into_iter().map(|(_, name)| name).collect()
}

/// The names of the columns that the query of Logs Insights answers with.
pub(super) fn insights_names() -> Vec<String> {
    let (_, stats) = only(CommandTarget::LogsInsights).split_once("| stats ").expect("stats");
    let (sums, groups) = stats.split_once("\n  by ").expect("groups");
    let groups = groups.split_once("\n| sort bytes desc\n| limit").expect("a limit").0;
    let sums = sums.split(',').map(|sum| sum.rsplit(' ').next().expect("a name"));
    sums.chain(groups.split(',').map(str::trim)).map(str::to_owned).collect()
}

/// The order of an export, as JSON.
fn export() -> serde_json::Value {
    let create = texts(CommandTarget::Shell).into_iter().find(|text| text.contains("create-export")).expect("it");
    serde_json::from_str(&shell_words(create).pop().expect("an export")).expect("JSON")
}

/// The names of the columns that the export has.
pub(super) fn exported() -> Vec<String> {
    let export = export();
    let statement = export["DataQuery"]["QueryStatement"].as_str().expect("a statement");
    selected(statement).into_iter().map(|(_, name)| name).collect()
}

#[test]
fn every_topic_is_told_in_both_languages_with_the_same_commands() {
    let is_japanese = |text: &str| text.chars().any(|letter| matches!(letter, '\u{3041}'..='\u{9fff}'));
    for topic in Topic::ALL {
        let [english, japanese] = Language::ALL.map(|language| how_to_get(topic, natpoint_text::in_language(language)));
        let code = |blocks: &[Block]| {
            let codes = blocks.iter().filter_map(|block| match block {
                Block::Code(text) => Some(text.clone()),
                _ => None,
            });
            codes.collect::<Vec<_>>()
        };
        assert_eq!(code(&english), code(&japanese), "{topic:?}");
        assert_eq!(code(&english).len(), topic.snippets().len(), "{topic:?}");
        assert_eq!(english.len(), japanese.len(), "{topic:?}");
        for (english, japanese) in english.iter().zip(&japanese) {
            let pairs: Vec<_> = match (english, japanese) {
                (Block::List(english), Block::List(japanese)) => {
                    assert_eq!(english.len(), japanese.len(), "{topic:?} has as many steps in both");
                    assert!(!english.is_empty(), "{topic:?} has steps");
                    english.iter().zip(japanese).collect()
                }
                (Block::Paragraph(english), Block::Paragraph(japanese)) => vec![(english, japanese)],
                (Block::Code(_), Block::Code(_)) => Vec::new(),
                other => panic!("{topic:?} is built of other blocks: {other:?}"),
            };
            for (english, japanese) in pairs {
                assert!(!english.is_empty() && !is_japanese(english), "{english:?}");
                assert!(is_japanese(japanese), "{japanese:?}");
                assert!(!english.contains("  ") && !japanese.contains("  "), "two spaces: {english:?} {japanese:?}");
            }
        }
        let names = Language::ALL.map(|language| natpoint_text::in_language(language).topic(topic));
        assert!(names.iter().all(|name| !name.is_empty()));
    }
}

#[test]
fn all_topics_stand_one_under_the_other() {
    for locale in Language::ALL.map(natpoint_text::in_language) {
        let mut expected = vec![Block::Paragraph(locale.import_labels().how_note.to_owned())];
        for topic in Topic::ALL {
            expected.push(Block::Heading(locale.topic(topic).to_owned()));
            expected.extend(how_to_get(topic, locale));
        }
        assert_eq!(how_to_get_all(locale), expected);
        // What a command has of the user's, the note names.
        let note = locale.import_labels().how_note;
        for name in ["BUCKET", "ACCOUNT", "REGION"] {
            assert!(
                note.contains(name) && texts(CommandTarget::Shell).iter().any(|text| text.contains(name)),
                "{name}"
            );
        }
    }
}

#[test]
fn every_kind_has_a_topic_and_every_command_leads_to_its_own() {
    for kind in KINDS {
        assert!(Topic::ALL.contains(&Topic::of(kind)), "{kind:?}");
    }
    for topic in Topic::ALL {
        assert!(KINDS.iter().any(|kind| Topic::of(*kind) == topic), "{topic:?} is of no kind");
        for snippet in topic.snippets() {
            assert_eq!(Topic::of(snippet.gives), topic, "{}", snippet.text);
        }
    }
    // What a command is said to give, it names.
    for snippet in
        Topic::ALL.into_iter().flat_map(Topic::snippets).filter(|snippet| snippet.place == CommandTarget::Shell)
    {
        let names = match snippet.gives {
            Kind::FlowLog => "AWSLogs create-flow-logs",
            Kind::Cur2 => "COST_AND_USAGE_REPORT TEXT_OR_CSV",
            Kind::CostExplorerJson => "get-cost-and-usage",
            Kind::Metrics => "get-metric-data",
            Kind::NatGateways => "describe-nat-gateways",
            Kind::VpcEndpoints => "describe-vpc-endpoints",
            Kind::FlowLogs => "describe-flow-logs",
            Kind::TerraformPlan => "-json plan.bin",
            Kind::TerraformState => "show -json",
            Kind::Infracost => "--format json",
            Kind::PricingProducts => "get-products",
            Kind::PriceListCsv => "index.csv",
            Kind::IpRanges => "ip-ranges.json",
            Kind::QueryLog => "query-log-config vpcdnsquerylogs",
            other => panic!("no command gives {other:?}"),
        };
        assert!(names.split(' ').any(|name| snippet.text.contains(name)), "{} gives {names}", snippet.text);
    }
}

#[test]
fn commands_can_be_pasted_into_a_shell() {
    for text in texts(CommandTarget::Shell) {
        let locale = shell_words(text);
        assert!(["aws", "curl", "terraform", "infracost"].contains(&locale[0].as_str()), "{text}");
        for pair in locale.windows(2) {
            // Every name that these commands have takes a value.
            assert!(!(pair[0].starts_with("--") && pair[1].starts_with("--")), "{} {}", pair[0], pair[1]);
        }
        assert!(text.is_ascii() && !text.ends_with(['\\', ' ', '\n']), "{text}");
    }
    let create = texts(CommandTarget::Shell).into_iter().find(|text| text.contains("create-flow-logs")).expect("it");
    assert_eq!(shell_words(create).last().map(String::as_str), Some(LOG_FORMAT));
}

#[test]
fn the_export_is_json_of_the_columns_that_are_read() {
    let exported = exported();
    assert_eq!(exported, queried("cur2"));
    for column in [
        "line_item_line_item_type",
        "line_item_product_code",
        "line_item_usage_type",
        "line_item_operation",
        "line_item_resource_id",
        "line_item_currency_code",
        "line_item_usage_amount",
        "line_item_unblended_cost",
        "line_item_usage_start_date",
        "line_item_usage_end_date",
        "product_from_region_code",
        "product_region_code",
    ] {
        assert!(exported.iter().any(|name| name == column), "{column}");
    }
    assert_eq!(export()["RefreshCadence"]["Frequency"], "SYNCHRONOUS");
}

#[test]
fn queries_are_whole_and_group_by_what_they_do_not_add_up() {
    for place in
        [CommandTarget::AthenaTable, CommandTarget::Athena, CommandTarget::LogsInsights, CommandTarget::LogFormat]
    {
        for text in texts(place) {
            check_balanced(text);
            assert!(text.is_ascii() && !text.ends_with([';', ' ', '\n']), "{text}");
        }
    }
    for query in texts(CommandTarget::Athena) {
        let plain = |column: &str| !["min(", "max(", "sum("].iter().any(|sum| column.starts_with(sum));
        let columns = selected(query);
        let expected: Vec<_> = (1..)
            .zip(&columns)
            .filter(|(_, (column, _))| plain(column))
            .map(|(at, _): (u32, _)| at.to_string())
            .collect();
        let grouped = query.split_once("GROUP BY ").expect("groups").1;
        assert_eq!(grouped, expected.join(", "), "{query}");
    }
}

#[test]
fn table_and_queries_follow_the_format_of_the_log() {
    let fields = fields();
    let table = only(CommandTarget::AthenaTable);
    let columns = table.split_once('(').and_then(|(_, rest)| rest.split_once(")\n")).expect("columns").0;
    let of_table: Vec<_> =
        columns.split(',').map(|column| column.trim().split_once(' ').expect("a type").0.replace('`', "")).collect();
    assert_eq!(of_table, fields);

    let insights = only(CommandTarget::LogsInsights);
    let (pattern, rest) =
        insights.strip_prefix("parse @message \"").and_then(|rest| rest.split_once("\" as ")).expect("it");
    assert_eq!(pattern, vec!["*"; fields.len()].join(" "));
    let names: Vec<_> = rest.split_once("\n| ").expect("a filter").0.split(',').map(str::trim).collect();
    for (name, field) in names.iter().zip(&fields) {
        // A name that is parsed is not given to a sum again.
        let own = match field.as_str() {
            "bytes" => "octets",
            "start" => "first",
            "end" => "last",
            "action" => "accepted",
            "log_status" => "logged",
            field => field,
        };
        assert_eq!(*name, own);
    }
    assert_eq!(names.len(), fields.len());

    // What comes out of both queries are the same columns, all of them fields of a log.
    let [mut of_insights, mut of_athena] = [insights_names(), queried("vpc_flow_logs")];
    of_insights.sort();
    of_athena.sort();
    assert_eq!(of_insights, of_athena);
    assert!(of_athena.iter().all(|name| fields.contains(name)), "{of_athena:?}");
    for needed in ["interface_id", "srcaddr", "dstaddr", "pkt_srcaddr", "pkt_dstaddr", "pkt_dst_aws_service", "bytes"] {
        assert!(of_athena.iter().any(|name| name == needed), "{needed}");
    }
}
