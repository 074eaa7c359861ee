//! The network diagram: egress leads up, endpoints lead down, each AZ is a column.

use crate::builder::{Layer, PictureBuilder, Rect, first_that_fits, text_width};
use crate::picture::Picture;
use natpoint_model::cost::design::{Egress, Hub};
use natpoint_model::network_diagram::{NetworkDiagram, NetworkPart};
use natpoint_model::scenario::NatTopology;
use natpoint_model::units::Gb;
use natpoint_text::Locale;
use natpoint_text::numbers::about_gb as about;
use natpoint_text::pictures::PictureLabels;

/// The padding inside a frame.
const PAD: i32 = 10;
/// The height of a box of services, which has three lines.
const BOX: i32 = 56;
/// The distance from a box of services to the edge of a VPC.
const LEAD: i32 = 44;
/// The distance from the edge of a VPC to its AZs: its name, and the line that collects egress traffic.
const HEAD: i32 = 32;
/// The height of the name of an AZ.
const AZ_HEAD: i32 = 20;
/// The height of a public subnet.
const PUBLIC: i32 = 54;
/// The distance between public and private subnets.
const GAP: i32 = 26;
/// The height of a private subnet.
const PRIVATE: i32 = 86;
/// The distance from the AZs to the edge of a VPC: the lines that collect traffic to endpoints.
const FOOT: i32 = 24;
/// The distance between the hub VPC and the others.
const HUB_GAP: i32 = 58;

/// Draws a network at a width in CSS pixels. Below the smallest useful width the picture is empty.
///
/// Designs that may replace each other while a volume changes have pictures of the same height, so that the page does
/// not jump.
#[must_use]
pub fn draw(network: &NetworkDiagram, locale: &dyn Locale, width: u32) -> Picture {
    marked(network, None, Change::Added, locale, width)
}

/// Draws a network beside another one: what the other lacks has the class `added` or `removed`, and a sign before its
/// name.
#[must_use]
pub fn draw_beside(
    network: &NetworkDiagram,
    other: &NetworkDiagram,
    change: Change,
    locale: &dyn Locale,
    width: u32,
) -> Picture {
    marked(network, Some(other), change, locale, width)
}

fn marked(
    network: &NetworkDiagram,
    other: Option<&NetworkDiagram>,
    change: Change,
    locale: &dyn Locale,
    width: u32,
) -> Picture {
    let lacking = other.map_or_else(Vec::new, |other| network.lacking_in(other));
    let mut builder = PictureBuilder::default();
    if width < 240 {
        return builder.build(width, 0);
    }
    let right = i32::try_from(width).unwrap_or(i32::MAX / 2);
    let draw_at = |builder: &mut PictureBuilder, top| {
        DiagramDrawing { builder, locale, labels: locale.picture_labels(), network, lacking: &lacking, change, right }
            .draw(top)
    };
    // Drawn once to learn its height.
    let height = draw_at(&mut PictureBuilder::default(), 0);
    let room = parts::common_height(network).max(height);
    // What two networks have in common is at the same height in both.
    draw_at(&mut builder, if other.is_some() { 0 } else { (room - height) / 2 });
    builder.build(width, room)
}

mod hub;
mod parts;

use parts::{BESIDE_HUB, ENDPOINTS, count_in};

pub use parts::Change;

struct DiagramDrawing<'a> {
    builder: &'a mut PictureBuilder,
    locale: &'a dyn Locale,
    labels: &'static PictureLabels,
    network: &'a NetworkDiagram,
    lacking: &'a [NetworkPart],
    change: Change,
    right: i32,
}

/// Columns of a VPC.
#[derive(Clone, Copy)]
struct Columns {
    left: i32,
    width: i32,
}

impl Columns {
    fn rect(self, at: i32, top: i32, height: i32) -> Rect {
        [self.left + at * self.width + 3, top, self.width - 6, height]
    }

    fn middle(self, at: i32) -> i32 {
        self.left + at * self.width + self.width / 2
    }
}

