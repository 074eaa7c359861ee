//! What a sketch is made of: frames, nodes, labels, and how thick a line is.

use super::{AZ, BOX, Columns, Draw, FOOT, GAP, HEAD, LEAD, PAD, PRIVATE, PUBLIC};
use crate::pen::{Layer, Rect, fitting, names, wide};
use natpoint_model::cost::design::Egress;
use natpoint_model::network_diagram::{NetworkDiagram, TrafficFlow};
use natpoint_model::units::Gb;
use natpoint_text::numbers::about_gb as about;

impl Draw<'_> {
    /// Services that a path leads to: what they are, which ones, how much.
    pub(super) fn services(&mut self, [left, top, width, height]: Rect, flow: &TrafficFlow) {
        let middle = left + width / 2;
        self.pen.rect(Layer::Area, "target", [left, top, width, height]);
        self.pen.text("strong", "middle", (middle, top + 17), self.labels.services);
        self.pen.text("", "middle", (middle, top + 32), &names(&flow.names, width - 8));
        self.pen.text("quiet", "middle", (middle, top + 47), &about(flow.gb));
    }

    /// A NAT device.
    pub(super) fn device(&mut self, middle: i32, y: i32, room: i32) {
        let network = self.network;
        let labels = if network.egress == Egress::NatInstances { &self.labels.instance } else { &self.labels.nat };
        let label = fitting(labels, room - 6);
        let width = (wide(label) + 24).min(room).max(20);
        self.pen.rect(Layer::Node, &format!("device {}", egress_class(network)), [middle - width / 2, y, width, 26]);
        self.pen.text("strong", "middle", (middle, y + 17), label);
    }

    /// The endpoint network interfaces of an AZ: one by one where they fit, else counted.
    pub(super) fn nodes(&mut self, middle: i32, y: i32, room: i32, at: i32) {
        let count = usize::try_from(at).ok().and_then(|at| self.network.interfaces.get(at)).copied().unwrap_or(0);
        let fit = u32::try_from(room / 13).unwrap_or(0);
        let counted = count > fit;
        let shown = i32::try_from(if counted { 1 } else { count }).unwrap_or(1);
        let mut x = middle - (shown * 13 - 3) / 2;
        for _ in 0..shown {
            self.pen.rect(Layer::Node, "node endpoints", [x, y, 10, 10]);
            x += 13;
        }
        if counted {
            self.pen.text("note", "middle", (middle, y + 21), &format!("×{count}"));
        }
    }

    /// What stands in the edge of the VPC, where its data leaves.
    pub(super) fn exit(&mut self, top: i32, x: i32, here: bool) {
        let network = self.network;
        if !here || network.egress == Egress::None {
            return;
        }
        let label = match network.egress {
            Egress::EgressOnlyGateway => self.labels.egress_only,
            _ if network.private => self.labels.other_network,
            _ => self.labels.internet_gateway,
        };
        self.pen.circle(&format!("node {}", egress_class(network)), (x, top), 8);
        self.beside((x, top - 12), label);
    }

    /// A label to the right of a line, else to its left, else across it: where there is room.
    pub(super) fn beside(&mut self, (x, y): (i32, i32), label: &str) {
        let room = wide(label) + 24;
        let (anchor, x) = match x {
            x if x + room < self.right => ("start", x + 12),
            x if x > room => ("end", x - 12),
            _ => ("middle", self.right / 2),
        };
        self.pen.text("note", anchor, (x, y), label);
    }

    pub(super) fn frame(&mut self, rect: Rect, label: &str, several: bool) {
        let [x, y, width, height] = rect;
        if several {
            self.pen.rect(Layer::Area, "vpc", [x + 4, y + 4, width, height]);
        }
        self.pen.rect(Layer::Area, "vpc", rect);
        self.pen.text("strong", "start", (x + 8, y + 17), label);
    }

    pub(super) fn zones(&mut self, columns: Columns, [top, bottom]: [i32; 2]) {
        for at in 0..self.interfaces() {
            self.pen.rect(Layer::Area, "zone", columns.rect(at, top, bottom - top));
            self.pen.text("quiet", "start", (columns.rect(at, 0, 0)[0] + 6, top + 14), &format!("AZ {}", at + 1));
        }
    }

    pub(super) fn subnet(&mut self, class: &str, rect: Rect, labels: &[&'static str]) {
        self.pen.rect(Layer::Area, &format!("subnet {class}"), rect);
        self.pen.text("quiet", "start", (rect[0] + 5, rect[1] + 14), fitting(labels, rect[2] - 8));
    }

    pub(super) fn columns(&self) -> Columns {
        let width = (self.right - 4 * PAD - 2 * 5) / self.interfaces().max(1);
        Columns { left: 2 * PAD + 5, width }
    }

    /// How many AZs are drawn: those of the workload, and further ones with endpoints.
    pub(super) fn interfaces(&self) -> i32 {
        i32::try_from(self.network.interfaces.len()).unwrap_or(1)
    }

    /// What lies outside the Region, with its data.
    pub(super) fn outside(&self) -> Vec<(&'static str, Gb)> {
        let internet = (self.network.internet > Gb::ZERO).then_some((self.labels.internet, self.network.internet));
        let other = self.network.other_region.map(|(region, gb)| (region.code(), gb));
        other.into_iter().chain(internet).collect()
    }

    /// The class of a line that carries so much: its kind, and how thick it is among all data.
    pub(super) fn flow(&self, class: &str, gb: Gb) -> String {
        format!("flow {class} w{}", self.network.flow_weight(gb))
    }
}

/// The CSS class of what takes the data that no endpoint takes.
pub(super) fn egress_class(network: &NetworkDiagram) -> &'static str {
    match network.egress {
        Egress::NatInstances => "instance",
        Egress::EgressOnlyGateway => "ipv6",
        Egress::None | Egress::NatGateways => "nat",
    }
}

/// How high the diagram of any design for a workload like this one may be.
pub(super) fn common_height(network: &NetworkDiagram) -> i32 {
    let outside = if network.internet > Gb::ZERO || network.other_region.is_some() { 54 } else { 0 };
    outside + 22 + 2 * (BOX + LEAD) + HEAD + AZ + PUBLIC + GAP + PRIVATE + FOOT + PAD + 4
}
