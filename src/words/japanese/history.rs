//! What is said of former states, in Japanese.

use super::Japanese;
use crate::words::history::{History, HistoryLabels};

static LABELS: HistoryLabels = HistoryLabels {
    undo: "元に戻す",
    redo: "やり直す",
    restored: "前回の設定を復元しました。",
    start_over: "記事の例から始める",
};

impl History for Japanese {
    fn former(&self) -> &'static HistoryLabels {
        &LABELS
    }
}
