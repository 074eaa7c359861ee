//! The parts of a network diagram: frames, nodes, labels, and the weight of lines.

use super::{AZ_HEAD, BOX, Columns, DiagramDrawing, FOOT, GAP, HEAD, LEAD, PAD, PRIVATE, PUBLIC};
use crate::builder::{Layer, Rect, first_that_fits, names_that_fit, text_width};
use natpoint_model::cost::design::Egress;
use natpoint_model::network_diagram::{NetworkDiagram, NetworkPart, TrafficFlow};
use natpoint_model::units::Gb;
use natpoint_text::numbers::about_gb as about;
use natpoint_text::pictures::PictureLabels;

/// The CSS class of the way through interface endpoints: of the hub if there is one.
pub(super) const ENDPOINTS: &str = "endpoints";

/// The CSS classes of the way through interface endpoints that each VPC has beside the hub.
pub(super) const BESIDE_HUB: &str = "endpoints beside-hub";

/// What marks the difference to another network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The other network is the one before, and lacks what is added.
    Added,
    /// The other network is the one after, and lacks what is removed.
    Removed,
}

impl DiagramDrawing<'_> {
    /// A box of the services that a path leads to: names and volume.
    pub(super) fn services(&mut self, [left, top, width, height]: Rect, flow: &TrafficFlow, class: &str) {
        let middle = left + width / 2;
        let target = self.marked_class("target", class);
        self.builder.rect(Layer::Area, &target, [left, top, width, height]);
        self.builder.text("strong", "middle", (middle, top + 17), self.labels.services);
        self.builder.text("", "middle", (middle, top + 32), &names_that_fit(&flow.names, width - 8));
        self.builder.text("quiet", "middle", (middle, top + 47), &about(flow.gb));
    }

    /// A NAT device.
    pub(super) fn device(&mut self, middle: i32, y: i32, room: i32) {
        let network = self.network;
        let labels = if network.egress == Egress::NatInstances { &self.labels.instance } else { &self.labels.nat };
        let label = first_that_fits(labels, room - 6);
        let width = (text_width(label) + 24).min(room).max(20);
        let device = self.marked_class("device", egress_class(network));
        self.builder.rect(Layer::Node, &device, [middle - width / 2, y, width, 26]);
        // The sign needs no room that the name has not: boxes are wider than their names.
        let label = self.signed(egress_class(network), label);
        self.builder.text("strong", "middle", (middle, y + 17), &label);
    }

    /// The endpoint of what inspects the traffic of an AZ, on the way to the NAT device.
    pub(super) fn inspection(&mut self, (middle, y): (i32, i32), room: i32) {
        let (network, labels) = (self.network, self.labels);
        let names = match (network.inspection.network_firewall, network.inspection.gateway_load_balancer) {
            (true, _) => &labels.network_firewall,
            (false, true) => &labels.inspection,
            (false, false) => return,
        };
        let node = self.marked_class("node", egress_class(network));
        self.builder.circle(&node, (middle, y), 5);
        self.builder.text("note", "start", (middle + 9, y + 4), first_that_fits(names, room - 9));
    }

    /// The endpoint network interfaces of an AZ, or their number if they do not fit.
    pub(super) fn nodes(&mut self, (middle, y): (i32, i32), room: i32, path: &str, count: u32) {
        let fit = u32::try_from(room / 13).unwrap_or(0);
        let counted = count > fit;
        let shown = i32::try_from(if counted { 1 } else { count }).unwrap_or(1);
        let mut x = middle - (shown * 13 - 3) / 2;
        for _ in 0..shown {
            let node = self.marked_class("node", path);
            self.builder.rect(Layer::Node, &node, [x, y, 10, 10]);
            x += 13;
        }
        if counted {
            self.builder.text("note", "middle", (middle, y + 21), &format!("×{count}"));
        }
    }

    /// The gateway at the edge of the VPC.
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
        let node = self.marked_class("node", egress_class(network));
        self.builder.circle(&node, (x, top), 8);
        self.beside((x, top - 12), &self.signed(egress_class(network), label));
    }

    /// A label to the right of a line, or to its left or across it if there is no space.
    pub(super) fn beside(&mut self, (x, y): (i32, i32), label: &str) {
        let room = text_width(label) + 24;
        let (anchor, x) = match x {
            x if x + room < self.right => ("start", x + 12),
            x if x > room => ("end", x - 12),
            _ => ("middle", self.right / 2),
        };
        self.builder.text("note", anchor, (x, y), label);
    }

    pub(super) fn frame(&mut self, rect: Rect, label: &str, several: bool) {
        let [x, y, width, height] = rect;
        if several {
            self.builder.rect(Layer::Area, "vpc", [x + 4, y + 4, width, height]);
        }
        self.builder.rect(Layer::Area, "vpc", rect);
        self.builder.text("strong", "start", (x + 8, y + 17), label);
    }

    pub(super) fn zones(&mut self, columns: Columns, [top, bottom]: [i32; 2]) {
        for at in 0..self.interfaces() {
            self.builder.rect(Layer::Area, "zone", columns.rect(at, top, bottom - top));
            self.builder.text("quiet", "start", (columns.rect(at, 0, 0)[0] + 6, top + 14), &format!("AZ {}", at + 1));
        }
    }

    pub(super) fn subnet(&mut self, class: &str, rect: Rect, labels: &[&'static str]) {
        self.builder.rect(Layer::Area, &format!("subnet {class}"), rect);
        self.builder.text("quiet", "start", (rect[0] + 5, rect[1] + 14), first_that_fits(labels, rect[2] - 8));
    }

    pub(super) fn columns(&self) -> Columns {
        let width = (self.right - 4 * PAD - 2 * 5) / self.interfaces().max(1);
        Columns { left: 2 * PAD + 5, width }
    }

    /// How many AZs are drawn: those of the workload, and further ones with endpoints.
    pub(super) fn interfaces(&self) -> i32 {
        i32::try_from(self.network.interfaces.len()).unwrap_or(1)
    }

    /// The destinations outside the Region with their volumes.
    pub(super) fn outside(&self) -> Vec<(&'static str, Gb)> {
        let internet = (self.network.internet > Gb::ZERO).then_some((self.labels.internet, self.network.internet));
        let other = self.network.other_region.map(|(region, gb)| (region.code(), gb));
        other.into_iter().chain(internet).collect()
    }

    /// The CSS class of a line: its kind, and its weight by its share of all traffic.
    pub(super) fn flow(&self, class: &str, gb: Gb) -> String {
        format!("{} w{}", self.marked_class("flow", class), self.network.flow_weight(gb))
    }

    /// The class of a part of a path, with what marks it where the other network lacks the path.
    pub(super) fn marked_class(&self, part: &str, path: &str) -> String {
        let space = if path.is_empty() { "" } else { " " };
        let change = match self.change {
            _ if !self.is_lacking(path) => "",
            Change::Added => " added",
            Change::Removed => " removed",
        };
        [part, space, path, change].concat()
    }

    /// A name with a sign before it where the other network lacks what is named.
    pub(super) fn signed(&self, path: &str, name: &str) -> String {
        let sign = match self.change {
            _ if !self.is_lacking(path) || name.is_empty() => "",
            Change::Added => "+ ",
            Change::Removed => "− ",
        };
        [sign, name].concat()
    }

    fn is_lacking(&self, path: &str) -> bool {
        let part = match path {
            "" => return false,
            "nat-gateway" => NetworkPart::GatewayEndpoints,
            ENDPOINTS => NetworkPart::InterfaceEndpoints,
            BESIDE_HUB => NetworkPart::EndpointsBesideHub,
            _ => NetworkPart::Devices,
        };
        self.lacking.contains(&part)
    }
}

