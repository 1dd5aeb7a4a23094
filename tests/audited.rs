//! Every plan passes an audit: the plan, as the networks that it becomes.

use ipplan::{
    Attached, AuditOptions, ExistingNetwork, ExistingRange, ExistingSubnet, Inventory, Origin,
    Plan, PlannedNetwork, PlannedSubnet, Request, Severity, Workload, audit,
};

/// The errors of an audit of what a plan makes.
pub(crate) fn errors(request: &Request, plan: &Plan) -> Vec<String> {
    let inventory = exists(request, plan);
    let options = AuditOptions { edition: Some(plan.edition), ..AuditOptions::default() };
    let findings = audit(&inventory, &options);
    let errors = findings.iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| format!("{}: {}", it.code, it.message)).collect()
}

fn exists(request: &Request, plan: &Plan) -> Inventory {
    let networks = plan.networks.iter().map(|(name, planned)| {
        let asked = request.networks.get(name);
        ExistingNetwork {
            name: name.clone(),
            space: planned.prefixes.clone(),
            isolated: asked.and_then(|it| it.isolated.clone()),
            subnets: subnets(planned),
            ..ExistingNetwork::default()
        }
    });
    let keep_outs = request.avoid.iter().map(|it| ExistingRange {
        range: it.range,
        why: it.why.clone(),
        origin: Origin::default(),
    });
    Inventory {
        networks: networks.collect(),
        keep_outs: keep_outs.collect(),
        ..Inventory::default()
    }
}

fn subnets(planned: &PlannedNetwork) -> Vec<ExistingSubnet> {
    planned.subnets.values().map(subnet).collect()
}

fn subnet(planned: &PlannedSubnet) -> ExistingSubnet {
    ExistingSubnet {
        name: planned.name.clone(),
        prefixes: planned.prefixes.iter().collect(),
        delegations: planned.size.delegation.iter().map(|it| it.value.to_owned()).collect(),
        // The plan says nothing of route tables, so the file does not either.
        route_table: Attached::NotSaid,
        holds: planned.holds.iter().map(workload).collect(),
        ..ExistingSubnet::default()
    }
}

/// The workload with everything that was given.
fn workload(checked: &ipplan::CheckedWorkload) -> Workload {
    let inputs = checked.inputs().filter(|(input, _)| checked.was_given(*input));
    inputs.fold(checked.service().workload(), |workload, (input, value)| {
        workload.with(input, value.as_str())
    })
}
