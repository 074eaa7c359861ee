//! The pages of a column's part of a row group, as its bytes come in.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use natpoint_import::imported_data::ParquetRefusal;
use parquet::basic::{Compression, Encoding};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};

use crate::codec;
use crate::page_header::{PageHeader, PageKind};
use crate::thrift::Unread;

/// What feeds pages to a reader of columns, which shares it with whoever brings the bytes.
#[derive(Clone)]
pub(crate) struct SharedFeed(Arc<Mutex<Feed>>);

/// Pages that came and were not read yet.
pub(crate) struct Feed {
    codec: Compression,
    /// The bytes of the file that are still to come.
    left: Range<u64>,
    /// Bytes that came and are no whole page yet.
    rest: Bytes,
    pages: VecDeque<(PageHeader, Bytes)>,
    /// How many values the pages have that came.
    came: u64,
    has_dictionary: bool,
    refused: Option<ParquetRefusal>,
}

/// A page that came and was not read yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NextPage {
    Dictionary,
    /// So many values, or where they stand in the dictionary.
    Data {
        values: usize,
        is_of_places: bool,
    },
}

/// The most bytes of a page, unpacked: the largest that tools write have a hundred megabytes.
const MOST_IN_PAGE: usize = 1 << 27;
/// How many bytes are asked for at once.
const WINDOW: u64 = 1 << 20;
/// The longest header of a page; it has two values of the column for statistics.
const LONGEST_HEADER: usize = 1 << 24;

