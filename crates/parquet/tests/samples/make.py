"""Writes the samples: the same tables as CSV and as Parquet of many programs and forms.

    pip install pyarrow duckdb polars fastparquet && python make.py

The seeds of the fuzzer are the first rows of some of them.

Each file FORM.TABLE.parquet says the same as TABLE.csv. They are small, and pages and row groups are too, so that each
file has several.
"""

import csv
import datetime
import decimal
import json
import pathlib

import duckdb
import fastparquet
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq

HERE = pathlib.Path(__file__).parent
SEEDS = HERE / "../../../../fuzz/corpus/parquet"
UTC = datetime.timezone.utc


def flow_log():
    """A NAT gateway's flow log as AWS writes it to Amazon S3: numbers are 32 or 64 bits long, what is missing is null."""
    names = [
        ("version", pa.int32()), ("account_id", pa.string()), ("interface_id", pa.string()), ("srcaddr", pa.string()),
        ("dstaddr", pa.string()), ("srcport", pa.int32()), ("dstport", pa.int32()), ("protocol", pa.int32()),
        ("packets", pa.int64()), ("bytes", pa.int64()), ("start", pa.int64()), ("end", pa.int64()),
        ("action", pa.string()), ("log_status", pa.string()), ("pkt_srcaddr", pa.string()),
        ("pkt_dstaddr", pa.string()), ("region", pa.string()), ("az_id", pa.string()),
        ("pkt_src_aws_service", pa.string()), ("pkt_dst_aws_service", pa.string()), ("flow_direction", pa.string()),
        ("traffic_path", pa.int32()),
    ]
    rows = []
    for i in range(90):
        workload, gateway, remote = f"10.0.1.{i % 20 + 5}", "10.0.9.9", f"52.219.{i % 7}.{i * 13 % 251}"
        service = ["S3", "AMAZON", None][i % 3]
        start = 1_788_220_800 + i * 60
        both = [
            (workload, gateway, workload, remote, "ingress", None),
            (gateway, remote, gateway, remote, "egress", 8),
        ]
        for source, destination, packet_source, packet_destination, direction, path in both:
            rows.append((
                5, "111122223333", "eni-0d1e2f3a4b5c6d7e8", source, destination, 40_000 + i, 443, 6, i + 1,
                (i + 1) * 1_000_003, start, start + 59, "ACCEPT", "OK", packet_source, packet_destination,
                "eu-west-1", "euw1-az1", None, service, direction, path,
            ))
        if i % 40 == 0:
            empty = [None] * len(names)
            empty[0:3] = [5, "111122223333", "eni-0d1e2f3a4b5c6d7e8"]
            empty[10:14] = [start, start + 59, None, "NODATA"]
            rows.append(tuple(empty))
    return names, rows


def time(days, hours=0):
    return datetime.datetime(2026, 9, 1, tzinfo=UTC) + datetime.timedelta(days=days, hours=hours)


MAP = pa.map_(pa.string(), pa.string())


