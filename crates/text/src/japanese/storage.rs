//! Texts about what the browser keeps, in Japanese.

use super::Japanese;
use crate::storage::{StorageLabels, StorageText};

static LABELS: StorageLabels = StorageLabels {
    no_storage: "このブラウザでは、次回のために設定を保存できません。リンクをコピーしておくと復元できます。",
    storage_full: "ブラウザの保存領域に空きがないため、最新の変更は次回まで保存されません。\
                   以前に保存した内容は残っています。リンクをコピーしておくと、現在の内容をすべて復元できます。",
    unreadable: "前回保存された内容を読み取れないため、そのまま残しています。",
    scenario_not_stored: "ブラウザの保存領域に空きがないため、このシナリオはページを閉じるまでの間だけ残ります。\
                          以前に保存した内容は残っています。",
    name_too_long: "名前が長すぎます。",
    query_left_out: "このページのアドレスの「?」以降には認証情報が含まれる可能性があるため、リンクから除いています。\
                     除くとページが開けない場合は、アドレスバーからリンクをコピーしてください。",
};

impl StorageText for Japanese {
    fn storage_labels(&self) -> &'static StorageLabels {
        &LABELS
    }

    fn former_state(&self, kept: Option<&str>) -> String {
        format!("{}ご自身のシナリオは、まだ保存されています。", of(kept))
    }

    fn did_not_open(&self, kept: Option<&str>) -> String {
        format!("{}ご自身のシナリオは、前回開けなかったため、自動では開いていません。", of(kept))
    }

    fn undo_limit(&self, steps: usize) -> String {
        format!("元に戻せるのは直近の {steps} 回までです。")
    }

    fn saved_elsewhere(&self, name: &str) -> String {
        format!("その間に、別のウィンドウで「{name}」が保存されました。置き換えても、後で元に戻せます。")
    }

    fn scenario_limit(&self, scenarios: usize) -> String {
        format!("保存できるシナリオは {scenarios} 件までです。新しく保存するには、どれかを削除してください。")
    }

    fn not_listed(&self, unreadable: usize, beyond_limit: usize) -> String {
        let unreadable =
            (unreadable > 0).then(|| format!("保存されたシナリオのうち {unreadable} 件は読み取れません。"));
        let beyond = (beyond_limit > 0)
            .then(|| format!("ほかに {beyond_limit} 件のシナリオがあり、どれかを削除すると表示されます。"));
        [unreadable, beyond].into_iter().flatten().collect()
    }
}

fn of(kept: Option<&str>) -> String {
    kept.map_or_else(|| "以前の".to_owned(), |kept| format!("{kept} の"))
}
