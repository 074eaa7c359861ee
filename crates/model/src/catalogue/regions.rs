//! The AWS Regions that the price table covers.

use super::code::equal;
use super::tables::regions::REGIONS;

/// A Region of the price list; links and files have its code, such as `ap-northeast-1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub(super) u8);

/// How AWS names a Region.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// The code: `ap-northeast-1`.
    pub code: &'static str,
    /// The place alone, in English: `Tokyo`.
    pub place_en: &'static str,
    /// The place alone, in Japanese: `東京`.
    pub place_ja: &'static str,
    /// The whole name, in English: `Asia Pacific (Tokyo)`.
    pub long_en: &'static str,
    /// The whole name, in Japanese: `アジアパシフィック (東京)`.
    pub long_ja: &'static str,
    /// How many AZs it has for a new account. Source: AWS global infrastructure, aws-regions.md
    /// (c2hans/aws-docs @1ae5aa2c); older accounts see one more in some Regions.
    pub azs: u8,
}

/// Asia Pacific (Tokyo), the Region of the article that natpoint starts from.
pub const TOKYO: RegionId = RegionId::named("ap-northeast-1");
/// US East (N. Virginia), the Region that most published examples use.
pub const N_VIRGINIA: RegionId = RegionId::named("us-east-1");

impl RegionId {
    /// How many Regions the price table covers.
    pub const COUNT: usize = REGIONS.len();

    /// Every Region, in the order of the codes.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + DoubleEndedIterator + Clone {
        // There are fewer than 256 Regions: `COUNT` is checked below.
        #[allow(clippy::cast_possible_truncation, reason = "the table is far shorter than the type can count")]
        (0..Self::COUNT as u8).map(Self)
    }

    /// The Region with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|id| id.code() == code)
    }

    /// The Region with this code, for constants.
    ///
    /// # Panics
    /// At compile time in constants, if the table has no such Region.
    #[must_use]
    pub const fn named(code: &str) -> Self {
        let mut at = 0;
        while at < REGIONS.len() {
            if equal(REGIONS[at].code, code) {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "the table is far shorter than the type can count"
                )]
                return Self(at as u8);
            }
            at += 1;
        }
        panic!("no such Region in the table")
    }

    /// The Region's code: `ap-northeast-1`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.info().code
    }

    /// Whether it is a Region of AWS `GovCloud` (US), a partition of its own.
    #[must_use]
    pub fn is_govcloud(self) -> bool {
        self.code().starts_with("us-gov-")
    }

    /// Whether it has regional NAT gateways: all Regions but those of `GovCloud` and China do, and the table has none
    /// of China. Source: public files 70380825304 and 68491428265, after AWS's announcement.
    #[must_use]
    pub fn has_regional_nat(self) -> bool {
        !self.is_govcloud()
    }

    /// Whether AWS gives the first 100 GB to the internet for nothing. Source: Amazon EC2 on-demand pricing page,
    /// public file 48572775879: not in `GovCloud` nor China.
    #[must_use]
    pub fn has_free_egress(self) -> bool {
        !self.is_govcloud()
    }

    /// The Region's names.
    #[must_use]
    pub fn info(self) -> &'static Region {
        &REGIONS[self.index()]
    }

    /// The Region's place in the order of the codes.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The codes of Regions that have no prices here: those of China, which AWS bills in CNY, of the AWS European Sovereign
/// Cloud, billed in EUR, and those that are closed to the public.
///
/// Source: AWS's list of Regions and partitions; `prices/news-2026-11.md` of the sources: none of them has complete
/// prices.
pub const UNPRICED_REGIONS: [&str; 10] = [
    "cn-north-1",
    "cn-northwest-1",
    "eu-isoe-west-1",
    "eusc-de-east-1",
    "us-iso-east-1",
    "us-iso-west-1",
    "us-isob-east-1",
    "us-isob-west-1",
    "us-isof-east-1",
    "us-isof-south-1",
];

/// Whether a text has the form of a Region's code, known or not: two or more words and a number at the end.
#[must_use]
pub fn is_region_code(text: &str) -> bool {
    let mut words = text.split('-');
    let first = words.next().is_some_and(|word| matches!(word, "eusc") || word.len() == 2);
    let number =
        words.next_back().is_some_and(|word| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_digit()));
    let mut middle = words.peekable();
    first && number && middle.peek().is_some() && middle.all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

const _: () = assert!(RegionId::COUNT <= u8::MAX as usize);
