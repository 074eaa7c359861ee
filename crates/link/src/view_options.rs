//! View options: the part of the page that is shown, the theme, and the options of the chart.
//!
//! They change no cost; an amount may be told in another currency. They are part of a link so that an embedded frame
//! can have its own.

use natpoint_model::cost::Design;

/// How the page shows an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewOptions {
    /// Whether both axes of the chart are logarithmic.
    pub log: bool,
    /// Whether the chart shows what each design saves against the current network, instead of what it costs.
    pub savings: bool,
    /// The designs whose curves are hidden, each once, in the order of [`Design::ALL`].
    pub hidden: Vec<Design>,
    /// Which part of the page is shown.
    pub show: Show,
    /// In which currency amounts are told, where the link names a second one.
    pub amounts: Amounts,
    /// The theme; without one the browser decides.
    pub theme: Option<Theme>,
    /// Whether inputs are left out.
    pub read_only: bool,
    /// The tab that is open, if the link names one.
    pub tab: Option<Tab>,
}

impl ViewOptions {
    /// Hides a design's curve, or shows it again.
    pub fn set_hidden(&mut self, design: Design, hidden: bool) {
        self.hidden.retain(|other| *other != design);
        if hidden {
            self.hidden.push(design);
            self.hidden.sort_unstable();
        }
    }
}

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All of it.
    #[default]
    All,
    /// The verdict and the chart.
    Chart,
    /// The verdict alone.
    Verdict,
}

/// In which currency amounts are told, where a second one is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Amounts {
    /// In US dollars, and totals in the second currency beside them.
    #[default]
    Both,
    /// In US dollars alone.
    UsDollars,
    /// In the second currency alone.
    Second,
}

impl Amounts {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Both, Self::UsDollars, Self::Second];

    /// Its name in links.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::UsDollars => "usd",
            Self::Second => "second",
        }
    }

    /// The choice of a name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|amounts| amounts.slug() == slug)
    }
}

/// A theme that overrides the browser's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A tab of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The bills of all designs.
    #[default]
    Costs,
    /// From where on something else is cheaper.
    BreakEven,
    /// What a network must have, and what its design brings along.
    Requirements,
    /// The network as a picture.
    Diagram,
    /// Two scenarios side by side.
    Compare,
}

impl Tab {
    /// All tabs, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Costs, Self::BreakEven, Self::Requirements, Self::Diagram, Self::Compare];

    /// Its name in links.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Costs => "costs",
            Self::BreakEven => "break-even",
            Self::Requirements => "requirements",
            Self::Diagram => "diagram",
            Self::Compare => "compare",
        }
    }

    /// The tab of a name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.slug() == slug)
    }
}
