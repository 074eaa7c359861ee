//! Builds pictures without axes: integer CSS pixels, and layers from areas at the bottom to text on top.

use std::fmt::Write as _;

use super::backend::em_width;
use super::picture::{Picture, Shape};

/// The font size in CSS pixels; the style sheet sets the same.
pub(super) const FONT_SIZE: i32 = 11;

/// A layer, from the bottom to the top; text is above all of them.
#[derive(Clone, Copy, Debug)]
pub(super) enum Layer {
    /// Areas that contain other shapes.
    Area,
    /// Paths that data takes.
    Line,
    /// Devices and endpoints on a path.
    Node,
}

/// Left, top, width, height.
pub(super) type Rect = [i32; 4];

/// Collects the shapes of a picture by layer.
#[derive(Default)]
pub(super) struct PictureBuilder {
    layers: [Vec<Shape>; 4],
}

impl PictureBuilder {
    /// Adds a rectangle.
    pub(super) fn rect(&mut self, layer: Layer, class: &str, [x, y, width, height]: Rect) {
        self.push(layer as usize, "rect", class, &[("x", x), ("y", y), ("width", width), ("height", height)]);
    }

    /// Adds a circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (i32, i32), radius: i32) {
        self.push(Layer::Node as usize, "circle", class, &[("cx", x), ("cy", y), ("r", radius)]);
    }

    /// Adds a line through points.
    pub(super) fn line(&mut self, layer: Layer, class: &str, points: &[(i32, i32)]) {
        let mut d = String::new();
        for (x, y) in points {
            let step = if d.is_empty() { 'M' } else { 'L' };
            // Writing to a `String` cannot fail.
            let _ = write!(d, "{step}{x} {y}");
        }
        self.path(layer, class, d);
    }

    /// Adds the lines that hatch an area.
    pub(super) fn hatching(&mut self, class: &str, lines: &[[i32; 4]]) {
        let mut d = String::new();
        for [x, y, to_x, to_y] in lines {
            // Writing to a `String` cannot fail.
            let _ = write!(d, "M{x} {y}L{to_x} {to_y}");
        }
        self.path(Layer::Line, class, d);
    }

    /// Adds a text. `anchor` says which part of its baseline is at the point: `start`, `middle` or `end`.
    pub(super) fn text(&mut self, class: &str, anchor: &'static str, (x, y): (i32, i32), text: &str) {
        self.push(3, "text", class, &[("x", x), ("y", y)]);
        if let Some(shape) = self.layers.get_mut(3).and_then(|layer| layer.last_mut()) {
            shape.attributes.push(("text-anchor", anchor.to_owned()));
            shape.text = Some(text.to_owned());
        }
    }

    /// The picture of everything that was added.
    pub(super) fn build(self, width: u32, height: i32) -> Picture {
        Picture { width, height: height.unsigned_abs(), shapes: self.layers.into_iter().flatten().collect() }
    }

    /// Adds a path.
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

/// The approximate width of a text in CSS pixels.
pub(super) fn text_width(text: &str) -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
    let pixels = (em_width(text) * f64::from(FONT_SIZE)) as i32;
    pixels + 1
}

/// The first of several texts that fits; an empty one if none does.
pub(super) fn first_that_fits<'a>(texts: &[&'a str], width: i32) -> &'a str {
    texts.iter().copied().find(|text| text_width(text) <= width).unwrap_or_default()
}

/// As many names as fit, followed by the number of those left out.
pub(super) fn names_that_fit(names: &[&str], width: i32) -> String {
    let mut shown = names.len();
    loop {
        let more = if shown < names.len() { format!(" +{}", names.len() - shown) } else { String::new() };
        let text = names.iter().take(shown).copied().collect::<Vec<_>>().join(", ") + &more;
        if shown <= 1 || text_width(&text) <= width {
            return text;
        }
        shown -= 1;
    }
}