impl DiagramDrawing<'_> {
    /// Draws everything from a height downwards, and returns where it ends.
    fn draw(&mut self, top: i32) -> i32 {
        let network = self.network;
        let outside = self.outside();
        let mut y = top + 1;
        if !outside.is_empty() {
            y += 38 + 16;
        }
        let (region_top, out) = (y, network.egress != Egress::None);
        y += 22;
        let over =
            !network.out.names.is_empty() || (network.hub.is_another_vpc() && !network.interface.names.is_empty());
        let services_top = y;
        if over {
            y += BOX;
        }
        if over || out {
            y += LEAD;
        }
        let exit = self.top(services_top, region_top, &outside, y);
        let hub_top = y;
        if network.hub.is_another_vpc() {
            y = self.hub_vpc(y, exit);
        }
        if network.hub.is_another_vpc() && !network.has_egress_in_hub() && out {
            self.around_hub([hub_top, y], exit);
        }
        y = self.vpc(y, exit);
        y += PAD;
        let (left, width) = (1, self.right - 2);
        self.builder.rect(Layer::Area, "region", [left, region_top, width, y - region_top]);
        let region = self.locale.region(network.region);
        self.builder.text("region-label", "start", (left + PAD, region_top + 16), &region);
        y + 1
    }

    /// The boxes above the VPC; returns where egress traffic passes its edge.
    fn top(&mut self, top: i32, region_top: i32, outside: &[(&'static str, Gb)], edge: i32) -> i32 {
        let network = self.network;
        let inner = self.right - 4 * PAD;
        let slots = i32::try_from(outside.len()).unwrap_or(0);
        let slot = if slots == 1 { inner * 2 / 5 } else { inner * 3 / 10 };
        let rest = inner - slots * slot;
        let linked = network.hub.is_another_vpc() && !network.interface.names.is_empty();
        let mut left = 2 * PAD;
        let mut room = rest;
        if linked {
            room = if network.out.names.is_empty() { rest } else { rest / 2 };
            self.services([left, top, room - 8, BOX], &network.interface, ENDPOINTS);
            left += room;
            room = rest - room;
        }
        // Where only the internet is above the VPC, egress is near the right end.
        let exit = (left + room / 2).min(self.right - 5 * PAD);
        let class = parts::egress_class(network);
        if !network.out.names.is_empty() {
            let width = if slots > 0 { room - 12 } else { room };
            self.services([left, top, width, BOX], &network.out, "");
            let flow = self.flow(class, network.out.gb);
            self.builder.line(Layer::Line, &flow, &[(exit, edge), (exit, top + BOX)]);
        }
        for (at, (name, gb)) in (0..).zip(outside) {
            let left = 2 * PAD + rest + at * slot;
            let (middle, bottom) = (left + slot / 2, region_top - 16);
            self.builder.rect(Layer::Area, "target", [left, bottom - 38, slot - 8, 38]);
            self.builder.text("strong", "middle", (middle - 4, bottom - 23), first_that_fits(&[name], slot));
            self.builder.text("quiet", "middle", (middle - 4, bottom - 8), &about(*gb));
            let turn = edge - LEAD / 2 - 2;
            let flow = self.flow(class, *gb);
            self.builder.line(Layer::Line, &flow, &[(exit, edge), (exit, turn), (middle, turn), (middle, bottom)]);
        }
        exit
    }

    /// The VPC of the workload; returns where it and the boxes below it end.
    fn vpc(&mut self, top: i32, exit: i32) -> i32 {
        let network = self.network;
        let own = !network.has_egress_in_hub();
        let columns = self.columns();
        let mut y = top + HEAD;
        let az_top = y;
        y += AZ_HEAD;
        let devices = own && network.devices != NatTopology::None;
        let public = y;
        if devices {
            y += PUBLIC + GAP;
        }
        let private = y;
        let bottom = y + PRIVATE + 6;
        let ends = (!network.own_endpoints().names.is_empty(), !network.gateway.names.is_empty());
        let edge = bottom + if ends.0 || ends.1 { FOOT } else { 10 };
        let several = network.vpcs > 1 && network.hub != Hub::SharedSubnets;
        let name = if network.hub == Hub::SharedSubnets {
            self.labels.shared_vpc.to_owned()
        } else {
            self.locale.vpcs(network.vpcs)
        };
        self.frame([2 * PAD, top, self.right - 4 * PAD, edge - top], &name, several);
        self.zones(columns, [az_top, bottom]);
        if devices {
            self.devices(columns, public, top, exit);
        }
        let count = i32::try_from(network.azs).unwrap_or(1);
        for at in 0..self.interfaces() {
            let [left, ..] = columns.rect(at, 0, 0);
            let width = columns.width - 6;
            self.subnet("private", [left + 3, private, width - 6, PRIVATE], parts::subnet_label(network, self.labels));
            if at < count {
                let room = (width - 14).min(92);
                let middle = columns.middle(at);
                self.builder.rect(Layer::Node, "workload", [middle - room / 2, private + 22, room, 24]);
                self.builder.text(
                    "",
                    "middle",
                    (middle, private + 38),
                    first_that_fits(&self.labels.workload, room - 4),
                );
                self.egress_lines(columns, at, [top, public, private + 22], exit);
                if devices {
                    self.inspection((middle, private - 7), width / 2 - 6);
                }
            }
        }
        self.exit(top, exit, own || matches!(network.egress, Egress::EgressOnlyGateway | Egress::InternetGateway));
        self.endpoints(columns, private, [bottom, edge], ends);
        if ends.0 || ends.1 { edge + LEAD - 4 + BOX } else { edge }
    }

    /// The lines from the workload of an AZ to the egress device.
    fn egress_lines(&mut self, columns: Columns, at: i32, [top, public, from]: [i32; 3], exit: i32) {
        let network = self.network;
        let x = columns.middle(at);
        let flow = self.flow(parts::egress_class(network), network.per_az(network.leaving()));
        let bus = top + HEAD - 8;
        let into = public + PUBLIC - 12;
        if network.hub.is_another_vpc() && !network.has_egress_in_hub() && !network.interface.names.is_empty() {
            let flow = self.flow("hub-nat", network.per_az(network.interface.gb));
            let (x, middle) = (x - 8, self.right / 2);
            self.builder.line(Layer::Line, &flow, &[(x, from), (x, bus + 6), (middle, bus + 6), (middle, top)]);
        }
        if network.has_egress_in_hub() {
            let volume = network.per_az([network.leaving(), network.interface.gb].into_iter().sum());
            let flow = self.flow("hub-nat", volume);
            self.builder.line(Layer::Line, &flow, &[(x, from), (x, bus), (self.right / 2, bus), (self.right / 2, top)]);
            return;
        }
        match (network.devices, network.egress) {
            (NatTopology::OneZonal, _) if at > 0 => {
                let turn = public + PUBLIC + GAP / 2;
                let points = [(x, from), (x, turn), (columns.middle(0), turn), (columns.middle(0), into)];
                self.builder.line(Layer::Line, &flow, &points);
                if at == 1 {
                    let crossing = self.locale.cross_az_traffic(&about(network.crossing));
                    let middle = columns.left + columns.width;
                    self.builder.text(
                        "note",
                        "middle",
                        (middle.max(columns.left + text_width(&crossing) / 2), turn - 4),
                        &crossing,
                    );
                }
            }
            (NatTopology::None, Egress::EgressOnlyGateway | Egress::InternetGateway) => {
                self.builder.line(Layer::Line, &flow, &[(x, from), (x, bus), (exit, bus), (exit, top)]);
            }
            (NatTopology::None, _) => {}
            _ => self.builder.line(Layer::Line, &flow, &[(x, from), (x, into)]),
        }
    }

    /// NAT devices in public subnets, or one across all AZs, and their lines to the edge of the VPC.
    fn devices(&mut self, columns: Columns, public: i32, top: i32, exit: i32) {
        let network = self.network;
        let (bus, y) = (top + HEAD - 8, public + 20);
        let class = parts::egress_class(network);
        let count = i32::try_from(network.device_count()).unwrap_or(1);
        let volume = if count > 1 { network.per_az(network.leaving()) } else { network.leaving() };
        let flow = self.flow(class, volume);
        if network.devices == NatTopology::Regional {
            let middle = columns.left + columns.width * i32::try_from(network.azs).unwrap_or(1) / 2;
            let width = columns.width * i32::try_from(network.azs).unwrap_or(1) - 16;
            let device = self.marked_class("device", class);
            self.builder.rect(Layer::Node, &device, [columns.left + 8, y - 4, width, 26]);
            self.builder.text("strong", "middle", (middle, y + 13), first_that_fits(&self.labels.regional, width));
            self.builder.line(Layer::Line, &flow, &[(middle, y), (middle, bus), (exit, bus), (exit, top)]);
            return;
        }
        for at in 0..self.interfaces() {
            let [left, ..] = columns.rect(at, 0, 0);
            if at < i32::try_from(network.azs).unwrap_or(1) && (at < count) {
                let kind = if network.private { &self.labels.private_subnet } else { &self.labels.public_subnet };
                let class = if network.private { "private" } else { "public" };
                self.subnet(class, [left + 3, public, columns.width - 12, PUBLIC], kind);
                self.device(columns.middle(at), y, columns.width - 16);
                self.builder.line(
                    Layer::Line,
                    &flow,
                    &[(columns.middle(at), y), (columns.middle(at), bus), (exit, bus), (exit, top)],
                );
            }
        }
    }

    /// Endpoint network interfaces, gateway endpoints, and the services that they lead to.
    fn endpoints(&mut self, columns: Columns, private: i32, [bottom, edge]: [i32; 2], ends: (bool, bool)) {
        let network = self.network;
        let inner = self.right - 4 * PAD;
        let split = if ends.0 && ends.1 { inner * 3 / 5 } else { 0 };
        let class = if network.hub.is_another_vpc() { BESIDE_HUB } else { ENDPOINTS };
        let (linked, routed) =
            (2 * PAD + if split > 0 { split / 2 } else { inner / 2 }, 2 * PAD + split + (inner - split) / 2);
        let top = edge + LEAD - 4;
        let from = private + 46;
        for at in 0..self.interfaces() {
            let shift = if ends.0 && ends.1 { ((columns.width - 12) / 4).min(34) } else { 0 };
            let x = columns.middle(at);
            let workload = u32::try_from(at).is_ok_and(|at| at < network.azs);
            if ends.0 {
                let x = x - shift;
                let flow = self.flow(class, network.per_az(network.own_endpoints().gb));
                if workload {
                    self.builder.line(Layer::Line, &flow, &[(x, from), (x, private + 64)]);
                }
                let points = [(x, private + 64), (x, bottom + 7), (linked, bottom + 7), (linked, top)];
                self.builder.line(Layer::Line, &flow, &points);
                let room = if ends.1 { columns.width / 2 - 6 } else { columns.width - 14 };
                self.nodes((x, private + 59), room, class, count_in(network.own_interfaces(), at));
            }
            if ends.1 && workload {
                let x = x + shift;
                let flow = self.flow("nat-gateway", network.per_az(network.gateway.gb));
                let points = [(x, from), (x, bottom + 15), (routed, bottom + 15), (routed, edge)];
                self.builder.line(Layer::Line, &flow, &points);
            }
        }
        if ends.0 {
            let width = if split > 0 { split - 8 } else { inner };
            self.services([2 * PAD, top, width, BOX], network.own_endpoints(), class);
            self.beside((linked, edge + 15), &self.signed(class, self.labels.private_link));
        }
        if ends.1 {
            self.services([2 * PAD + split, top, inner - split, BOX], &network.gateway, "nat-gateway");
            let flow = self.flow("nat-gateway", network.gateway.gb);
            self.builder.line(Layer::Line, &flow, &[(routed, edge), (routed, top)]);
            let node = self.marked_class("node", "nat-gateway");
            self.builder.circle(&node, (routed, edge), 8);
            self.beside((routed, edge + 28), &self.signed("nat-gateway", self.labels.gateway_endpoint));
        }
    }
}