def cur():
    """A CUR 2.0 export: mostly of other services, with maps and with lines that are no usage."""
    names = [
        ("bill_billing_period_start_date", pa.timestamp("ms")), ("bill_payer_account_id", pa.string()),
        ("discount", pa.map_(pa.string(), pa.float64())), ("identity_line_item_id", pa.string()),
        ("identity_time_interval", pa.string()), ("line_item_currency_code", pa.string()),
        ("line_item_line_item_description", pa.string()), ("line_item_line_item_type", pa.string()),
        ("line_item_operation", pa.string()), ("line_item_product_code", pa.string()),
        ("line_item_resource_id", pa.string()), ("line_item_unblended_cost", pa.float64()),
        ("line_item_usage_amount", pa.float64()), ("line_item_usage_end_date", pa.timestamp("ms")),
        ("line_item_usage_start_date", pa.timestamp("ms")), ("line_item_usage_type", pa.string()),
        ("product", MAP), ("product_from_region_code", pa.string()), ("resource_tags", MAP),
    ]
    rows = []
    for i in range(160):
        start, end = time(i // 24, i % 24), time(i // 24, i % 24 + 1)
        interval = f"{start:%Y-%m-%dT%H:%M:%SZ}/{end:%Y-%m-%dT%H:%M:%SZ}"
        kind, usage_type, operation, code, resource, amount, price = [
            ("Usage", "EUW1-NatGateway-Hours", "NatGateway", "AmazonEC2", "nat-0a1b", 1.0, 0.048),
            ("Usage", "EUW1-NatGateway-Bytes", "NatGateway", "AmazonEC2", "nat-0a1b", 0.1 * i + 1e-7, 0.048),
            ("Usage", "EUW1-BoxUsage:t4g.small", "RunInstances", "AmazonEC2", f"i-{i % 9:04x}", 1.0, 0.0184),
            ("Usage", "EUW1-VpcEndpoint-Hours", "VpcEndpoint", "AmazonVPC", "vpce-0c2d", 3.0, 0.011),
            ("Usage", "EUW1-TimedStorage-ByteHrs", "StandardStorage", "AmazonS3", "a-bucket", 7.25, 0.023),
            ("Tax", "", "", "AmazonEC2", "", 1.0, 3.5),
            ("SavingsPlanCoveredUsage", "EUW1-NatGateway-Bytes", "NatGateway", "AmazonEC2", "nat-0a1b", 2.5, 0.048),
            ("Credit", "EUW1-NatGateway-Bytes", "NatGateway", "AmazonEC2", "nat-0a1b", 1.0, -1.0),
        ][i % 8]
        product = {"region_code": "eu-west-1", "product_family": 'NAT "Gateway"'} if usage_type else {}
        rows.append((
            time(0), "111122223333", {"edp": 0.5} if i % 5 == 0 else None, f"line{i:05}", interval, "USD",
            f"$0.048 per GB, “{code}”, {usage_type}", kind, operation, code, resource, round(amount * price, 10), amount,
            end, start, usage_type, product, None, {"user_team": "a,b"} if i % 2 else {},
        ))
    return names, rows


def focus():
    """A FOCUS export, with exact decimals."""
    number = pa.decimal128(38, 10)
    stamp = pa.timestamp("us", tz="UTC")
    names = [
        ("AvailabilityZone", pa.string()), ("BilledCost", number), ("BillingCurrency", pa.string()),
        ("BillingPeriodStart", stamp), ("ChargeCategory", pa.string()), ("ChargeDescription", pa.string()),
        ("ChargePeriodEnd", stamp), ("ChargePeriodStart", stamp), ("ConsumedQuantity", number),
        ("ConsumedUnit", pa.string()), ("RegionId", pa.string()), ("ResourceId", pa.string()),
        ("ServiceName", pa.string()), ("Tags", MAP), ("x_Discounts", pa.map_(pa.string(), pa.float64())),
        ("x_Operation", pa.string()), ("x_ServiceCode", pa.string()), ("x_UsageType", pa.string()),
    ]
    rows = []
    for i in range(60):
        usage_type, amount, unit = [
            ("EUW1-NatGateway-Bytes", decimal.Decimal(i) / 8, "GB"),
            ("EUW1-NatGateway-Hours", decimal.Decimal(1), "Hours"),
            ("EUW1-DataTransfer-Out-Bytes", decimal.Decimal("2.5"), "GB"),
        ][i % 3]
        category = "Purchase" if i % 20 == 19 else "Usage"
        rows.append((
            None, amount * decimal.Decimal("0.048"), "USD", time(0), category, f"per {unit} in EU (Ireland)",
            time(i + 1), time(i), amount, unit, "eu-west-1", "nat-0a1b" if i % 3 < 2 else None,
            "Amazon Elastic Compute Cloud", {"team": "net"}, None, "NatGateway", "AmazonEC2", usage_type,
        ))
    return names, rows


def text(value):
    """A cell of CSV as AWS writes it."""
    match value:
        case None:
            return ""
        case datetime.datetime():
            return f"{value:%Y-%m-%dT%H:%M:%SZ}"
        case dict():
            return json.dumps(value, separators=(",", ":")) if value else ""
        case float():
            return format(decimal.Decimal(repr(value)), "f").removesuffix(".0")
        case _:
            return str(value)


def arrow(names, rows):
    columns = zip(*rows)
    arrays = []
    for (_, kind), column in zip(names, columns):
        if pa.types.is_timestamp(kind) and kind.tz is None:
            column = [value and value.replace(tzinfo=None) for value in column]
        arrays.append(pa.array(column, kind))
    return pa.table(arrays, names=[name for name, _ in names])


def plain(table):
    """Without maps, which not every program writes, and whose place is with all other columns."""
    return table.drop_columns([field.name for field in table.schema if pa.types.is_map(field.type)])


def main():
    SEEDS.mkdir(exist_ok=True)
    for old in HERE.glob("*.parquet"):
        old.unlink()
    tables = {"flow-log": flow_log(), "cur": cur(), "focus": focus()}
    for name, (names, rows) in tables.items():
        with (HERE / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([name for name, _ in names])
            writer.writerows([text(value) for value in row] for row in rows)
        table = arrow(names, rows)

        def write(form, table=table, **options):
            small = {"data_page_size": 600, "write_batch_size": 30, "row_group_size": 70}
            pq.write_table(table, HERE / f"{form}.{name}.parquet", **(small | options))

        for form, options in {
            "snappy": {"compression": "snappy"},
            "zstd-v2": {"compression": "zstd", "data_page_version": "2.0"},
            "gzip-plain": {"compression": "gzip", "use_dictionary": False},
            "lz4": {"compression": "lz4", "row_group_size": 3},
        }.items():
            seed = table.slice(0, 6).select([1, 2, 7, 8, 9, 10, 11, 12, 14, 15])
            pq.write_table(seed, SEEDS / f"{form}.{name}", store_schema=False, write_statistics=False, **options)

        # What AWS writes: Snappy and dictionaries, pages of the first version.
        write("snappy", compression="snappy")
        write("gzip-v2", compression="gzip", data_page_version="2.0")
        write("zstd", compression="zstd", use_dictionary=False)
        write("plain-v2", compression="none", use_dictionary=False, data_page_version="2.0")
        write("lz4", compression="lz4")
        write("one-group", compression="snappy", row_group_size=100_000)
        if name == "flow-log":
            integers = {field.name: "DELTA_BINARY_PACKED" for field in table.schema if pa.types.is_integer(field.type)}
            strings = {field.name: "DELTA_BYTE_ARRAY" for field in table.schema if pa.types.is_string(field.type)}
            strings["action"] = "DELTA_LENGTH_BYTE_ARRAY"
            write("delta", use_dictionary=False, column_encoding=integers | strings, compression="zstd")
        if name == "cur":
            write("int96", use_deprecated_int96_timestamps=True, compression="snappy")
            write("nanoseconds", coerce_timestamps=None, version="2.6", table=plain(table).cast(pa.schema([
                pa.field(field.name, pa.timestamp("ns") if pa.types.is_timestamp(field.type) else field.type)
                for field in plain(table).schema
            ])))
        if name == "focus":
            write("decimal-of-integers", table=table, store_decimal_as_integer=True)
        without_maps = plain(table)
        duckdb.from_arrow(without_maps).write_parquet(str(HERE / f"duckdb.{name}.parquet"), compression="zstd")
        polars.from_arrow(without_maps).write_parquet(HERE / f"polars.{name}.parquet", row_group_size=70)
        if name != "focus":
            frame = without_maps.to_pandas()
            fastparquet.write(str(HERE / f"fastparquet.{name}.parquet"), frame, compression="SNAPPY")


main()
