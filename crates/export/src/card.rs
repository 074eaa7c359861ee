//! The chart as a self-contained picture, with the verdict, the assumptions and the date of the prices in it.

use std::fmt::Write as _;

use super::tokens::in_light_theme;
use super::{Export, escaped_markup};
use natpoint_chart::plot::View;
use natpoint_chart::{cost, em_width};
use natpoint_link::view_options::ViewOptions;

/// The width of the picture in CSS pixels.
pub const WIDTH: u32 = 920;

// Writing to a `String` cannot fail, wherever it is done below.

/// The margin on all sides.
const MARGIN: u32 = 32;

/// The size of the chart inside the picture.
const CHART: (u32, u32) = (WIDTH - 2 * MARGIN, 400);

/// Lines of text from the top down.
struct Column {
    svg: String,
    y: u32,
}

impl Export<'_> {
    /// The picture as an SVG file in the light theme, without references to other files.
    ///
    /// Styles are attributes of each shape, since wikis remove style sheets from pictures.
    #[must_use]
    pub fn card_svg(&self) -> String {
        let labels = self.locale().export_labels();
        let ViewOptions { log, hidden, savings, .. } = self.view_options.clone();
        let view = View { width: CHART.0, height: CHART.1, log, hidden, curves: savings.into(), ..View::default() };
        let (chart, _) = cost::draw(self.report, None, self.locale(), &view);
        let mut column = Column { svg: String::new(), y: MARGIN };
        column.write(&self.sentence(), 20, &in_light_theme("font-weight=\"bold\" fill=\"var(--ink)\""));
        let _ = write!(column.svg, "<g transform=\"translate({MARGIN} {})\" font-size=\"12\">", column.y + 12);
        for shape in &chart.shapes {
            let _ = write!(column.svg, "<{}", shape.tag);
            for (name, value) in &shape.attributes {
                if *name == "class" {
                    column.svg += &style_attributes(value);
                } else {
                    let _ = write!(column.svg, " {name}=\"{}\"", escaped_markup(value));
                }
            }
            let _ =
                write!(column.svg, ">{}</{}>", escaped_markup(shape.text.as_deref().unwrap_or_default()), shape.tag);
        }
        column.svg += "</g>";
        column.y += CHART.1 + 24;
        column.write(labels.assumptions, 13, &in_light_theme("font-weight=\"bold\" fill=\"var(--ink)\""));
        let quiet = &in_light_theme("fill=\"var(--quiet)\"");
        for assumption in self.assumptions() {
            column.write(&assumption, 13, quiet);
        }
        column.y += 8;
        column.write(&self.prices_as_of(), 13, quiet);
        if !self.address.is_empty() {
            column.write(&self.locale().assumption(labels.link, &self.link()), 11, quiet);
        }
        let height = column.y + MARGIN;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
             viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\"><title>{}</title>\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{}\"/>{}</svg>",
            escaped_markup(&self.sentence()),
            in_light_theme("var(--paper)"),
            column.svg
        )
    }
}

impl Column {
    /// Writes a text, wrapped to the width of the chart.
    fn write(&mut self, text: &str, size: u32, attributes: &str) {
        // A tenth is left for fonts that are wider than the table of widths assumes.
        let room = f64::from(CHART.0) * 0.9 / f64::from(size);
        for line in lines(text, room) {
            self.y += size * 7 / 5;
            let y = self.y;
            let line = escaped_markup(line.trim_end());
            let _ = write!(self.svg, "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\" {attributes}>{line}</text>");
        }
    }
}

