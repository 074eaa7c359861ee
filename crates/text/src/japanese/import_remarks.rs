//! What there is to know about how a file was read, in Japanese.

use crate::import::{number, shown};
use natpoint_import::imported_data::FileRemark;

/// What there is to know about how a file was read.
pub(super) fn file_remark(remark: &FileRemark) -> String {
    let told = match remark {
        FileRemark::SameFile { file } => {
            return ["「", &shown(file), "」と同じ内容のため、1 回だけ数えます。"].concat();
        }
        FileRemark::SameUsage { file } => {
            return ["「", &shown(file), "」に同じ期間の同じ利用があるため、1 回だけ数えます。"].concat();
        }
        FileRemark::KnownRecords { file } => {
            return ["照合したレコードはすべて「", &shown(file), "」などのファイルにもあるため、1 回だけ数えます。"]
                .concat();
        }
        FileRemark::SameRecords { file } => {
            return [
                "多くのレコードが「",
                &shown(file),
                "」にもあり、二重に数えています。どちらかから除いてください。",
            ]
            .concat();
        }
        FileRemark::OtherUsage { file } => {
            return [
                "「",
                &shown(file),
                "」にも同じ期間の利用がありますが、量が異なるため両方を数えます。同じアカウントの請求であれば、\
                 どちらかを外してください。",
            ]
            .concat();
        }
        FileRemark::SameAddresses { file } => {
            return [
                "「",
                &shown(file),
                "」にも同じ名前で内容の異なるリソースがあり、まだ ID がありません。別の環境のものとして両方を数えます。\
                 同じ環境であれば、どちらかを外してください。",
            ]
            .concat();
        }
        FileRemark::OlderState { file, serial, newest } => {
            return [
                "「",
                &shown(file),
                "」に同じステートの新しい版（serial ",
                &newest.to_string(),
                "）があるため、この版（serial ",
                &serial.to_string(),
                "）は数えません。",
            ]
            .concat();
        }
        FileRemark::OtherCurrency => "金額が米ドルではないため、数量だけを使います。",
        FileRemark::UnnamedAmounts { are_costs: true } => {
            "数値に名前がありません。定価で割ると時間がちょうど整数になるため、米ドルの金額として読み取りました。"
        }
        FileRemark::UnnamedAmounts { are_costs: false } => {
            "数値に名前がありません。定価との比と、時間が整数であることから、何の数値かを判別しました。"
        }
        FileRemark::MorePages { token } => {
            return [
                "続きがあります（NextPageToken は「",
                &shown(token),
                "」）。コマンドに --next-page-token とそのトークンを付けてもう一度実行し、その結果もドロップしてください。",
            ]
            .concat();
        }
        FileRemark::ByteUnit { column, times, over } => {
            let one = if *over == 1 { String::new() } else { ["/", &number(*over)].concat() };
            return ["列「", &shown(column), "」の 1 を ", &number(*times), &one, " バイトとして読み取りました。"]
                .concat();
        }
        FileRemark::OtherEncoding => {
            "文字コードが UTF-8 ではない（Shift_JIS など）ため、列名などを読み誤る可能性があります。「CSV UTF-8」で\
             保存し直して、もう一度ドロップしてください。"
        }
        FileRemark::UnreadTime { column } => {
            return [
                "列「",
                &shown(column),
                "」の値を日時として読み取れないため、期間がわかりません。日は 2026-09-01、月は 2026-09 の形で保存すると、\
                 データ量を 1 か月分に換算できます。",
            ]
            .concat();
        }
        FileRemark::StillRunning => {
            "クエリの実行中に取得した結果のため、行が欠けています。status が Complete になってから、aws logs \
             get-query-results を実行し直してください。"
        }
        FileRemark::NetCosts => {
            "金額はクレジットや割引を差し引いた額のため、データ量を逆算できません。数量だけを使います。"
        }
        FileRemark::DecimalComma => "数値のカンマを小数点として読み取りました。",
        FileRemark::DateOrder { day_first: true } => "日付を「日/月/年」の順に読み取りました。",
        FileRemark::DateOrder { day_first: false } => "日付を「月/日/年」の順に読み取りました。",
        FileRemark::UnclearDates => {
            "日付の日と月の順がファイルの内容から判別できないため、期間がわかりません。日付を 2026-09-01 の形で保存すると、\
             稼働時間を数え、データ量を 1 か月分に換算できます。"
        }
    };
    told.to_owned()
}