/// The number of network interfaces in an AZ.
pub(super) fn count_in(azs: &[u32], at: i32) -> u32 {
    usize::try_from(at).ok().and_then(|at| azs.get(at)).copied().unwrap_or(0)
}

/// What the subnets of the workload are called: public ones where each host has an address of its own.
pub(super) fn subnet_label(network: &NetworkDiagram, labels: &'static PictureLabels) -> &'static [&'static str; 2] {
    match network.egress {
        Egress::InternetGateway => &labels.public_subnet,
        _ => &labels.private_subnet,
    }
}

/// The CSS class of the egress device.
pub(super) fn egress_class(network: &NetworkDiagram) -> &'static str {
    match network.egress {
        Egress::NatInstances => "instance",
        Egress::EgressOnlyGateway => "ipv6",
        // The public subnets of the diagram have the class `public`.
        Egress::InternetGateway => "public-hosts",
        Egress::None | Egress::NatGateways => "nat",
    }
}

/// The greatest height of a diagram of any design for this workload.
pub(super) fn common_height(network: &NetworkDiagram) -> i32 {
    let outside = if network.internet > Gb::ZERO || network.other_region.is_some() { 54 } else { 0 };
    outside + 22 + 2 * (BOX + LEAD) + HEAD + AZ_HEAD + PUBLIC + GAP + PRIVATE + FOOT + PAD + 4
}
