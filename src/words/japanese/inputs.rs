//! What is said of inputs, in Japanese.

use super::Japanese;
use super::labels::LABELS;
use crate::input::{Allowed, Field, Refusal, Why};
use crate::link::Notice;
use crate::words::numbers::{grouped, shortened};
use crate::words::{Inputs, Names as _};

impl Inputs for Japanese {
    fn field(&self, field: Field) -> String {
        match field {
            Field::Region => LABELS.region.to_owned(),
            Field::Azs => LABELS.azs.to_owned(),
            Field::Hours => LABELS.hours.to_owned(),
            Field::Nat => LABELS.nat.to_owned(),
            Field::Connectivity => LABELS.connectivity.to_owned(),
            Field::Ipv4 => LABELS.ipv4.to_owned(),
            Field::CrossAz => LABELS.cross_az.to_owned(),
            Field::Services => LABELS.services.to_owned(),
            Field::ServiceGb(service) => format!("{} の月間 GB", service.slug()),
            Field::ServiceAzs(service) => format!("{} のエンドポイントの AZ 数", service.slug()),
            Field::TotalGb => "全サービスの月間 GB".to_owned(),
            Field::InternetOut => "インターネットへ送信する GB".to_owned(),
            Field::InternetIn => "インターネットから受信する GB".to_owned(),
            Field::Price(item) => self.price_item(item).to_owned(),
            Field::Discount => LABELS.discount.to_owned(),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value, 40);
        let problem = match refusal.why {
            Why::Empty => format!("{field}: 値が入力されていません。"),
            Why::NotANumber => format!("{field}: 「{value}」は数値ではありません。"),
            Why::Comma => {
                format!(
                    "{field}: 「{value}」にカンマがあります。小数点にはピリオドを使い、桁区切りは入れないでください。"
                )
            }
            Why::OutOfRange => format!("{field}: 「{value}」は範囲外です。"),
            Why::TooManyDecimals => format!("{field}: 「{value}」は小数点以下の桁数が多すぎます。"),
            Why::UnknownName => format!("{field}: 「{value}」は不明な値です。"),
        };
        let allowed = match &refusal.allowed {
            Allowed::Range { least, most, decimals: 0 } => {
                format!("{} から {} までの整数を入力してください。", grouped(least), grouped(most))
            }
            Allowed::Range { least, most, decimals } => format!(
                "{} から {} まで、小数点以下 {decimals} 桁までの数値を入力してください。",
                grouped(least),
                grouped(most)
            ),
            Allowed::Names(names) => format!("使える値は {} です。", names.join("、")),
            Allowed::Catalogue => "カタログにある名前を指定してください。".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "リンクの先頭の「{}」はこのページでは読み取れないため、記事のケースを表示しています。",
                shortened(version, 40)
            ),
            Notice::UnknownKey(key) => format!("「{}」は不明な項目のため、無視しました。", shortened(key, 40)),
            Notice::Refused(refusal) => format!("{}既定値のまま計算します。", self.refusal(refusal)),
            Notice::Repeated(key) => {
                format!("「{}」が 2 回以上指定されているため、最後の値を使います。", shortened(key, 40))
            }
            Notice::OtherPrices(table) => format!(
                "リンクは価格表「{}」で作られました。このページの価格表は「{}」のため、金額が異なることがあります。",
                shortened(table, 40),
                crate::catalogue::prices::TABLE_ID
            ),
        }
    }
}
