//! Why files were not read, in Japanese: what a file seems to be, and what gives one that can be read.

use super::import_billed;
use crate::import::{number, shown, size};
use natpoint_import::imported_data::{ArchiveRefusal, FileRefusal, Foreign, ParquetRefusal};

/// Why a file, or the rest of it, was not read, and what helps.
#[expect(clippy::too_many_lines, reason = "an arm for each reason")]
pub(super) fn refused(refused: &FileRefusal) -> String {
    let told = match refused {
        FileRefusal::Empty => "ファイルが空です。",
        FileRefusal::NoRows => {
            "ヘッダーだけで行がありません。クエリまたはエクスポートの結果が空です。期間、リージョン、フィルターを確認してください。"
        }
        FileRefusal::EmptyAnswer => {
            "結果が空です。コマンドの期間、リージョン、アカウント、フィルターを確認してください。"
        }
        FileRefusal::PrintedObject => {
            "プログラムがオブジェクトを表示したもので、JSON ではありません。JSON で書き出してください（Python は \
             json.dumps(answer, default=str)、JavaScript は JSON.stringify(answer)、\
             PowerShell は ConvertTo-Json -Depth 10）。\
             AWS CLI なら --output json を付けて実行してください。"
        }
        FileRefusal::Parquet(refused) => return parquet_refused(refused),
        FileRefusal::Zip => "読み取れるファイルが ZIP に入っていません。展開して内容を確認してください。",
        FileRefusal::GoesOn => {
            "一覧が途切れています（NextToken があるか、StatusCode が Complete ではありません）。ここまでの内容は読み取りましたが、続きがありません。\
             --max-items と --no-paginate を付けずにコマンドを実行し直してください。"
        }
        FileRefusal::CliText => {
            "テキスト、表、または XML の形式の AWS の出力で、読み取れません。AWS CLI のコマンドを --output json で\
             実行してください。"
        }
        FileRefusal::TerraformText => {
            "Terraform の画面表示、イベント、またはソースコードです。terraform plan -out tfplan に続けて \
             terraform show -json tfplan > plan.json を実行し、plan.json をドロップしてください。\
             OpenTofu でも同じです。"
        }
        FileRefusal::Yaml { line } => {
            return [
                "YAML の ",
                &number(*line),
                " 行目を読み取れません。コマンドを --output json で実行し直してください。",
            ]
            .concat();
        }
        FileRefusal::Foreign(what) => foreign(*what),
        FileRefusal::Archive(refused) => return archive_refused(refused),
        FileRefusal::Binary => "テキストではないため、読み取れません。ログやレポートのファイルをドロップしてください。",
        FileRefusal::Html => {
            "Web ページまたは XML です。サインイン画面を保存した可能性があります。ダウンロードし直してください。"
        }
        FileRefusal::Gzip => {
            "gzip が壊れているか、途中で切れています。そこまでの内容は読み取りました。ダウンロードし直してください。"
        }
        FileRefusal::Unreadable => {
            "ブラウザが続きを読み取れませんでした。そこまでの内容は読み取りました。もう一度、またはコピーをドロップしてください。"
        }
        FileRefusal::Stopped => "読み取りを中止しました。そこまでの内容は読み取りました。",
        FileRefusal::Unknown { start } => {
            return [
                "対応していない内容です。先頭は「",
                &shown(start),
                "」です。読み取れるものは「データの取得方法」に示しています。",
            ]
            .concat();
        }
        FileRefusal::Json { line } => {
            return ["JSON が ", &number(*line), " 行目で壊れています。もう一度すべてを書き出してください。"].concat();
        }
        FileRefusal::TooLarge { allowed } => {
            return [
                &size(*allowed),
                " を超える JSON は読み取れません。フィルターで対象を絞ってください。料金表は CSV をドロップしてください。",
            ]
            .concat();
        }
        FileRefusal::NoFormat { start } => {
            return [
                "行にヘッダーがありません:「",
                &shown(start),
                "」。上の欄にログの形式を貼り付けるか、describe-flow-logs の結果も一緒にドロップして、\
                 読み取り直してください。",
            ]
            .concat();
        }
        FileRefusal::OtherEvents { start } => {
            return [
                "ログイベントがフローログでも DNS クエリでもありません（「",
                &shown(start),
                "」）。フローログの出力先のロググループをエクスポートしてください。describe-flow-logs の LogGroupName で確認できます。",
            ]
            .concat();
        }
        FileRefusal::PackedEvents => {
            "ログイベントが圧縮されています（サブスクリプションが関数やストリームに渡す形式）。jq -r '.. | .data? // empty | \
             strings' FILE | while read -r line; do echo \"$line\" | base64 -d | gunzip; done > events.json で展開し、\
             そのファイルをドロップしてください。"
        }
        FileRefusal::NotSums { statistic } => {
            return [
                "メトリクスが合計ではなく（",
                &shown(statistic),
                "）、平均や最大値からデータ量はわかりません。--statistics Sum で取得し直すか、グラフの統計を「合計」にしてください。",
            ]
            .concat();
        }
        FileRefusal::OtherMetrics => {
            "NAT ゲートウェイ（BytesOutToDestination、BytesInFromDestination）やエンドポイント（BytesProcessed）の\
             バイト数のメトリクスがありません。コマンドは「データの取得方法」にあります。"
        }
        FileRefusal::MissingColumns(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| shown(column)).collect();
            return ["必要な列がありません: ", &columns.join("、"), "。列を含めて書き出し直してください。"].concat();
        }
        FileRefusal::NoByteUnit(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| ["「", &shown(column), "」"].concat()).collect();
            return [
                "どの列がデータ量か、またはその単位がわかりません: ",
                &columns.join("、"),
                "。データ量の列を 1 つにして、bytes、total_mb、sum(bytes) のように単位がわかる名前にしてください。\
                 平均、最大、最小、速度はデータ量ではありません。",
            ]
            .concat();
        }
        FileRefusal::DoubledColumn(column) => {
            return ["列「", &shown(column), "」が 2 つあります。誤っているほうを削除してください。"].concat();
        }
        FileRefusal::Bill(refused) => return import_billed::refused(refused),
    };
    told.to_owned()
}

