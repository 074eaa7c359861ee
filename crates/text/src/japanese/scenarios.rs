//! Texts about undo, saved scenarios and comparisons, in Japanese.

use super::Japanese;
use crate::scenarios::{HistoryLabels, ScenarioText};

static LABELS: HistoryLabels = HistoryLabels {
    undo: "元に戻す",
    redo: "やり直す",
    restored: "前回の設定を復元しました。",
    start_over: "例から始める",
    scenarios: "シナリオ",
    name: "名前",
    save: "現在の内容を保存",
    open: "開く",
    delete: "削除",
    not_kept: "このブラウザでは保存できないため、保存した内容はページを閉じるまでの間だけ残ります。",
    left: "比較元",
    right: "比較先",
    present: "現在の内容",
    same: "違いはありません。",
    input: "異なる項目",
    alone: "単独での増減",
    together: "組み合わせによる分",
    total: "差額の合計",
    alone_note: "各行は、比較元のその項目だけを変えて最も安い構成を選んだときの月額（USD）の増減です。\
                 複数の項目がそろって初めて生じる増減は、別の行に示します。",
    yes: "はい",
    no: "いいえ",
};

impl ScenarioText for Japanese {
    fn history_labels(&self) -> &'static HistoryLabels {
        &LABELS
    }

    fn costs(&self, name: &str, cheapest: Option<(&str, &str)>) -> String {
        match cheapest {
            Some((design, total)) => format!("{name}: {design}、月額 {total}"),
            None => format!("{name}: この条件では不可"),
        }
    }

    fn replace(&self, name: &str) -> String {
        format!("「{name}」を置き換える")
    }

    fn name_taken(&self, name: &str) -> String {
        format!("「{name}」という名前のシナリオがすでにあります。別の名前を付けてください。")
    }

    fn put_back(&self, name: &str) -> String {
        format!("元の「{name}」に戻す")
    }
}
