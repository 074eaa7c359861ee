//! Parquet is read where it lies, by a program that is unpacked when the first such file comes.

use anyhow::{Result, ensure};
use flate2::write::GzEncoder;
use flate2::{Compression, Crc};
use natpoint_import::imported_data::{FileRefusal, ImportedData, ParquetRefusal};
use natpoint_import::{Options, Reader};
use serde_json::{Value, json};
use std::io::Write as _;

use crate::bring::log;
use crate::harness::Browser;
use crate::page::Page;
use crate::site;

in_every_engine!(
    files_of_columns_say_what_they_say_elsewhere,
    packed_ones_are_unpacked_and_read,
    damage_spares_the_files_behind_it,
    its_program_is_unpacked_for_it_alone,
);

const CUR: (&str, &[u8]) = ("cur.parquet", include_bytes!("../../crates/parquet/tests/samples/snappy.cur.parquet"));
const LOG: (&str, &[u8]) = (
    "aws-region=eu-west-1/year=2026/flow.log.parquet",
    include_bytes!("../../crates/parquet/tests/samples/zstd.flow-log.parquet"),
);
const FOCUS: (&str, &[u8]) =
    ("focus.parquet", include_bytes!("../../crates/parquet/tests/samples/gzip-v2.focus.parquet"));
const PLAIN: &[u8] = include_bytes!("../../crates/parquet/tests/samples/plain-v2.cur.parquet");

/// Reads files by the page's own function, and returns what was found as bytes.
const READ: &str = "
    const [files, done] = arguments;
    const given = files.map(([name, bytes]) => new File([new Uint8Array(bytes)], name));
    natpointRead(given, '', (read, bytes, found) => {
        if (found !== undefined) done(typeof found === 'string' ? found : [...(found ?? [])]);
    });
";

/// What the page finds in files.
async fn found(page: &Page<'_>, files: &[(&str, &[u8])]) -> Result<ImportedData> {
    let files: Vec<Value> = files.iter().map(|(name, bytes)| json!([name, bytes])).collect();
    let told = page.browser.script_async(READ, vec![Value::Array(files)]).await?;
    ensure!(told.is_array(), "the reading broke down: {told}");
    let bytes = told.as_array().into_iter().flatten();
    let bytes: Vec<u8> = bytes.filter_map(|byte| u8::try_from(byte.as_u64()?).ok()).collect();
    Ok(ImportedData::from_bytes(&bytes).unwrap_or_default())
}

/// What the library finds in the same ones.
fn expected(files: &[(&str, &[u8])]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for (name, bytes) in files {
        natpoint_parquet::read(&mut reader, name, bytes.len() as u64, |range| {
            let range = usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok());
            let bytes = range.and_then(|(from, to)| bytes.get(from..to));
            bytes.map(<[u8]>::to_vec).ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
        });
    }
    reader.finish()
}

async fn files_of_columns_say_what_they_say_elsewhere(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let files = [CUR, LOG, FOCUS];
    let (found, expected) = (found(&page, &files).await?, expected(&files));
    ensure!(expected.files.iter().all(|file| file.used > 0), "{:?}", expected.files);
    ensure!(found == expected, "{found:?} is not {expected:?}");
    page.is_sound().await
}

async fn packed_ones_are_unpacked_and_read(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(LOG.1)?;
    let gzip = gzip.finish()?;
    let text = log();
    let zip = stored(&[CUR, ("text.log", text.as_bytes()), FOCUS]);
    let found = found(&page, &[("log.parquet.gz", &gzip), ("bills.zip", &zip)]).await?;
    let names: Vec<_> = found.files.iter().map(|file| (file.name.as_str(), file.used > 0)).collect();
    let all = ["log.parquet.gz", "bills.zip/text.log", "bills.zip/cur.parquet", "bills.zip/focus.parquet"];
    ensure!(all.iter().all(|name| names.contains(&(*name, true))) && names.len() == all.len(), "{names:?}");
    ensure!(found.bill == expected(&[CUR, FOCUS]).bill, "{:?}", found.bill);
    page.is_sound().await
}

/// An archive of files that are stored as they are.
fn stored(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Vec::new();
    for (name, bytes) in files {
        let mut crc = Crc::new();
        crc.update(bytes);
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes();
        archive.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0");
        archive.extend([crc.sum().to_le_bytes(), length, length].concat());
        archive.extend([u8::try_from(name.len()).unwrap_or(u8::MAX), 0, 0, 0]);
        archive.extend([name.as_bytes(), bytes].concat());
    }
    archive.extend_from_slice(b"PK\x05\x06");
    archive.extend([0; 18]);
    archive
}

async fn damage_spares_the_files_behind_it(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    // A text that would be longer than the file ends the program, which then begins anew.
    let mut damaged = PLAIN.to_vec();
    let text = b"\x09\0\0\0AmazonEC2";
    while let Some(at) = damaged.windows(text.len()).position(|part| part == text) {
        damaged[at..at + 4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    }
    let cut = &CUR.1[..CUR.1.len() / 2];
    let files = [("damaged", &damaged[..]), ("cut", cut), CUR, ("damaged again", &damaged), LOG];
    let found = found(&page, &files).await?;
    let outcomes: Vec<_> = found.files.iter().map(|file| (file.used > 0, file.refused.clone())).collect();
    let broken = || (false, Some(FileRefusal::Parquet(ParquetRefusal::Damaged)));
    ensure!(outcomes == [broken(), broken(), (true, None), broken(), (true, None)], "{outcomes:?}");
    page.is_sound().await
}

async fn its_program_is_unpacked_for_it_alone(browser: &Browser) -> Result<()> {
    let site = site::serve()?;
    let page = Page::article(browser, &site).await?;
    let watch = "window.taken = [];
        const find = document.getElementById.bind(document);
        document.getElementById = (id) => {
            if (id.startsWith('natpoint-')) taken.push(id);
            return find(id);
        };";
    browser.script(watch, vec![]).await?;
    let taken =
        || async { browser.script("return taken.filter((id) => id === 'natpoint-parquet').length", vec![]).await };
    let text = log();
    let zip = stored(&[("text.log", text.as_bytes())]);
    found(&page, &[("flow.log", text.as_bytes()), ("logs.zip", &zip), ("some.parquet", b"id,name\n1,2\n")]).await?;
    ensure!(taken().await? == json!(0), "it was unpacked for other files");
    for _ in 0..2 {
        found(&page, &[CUR, LOG]).await?;
        ensure!(taken().await? == json!(1), "it was unpacked {} times", taken().await?);
    }
    page.is_sound().await
}
