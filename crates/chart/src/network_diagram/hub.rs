//! The hub VPC of a network diagram, and what leads to it.

use super::parts::{ENDPOINTS, count_in};
use super::{AZ_HEAD, DiagramDrawing, FOOT, HEAD, HUB_GAP, LEAD, PAD, parts};
use crate::builder::{Layer, text_width};
use natpoint_model::cost::design::Hub;
use natpoint_model::scenario::NatTopology;
use natpoint_model::units::Gb;

impl DiagramDrawing<'_> {
    /// The hub VPC above the others, and the transit gateway between.
    pub(super) fn hub_vpc(&mut self, top: i32, exit: i32) -> i32 {
        let network = self.network;
        let columns = self.columns();
        let (bus, cell) = (top + HEAD - 8, top + HEAD + AZ_HEAD);
        let bottom = cell + 62;
        let edge = bottom + FOOT;
        self.frame([2 * PAD, top, self.right - 4 * PAD, edge - top], self.labels.hub, false);
        self.zones(columns, [top + HEAD, bottom]);
        let linked = !network.interface.names.is_empty();
        let devices = network.has_egress_in_hub() && network.devices != NatTopology::None;
        let middle = self.right / 2;
        let inner = self.right - 4 * PAD;
        let slots = i32::try_from(self.outside().len()).unwrap_or(0);
        let rest = inner - slots * if slots == 1 { inner * 2 / 5 } else { inner * 3 / 10 };
        let to = 2 * PAD + (if network.out.names.is_empty() { rest } else { rest / 2 }) / 2 - 4;
        let gather = bottom + FOOT / 2;
        for at in 0..self.interfaces() {
            let (left, width) = (columns.rect(at, 0, 0)[0] + 3, columns.width - 12);
            let x = columns.middle(at);
            self.builder.rect(Layer::Area, "subnet private", [left, cell, width, 56]);
            let shift = if linked && devices { width / 4 } else { 0 };
            let shared = network.devices == NatTopology::OneZonal && at > 0;
            if linked {
                let x = x - shift;
                let flow = self.flow(ENDPOINTS, network.per_az(network.interface.gb));
                self.builder.line(Layer::Line, &flow, &[(middle, edge), (middle, gather), (x, gather), (x, cell + 28)]);
                self.builder.line(Layer::Line, &flow, &[(x, cell + 28), (x, bus + 4), (to, bus + 4), (to, top - LEAD)]);
                let room = if devices { width / 2 } else { width };
                self.nodes((x, cell + 23), room, ENDPOINTS, count_in(&network.interfaces, at));
            }
            if devices && !shared {
                let x = x + shift;
                let flow = self.flow("nat", network.per_az(network.leaving()));
                self.builder.line(Layer::Line, &flow, &[(middle, edge), (middle, gather), (x, gather), (x, cell + 28)]);
                self.builder.line(Layer::Line, &flow, &[(x, cell + 28), (x, bus - 2), (exit, bus - 2), (exit, top)]);
                self.device(x, cell + 15, if linked { width / 2 - 2 } else { width - 6 });
                self.inspection((x, cell + 48), width / if linked { 4 } else { 2 });
            }
        }
        self.exit(top, exit, devices);
        let below = edge + HUB_GAP;
        let leaves = if network.has_egress_in_hub() { network.leaving() } else { Gb::ZERO };
        let flow = self.flow("hub-nat", [leaves, network.interface.gb].into_iter().sum());
        self.builder.line(Layer::Line, &flow, &[(middle, edge), (middle, below)]);
        let name = if network.hub == Hub::Peering { self.labels.peering } else { self.labels.transit_gateway };
        let label = &self.signed("hub-nat", name);
        let width = text_width(label) + 24;
        let device = self.marked_class("device", "hub-nat");
        self.builder.rect(Layer::Node, &device, [middle - width / 2, edge + HUB_GAP / 2 - 13, width, 26]);
        self.builder.text("strong", "middle", (middle, edge + HUB_GAP / 2 + 4), label);
        below
    }

    /// What leaves VPCs by a way out of their own passes the hub.
    pub(super) fn around_hub(&mut self, [top, below]: [i32; 2], exit: i32) {
        let network = self.network;
        let side = self.right - PAD;
        let flow = self.flow(parts::egress_class(network), network.leaving());
        let points = [(exit, below), (exit, below - 4), (side, below - 4), (side, top - 6), (exit, top - 6)];
        self.builder.line(Layer::Line, &flow, &points);
    }
}
