//! The files in which Terraform keeps states: of a state and its backups, the newest counts.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::super::{list, text};
use super::{is_subnet, matters, read_state_file};
use crate::imported_data::{FileRead, FileRemark};
use crate::reader::ImportAccumulator;

/// States that are still to be read, since a newer one of the same may come.
#[derive(Debug, Default)]
pub(crate) struct States(Vec<State>);

#[derive(Debug)]
struct State {
    /// The place of its file among all files.
    file: usize,
    /// What all versions of one state have in common.
    lineage: String,
    /// The number of the version, which only grows.
    serial: u64,
    /// The state, with what matters here alone.
    value: Value,
}

/// Reads the file in which Terraform keeps a state, or keeps it until all files are there.
pub(crate) fn state_file(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let lineage = text(value, "lineage");
    if lineage.is_empty() {
        return read_state_file(value, file, accumulator);
    }
    let resources = list(value, "resources").unwrap_or_default().iter();
    let resources: Vec<&Value> = resources.filter(|resource| matters(resource) || is_subnet(resource)).collect();
    accumulator.states.0.push(State {
        file: accumulator.files.len(),
        lineage: lineage.to_owned(),
        serial: value.get("serial").and_then(Value::as_u64).unwrap_or(0),
        value: json!({ "resources": resources }),
    });
}

/// Reads the newest version of each state that was kept.
pub(crate) fn read_newest(accumulator: &mut ImportAccumulator) {
    let States(kept) = std::mem::take(&mut accumulator.states);
    let mut newest: HashMap<&str, &State> = HashMap::new();
    for state in &kept {
        let known = newest.entry(&state.lineage).or_insert(state);
        if known.serial < state.serial {
            *known = state;
        }
    }
    for state in &kept {
        let newer = newest.get(state.lineage.as_str()).filter(|newest| newest.serial > state.serial);
        let newer = newer.and_then(|newer| Some((accumulator.files.get(newer.file)?.name.clone(), newer.serial)));
        let Some(mut file) = accumulator.files.get_mut(state.file).map(std::mem::take) else { continue };
        match newer {
            Some((name, newest)) => file.remark(FileRemark::OlderState { file: name, serial: state.serial, newest }),
            None => read_state_file(&state.value, &mut file, accumulator),
        }
        if let Some(place) = accumulator.files.get_mut(state.file) {
            *place = file;
        }
    }
}
