//! A column of which each row has one value at most, in some rows of a row group.
//!
//! ```text
//! pages that refer to a dictionary ──> places ──> each text once, and which rows have it
//! pages of values ──> the library ──> a text for each row
//! ```
//! Whatever its pages are, all rows of a batch get one [`BatchColumn`].

use std::ops::Range;

use bytes::Bytes;
use natpoint_import::BatchColumn;
use natpoint_import::imported_data::ParquetRefusal;
use parquet::basic::{Encoding, Type};
use parquet::column::page::Page;
use parquet::file::metadata::ColumnChunkMetaData;

use crate::cell::Meaning;
use crate::cells::MOST_OF_ROWS;
use crate::column::Column;
use crate::dictionary::Dictionary;
use crate::feed::NextPage;
use crate::hybrid::{self, Hybrid};

/// A column of a row group.
pub(crate) struct FlatColumn {
    /// It reads the pages that have values of their own, and has the pages that come next.
    library: Column,
    kind: Type,
    /// The length of a value, where all have the same.
    length: i32,
    meaning: Meaning,
    defined: u32,
    dictionary: Option<Dictionary>,
    page: OpenPage,
    /// How many rows of the page are left.
    left: usize,
    /// How many rows were read or passed over.
    at: u64,
    batch: BatchTexts,
}

/// The page that is being read.
enum OpenPage {
    /// Of the library.
    OfValues,
    /// Which values are there, unless all are, and where in the dictionary they stand.
    OfPlaces(Option<Hybrid>, Hybrid),
}

/// The texts of the rows of a batch.
#[derive(Default)]
struct BatchTexts {
    column: BatchColumn,
    /// The text of each value of the dictionary that was needed, and which those are; others have [`NO_TEXT`].
    of_value: Vec<u16>,
    needed: Vec<u32>,
    /// The text of a missing value.
    missing: Option<u16>,
    /// How many bytes the rows have, each with its text.
    length: usize,
}

/// What no text has as its number.
const NO_TEXT: u16 = u16::MAX;

impl FlatColumn {
    /// A column of a row group in a file of so many bytes.
    pub(crate) fn open(chunk: &ColumnChunkMetaData, size: u64) -> Result<Option<Self>, ParquetRefusal> {
        let Some(library) = Column::open(chunk, size)? else { return Ok(None) };
        let column = chunk.column_descr();
        Ok(Some(Self {
            library,
            kind: chunk.column_type(),
            length: column.type_length(),
            meaning: Meaning::of(column),
            defined: u32::try_from(column.max_def_level()).map_err(|_| ParquetRefusal::Damaged)?,
            dictionary: None,
            page: OpenPage::OfValues,
            left: 0,
            at: 0,
            batch: BatchTexts::default(),
        }))
    }

    /// What brings its pages.
    pub(crate) fn library(&mut self) -> &mut Column {
        &mut self.library
    }

    /// The bytes that are needed before the rows in front of this one can be read; none when they are there.
    ///
    /// Rows in front of `from` are not needed, so what came of them is passed over meanwhile.
    pub(crate) fn wants(&mut self, from: u64, until: u64) -> Result<Option<Range<u64>>, ParquetRefusal> {
        let came = self.library.came();
        if came >= until {
            return Ok(None);
        }
        self.pass(from.min(came))?;
        self.library.wants_next().map(Some).ok_or(ParquetRefusal::Damaged)
    }

    /// The texts of these rows, which are in their order.
    pub(crate) fn read(&mut self, rows: &[Range<u64>]) -> Result<(BatchColumn, usize), ParquetRefusal> {
        for rows in rows {
            self.pass(rows.start)?;
            let mut count = usize::try_from(rows.end - rows.start).map_err(|_| ParquetRefusal::Damaged)?;
            while count > 0 {
                let now = self.begun(count)?;
                self.take(now)?;
                self.left -= now;
                count -= now;
            }
            self.at = rows.end;
        }
        Ok(self.batch.take())
    }

    /// Passes over the rows in front of this one; pages of which no row is needed are not even unpacked.
    fn pass(&mut self, row: u64) -> Result<(), ParquetRefusal> {
        let mut count = usize::try_from(row.saturating_sub(self.at)).map_err(|_| ParquetRefusal::Damaged)?;
        while count > 0 {
            if self.left == 0
                && let Some(NextPage::Data { values, .. }) = self.library.next_page()
                && values <= count
            {
                self.library.drop_page();
                count -= values;
                continue;
            }
            let now = self.begun(count)?;
            match &mut self.page {
                OpenPage::OfValues => self.library.pass_rows(now)?,
                OpenPage::OfPlaces(None, places) => places.pass(now).ok_or(ParquetRefusal::Damaged)?,
                OpenPage::OfPlaces(Some(levels), places) => {
                    let (mut there, defined) = (0, self.defined);
                    let passed = levels.read(now, |level, times| {
                        there += if level == defined { times } else { 0 };
                        Some(())
                    });
                    passed.and_then(|()| places.pass(there)).ok_or(ParquetRefusal::Damaged)?;
                }
            }
            self.left -= now;
            count -= now;
        }
        self.at = self.at.max(row);
        Ok(())
    }

