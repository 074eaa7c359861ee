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
    /// A number along an axis.
    Tick,
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
    /// The line between what the current network costs and what the recommended design costs.
    Saving,
    /// What the current network costs.
    Amount,
    /// The line from a crossing to the axis.
    CrossingLine,
    /// The handle that moves the current value.
    Handle,
    /// The name of the cheapest design below its range of the axis.
    RangeName,
    /// What the recommended design costs in a report that is only previewed.
    Preview,
    /// Why there is no curve.
    NoCurve,
    /// The curve of a design.
    Curve(Design),
    /// The curve of the recommended design.
    BestCurve(Design),
    /// The name of a design at the end of its curve.
    CurveLabel(Design),
    /// The name of the recommended design.
    BestLabel(Design),
    /// The line from a curve to its name.
    Elbow(Design),
    /// The point on the curve of a design at the current value.
    Dot(Design),
    /// The range of the axis in which a design is the cheapest.
    CheapestRange(Design),
}

impl Role {
    /// The role that a colour's first two components encode.
    pub(crate) fn from_codes(codes: (u8, u8)) -> Option<Self> {
        Self::all().find(|role| role.codes() == codes)
    }

    /// The role encoded as a colour.
    pub(crate) fn color(self) -> RGBColor {
        let (shape, design) = self.codes();
        RGBColor(shape, design, 0)
    }

    /// The role as CSS classes.
    #[must_use]
    pub fn class(self) -> String {
        match self {
            Self::Grid => "grid".to_owned(),
            Self::Tick => "tick".to_owned(),
            Self::Crossing => "crossing".to_owned(),
            Self::CrossingLabel => "crossing-label".to_owned(),
            Self::Band => "band".to_owned(),
            Self::EarlierCurve => "ghost".to_owned(),
            Self::You => "you".to_owned(),
            Self::YouLabel => "you-label".to_owned(),
            Self::Saving => "saving".to_owned(),
            Self::Amount => "amount".to_owned(),
            Self::CrossingLine => "crossing-line".to_owned(),
            Self::Handle => "handle".to_owned(),
            Self::RangeName => "range-name".to_owned(),
            Self::Preview => "preview".to_owned(),
            Self::NoCurve => "no-curve".to_owned(),
            Self::Curve(design) => format!("curve {}", design.slug()),
            Self::BestCurve(design) => format!("curve {} best", design.slug()),
            Self::CurveLabel(design) => format!("curve-label {}", design.slug()),
            Self::BestLabel(design) => format!("curve-label {} best", design.slug()),
            Self::Elbow(design) => format!("elbow {}", design.slug()),
            Self::Dot(design) => format!("dot {}", design.slug()),
            Self::CheapestRange(design) => format!("wins {}", design.slug()),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let plain = [
            Self::Grid,
            Self::Tick,
            Self::Crossing,
            Self::CrossingLabel,
            Self::Band,
            Self::EarlierCurve,
            Self::You,
            Self::YouLabel,
            Self::Saving,
            Self::Amount,
            Self::CrossingLine,
            Self::Handle,
            Self::RangeName,
            Self::Preview,
            Self::NoCurve,
        ];
        let of_design = Design::ALL.into_iter().flat_map(|design| {
            [
                Self::Curve(design),
                Self::BestCurve(design),
                Self::CurveLabel(design),
                Self::BestLabel(design),
                Self::Elbow(design),
                Self::Dot(design),
                Self::CheapestRange(design),
            ]
        });
        plain.into_iter().chain(of_design)
    }

    /// What the shape is, and of which design, if it is of one.
    fn codes(self) -> (u8, u8) {
        let of = |shape, design: Design| (shape, design as u8);
        match self {
            Self::Grid => (0, 0),
            Self::NoCurve => (1, 0),
            Self::Tick => (2, 0),
            Self::Crossing => (4, 0),
            Self::CrossingLabel => (5, 0),
            Self::You => (6, 0),
            Self::YouLabel => (7, 0),
            Self::Saving => (8, 0),
            Self::Band => (9, 0),
            Self::EarlierCurve => (10, 0),
            Self::Amount => (11, 0),
            Self::CrossingLine => (12, 0),
            Self::Handle => (13, 0),
            Self::RangeName => (14, 0),
            Self::Preview => (15, 0),
            Self::Curve(design) => of(16, design),
            Self::CurveLabel(design) => of(17, design),
            Self::CheapestRange(design) => of(18, design),
            Self::BestCurve(design) => of(19, design),
            Self::BestLabel(design) => of(20, design),
            Self::Elbow(design) => of(21, design),
            Self::Dot(design) => of(22, design),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_decoded_from_its_colour() {
        for role in Role::all() {
            let color = role.color();
            assert_eq!(Role::from_codes((color.0, color.1)), Some(role));
        }
        assert_eq!(Role::from_codes((255, 0)), None);
    }
}
