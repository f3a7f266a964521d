//! Values that do not fit a new type stop the migration.

use super::changed_type::takes;
use super::{Case, Code, Obstacle, Risk, columns, stops};
use crate::schema::DataType;

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    let columns = columns(case);
    // The check of a length that only grows is for values that came past the old limit.
    let only_grows = |risk: &Risk| {
        let found = columns.iter().find(|(table, _, after)| risk.table == *table && risk.column.as_ref() == Some(&after.name));
        found.is_some_and(|(_, before, after)| {
            has_length(&before.data_type) && before.data_type.key() == after.data_type.key() && takes(&before.data_type, &after.data_type)
        })
    };
    stops(case, Code::UnfitValues, Obstacle::Unfit).into_iter().filter(|risk| !only_grows(risk)).collect()
}

const fn has_length(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Text(Some(_)) | DataType::Bytes(Some(_)))
}
