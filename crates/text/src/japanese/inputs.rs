//! Texts about inputs, in Japanese.

use super::Japanese;
use crate::InputText;
use crate::names;
use crate::numbers::{grouped, shortened, slugs};
use natpoint_link::Notice;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{Path, ServiceGroup};

impl InputText for Japanese {
    fn field(&self, field: Field) -> String {
        names::field(field, |names| names.ja)
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value, 40);
        let problem = match refusal.why {
            RefusalReason::Empty => format!("{field}: 値が入力されていません。"),
            RefusalReason::NotANumber => format!("{field}: 「{value}」は数値ではありません。"),
            RefusalReason::Comma => {
                format!(
                    "{field}: 「{value}」にカンマがあります。小数点にはピリオドを使い、桁区切りは入れないでください。"
                )
            }
            RefusalReason::Ambiguous => format!("{field}: 「{value}」は 2 通りに読めます。"),
            RefusalReason::OutOfRange => format!("{field}: 「{value}」は範囲外です。"),
            RefusalReason::TooManyDecimals => format!("{field}: 「{value}」は小数点以下の桁数が多すぎます。"),
            RefusalReason::UnknownName => format!("{field}: 「{value}」は不明な値です。"),
            RefusalReason::NoSuchEndpoint => format!("{field}: 「{value}」のエンドポイントはありません。"),
            RefusalReason::OwnRegion => format!("{field}: 「{value}」はネットワーク自身のリージョンです。"),
            RefusalReason::OfAws => {
                format!("{field}: 「{value}」は AWS のサービスです。カタログから追加してください。")
            }
            RefusalReason::OnlyByEndpoint => {
                format!("{field}: パブリックアドレスがないため、「{value}」では到達できません。")
            }
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
            Allowed::Either([first, second]) => {
                format!("{} か {} を選んでください。", grouped(first), grouped(second))
            }
            Allowed::Names(names) => format!("使える値は {} です。", names.join("、")),
            Allowed::Catalogue => "カタログにある名前を指定してください。".to_owned(),
            Allowed::Letter => "a から z までの 1 文字を指定してください。".to_owned(),
            Allowed::EndpointName if refusal.why == RefusalReason::OfAws => String::new(),
            Allowed::EndpointName => format!(
                "英字か数字で始まる {} 文字までの英数字、ピリオド、ハイフン、アンダースコアを指定してください。",
                ServiceId::MAX_CUSTOM_NAME
            ),
            Allowed::CurrencyCode => "JPY のような 3 文字の通貨コードを指定してください。".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "リンクの先頭の「{}」はこのページでは読み取れないため、例を表示しています。",
                shortened(version, 40)
            ),
            Notice::UnknownKey(key) => format!("「{}」は不明な項目のため、無視しました。", shortened(key, 40)),
            Notice::Refused(refusal) => format!("{}既定値のまま計算します。", self.refusal(refusal)),
            Notice::Repeated(key) => {
                format!("「{}」が 2 回以上指定されているため、最後の値を使います。", shortened(key, 40))
            }
            Notice::WithoutOtherRegion(key) => {
                format!("「{}」は他のリージョンの指定がないと意味を持たないため、無視しました。", shortened(key, 40))
            }
            Notice::More(parts) => {
                format!("ほかに {} 件、使えなかったため無視した項目があります。", grouped(&parts.to_string()))
            }
            Notice::OtherPrices(table) => format!(
                "リンクは料金表「{}」で作られました。このページの料金表は「{}」のため、金額が異なることがあります。",
                shortened(table, 40),
                natpoint_model::catalogue::prices::TABLE_ID
            ),
        }
    }
    fn path(&self, path: Option<Path>) -> &'static str {
        match path {
            None => "自動",
            Some(Path::Egress) => "NAT ゲートウェイ",
            Some(Path::Interface) => "インターフェイスエンドポイント",
            Some(Path::Gateway) => "ゲートウェイエンドポイント",
        }
    }

    fn needed_with(&self, others: &[ServiceId]) -> String {
        format!("{} とともに必要", slugs(others).join("、"))
    }

    fn group(&self, group: Option<ServiceGroup>, others: &[ServiceId]) -> String {
        match group {
            None => "単独".to_owned(),
            Some(_) if others.is_empty() => "新しいグループ".to_owned(),
            Some(_) => self.needed_with(others),
        }
    }
}
