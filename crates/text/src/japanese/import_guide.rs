//! How to get the data, in Japanese: what is to be done beside copying, in the words of AWS's own menus.
//!
//! The names of the menus of flow logs and of data exports are those of AWS's Japanese documentation; those of Cost
//! Explorer, Athena and Logs Insights were not checked against it.

/// What stands over a text to be copied.
pub(super) const HOW_PLACE: [&str; 5] = [
    "ログの形式",
    "シェル（AWS CloudShell など）",
    "Amazon Athena（最初に 1 回、テーブルの作成）",
    "Amazon Athena（実行後に「結果をダウンロード」）",
    "CloudWatch Logs Insights（実行後に「結果をエクスポート」、「テーブルをダウンロード (CSV)」）",
];

/// What to do beside copying.
pub(super) const HOW_STEPS: [&[&str]; 9] = [
    &[
        "事前の設定は不要です。NAT ゲートウェイとエンドポイントごとの先月のデータ量がすでにあります。宛先はわかりません。",
        "CloudWatch コンソールでは「メトリクス」「NATGateway」で全ゲートウェイの BytesOutToDestination と BytesInFromDestination を\
         選び、統計「合計」、期間「1 日」にして、「アクション」「.csv としてダウンロード」。4 つのカウンターすべてを選ぶと各バイトが 2 回ずつ\
         数えられます。",
    ],
    &[
        "EC2 コンソールの「ネットワークインターフェイス」で NAT ゲートウェイのものを選び、「アクション」の\
         「フローログの作成」を選択します。フィルタは「承諾」、送信先は「Amazon S3 バケットへの送信」、\
         ログレコード形式は「カスタム形式」とし、下のフィールドを指定します。",
        "リージョナル NAT ゲートウェイにはネットワークインターフェイスがないため、コマンドの --resource-type に \
         RegionalNatGateway を、ID に nat-… を指定します。VPC 全体のログも使えますが、サイズは大きくなります。",
        "新しい空のバケットを使ってください。コンソールはバケットポリシーを上書きします。フローログの形式は後から変更できないため、\
         変更するには新しく作成し、古いものを削除します。",
        "費用: フローログは vended logs として課金され、最初の階層で Amazon S3 へは 1 GB あたり us-east-1 で 0.25 USD、東京で 0.38 USD、\
         CloudWatch Logs へはその 2 倍です（第三者の報告）。数日分で十分です。終わったら delete-flow-logs と \
         disassociate-resolver-query-log-config で停止します。",
        "数日後にファイル（テキストまたは Parquet）をダウンロードし、フォルダーごとドロップします。",
        "Parquet をクエリする場合は、テーブルの ROW FORMAT と TBLPROPERTIES の代わりに STORED AS PARQUET と書きます。",
        "Logs Insights は、この形式のロググループで使います。結果は最大 10,000 行です。達した場合は期間を短くしてください。",
        "クエリで合計した結果からは、記録のない期間と失われた記録（SKIPDATA）はわかりません。",
    ],
    &[
        "請求とコスト管理コンソールの「データエクスポート」で「エクスポートを作成」を選び、「標準データエクスポート」、「CUR 2.0」、\
         「リソース ID を含める」、「gzip - text/csv」または「Parquet」を指定します。新しい空のバケットを使ってください\
         （コンソールがポリシーを上書きします）。最初のファイルは 1 日以内に届きます。",
        "対象の月のファイルをバケットからダウンロードします。レガシー CUR の CSV と Parquet も読み取れます。",
        "ダウンロードするには大きすぎる場合は、テーブルを Athena でクエリします。テーブルにない列は、GROUP BY の番号とともに省けます。",
    ],
    &["請求とコスト管理コンソールの「データエクスポート」で「エクスポートを作成」を選び、「標準データエクスポート」、\
         AWS の列を含む FOCUS、「gzip - text/csv」または「Parquet」を指定します。対象の月のファイルをバケットからダウンロードします。"],
    &["請求とコスト管理コンソールの「Cost Explorer」で 1 か月を選び、「グループ化の条件」のディメンションを\
         「使用タイプ」にして、「CSV としてダウンロード」を選択します。このファイルには金額しかありませんが、コマンドの結果には使用量も含まれます。"],
    &["リージョンごとに 1 つずつのファイルです。複数のアカウントやリージョンの分をまとめてドロップできます。"],
    &["Terraform のファイルがあるフォルダーで、プランまたは現在の状態を書き出します。"],
    &["Terraform のファイルがあるフォルダーで実行します。"],
    &["料金がこのページより新しい場合や、このページにない場合にだけ必要です。"],
];
