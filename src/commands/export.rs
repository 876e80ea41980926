//! `enroll export`: writes users in the target's own format, to be edited or to be uploaded.

mod args;
mod destination;
mod merging;
mod origin;
mod source_file;
mod target;
mod template;
mod verify;

pub use args::ExportArgs;

use crate::commands::export::destination::Destination;
use crate::commands::export::origin::Origin;
use crate::commands::export::source_file::SourceFile;
use crate::commands::export::target::Target;
use crate::commands::outputs;
use crate::commands::session::Session;
use crate::commands::{Error, Outcome};
use crate::report::{self, Exported, RejectedExport, describe_left_behind};

/// Runs the command.
///
/// # Errors
/// If the command is wrong or a file cannot be read or written.
pub fn run(args: &ExportArgs, session: &Session) -> Result<Outcome, Error> {
    let args = &args.clone().with_default_mapping();
    if args.template {
        return template::run(args, session);
    }
    let origin = Origin::open(args, session)?;
    let target = Target::new(args, &origin)?;
    let destination = Destination::new(args, &origin, &target)?;
    let file = origin.file();
    let page = session.page(args.show, target.task.language());
    if let Some(file) = file {
        file.print_merged(args, page);
    }
    if let Some(file) = file.filter(|file| file.needs_work(args)) {
        file.refuse(args, session)?;
        return Ok(Outcome::Findings);
    }
    let users = origin.users(session)?;
    let chosen = origin.choose(args, &users)?;
    let (users, left) = target.translate(&users, &origin);
    let sheet = target.sheet(args, &users, chosen, &origin)?;
    let parts = match verify::write(
        &sheet,
        &destination,
        &target,
        // Users of another system are written as users of this one, who do not exist yet.
        origin.current().filter(|_| !target.translates()),
        session,
    )? {
        Ok(parts) => parts,
        Err(problems) => {
            let rejected = RejectedExport {
                sheet: &sheet,
                source: origin.name(),
                from: origin.profile(),
                has_all_columns: target.has_all_columns,
                problems: &problems,
            };
            print(&rejected.lines(page));
            return Ok(Outcome::Findings);
        }
    };
    if let Some(file) = file {
        file.give_back(args, session)?;
    }
    destination.publish(parts)?;
    let called = target.task.profile.display_name();
    let exported = Exported {
        source: origin.name(),
        target: called,
        operation: target.task.operation.kind,
        files: destination.files(&sheet),
        failed: file.and_then(|file| file.skipped(args)),
        unused: file.map(SourceFile::unused).unwrap_or_default(),
        left: describe_left_behind(&left, called, page),
        fixed: file.map_or(0, SourceFile::fixed),
        warnings: file.map_or(0, SourceFile::warnings),
        notes: [origin.notes(), destination.notes().to_vec()].concat(),
        is_upload: destination.is_upload(),
    };
    print(&report::exported(&exported, page));
    Ok(file.map_or(Outcome::Done, |file| file.outcome(args)))
}

fn print(lines: &[String]) {
    // A line that does not fit was broken.
    for line in lines.iter().flat_map(|line| line.lines()) {
        outputs::eprint_line(line);
    }
}
