//! What there is to know about how a file was read, in English.

use crate::import::{number, shown};
use natpoint_import::imported_data::FileRemark;

/// What there is to know about how a file was read.
pub(super) fn file_remark(remark: &FileRemark) -> String {
    let told = match remark {
        FileRemark::SameFile { file } => {
            return ["The same content as “", &shown(file), "”, so it counts once."].concat();
        }
        FileRemark::SameUsage { file } => {
            return ["“", &shown(file), "” has the same usage of the same time. It counts once."].concat();
        }
        FileRemark::KnownRecords { file } => {
            return [
                "All of its records that were compared stand in “",
                &shown(file),
                "” or another file too, so they count once.",
            ]
            .concat();
        }
        FileRemark::SameRecords { file } => {
            return ["Many of its records stand in “", &shown(file), "” too, and count twice: take them out of one."]
                .concat();
        }
        FileRemark::OtherUsage { file } => {
            return [
                "“",
                &shown(file),
                "” has usage of the same time too, but not the same amount. Both count: remove one of them if \
                 they are bills of the same account.",
            ]
            .concat();
        }
        FileRemark::SameAddresses { file } => {
            return [
                "“",
                &shown(file),
                "” has other resources of the same names, and they have no ids yet. Both count, as those of two \
                 environments: remove one of them if they are of the same.",
            ]
            .concat();
        }
        FileRemark::OlderState { file, serial, newest } => {
            return [
                "“",
                &shown(file),
                "” has a newer version of the same state: serial ",
                &newest.to_string(),
                ", and this one is ",
                &serial.to_string(),
                ". Only the newer one counts.",
            ]
            .concat();
        }
        FileRemark::OtherCurrency => "The money is not in US dollars, so it is left out. The quantities count.",
        FileRemark::UnnamedAmounts { are_costs: true } => {
            "Nothing names its numbers. They are read as US dollars, which make whole hours at the list price."
        }
        FileRemark::UnnamedAmounts { are_costs: false } => {
            "Nothing names its numbers. What they are is told by the list prices and by hours being whole."
        }
        FileRemark::MorePages { token } => {
            return [
                "There is more: the answer ends with the NextPageToken “",
                &shown(token),
                "”. Run the command again with --next-page-token and that token, and drop its answer as well.",
            ]
            .concat();
        }
        FileRemark::ByteUnit { column, times, over } => {
            let one = if *over == 1 { String::new() } else { ["/", &number(*over)].concat() };
            return ["One in “", &shown(column), "” is read as ", &number(*times), &one, " bytes."].concat();
        }
        FileRemark::OtherEncoding => {
            "Its text is not in UTF-8, so names with other letters than English ones may be misread. Save it as “CSV \
             UTF-8” and drop it again."
        }
        FileRemark::UnreadTime { column } => {
            return [
                "What is in “",
                &shown(column),
                "” is not read as times, so the time of the rows is not known: write days as 2026-09-01 and months \
                 as 2026-09 to have volumes scaled.",
            ]
            .concat();
        }
        FileRemark::StillRunning => {
            "The query had not ended when its results were fetched, so rows are missing. Run aws logs \
             get-query-results again once its status is Complete."
        }
        FileRemark::NetCosts => {
            "The costs are net of credits and discounts, so no volume can be derived from them. Quantities count."
        }
        FileRemark::DecimalComma => "Numbers are read with decimal commas.",
        FileRemark::DateOrder { day_first: true } => "Dates are read with the day first.",
        FileRemark::DateOrder { day_first: false } => "Dates are read with the month first.",
        FileRemark::UnclearDates => {
            "Its dates can be read with the day or the month first, and nothing in the file decides. Its time is \
             not known: write dates as 2026-09-01 to have hours counted and volumes scaled."
        }
    };
    told.to_owned()
}
