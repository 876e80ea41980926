//! A CSV or a workbook that the target exported: its current users, by the headers that the profile knows.

use std::num::NonZeroUsize;
use std::path::Path;

use crate::current::{CurrentUsers, Error, Identity};
use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::mapping::Mapping;
use crate::mapping::layout::{Gap, Layout};
use crate::mapping::record::Record;
use crate::mapping::vocabulary;
use crate::profile::Profile;
use crate::profile::field::Field;
use crate::source::block::{Block, Row};
use crate::source::{Asked, Source, parallel};
use crate::user::list::UserList;

/// Reads an export of the users of a target.
///
/// # Errors
/// When it cannot be read whole, is no list of users, or holds nobody.
pub fn read(path: &Path, profile: &Profile, threads: NonZeroUsize) -> Result<CurrentUsers, Error> {
    let mapping = Mapping::default();
    let usual = profile.file.delimiters.first();
    let asked = Asked {
        usual_delimiter: usual.and_then(|delimiter| u8::try_from(*delimiter).ok()),
        ..Asked::default()
    };
    let source = Source::open(path, &asked, &vocabulary::of(profile, &mapping))?;
    let layout = Layout::new(profile, &mapping, &|_| true, &source.observed.header_row);
    let keys = keys(&source, profile, &layout)?;
    let export = Export {
        source: &source,
        profile,
        layout: &layout,
        keys: &keys,
    };
    let mut part = export.nobody();
    let mut broken = None;
    let reader = parallel::over(
        source.read().map_err(|error| source.failure(error))?,
        threads,
        || |block: &Block| export.users(block),
        |more| match more {
            Ok(more) => {
                part.users.append(&more.users);
                part.without_key += more.without_key;
            }
            Err(error) => {
                broken.get_or_insert(error);
            }
        },
    );
    let reader = reader.map_err(|error| source.failure(error))?;
    if let Some(error) = broken {
        return Err(error);
    }
    let Part {
        mut users,
        without_key,
    } = part;
    if users.is_empty() {
        return Err(Error::NoUsers {
            path: source.path.clone(),
            why: match without_key {
                0 => "",
                _ => ": no row has a match key",
            },
            target: profile.display_name().to_owned(),
        });
    }
    for key in keys {
        let field = &profile.fields[key];
        let write_key = |value: &str, key: &mut String| field.write_key(value, key);
        let twice = users.key_by(key, &write_key);
        twice.map_err(|(one, other)| Error::Twice {
            path: source.path.clone(),
            one: RowNumber(users.row(one)),
            other: RowNumber(users.row(other)),
            header: display_header(&layout, key, field),
        })?;
    }
    Ok(CurrentUsers {
        name: source.path.display().to_string(),
        users,
        without_key,
        digest: source.digest(&reader),
        identity: Identity::File,
    })
}

/// The match keys that the export has.
fn keys(source: &Source, profile: &Profile, layout: &Layout) -> Result<Vec<FieldId>, Error> {
    let all: &[FieldId] = &profile.match_on;
    for gap in &layout.gaps {
        if let Gap::Ambiguous { field, columns } = gap
            && all.contains(field)
        {
            let columns: Vec<String> = columns.iter().map(|column| layout.name(*column)).collect();
            return Err(Error::Ambiguous {
                path: source.path.clone(),
                field: profile.fields[*field].name.clone(),
                columns: columns.join(", "),
            });
        }
    }
    let there = |key: &FieldId| !layout.columns_of(*key).is_empty();
    let keys: Vec<FieldId> = all.iter().copied().filter(there).collect();
    if keys.is_empty() {
        let header = |key: &FieldId| {
            let field = &profile.fields[*key];
            let header = field.headers.first().unwrap_or(&field.name);
            format!("`{header}`")
        };
        let headers: Vec<String> = all.iter().map(header).collect();
        return Err(Error::NoKey {
            path: source.path.clone(),
            keys: headers.join(" or "),
            target: profile.display_name().to_owned(),
        });
    }
    Ok(keys)
}

/// The header of a field as the export writes it.
fn display_header(layout: &Layout, field: FieldId, of: &Field) -> String {
    let column = layout
        .columns_of(field)
        .first()
        .and_then(|mapped| mapped.column);
    match column.map(|column| layout.header(column)) {
        Some(header) if !header.is_empty() => format!("`{header}`"),
        _ => format!("`{}`", of.name),
    }
}

/// An export, ready to be read.
struct Export<'e> {
    source: &'e Source,
    profile: &'e Profile,
    layout: &'e Layout,
    keys: &'e [FieldId],
}

/// The users of a stretch of it.
struct Part {
    users: UserList,
    without_key: u64,
}

impl Export<'_> {
    fn nobody(&self) -> Part {
        let columns = self.layout.localized_fields().collect();
        Part {
            users: UserList::new(columns),
            without_key: 0,
        }
    }

    fn users(&self, block: &Block) -> Result<Part, Error> {
        let observed = &self.source.observed;
        let mut part = self.nobody();
        let rows = block.rows();
        let (mut values, mut key) = (Vec::new(), String::new());
        let mut record = Record::new(self.profile, self.layout);
        for row in rows.iter() {
            if let Some(what) = self.fault(&row) {
                let path = self.source.path.clone();
                let row = row.number;
                return Err(Error::Broken { path, row, what });
            }
            if observed.is_above_users(row.number) || observed.is_blank(&row) {
                continue;
            }
            self.layout.values(&row, &mut values);
            let user = self.layout.user(&values);
            let has_a_key = self.keys.iter().any(|number| {
                let value = user.first(*number).map_or("", |value| value.text);
                self.profile.fields[*number].write_key(value, &mut key);
                !key.is_empty()
            });
            if !has_a_key {
                part.without_key += 1;
                continue;
            }
            record.add_to(&mut part.users, row.number.0, &values);
        }
        Ok(part)
    }

    /// Why a row cannot be what the target exported.
    fn fault(&self, row: &Row<'_>) -> Option<&'static str> {
        let width = self.source.observed.header_row.headers.len();
        let is_text = !self.source.observed.format.is_workbook();
        let too_long = || {
            (width..row.len()).any(|column| {
                let column = ColumnIndex(column as u32);
                !row.cell(column).trim().is_empty()
            })
        };
        match () {
            () if row.is_unclosed() => Some("a quote opens and never closes"),
            () if row.is_damaged() => Some("it contains bytes that cannot be read in its encoding"),
            () if is_text
                && row.number > self.source.observed.header_row.last_row
                && too_long() =>
            {
                Some("it has more cells than there are headers")
            }
            () => None,
        }
    }
}