impl SharedFeed {
    pub(crate) fn new(codec: Compression, range: Range<u64>) -> Self {
        Self(Arc::new(Mutex::new(Feed {
            codec,
            left: range,
            rest: Bytes::new(),
            pages: VecDeque::new(),
            came: 0,
            has_dictionary: false,
            refused: None,
        })))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Feed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Feed {
    /// How many values came, read or not.
    pub(crate) fn came(&self) -> u64 {
        self.came
    }

    /// The bytes that are needed next; none when all came.
    pub(crate) fn wants(&self) -> Option<Range<u64>> {
        let missing = match PageHeader::parse(&self.rest) {
            Ok((header, length)) => (length + header.packed).saturating_sub(self.rest.len()) as u64,
            Err(_) => 0,
        };
        let end = self.left.end.min(self.left.start.saturating_add(WINDOW.max(missing)));
        (self.left.start < end).then_some(self.left.start..end)
    }

    /// Takes the bytes that were asked for.
    pub(crate) fn give(&mut self, at: u64, bytes: &[u8]) -> std::result::Result<(), ParquetRefusal> {
        if at != self.left.start || bytes.is_empty() {
            return Err(ParquetRefusal::Damaged);
        }
        self.left.start += bytes.len() as u64;
        let mut rest = Bytes::from([&self.rest, bytes].concat());
        loop {
            let (header, length) = match PageHeader::parse(&rest) {
                Ok(found) => found,
                Err(Unread::TooShort) if rest.len() < LONGEST_HEADER && !self.left.is_empty() => break,
                // Some writers count bytes that follow the last page.
                Err(_) if rest.is_empty() || self.left.is_empty() => break,
                Err(_) => return Err(ParquetRefusal::Damaged),
            };
            if header.unpacked > MOST_IN_PAGE || header.packed > MOST_IN_PAGE {
                return Err(ParquetRefusal::Bomb);
            }
            let end = length + header.packed;
            if end > rest.len() {
                break;
            }
            let page = rest.split_to(end).slice(length..);
            if !matches!(header.kind, PageKind::Dictionary { .. } | PageKind::Other) {
                self.came += u64::from(header.values);
            }
            if header.kind != PageKind::Other {
                self.pages.push_back((header, page));
            }
        }
        self.rest = rest;
        Ok(())
    }

    /// Why the last page could not be given, more exactly than the reader of columns says.
    pub(crate) fn refusal(&mut self) -> ParquetRefusal {
        self.refused.take().unwrap_or(ParquetRefusal::Damaged)
    }

    /// What the next page is that came.
    pub(crate) fn next_page(&self) -> Option<NextPage> {
        let (header, _) = self.pages.front()?;
        // Places in a dictionary have one of these two encodings. The library reads levels of an old form.
        let is_of_places = matches!(header.encoding, 2 | 8);
        Some(match header.kind {
            PageKind::Dictionary { .. } => NextPage::Dictionary,
            _ => NextPage::Data { values: header.values as usize, is_of_places },
        })
    }

    /// Passes over the next page.
    pub(crate) fn drop_page(&mut self) {
        self.pages.pop_front();
    }

    /// The next page, unpacked; none where none came.
    pub(crate) fn take_page(&mut self) -> std::result::Result<Option<Page>, ParquetRefusal> {
        let Some((header, packed)) = self.pages.pop_front() else { return Ok(None) };
        let unpack = |codec: Compression| -> std::result::Result<Bytes, ParquetRefusal> {
            match codec {
                Compression::UNCOMPRESSED if packed.len() == header.unpacked => Ok(packed.clone()),
                codec => codec::unpack(codec, &packed, header.unpacked).map(Bytes::from),
            }
        };
        let num_values = header.values;
        let page = match header.kind {
            PageKind::Other => return Ok(None),
            PageKind::Dictionary { is_sorted } => {
                let buf = unpack(self.codec)?;
                // A value has a byte at least, and a column has one dictionary.
                if num_values as usize > buf.len() || std::mem::replace(&mut self.has_dictionary, true) {
                    return Err(ParquetRefusal::Damaged);
                }
                Page::DictionaryPage { buf, num_values, encoding: encoding(header.encoding)?, is_sorted }
            }
            PageKind::Data { definition_encoding, repetition_encoding } => Page::DataPage {
                buf: unpack(self.codec)?,
                num_values,
                encoding: encoding(header.encoding)?,
                def_level_encoding: level_encoding(definition_encoding)?,
                rep_level_encoding: level_encoding(repetition_encoding)?,
                statistics: None,
            },
            PageKind::DataV2 { nulls, rows, definition_length, repetition_length, is_packed } => {
                // Levels are not packed.
                let levels = u64::from(definition_length) + u64::from(repetition_length);
                let levels = usize::try_from(levels).map_err(|_| ParquetRefusal::Damaged)?;
                if levels > packed.len() || levels > header.unpacked || nulls > num_values || rows > num_values {
                    return Err(ParquetRefusal::Damaged);
                }
                let length = header.unpacked - levels;
                let buf = if is_packed && self.codec != Compression::UNCOMPRESSED {
                    // Where all values are missing there may be nothing to unpack.
                    let values = if length == 0 {
                        Vec::new()
                    } else {
                        codec::unpack(self.codec, &packed.slice(levels..), length)?
                    };
                    Bytes::from([&packed[..levels], &values].concat())
                } else {
                    packed
                };
                Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding: encoding(header.encoding)?,
                    num_nulls: nulls,
                    num_rows: rows,
                    def_levels_byte_len: definition_length,
                    rep_levels_byte_len: repetition_length,
                    is_compressed: is_packed,
                    statistics: None,
                }
            }
        };
        let is_of_dictionary = matches!(page.encoding(), Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY);
        if page.is_data_page() && is_of_dictionary && !self.has_dictionary {
            return Err(ParquetRefusal::Damaged);
        }
        Ok(Some(page))
    }
}

fn encoding(number: i32) -> std::result::Result<Encoding, ParquetRefusal> {
    Ok(match number {
        0 => Encoding::PLAIN,
        2 => Encoding::PLAIN_DICTIONARY,
        3 => Encoding::RLE,
        5 => Encoding::DELTA_BINARY_PACKED,
        6 => Encoding::DELTA_LENGTH_BYTE_ARRAY,
        7 => Encoding::DELTA_BYTE_ARRAY,
        8 => Encoding::RLE_DICTIONARY,
        9 => Encoding::BYTE_STREAM_SPLIT,
        other => return Err(ParquetRefusal::Unsupported { what: ["encoding ", &other.to_string()].concat() }),
    })
}

#[allow(deprecated, reason = "files of old programs have it")]
fn level_encoding(number: i32) -> std::result::Result<Encoding, ParquetRefusal> {
    match number {
        3 => Ok(Encoding::RLE),
        4 => Ok(Encoding::BIT_PACKED),
        _ => Err(ParquetRefusal::Damaged),
    }
}

impl Iterator for SharedFeed {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for SharedFeed {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let mut feed = self.lock();
        feed.take_page().map_err(|refused| {
            feed.refused = Some(refused);
            ParquetError::General(String::new())
        })
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        Ok(self.lock().pages.front().map(|(header, _)| PageMetadata {
            num_rows: match header.kind {
                PageKind::DataV2 { rows, .. } => Some(rows as usize),
                _ => None,
            },
            num_levels: (!matches!(header.kind, PageKind::Dictionary { .. })).then_some(header.values as usize),
            is_dict: matches!(header.kind, PageKind::Dictionary { .. }),
        }))
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.lock().pages.pop_front();
        Ok(())
    }
}
