//! Unpacks the data of pages, to exactly as many bytes as they state.

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use natpoint_import::imported_data::ParquetRefusal;
use parquet::basic::Compression;
use ruzstd::decoding::FrameDecoder;

/// Unpacks data to so many bytes, which are few enough to be held.
pub(crate) fn unpack(codec: Compression, packed: &[u8], length: usize) -> Result<Vec<u8>, ParquetRefusal> {
    let mut out = vec![0; length];
    let unpacked = match codec {
        Compression::UNCOMPRESSED => (packed.len() == length).then(|| out.copy_from_slice(packed)),
        Compression::SNAPPY => snappy(packed, &mut out),
        Compression::GZIP(_) => gzip(packed, &mut out),
        Compression::ZSTD(_) => zstd(packed, &mut out),
        Compression::LZ4_RAW => lz4(packed, &mut out),
        Compression::LZ4 => lz4_of_hadoop(packed, &mut out).or_else(|| lz4(packed, &mut out)),
        other => return Err(ParquetRefusal::Unsupported { what: name(other) }),
    };
    unpacked.map(|()| out).ok_or(ParquetRefusal::Damaged)
}

fn name(codec: Compression) -> String {
    let text = codec.to_string();
    text.split('(').next().unwrap_or_default().to_owned()
}

fn snappy(packed: &[u8], out: &mut [u8]) -> Option<()> {
    let length = snap::raw::Decoder::new().decompress(packed, out).ok()?;
    (length == out.len()).then_some(())
}

fn zstd(packed: &[u8], out: &mut [u8]) -> Option<()> {
    /// The longest distance back, for which memory is taken; no page is longer.
    const WINDOW: u64 = 1 << 27;
    let mut decoder = FrameDecoder::new();
    decoder.set_max_window_size(WINDOW);
    let length = decoder.decode_all(packed, out).ok()?;
    (length == out.len()).then_some(())
}

fn lz4(packed: &[u8], out: &mut [u8]) -> Option<()> {
    let length = lz4_flex::block::decompress_into(packed, out).ok()?;
    (length == out.len()).then_some(())
}

/// Blocks as Hadoop frames them: the length of what comes of each and its own, the highest byte first.
fn lz4_of_hadoop(mut packed: &[u8], mut out: &mut [u8]) -> Option<()> {
    while !packed.is_empty() {
        let (unpacked, rest) = packed.split_first_chunk()?;
        let (length, rest) = rest.split_first_chunk()?;
        let (block, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        let (own, next) = out.split_at_mut_checked(u32::from_be_bytes(*unpacked) as usize)?;
        lz4(block, own)?;
        (packed, out) = (rest, next);
    }
    out.is_empty().then_some(())
}

/// One or several members of gzip.
fn gzip(mut packed: &[u8], mut out: &mut [u8]) -> Option<()> {
    const TRAILER: usize = 8;
    const FLAGS: u32 = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    while !packed.is_empty() {
        let data = packed.get(header_length(packed)?..)?;
        let (status, used, written) = decompress(&mut DecompressorOxide::new(), data, out, 0, FLAGS);
        if status != TINFLStatus::Done {
            return None;
        }
        out = out.get_mut(written..)?;
        packed = data.get(used..)?.get(TRAILER..)?;
    }
    out.is_empty().then_some(())
}

/// The length of the header in front of a member's data.
fn header_length(bytes: &[u8]) -> Option<usize> {
    const CHECKSUM: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    let flags = *bytes.strip_prefix(&[0x1f, 0x8b, 8])?.first()?;
    let mut length = 10;
    if flags & EXTRA != 0 {
        let size: &[u8; 2] = bytes.get(length..)?.first_chunk()?;
        length += 2 + usize::from(u16::from_le_bytes(*size));
    }
    for flag in [NAME, COMMENT] {
        if flags & flag != 0 {
            length += bytes.get(length..)?.iter().position(|byte| *byte == 0)? + 1;
        }
    }
    Some(length + if flags & CHECKSUM != 0 { 2 } else { 0 })
}
