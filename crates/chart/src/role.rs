//! What a line or a text of the cost chart stands for. The style sheet decides on its appearance.

use plotters::style::RGBColor;

use natpoint_model::cost::Design;

/// What a shape stands for, written as its CSS class.
///
/// plotters passes colours only, so each role is passed through it encoded as a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the grid.
    Grid,
    /// An axis.
    Axis,
    /// A number along an axis.
    Tick,
    /// The title of an axis.
    AxisTitle,
    /// A point at which two curves meet.
    Crossing,
    /// The label of such a point.
    CrossingLabel,
    /// The range that the user gives for the volume.
    Band,
    /// A curve of the earlier report.
    EarlierCurve,
    /// The line at the current value.
    You,
    /// The label of the current value.
    YouLabel,
    /// The point on the cheapest curve at the current value.
    YouDot,
    /// The curve of a design.
    Curve(Design),
    /// The name of a design at the end of its curve.
    CurveLabel(Design),
    /// The range of the axis in which a design is the cheapest.
    CheapestRange(Design),
}

impl Role {
    /// The role that a colour's first component encodes.
    pub(crate) fn from_code(code: u8) -> Option<Self> {
        Self::all().find(|role| role.code() == code)
    }

    /// The role encoded as a colour.
    pub(crate) fn color(self) -> RGBColor {
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
            Self::EarlierCurve => "ghost".to_owned(),
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
            Self::EarlierCurve,
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
            Self::EarlierCurve => 10,
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
    fn a_role_is_decoded_from_its_colour() {
        for role in Role::all() {
            assert_eq!(Role::from_code(role.color().0), Some(role));
        }
        assert_eq!(Role::from_code(255), None);
    }
}
