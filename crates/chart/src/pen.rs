//! A pen for pictures without axes: whole CSS pixels, four kinds of shapes, areas below lines below nodes below texts.

use std::fmt::Write as _;

use super::backend::em_width;
use super::picture::{Picture, Shape};

/// The size of the type in CSS pixels: the style sheet sets the same.
pub(super) const TYPE: i32 = 11;

/// What lies below what.
#[derive(Clone, Copy, Debug)]
pub(super) enum Layer {
    /// What holds other things.
    Area,
    /// Paths of data.
    Line,
    /// What stands on a path.
    Node,
}

/// A corner, and a size.
pub(super) type Rect = [i32; 4];

/// Collects shapes.
#[derive(Default)]
pub(super) struct Pen {
    layers: [Vec<Shape>; 4],
}

impl Pen {
    /// A rectangle.
    pub(super) fn rect(&mut self, layer: Layer, class: &str, [x, y, width, height]: Rect) {
        self.push(layer as usize, "rect", class, &[("x", x), ("y", y), ("width", width), ("height", height)]);
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (i32, i32), radius: i32) {
        self.push(Layer::Node as usize, "circle", class, &[("cx", x), ("cy", y), ("r", radius)]);
    }

    /// A line through points.
    pub(super) fn line(&mut self, layer: Layer, class: &str, points: &[(i32, i32)]) {
        let mut d = String::new();
        for (x, y) in points {
            let step = if d.is_empty() { 'M' } else { 'L' };
            // Writing to a `String` cannot fail.
            let _ = write!(d, "{step}{x} {y}");
        }
        self.path(layer, class, d);
    }

    /// Lines that hatch an area.
    pub(super) fn segments(&mut self, class: &str, lines: &[[i32; 4]]) {
        let mut d = String::new();
        for [x, y, to_x, to_y] in lines {
            // Writing to a `String` cannot fail.
            let _ = write!(d, "M{x} {y}L{to_x} {to_y}");
        }
        self.path(Layer::Line, class, d);
    }

    /// A text that starts, ends or has its middle at a point of its baseline.
    pub(super) fn text(&mut self, class: &str, anchor: &'static str, (x, y): (i32, i32), text: &str) {
        self.push(3, "text", class, &[("x", x), ("y", y)]);
        if let Some(shape) = self.layers.get_mut(3).and_then(|layer| layer.last_mut()) {
            shape.attributes.push(("text-anchor", anchor.to_owned()));
            shape.text = Some(text.to_owned());
        }
    }

    /// The picture of everything that was drawn.
    pub(super) fn picture(self, width: u32, height: i32) -> Picture {
        Picture { width, height: height.unsigned_abs(), shapes: self.layers.into_iter().flatten().collect() }
    }

    /// A path.
    pub(super) fn path(&mut self, layer: Layer, class: &str, d: String) {
        self.push(layer as usize, "path", class, &[]);
        if let Some(shape) = self.layers.get_mut(layer as usize).and_then(|layer| layer.last_mut()) {
            shape.attributes.push(("d", d));
        }
    }

    fn push(&mut self, layer: usize, tag: &'static str, class: &str, numbers: &[(&'static str, i32)]) {
        let mut attributes = vec![("class", class.to_owned())];
        attributes.extend(numbers.iter().map(|(name, number)| (*name, number.to_string())));
        if let Some(layer) = self.layers.get_mut(layer) {
            layer.push(Shape { tag, attributes, text: None });
        }
    }
}

/// About how wide a text is in CSS pixels.
pub(super) fn wide(text: &str) -> i32 {
    #[allow(clippy::cast_possible_truncation)]
    let pixels = (em_width(text) * f64::from(TYPE)) as i32;
    pixels + 1
}

/// The first of some texts that fits; nothing where none does.
pub(super) fn fitting<'a>(texts: &[&'a str], room: i32) -> &'a str {
    texts.iter().copied().find(|text| wide(text) <= room).unwrap_or_default()
}

/// As many names as fit, and how many more there are.
pub(super) fn names(names: &[&str], room: i32) -> String {
    let mut shown = names.len();
    loop {
        let more = if shown < names.len() { format!(" +{}", names.len() - shown) } else { String::new() };
        let text = names.iter().take(shown).copied().collect::<Vec<_>>().join(", ") + &more;
        if shown <= 1 || wide(&text) <= room {
            return text;
        }
        shown -= 1;
    }
}