/// Wraps a text to lines of a width relative to the font size: between words, between Japanese characters, and inside
/// a word that is wider than a line.
#[must_use]
pub fn lines(text: &str, room: f64) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    // The last position at which the line can break, and the width up to there.
    let (mut end, mut up_to_end) = (0, 0.0);
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let letter_width = em_width(letter.encode_utf8(&mut [0; 4]));
        // What follows the break may be too wide for a line as well.
        while width + letter_width > room && letter != ' ' && at > start {
            if end <= start {
                (end, up_to_end) = (at, width);
            }
            lines.push(&text[start..end]);
            (start, width) = (end, width - up_to_end);
        }
        width += letter_width;
        // A line must not start with closing punctuation.
        let closes = |next: char| "。、，．）」』：；％ー".contains(next);
        let apart = letter == ' ' || (letter >= '\u{3000}' && !"（「『".contains(letter));
        if apart && letters.peek().is_some_and(|(_, next)| !closes(*next)) {
            (end, up_to_end) = (at + letter.len_utf8(), width);
        }
    }
    lines.push(&text[start..]);
    lines
}

/// The style of a class as SVG attributes: what the style sheets have for it in the light theme.
///
/// `tests/product/export.rs` checks that both are the same.
#[must_use]
pub fn style_attributes(class: &str) -> String {
    let mut names = class.split(' ');
    let (role, design) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    let is_best = names.next().is_some();
    let dashes = match design {
        "nat" => "7 4",
        "mix" => "2 3",
        "endpoints" => "10 3 2 3",
        "hub-endpoints" => "2 2 8 2",
        "hub-nat" => "2 2 2 2 8 2",
        "hub" => "8 2 8 2 2 2",
        "instance" => "1 4",
        "ipv6" => "20 4",
        "public" => "14 3 2 3 2 3",
        "peer-endpoints" => "3 3 9 3",
        "peer" => "9 3 3 3 3 3",
        "hub-mix" => "2 3 6 3",
        "shared-endpoints" => "12 2 4 2",
        "shared-nat" => "12 2 4 2 4 2",
        "shared" => "12 2 12 2 4 2",
        "today" => "8 2 2 2",
        _ => "",
    };
    let color = if matches!(design, "today" | "") { "var(--ink)".to_owned() } else { format!("var(--{design})") };
    let around = "paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round";
    let more = match (role, design) {
        ("grid", _) => "fill:none;stroke:var(--line)".to_owned(),
        ("curve", _) => {
            let (width, cap) =
                (if is_best { 3 } else { 2 }, if design == "instance" { ";stroke-linecap:round" } else { "" });
            format!("fill:none;stroke-width:{width};stroke-linejoin:round{cap}")
        }
        ("elbow", _) => "fill:none".to_owned(),
        ("band", _) => "fill:var(--ink);fill-opacity:0.07".to_owned(),
        ("curve-label", _) if is_best => "font-weight:600".to_owned(),
        ("crossing" | "handle", _) => "fill:var(--paper);stroke:var(--ink);stroke-width:2".to_owned(),
        ("crossing-line", _) => "fill:none;stroke:var(--edge)".to_owned(),
        ("crossing-label" | "you-label", _) => format!("fill:var(--ink);font-weight:600;{around}"),
        ("amount", _) => format!("fill:var(--ink);{around}"),
        ("you", _) => "fill:none;stroke:var(--ink);stroke-dasharray:1 3".to_owned(),
        ("saving", _) => "fill:none;stroke:var(--ink);stroke-width:2".to_owned(),
        ("dot", _) => "stroke:var(--paper);stroke-width:2".to_owned(),
        ("range-name", _) => "fill:var(--ink)".to_owned(),
        ("wins" | "curve-label", _) => String::new(),
        _ => "fill:var(--quiet)".to_owned(),
    };
    let of_design = match role {
        "curve" if dashes.is_empty() => format!("stroke:{color};"),
        "curve" => format!("stroke:{color};stroke-dasharray:{dashes};"),
        "elbow" => format!("stroke:{color};"),
        "curve-label" | "wins" | "dot" => format!("fill:{color};"),
        _ => String::new(),
    };
    let mut attributes = String::new();
    for (name, value) in of_design.split(';').chain(more.split(';')).filter_map(|style| style.split_once(':')) {
        let _ = write!(attributes, " {name}=\"{value}\"");
    }
    in_light_theme(&attributes)
}
