"""A cost and usage report of some hundred megabytes as Parquet, and how fast other programs read it.

    python parquet.py make FILE [MEGABYTES]    writes a report like CUR 2.0: Snappy, dictionaries, row groups of 250,000
    python parquet.py time FILE                adds it up with DuckDB and with pyarrow, and prints the times as JSON

All do what the page does: they add up the quantity and the cost of NAT gateways, endpoints and transfer between AZs by
usage type, Region and resource, and note the period. pyarrow does it twice: told which columns and rows are needed, and
reading the whole file before it looks, as scripts for data frames do.
"""

import functools
import json
import operator
import pathlib
import random
import sys
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

ROWS = 250_000
RUNS = 5
WANTED_KINDS = ["NatGateway", "VpcEndpoint", "DataTransfer-Regional"]
WANTED_KEYS = ["line_item_usage_type", "product_region_code", "line_item_resource_id"]
WANTED_SUMS = [("line_item_usage_amount", "sum"), ("line_item_unblended_cost", "sum"),
               ("line_item_usage_start_date", "min"), ("line_item_usage_end_date", "max")]


def usage(number):
    """A line of one of the services of a large account."""
    region, short = [("eu-west-1", "EUW1"), ("us-east-1", "USE1"), ("ap-northeast-1", "APN1")][number % 3]
    kinds = [
        (60, "AmazonEC2", f"{short}-BoxUsage:m6i.{['large', 'xlarge', '2xlarge'][number % 3]}", "RunInstances", "i-{:017x}", 20_000),
        (40, "AmazonEC2", f"{short}-EBS:VolumeUsage.gp3", "CreateVolume-Gp3", "vol-{:017x}", 30_000),
        (30, "AmazonEC2", f"{short}-DataTransfer-Regional-Bytes", "PublicIP-Out", "i-{:017x}", 20_000),
        (25, "AmazonS3", f"{short}-Requests-Tier1", "PutObject", "bucket-{:06}", 400),
        (25, "AWSLambda", f"{short}-Lambda-GB-Second", "Invoke", "arn:aws:lambda:x:111122223333:function:f{:05}", 2_000),
        (15, "AmazonCloudWatch", f"{short}-CW:Requests", "GetMetricData", "", 1),
        (3, "AmazonEC2", f"{short}-NatGateway-Bytes", "NatGateway", "arn:aws:ec2:x:111122223333:natgateway/nat-{:017x}", 30),
        (3, "AmazonEC2", f"{short}-NatGateway-Hours", "NatGateway", "arn:aws:ec2:x:111122223333:natgateway/nat-{:017x}", 30),
        (2, "AmazonVPC", f"{short}-VpcEndpoint-Hours", "VpcEndpoint", "arn:aws:ec2:x:111122223333:vpc-endpoint/vpce-{:017x}", 90),
    ]
    choice = random.choices(kinds, [kind[0] for kind in kinds])[0]
    return region, choice


def rows(start):
    columns = {name: [] for name in (
        "bill_billing_period_start_date", "bill_payer_account_id", "identity_line_item_id", "identity_time_interval",
        "line_item_currency_code", "line_item_line_item_description", "line_item_line_item_type", "line_item_operation",
        "line_item_product_code", "line_item_resource_id", "line_item_unblended_cost", "line_item_unblended_rate",
        "line_item_usage_account_id", "line_item_usage_amount", "line_item_usage_end_date",
        "line_item_usage_start_date", "line_item_usage_type", "pricing_rate_id", "product", "product_region_code",
        "resource_tags", "savings_plan_savings_plan_a_r_n",
    )}
    for at in range(start, start + ROWS):
        region, (_, code, usage_type, operation, resource, many) = usage(at)
        hour = 1_788_220_800_000 + at % 720 * 3_600_000
        amount, rate = random.random() * 100, (hash(usage_type) % 1000) / 10_000
        resource = resource.format(random.randrange(many))
        values = (
            1_788_220_800_000, "111122223333", f"{random.getrandbits(200):052x}",
            f"2026-09-{at % 720 // 24 + 1:02}T{at % 24:02}:00:00Z/2026-09-{at % 720 // 24 + 1:02}T{at % 24:02}:59:59Z", "USD",
            f"${rate} per unit of {usage_type} in {region}", "Usage", operation, code, resource, round(amount * rate, 10),
            str(rate), f"{111122220000 + at % 50}", amount, hour + 3_600_000, hour, usage_type, str(hash(usage_type) % 10**9),
            [("region_code", region), ("product_family", operation)], region, [("user_team", f"team{at % 40}")], None,
        )
        for column, value in zip(columns.values(), values):
            column.append(value)
    text = pa.map_(pa.string(), pa.string())
    types = {"product": text, "resource_tags": text, "savings_plan_savings_plan_a_r_n": pa.string()}
    types |= {name: pa.timestamp("ms") for name in columns if name.endswith("_date")}
    return pa.table({name: pa.array(values, types.get(name)) for name, values in columns.items()})


def make(file, megabytes):
    random.seed(7)
    first = rows(0)
    with pq.ParquetWriter(file, first.schema, compression="snappy") as writer:
        start = 0
        while pathlib.Path(file).stat().st_size < megabytes * 1_000_000:
            writer.write_table(first if start == 0 else rows(start), row_group_size=ROWS)
            start += ROWS


def by_duckdb(file):
    import duckdb

    return duckdb.sql(f"""
        SELECT line_item_usage_type, product_region_code, line_item_resource_id, sum(line_item_usage_amount),
            sum(line_item_unblended_cost), min(line_item_usage_start_date), max(line_item_usage_end_date)
        FROM '{file}'
        WHERE line_item_line_item_type IN ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')
            AND ({" OR ".join(f"contains(line_item_usage_type, '{part}')" for part in WANTED_KINDS)})
        GROUP BY ALL""").fetchall()


def is_wanted():
    kind, usage_type = ds.field("line_item_line_item_type"), ds.field("line_item_usage_type")
    wanted = kind.isin(["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage"])
    kinds = (pc.match_substring(usage_type, part) for part in WANTED_KINDS)
    return wanted & functools.reduce(operator.or_, kinds)


def by_pyarrow(file):
    columns = WANTED_KEYS + [name for name, _ in WANTED_SUMS]
    table = ds.dataset(file).to_table(columns=columns, filter=is_wanted())
    return table.group_by(WANTED_KEYS).aggregate(WANTED_SUMS).to_pylist()


def by_pyarrow_whole(file):
    table = pq.read_table(file, use_threads=False).filter(is_wanted())
    return table.group_by(WANTED_KEYS).aggregate(WANTED_SUMS).to_pylist()


def main():
    match sys.argv[1:]:
        case ["make", file, *size]:
            make(file, int(size[0]) if size else 200)
        case ["time", file]:
            times = {}
            ways = {"DuckDB": by_duckdb, "pyarrow": by_pyarrow, "pyarrow, the whole file": by_pyarrow_whole}
            for name, read in ways.items():
                read(file)
                runs = []
                for _ in range(RUNS):
                    since = time.perf_counter()
                    read(file)
                    runs.append((time.perf_counter() - since) * 1000)
                times[name] = sorted(runs)[RUNS // 2]
            print(json.dumps(times))
        case _:
            sys.exit(__doc__)


main()
