//! What a line or a text of a picture means; the style sheet decides how it looks.

use plotters::style::RGBColor;

use natpoint_model::cost::Design;

/// A role in a picture, written as a CSS class.
///
/// plotters knows colours only, so each role travels through it as a colour of its own: its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A line of the grid.
    Grid,
    /// An axis.
    Axis,
    /// A number along an axis.
    Tick,
    /// What an axis measures.
    AxisTitle,
    /// Where two curves meet.
    Crossing,
    /// The volume of a meeting.
    CrossingLabel,
    /// How little and how much the user's volume might be.
    Band,
    /// The curves of the earlier setting.
    Ghost,
    /// The user's volume.
    You,
    /// The user's volume in words.
    YouLabel,
    /// The cost at the user's volume.
    YouDot,
    /// The curve of a design.
    Curve(Design),
    /// The name of a design at the end of its curve.
    CurveLabel(Design),
    /// The stretch of the axis on which a design wins.
    CheapestRange(Design),
}

impl Ink {
    /// The role that a colour stands for.
    #[must_use]
    pub fn of_code(code: u8) -> Option<Self> {
        Self::all().find(|ink| ink.code() == code)
    }

    /// The role as a colour.
    #[must_use]
    pub fn color(self) -> RGBColor {
        RGBColor(self.code(), 0, 0)
    }

    /// The role as CSS classes.
    #[must_use]
    pub fn class(self) -> String {
        match self {
            Self::Grid => "grid".to_owned(),
            Self::Axis => "axis".to_owned(),
            Self::Tick => "tick".to_owned(),
            Self::AxisTitle => "axis-title".to_owned(),
            Self::Crossing => "crossing".to_owned(),
            Self::CrossingLabel => "crossing-label".to_owned(),
            Self::Band => "band".to_owned(),
            Self::Ghost => "ghost".to_owned(),
            Self::You => "you".to_owned(),
            Self::YouLabel => "you-label".to_owned(),
            Self::YouDot => "you-dot".to_owned(),
            Self::Curve(design) => format!("curve {}", design.slug()),
            Self::CurveLabel(design) => format!("curve-label {}", design.slug()),
            Self::CheapestRange(design) => format!("wins {}", design.slug()),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let plain = [
            Self::Grid,
            Self::Axis,
            Self::Tick,
            Self::AxisTitle,
            Self::Crossing,
            Self::CrossingLabel,
            Self::Band,
            Self::Ghost,
            Self::You,
            Self::YouLabel,
            Self::YouDot,
        ];
        let of_design = Design::ALL
            .into_iter()
            .flat_map(|design| [Self::Curve(design), Self::CurveLabel(design), Self::CheapestRange(design)]);
        plain.into_iter().chain(of_design)
    }

    fn code(self) -> u8 {
        match self {
            Self::Grid => 0,
            Self::Axis => 1,
            Self::Tick => 2,
            Self::AxisTitle => 3,
            Self::Crossing => 4,
            Self::CrossingLabel => 5,
            Self::You => 6,
            Self::YouLabel => 7,
            Self::YouDot => 8,
            Self::Band => 9,
            Self::Ghost => 10,
            Self::Curve(design) => 16 + design as u8,
            Self::CurveLabel(design) => 32 + design as u8,
            Self::CheapestRange(design) => 48 + design as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_comes_back_from_its_colour() {
        for ink in Ink::all() {
            assert_eq!(Ink::of_code(ink.color().0), Some(ink));
        }
        assert_eq!(Ink::of_code(255), None);
    }
}
