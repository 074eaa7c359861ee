//! Texts about exports, in Japanese.

use super::Japanese;
use crate::NameText as _;
use crate::export::{ExportLabels, ExportText};
use crate::names::{self, ExportName};
use natpoint_model::cost::Design;

static LABELS: ExportLabels = ExportLabels {
    export_heading: "出力・共有",
    export_note: "表示中の内容をそのままの言語で書き出します。\
                     フレーム内でコピーや保存ができないときは、テキストを開いて選択してください。",
    copy: "コピー",
    download: "保存",
    download_png: "PNG で保存",
    text: "テキスト",
    print: "印刷",
    assumptions: "前提",
    exchange_rate: "為替レート",
    options: "選択肢",
    decision: "決定",
    sources: "料金の出典",
    column_design: "構成",
    column_more: "最安との差",
    link: "natpoint でこの結果を開く",
    settings_note: "この設定を natpoint に貼り付けると、同じ結果が開きます。",
    here: "現在の値",
    embed: "別のページに埋め込む",
    embed_note: "フレームは自身の高さを埋め込み元に通知します。\
                 通知を受け取らないページでは、ここに書かれた高さのままです。",
    embed_disk: "このページはディスクから開かれています。\
                 ファイルを Web サーバーに置き、そのアドレスを src に書いてください。",
    show: "表示する内容",
    show_all: "すべて",
    show_chart: "結論とグラフ",
    show_verdict: "結論のみ",
    theme: "テーマ",
    language: "言語",
    as_browser: "システムの設定",
    light: "ライト",
    dark: "ダーク",
    read_only: "閲覧専用",
    open_full: "natpoint で開く",
    copy_settings: "シナリオのテキストをコピー",
    paste: "リンクまたは設定を開く",
    paste_refused: "natpoint のリンクでも設定でもありません。設定は v1 で始まります。",
    open: "開く",
};

impl ExportText for Japanese {
    fn export_labels(&self) -> &'static ExportLabels {
        &LABELS
    }

    fn export_name(&self, export: ExportName) -> &'static str {
        names::of_export(export).ja
    }

    fn record_title(&self, design: Option<Design>) -> String {
        let decision = design.map_or("この条件では不可", |design| self.design(design));
        format!("プライベートサブネットから AWS サービスへの接続：{decision}")
    }

    fn assumption(&self, name: &str, value: &str) -> String {
        format!("{name}：{value}")
    }
}
