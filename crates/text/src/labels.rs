//! Labels of the page.

/// Labels of the page: texts without parameters.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The language's own name.
    pub language: &'static str,
    /// What the page does, in one line.
    pub tagline: &'static str,
    /// The heading of the inputs.
    pub your_network: &'static str,
    /// The heading of the answer for screen readers.
    pub answer: &'static str,
    /// The Region.
    pub region: &'static str,
    /// The number of AZs.
    pub azs: &'static str,
    /// The hours in the month.
    pub hours: &'static str,
    /// The heading of the number of VPCs.
    pub vpcs: &'static str,
    /// The number of VPCs.
    pub vpcs_count: &'static str,
    /// That there is a transit gateway.
    pub transit_gateway: &'static str,
    /// That the VPCs can be peered with a hub.
    pub peering: &'static str,
    /// The share of the data over peerings that crosses AZs.
    pub peering_cross_az: &'static str,
    /// The NAT topology.
    pub nat: &'static str,
    /// The NAT connectivity.
    pub connectivity: &'static str,
    /// Public IPv4 addresses per NAT gateway.
    pub ipv4: &'static str,
    /// The heading of advanced NAT gateway settings.
    pub nat_details: &'static str,
    /// Provisioned bandwidth of each NAT gateway; 0 for none.
    pub nat_gbps: &'static str,
    /// That Gateway Load Balancer endpoints inspect the data.
    pub inspection: &'static str,
    /// The check for AWS Network Firewall.
    pub network_firewall: &'static str,
    /// Concurrent connections to one destination.
    pub connections: &'static str,
    /// The cross-AZ share in percent.
    pub cross_az: &'static str,
    /// Resets the cross-AZ share to evenly spread data.
    pub cross_az_even: &'static str,
    /// The heading of further designs to compare.
    pub other_ways: &'static str,
    /// The NAT instance to compare with.
    pub instance: &'static str,
    /// No NAT instance.
    pub instance_none: &'static str,
    /// That all destinations support IPv6.
    pub ipv6: &'static str,
    /// That the workloads can be in subnets that one account shares.
    pub sharing: &'static str,
    /// The hosts that would have a public IPv4 address each.
    pub public_hosts: &'static str,
    /// The heading of the services.
    pub services: &'static str,
    /// The unit of the volume of a service.
    pub gb_per_month: &'static str,
    /// The AZs of a service's endpoint.
    pub endpoint_azs: &'static str,
    /// That a service has no endpoint in the Region.
    pub no_endpoint: &'static str,
    /// The hours of an endpoint.
    pub endpoint_hours: &'static str,
    /// That a custom endpoint service has public addresses, too.
    pub also_public: &'static str,
    /// What adds a custom endpoint service, before its name.
    pub add_custom: &'static str,
    /// What custom endpoint services are.
    pub custom_note: &'static str,
    /// The fixed path of a service's data.
    pub path: &'static str,
    /// The group of services that need their endpoints together.
    pub group: &'static str,
    /// The low estimate of a volume.
    pub low: &'static str,
    /// The high estimate of a volume.
    pub high: &'static str,
    /// Moves image layers to S3.
    pub split_layers: &'static str,
    /// Why image layers belong to S3.
    pub split_layers_note: &'static str,
    /// The total of all services.
    pub total: &'static str,
    /// The search field for services.
    pub add_service: &'static str,
    /// The placeholder of the search field.
    pub add_service_hint: &'static str,
    /// That the search found nothing.
    pub nothing_found: &'static str,
    /// The selection of a workload profile.
    pub workload: &'static str,
    /// The empty option of that selection.
    pub workload_choose: &'static str,
    /// Takes a profile's services in place of those that are there.
    pub workload_replace: &'static str,
    /// Adds a profile's services to those that are there.
    pub workload_add: &'static str,
    /// That a volume is a profile's typical one and not the user's.
    pub typical: &'static str,
    /// The heading of internet traffic.
    pub internet: &'static str,
    /// Data sent to the internet.
    pub internet_out: &'static str,
    /// Data received from the internet.
    pub internet_in: &'static str,
    /// The heading of advanced internet settings.
    pub internet_details: &'static str,
    /// That this workload has the free data transfer to the internet.
    pub free_egress: &'static str,
    /// The low estimate of data sent to the internet.
    pub internet_out_low: &'static str,
    /// The high estimate of data sent to the internet.
    pub internet_out_high: &'static str,
    /// The low estimate of data received from the internet.
    pub internet_in_low: &'static str,
    /// The high estimate of data received from the internet.
    pub internet_in_high: &'static str,
    /// The heading of another Region.
    pub other_region: &'static str,
    /// The selection of another Region.
    pub other_region_choose: &'static str,
    /// No other Region.
    pub other_region_none: &'static str,
    /// Data sent to another Region.
    pub other_out: &'static str,
    /// Data received from another Region.
    pub other_in: &'static str,
    /// The number of cross-Region endpoints.
    pub other_endpoints: &'static str,
    /// The heading of unit prices.
    pub prices: &'static str,
    /// The heading of prices that the network does not pay.
    pub prices_unused: &'static str,
    /// What the discount is.
    pub discount: &'static str,
    /// Resets a price to the price list's.
    pub reset: &'static str,
    /// Resets all prices to the price list's.
    pub reset_prices: &'static str,
    /// The code of a second currency.
    pub currency: &'static str,
    /// The value of one US dollar in it.
    pub currency_rate: &'static str,
    /// The choice of the currency in which amounts are told.
    pub amounts_in: &'static str,
    /// Opens the article's case.
    pub back_to_article: &'static str,
    /// The heading of the crossings.
    pub crossings: &'static str,
    /// The heading of the bills.
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
    /// The remark on a line that every design has.
    pub same_everywhere: &'static str,
    /// The remark on a line that costs nothing.
    pub free: &'static str,
    /// That a design is infeasible.
    pub infeasible: &'static str,
    /// That a design is the cheapest.
    pub cheapest: &'static str,
    /// The heading of break-evens of single endpoints.
    pub break_even: &'static str,
    /// That there is no single endpoint whose break-even could be shown.
    pub break_even_none: &'static str,
    /// What the break-even of a single endpoint is.
    pub break_even_note: &'static str,
    /// Column: the service.
    pub column_service: &'static str,
    /// Column: its volume.
    pub column_volume: &'static str,
    /// Column: its break-even.
    pub column_break_even: &'static str,
    /// That an endpoint pays for itself.
    pub pays: &'static str,
    /// That it does not.
    pub does_not_pay: &'static str,
    /// That it does not at any volume.
    pub never: &'static str,
    /// The heading of the article's differences.
    pub article: &'static str,
    /// What the article's case is and what is assumed.
    pub article_note: &'static str,
    /// The selection of the chart's axis.
    pub axis: &'static str,
    /// The option for all services.
    pub axis_all: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// That the link was copied.
    pub copied: &'static str,
    /// That the link has to be selected and copied by hand.
    pub copy_by_hand: &'static str,
    /// The footer about prices.
    pub foot_prices: &'static str,
    /// The footer about assumed endpoints.
    pub foot_assumed: &'static str,
    /// The footer about privacy.
    pub foot_private: &'static str,
    /// The footer about binary units.
    pub foot_binary: &'static str,
    /// The slider of the total volume.
    pub volume: &'static str,
    /// Removes something.
    pub remove: &'static str,
    /// The heading of notices about a link.
    pub notices: &'static str,
    /// Hides the notices.
    pub dismiss: &'static str,
    /// More settings of a service.
    pub more: &'static str,
    /// Axis title of the chart: cost.
    pub chart_cost: &'static str,
    /// Axis title of the chart: volume.
    pub chart_volume: &'static str,
    /// The label of the current value.
    pub chart_you: &'static str,
}
