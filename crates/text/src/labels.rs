//! What stands alone on the page, without anything in it.

/// What stands alone on the page.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The language's own name.
    pub language: &'static str,
    /// What the product does, in a line.
    pub tagline: &'static str,
    /// The heading over the inputs.
    pub your_network: &'static str,
    /// The heading over the answer, for those who hear the page.
    pub answer: &'static str,
    /// The Region.
    pub region: &'static str,
    /// The number of AZs.
    pub azs: &'static str,
    /// The hours in the month.
    pub hours: &'static str,
    /// The heading over the number of VPCs.
    pub vpcs: &'static str,
    /// The number of VPCs.
    pub vpcs_count: &'static str,
    /// That there is a transit gateway.
    pub transit_gateway: &'static str,
    /// The NAT topology.
    pub nat: &'static str,
    /// The NAT connectivity.
    pub connectivity: &'static str,
    /// Public IPv4 addresses per NAT gateway.
    pub ipv4: &'static str,
    /// The heading over what few say of NAT gateways.
    pub nat_details: &'static str,
    /// Bandwidth provisioned for each NAT gateway; 0 for the usual kind.
    pub nat_gbps: &'static str,
    /// That Gateway Load Balancer endpoints inspect the data.
    pub inspection: &'static str,
    /// Connections to one destination at the same time.
    pub connections: &'static str,
    /// The cross-AZ share in percent.
    pub cross_az: &'static str,
    /// Back to evenly spread data.
    pub cross_az_even: &'static str,
    /// The heading over what NAT gateways are compared with.
    pub other_ways: &'static str,
    /// The NAT instance to compare with.
    pub instance: &'static str,
    /// No NAT instance.
    pub instance_none: &'static str,
    /// That everything answers over IPv6.
    pub ipv6: &'static str,
    /// The heading over the services.
    pub services: &'static str,
    /// What the number beside a service is.
    pub gb_per_month: &'static str,
    /// The AZs of a service's endpoint.
    pub endpoint_azs: &'static str,
    /// That a service has no endpoint in the Region.
    pub no_endpoint: &'static str,
    /// The path that a service's data must take.
    pub path: &'static str,
    /// The services that a service stands or falls with.
    pub group: &'static str,
    /// The least that a volume might be.
    pub low: &'static str,
    /// The most that a volume might be.
    pub high: &'static str,
    /// Moves image layers to S3.
    pub split_layers: &'static str,
    /// Why image layers belong to S3.
    pub split_layers_note: &'static str,
    /// The total of all services.
    pub total: &'static str,
    /// The field that searches the catalogue.
    pub add_service: &'static str,
    /// What to type there.
    pub add_service_hint: &'static str,
    /// That the search found nothing.
    pub nothing_found: &'static str,
    /// The choice of a workload profile.
    pub workload: &'static str,
    /// The choice that is none.
    pub workload_choose: &'static str,
    /// The heading over internet traffic.
    pub internet: &'static str,
    /// Data sent to the internet.
    pub internet_out: &'static str,
    /// Data received from the internet.
    pub internet_in: &'static str,
    /// The heading over what few say of the internet.
    pub internet_details: &'static str,
    /// That the free data to the internet is left for this workload.
    pub free_egress: &'static str,
    /// The least data sent to the internet.
    pub internet_out_low: &'static str,
    /// The most data sent to the internet.
    pub internet_out_high: &'static str,
    /// The least data received from the internet.
    pub internet_in_low: &'static str,
    /// The most data received from the internet.
    pub internet_in_high: &'static str,
    /// The heading over another Region.
    pub other_region: &'static str,
    /// The choice of another Region.
    pub other_region_choose: &'static str,
    /// No other Region.
    pub other_region_none: &'static str,
    /// Data sent to another Region.
    pub other_out: &'static str,
    /// Data that comes from another Region.
    pub other_in: &'static str,
    /// The cross-Region endpoints that carry it.
    pub other_endpoints: &'static str,
    /// The heading over unit prices.
    pub prices: &'static str,
    /// The heading over prices that the network does not pay.
    pub prices_unused: &'static str,
    /// What the discount is.
    pub discount: &'static str,
    /// Back to the table's price.
    pub reset: &'static str,
    /// Back to the table's prices, all of them.
    pub reset_prices: &'static str,
    /// The code of a second currency.
    pub currency: &'static str,
    /// What one US dollar is worth in it.
    pub currency_rate: &'static str,
    /// Back to the article's case.
    pub back_to_article: &'static str,
    /// The heading over the crossings.
    pub crossings: &'static str,
    /// The heading over the bills.
    pub bills: &'static str,
    /// Column: what is billed.
    pub column_item: &'static str,
    /// Column: how much.
    pub column_quantity: &'static str,
    /// Column: unit price.
    pub column_unit_price: &'static str,
    /// Column: amount.
    pub column_amount: &'static str,
    /// Column: source.
    pub column_source: &'static str,
    /// The last line of a bill.
    pub bill_total: &'static str,
    /// On a line that every design has.
    pub same_everywhere: &'static str,
    /// On a line that costs nothing.
    pub free: &'static str,
    /// On a design that cannot be built.
    pub infeasible: &'static str,
    /// On the cheapest design.
    pub cheapest: &'static str,
    /// The heading over break-evens of single endpoints.
    pub break_even: &'static str,
    /// What a break-even of a single endpoint is.
    pub break_even_note: &'static str,
    /// Column: the service.
    pub column_service: &'static str,
    /// Column: its volume.
    pub column_volume: &'static str,
    /// Column: its break-even.
    pub column_break_even: &'static str,
    /// An endpoint that pays.
    pub pays: &'static str,
    /// An endpoint that does not.
    pub does_not_pay: &'static str,
    /// No volume makes it pay.
    pub never: &'static str,
    /// The heading over the article's differences.
    pub article: &'static str,
    /// What the article's case is and what is assumed.
    pub article_note: &'static str,
    /// What the chart's axis is.
    pub axis: &'static str,
    /// The axis of all services.
    pub axis_all: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// The link is on the clipboard.
    pub copied: &'static str,
    /// The link could not be copied; it stands beside for selection.
    pub copy_by_hand: &'static str,
    /// What is known of prices, at the foot.
    pub foot_prices: &'static str,
    /// Whether a service's endpoint exists is assumed.
    pub foot_assumed: &'static str,
    /// That nothing leaves the page.
    pub foot_private: &'static str,
    /// Volumes are binary.
    pub foot_binary: &'static str,
    /// The slider of the total volume.
    pub volume: &'static str,
    /// Removes something.
    pub remove: &'static str,
    /// The heading of notices about a link.
    pub notices: &'static str,
    /// Takes the notices away.
    pub dismiss: &'static str,
    /// More settings of a service.
    pub more: &'static str,
    /// Axis title of the chart: cost.
    pub chart_cost: &'static str,
    /// Axis title of the chart: volume.
    pub chart_volume: &'static str,
    /// The vertical line at the user's volume.
    pub chart_you: &'static str,
}
