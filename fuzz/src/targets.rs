//! The targets, and what each of them is.

mod csv;
mod laws;
mod plan;
mod report;
mod settings;
mod threads;
mod workbook;

use crate::lab::Lab;
use crate::target::Target;

/// Every target, in the order in which `all` executes them.
pub(crate) fn all(lab: &Lab) -> Vec<Box<dyn Target + '_>> {
    vec![
        Box::new(csv::Csv(lab)),
        Box::new(workbook::Workbook(lab)),
        Box::new(settings::Settings(lab)),
        Box::new(plan::Plan(lab)),
        Box::new(report::Report(lab)),
        Box::new(laws::Annotated(lab)),
        Box::new(laws::Fixed(lab)),
        Box::new(laws::AsWorkbook(lab)),
        Box::new(threads::Threads(lab)),
    ]
}
