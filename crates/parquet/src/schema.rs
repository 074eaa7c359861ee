//! The columns of a file that can stand in a table of rows.

use parquet::schema::types::SchemaDescriptor;

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableColumn {
    pub name: String,
    pub place: Place,
}

/// Where its values stand, among the columns of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// One value in each row at most.
    Flat(usize),
    /// Keys, and values of them.
    Map(usize, usize),
}

/// The columns of the table; lists, and what lies in them, are none.
pub(crate) fn columns(schema: &SchemaDescriptor) -> Vec<TableColumn> {
    let mut found: Vec<TableColumn> = Vec::new();
    for (at, column) in schema.columns().iter().enumerate() {
        let parts = column.path().parts();
        if column.max_rep_level() == 0 {
            // In the groups of a file, names repeat what stands in front of them in a table.
            found.push(TableColumn { name: parts.join("/"), place: Place::Flat(at) });
        } else if let ([name, _, _], 1) = (parts, column.max_rep_level()) {
            // A map is a repeated group of two: a key and its value.
            let before = at.checked_sub(1).and_then(|before| schema.columns().get(before));
            let after = schema.columns().get(at + 1);
            let is_of_it =
                |other: &parquet::schema::types::ColumnDescPtr| other.path().parts().get(..2) == parts.get(..2);
            let is_second = before.is_some_and(is_of_it) && !after.is_some_and(is_of_it);
            let is_third = at >= 2 && schema.columns().get(at - 2).is_some_and(is_of_it);
            if is_second && !is_third {
                found.push(TableColumn { name: name.clone(), place: Place::Map(at - 1, at) });
            }
        }
    }
    found
}