/// What a file of another program or another command is, and what gives one that can be read.
fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Names => {
            "タグ、検出結果、イベントのように NAT ゲートウェイやエンドポイントの ID があるだけで、内容がわかりません。\
             aws ec2 describe-nat-gateways --output json と aws ec2 describe-vpc-endpoints --output json を\
             実行してください。"
        }
        Foreign::Metrics => {
            "ほかのプログラムの形式のメトリクスか、値のないメトリクスの名前です。「データの取得方法」にあるとおり、\
             aws cloudwatch get-metric-statistics または get-metric-data を --output json で実行してください。"
        }
        Foreign::FlowRecords => {
            "Splunk、Elastic、または Amazon Security Lake の形式のフローログです。フローログが書き出したファイルか、\
             srcaddr, dstaddr, bytes, start, end の列がある CSV をドロップしてください。"
        }
        Foreign::Estimate => {
            "AWS Pricing Calculator の見積もりで、実際の使用量ではありません。請求データかフローログをドロップするか、\
             データ量をこのページに入力してください。"
        }
        Foreign::QueryResults => {
            "Amazon Athena の結果ですが、対応する列がありません。クエリが書き出した CSV をドロップしてください。場所は \
             aws athena get-query-execution の OutputLocation にあります。クエリは「データの取得方法」にあります。"
        }
        Foreign::Loop => {
            "テンプレートに AWS が展開する前の Fn::ForEach があり、その中のリソースは数えていません。デプロイするか\
             変更セットを作成し、aws cloudformation get-template --template-stage Processed --output json を実行してください。"
        }
    }
}

/// Why an archive, its rest or a file in it was not read.
fn archive_refused(refused: &ArchiveRefusal) -> String {
    let told = match refused {
        ArchiveRefusal::Encrypted => {
            "暗号化されています。パスワードを使って展開し、中のファイルをドロップしてください。"
        }
        ArchiveRefusal::Bomb => {
            "展開すると元の 200 倍を超えます。ログや請求データではありえないため、読み取りませんでした。"
        }
        ArchiveRefusal::Compression => {
            "対応していない圧縮方式です。展開して中のファイルをドロップするか、通常の ZIP（Deflate）で\
             圧縮し直してください。"
        }
        ArchiveRefusal::Spreadsheet => {
            "表計算ソフトのファイルです。シートを CSV で保存し、その CSV をドロップしてください。"
        }
        ArchiveRefusal::NestedArchive => "アーカイブの中のアーカイブです。展開し、中のファイルをドロップしてください。",
        ArchiveRefusal::DamagedZip => {
            "ZIP ファイルが壊れているか、途中で切れています。そこまでの内容は読み取りました。\
             ダウンロードし直すか、展開して中のファイルをドロップしてください。"
        }
        ArchiveRefusal::TooManyFiles { allowed } => {
            return ["アーカイブのファイルが ", &number(*allowed), " 個を超えるため、残りは読み取りませんでした。"]
                .concat();
        }
    };
    told.to_owned()
}

/// Why a Parquet file, or the rest of it, was not read.
fn parquet_refused(refused: &ParquetRefusal) -> String {
    const QUERY: &str =
        "Amazon Athena で SELECT * FROM your_table を実行し、ダウンロードした結果の CSV をドロップしてください。";
    let told = match refused {
        ParquetRefusal::Damaged => {
            return "Parquet ファイルが壊れているか、途中で切れています。そこまでの内容は読み取りました。ダウンロードし直してください。"
                .to_owned();
        }
        ParquetRefusal::Encrypted => "Parquet ファイルが暗号化されているため、クエリが必要です。",
        ParquetRefusal::Unsupported { what } => {
            return ["Parquet ファイルが対応していない方式で書かれています（", &shown(what), "）。", QUERY].concat();
        }
        ParquetRefusal::Bomb => {
            "Parquet ファイルを展開すると、ログや請求データではありえない大きさになるため、読み取りませんでした。"
        }
        ParquetRefusal::TooLarge { allowed } => {
            return [
                "圧縮された ",
                &size(*allowed),
                " を超える Parquet ファイルは読み取れません。展開して中のファイルをドロップしてください。",
            ]
            .concat();
        }
        ParquetRefusal::NoReader => "Parquet 形式のため、ここではクエリが必要です。",
    };
    [told, QUERY].concat()
}
