//! A picture: a size and a list of SVG shapes.

use std::fmt::Write as _;

/// A picture that can be put into a page or written to a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The width in CSS pixels.
    pub width: u32,
    /// The height in CSS pixels.
    pub height: u32,
    /// The shapes, from the bottom to the top.
    pub shapes: Vec<Shape>,
}

/// One SVG element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The element's name.
    pub tag: &'static str,
    /// Its attributes; the same ones in the same order for every shape of a tag.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, if it has any.
    pub text: Option<String>,
}

impl Picture {
    /// The picture as a standalone SVG document.
    #[must_use]
    pub fn to_svg(&self) -> String {
        let (width, height) = (self.width, self.height);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\">"
        );
        for shape in &self.shapes {
            // Writing to a `String` cannot fail.
            let _ = write!(svg, "<{}", shape.tag);
            for (name, value) in &shape.attributes {
                let _ = write!(svg, " {name}=\"{}\"", escaped(value));
            }
            match &shape.text {
                Some(text) => {
                    let _ = write!(svg, ">{}</{}>", escaped(text), shape.tag);
                }
                None => svg.push_str("/>"),
            }
        }
        svg.push_str("</svg>");
        svg
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let shape =
            Shape { tag: "text", attributes: vec![("class", "a\"b".to_owned())], text: Some("<script>&".to_owned()) };
        let svg = Picture { width: 1, height: 2, shapes: vec![shape] }.to_svg();
        assert!(svg.ends_with("<text class=\"a&quot;b\">&lt;script&gt;&amp;</text></svg>"), "{svg}");
    }
}