    /// How many of so many rows the present page has; the next is opened if the last one is over.
    fn begun(&mut self, count: usize) -> Result<usize, ParquetRefusal> {
        while self.left == 0 {
            match self.library.next_page().ok_or(ParquetRefusal::Damaged)? {
                NextPage::Dictionary => {
                    let Page::DictionaryPage { buf, num_values, encoding, .. } = self.library.take_page()? else {
                        return Err(ParquetRefusal::Damaged);
                    };
                    if !matches!(encoding, Encoding::PLAIN | Encoding::PLAIN_DICTIONARY) {
                        return Err(ParquetRefusal::Damaged);
                    }
                    let dictionary = Dictionary::parse(buf, num_values, self.kind, self.length)?;
                    self.batch.of_value = vec![NO_TEXT; dictionary.len()];
                    self.dictionary = Some(dictionary);
                }
                NextPage::Data { values: 0, .. } => self.library.drop_page(),
                NextPage::Data { values, is_of_places: false } => {
                    self.page = OpenPage::OfValues;
                    self.left = values;
                }
                NextPage::Data { values, is_of_places: true } => {
                    let page = self.library.take_page()?;
                    let (levels, places) = parts(page, self.defined).ok_or(ParquetRefusal::Damaged)?;
                    let levels = levels.map(|levels| Hybrid::new(levels, bits(self.defined)));
                    // A page of missing values alone may have no places.
                    let width = u32::from(places.first().copied().unwrap_or(0));
                    if width > u32::BITS {
                        return Err(ParquetRefusal::Damaged);
                    }
                    self.page = OpenPage::OfPlaces(levels, Hybrid::new(places.slice(places.len().min(1)..), width));
                    self.left = values;
                }
            }
        }
        Ok(self.left.min(count))
    }

    /// Reads so many rows of the present page.
    fn take(&mut self, count: usize) -> Result<(), ParquetRefusal> {
        let Self { library, dictionary, page, batch, meaning, defined, .. } = self;
        match page {
            OpenPage::OfValues => {
                library.read_rows(count)?;
                for _ in 0..count {
                    let mut is_whole = true;
                    let text = batch.column.add(|out| is_whole = library.write(out).is_some());
                    batch.add_rows(text.filter(|_| is_whole), 1).ok_or(ParquetRefusal::Damaged)?;
                    if batch.length > MOST_OF_ROWS {
                        return Err(ParquetRefusal::Bomb);
                    }
                }
                Ok(())
            }
            OpenPage::OfPlaces(levels, places) => {
                let dictionary = dictionary.as_ref().ok_or(ParquetRefusal::Damaged)?;
                let mut there = |batch: &mut BatchTexts, count: usize| {
                    places.read(count, |place, times| {
                        let text = batch.text(place, dictionary, *meaning);
                        batch.add_rows(text, times)
                    })
                };
                let taken = match levels {
                    None => there(batch, count),
                    Some(levels) => levels.read(count, |level, times| {
                        if level == *defined {
                            return there(batch, times);
                        }
                        let missing = batch.missing();
                        batch.add_rows(missing, times)
                    }),
                };
                taken.ok_or(ParquetRefusal::Damaged)
            }
        }
    }
}

impl BatchTexts {
    /// The text of a value of the dictionary.
    fn text(&mut self, place: u32, dictionary: &Dictionary, meaning: Meaning) -> Option<u16> {
        let text = self.of_value.get_mut(place as usize)?;
        if *text == NO_TEXT {
            let mut written = None;
            *text = self.column.add(|out| written = dictionary.write(place as usize, meaning, out))?;
            written?;
            self.needed.push(place);
        }
        Some(*text)
    }

    fn missing(&mut self) -> Option<u16> {
        if self.missing.is_none() {
            self.missing = self.column.add(|_| {});
        }
        self.missing
    }

    fn add_rows(&mut self, text: Option<u16>, rows: usize) -> Option<()> {
        let text = text?;
        self.length = self.length.saturating_add(self.column.len_of(text).saturating_mul(rows));
        self.column.add_rows(text, rows);
        Some(())
    }

    /// The column, and how many bytes its rows have. The next batch begins anew.
    fn take(&mut self) -> (BatchColumn, usize) {
        for place in self.needed.drain(..) {
            if let Some(text) = self.of_value.get_mut(place as usize) {
                *text = NO_TEXT;
            }
        }
        self.missing = None;
        (std::mem::take(&mut self.column), std::mem::take(&mut self.length))
    }
}

/// The levels and the places of a page; no levels where all values are there.
fn parts(page: Page, defined: u32) -> Option<(Option<Bytes>, Bytes)> {
    const LENGTH: usize = 4;
    match page {
        Page::DataPage { buf, .. } if defined == 0 => Some((None, buf)),
        #[allow(deprecated, reason = "files of old programs have it")]
        Page::DataPage { buf, num_values, def_level_encoding: Encoding::BIT_PACKED, .. } => {
            let length = (num_values as usize).checked_mul(bits(defined) as usize)?.div_ceil(8);
            (length <= buf.len())
                .then(|| (Some(hybrid::of_old_form(&buf[..length], bits(defined), num_values)), buf.slice(length..)))
        }
        Page::DataPage { buf, .. } => {
            let end = (u32::from_le_bytes(*buf.first_chunk()?) as usize).checked_add(LENGTH)?;
            (end <= buf.len()).then(|| (Some(buf.slice(LENGTH..end)), buf.slice(end..)))
        }
        Page::DataPageV2 { buf, def_levels_byte_len, rep_levels_byte_len, .. } => {
            let start = rep_levels_byte_len as usize;
            let end = start.checked_add(def_levels_byte_len as usize).filter(|end| *end <= buf.len())?;
            Some(((defined > 0).then(|| buf.slice(start..end)), buf.slice(end..)))
        }
        Page::DictionaryPage { .. } => None,
    }
}

/// How many bits a level has, of which this is the highest.
fn bits(highest: u32) -> u32 {
    u32::BITS - highest.leading_zeros()
}
