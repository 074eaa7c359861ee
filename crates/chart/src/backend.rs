//! A plotters backend that collects shapes.
//!
//! plotters uses integer coordinates. One unit is a hundredth of a CSS pixel, so lines are as exact as a screen can
//! show them, without visible steps.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::picture::Shape;
use super::role::Role;

/// Units per CSS pixel.
pub(super) const UNITS: i32 = 100;

/// A backend that appends shapes to a list shared with its creator. It cannot fail.
pub(super) struct ShapeBackend {
    width: u32,
    height: u32,
    shapes: Rc<RefCell<Vec<Shape>>>,
}

type DrawResult = Result<(), DrawingErrorKind<Infallible>>;

impl ShapeBackend {
    /// A backend with a size in CSS pixels.
    pub(super) fn new(width: u32, height: u32, shapes: Rc<RefCell<Vec<Shape>>>) -> Self {
        Self { width, height, shapes }
    }

    /// Adds a shape, unless its colour is transparent or stands for no role.
    fn push(&self, color: BackendColor, shape: impl FnOnce(String) -> Shape) {
        if color.alpha > 0.0
            && let Some(role) = Role::from_codes((color.rgb.0, color.rgb.1))
        {
            self.shapes.borrow_mut().push(shape(role.class()));
        }
    }
}

impl DrawingBackend for ShapeBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.width * UNITS.unsigned_abs(), self.height * UNITS.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> DrawResult {
        Ok(())
    }

    fn present(&mut self) -> DrawResult {
        Ok(())
    }

    /// Called for bitmaps only, and nothing here draws one.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> DrawResult {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> DrawResult {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, _: bool) -> DrawResult {
        self.push(style.color(), |class| Shape {
            tag: "rect",
            attributes: vec![
                ("class", class),
                ("x", pixels(from.0.min(to.0))),
                ("y", pixels(from.1.min(to.1))),
                ("width", pixels((to.0 - from.0).abs())),
                ("height", pixels((to.1 - from.1).abs())),
            ],
            text: None,
        });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> DrawResult {
        let mut d = String::new();
        for (x, y) in path {
            let step = if d.is_empty() { 'M' } else { 'L' };
            // Writing to a `String` cannot fail.
            let _ = write!(d, "{step}{} {}", pixels(x), pixels(y));
        }
        self.push(style.color(), |class| Shape {
            tag: "path",
            attributes: vec![("class", class), ("d", d)],
            text: None,
        });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _: bool) -> DrawResult {
        let radius = i32::try_from(radius).unwrap_or(0);
        self.push(style.color(), |class| Shape {
            tag: "circle",
            attributes: vec![
                ("class", class),
                ("cx", pixels(center.0)),
                ("cy", pixels(center.1)),
                ("r", pixels(radius)),
            ],
            text: None,
        });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> DrawResult {
        let anchor = style.anchor();
        let horizontal = match anchor.h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        // The distance from the anchor down to the baseline, relative to the font size.
        #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
        let down = (style.size()
            * match anchor.v_pos {
                VPos::Top => 0.8,
                VPos::Center => 0.34,
                VPos::Bottom => -0.2,
            }) as i32;
        self.push(style.color(), |class| Shape {
            tag: "text",
            attributes: vec![
                ("class", class),
                ("text-anchor", horizontal.to_owned()),
                ("x", pixels(at.0)),
                ("y", pixels(at.1 + down)),
            ],
            text: Some(text.to_owned()),
        });
        Ok(())
    }

    /// Estimated from a table instead of measured in the page: a chart is the same everywhere and needs no layout.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a coordinate is far smaller than the type can count"
        )]
        Ok(((em_width(text) * style.size()) as u32, style.size() as u32))
    }
}

/// The approximate width of a text, relative to its font size.
#[must_use]
pub fn em_width(text: &str) -> f64 {
    text.chars()
        .map(|character| match character {
            ' ' | ',' | '.' | ':' | '|' | 'i' | 'l' | 't' | 'f' | 'j' => 0.32,
            '0'..='9' | '$' => 0.58,
            'A'..='Z' | 'm' | 'w' | '+' => 0.68,
            character if character.is_ascii() => 0.56,
            _ => 1.0,
        })
        .sum()
}

/// Formats units as CSS pixels.
fn pixels(units: i32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.unsigned_abs() / 100, units.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_hundredths_of_pixels() {
        for (units, expected) in [(0, "0"), (5, "0.05"), (150, "1.5"), (-1, "-0.01"), (123_456, "1234.56")] {
            assert_eq!(pixels(units), expected);
        }
    }
}
