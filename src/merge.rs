//! Rows that were corrected in a file of their own, put back into the list that they are from.

use std::io::{self, Write};
use std::num::NonZeroUsize;

use hashbrown::{HashMap, HashSet};

use crate::finding::{ColumnIndex, FieldId, RowNumber};
use crate::header;
use crate::mapping::layout::Layout;
use crate::profile::Profile;
use crate::rewrite::edit::{Edit, EditRows, RowMark};
use crate::rewrite::text::{self, Target};
use crate::source::block::{Block, Row};
use crate::source::charset::Charset;
use crate::source::{Observed, Source};
use crate::user::Value;

/// A list, and how it is mapped.
#[derive(Debug, Clone, Copy)]
pub struct List<'l> {
    /// The rows.
    pub source: &'l Source,
    /// Which column fills what.
    pub layout: &'l Layout,
}

/// What came of it.
#[derive(Debug)]
pub struct Merged {
    /// The rows of the list that others take the place of.
    rows: Vec<(RowNumber, Vec<Box<str>>)>,
    /// The corrected rows that have no place, in order.
    pub not_placed: Vec<NotPlaced>,
    /// A hash of the list as it was read.
    digest: u128,
}

/// A corrected row that has no place in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotPlaced {
    /// The row in the file of corrected rows.
    pub row: RowNumber,
    /// Its match key, where it has one.
    pub key: Option<String>,
    /// Why.
    pub why: Why,
}

/// Why a corrected row has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It says no number, and nobody in the list has its key.
    Unknown,
    /// The list has no user in the row that it says.
    NoSuchRow(String),
    /// The row that it says and the row with its key are two users.
    TwoUsers(RowNumber, RowNumber),
    /// Another corrected row has taken the place.
    Taken(RowNumber),
    /// Several rows of the list have its key.
    Several,
    /// The list cannot hold one of its characters in its encoding.
    Encoding,
}

/// A row of the file of corrected rows.
struct Corrected {
    row: RowNumber,
    /// The row of the list that it says it is.
    mark: Option<String>,
    cells: Vec<Box<str>>,
    /// Its match keys as they are compared, the strongest first.
    keys: Vec<(FieldId, String)>,
    /// The first of them as it is written.
    key: Option<String>,
}

/// What the list has at the places that corrected rows may take.
#[derive(Default)]
struct Places {
    /// The rows by their names.
    named: HashMap<String, RowNumber>,
    /// The rows by a match key; none where several have it.
    keyed: HashMap<(FieldId, String), Option<RowNumber>>,
}

/// Finds the place of each corrected row: the row that its `errors` cell starts with, else the one with the same key.
///
/// # Errors
/// When one of the lists cannot be read.
pub fn find(list: List<'_>, corrected: List<'_>, profile: &Profile) -> io::Result<Merged> {
    let corrected_rows = corrected_rows(corrected, profile)?;
    let (places, cells_of, digest) = places(list, &corrected_rows, profile)?;
    let columns = columns(&list.source.observed, &corrected.source.observed);
    let mut rows: Vec<(RowNumber, Vec<Box<str>>)> = Vec::new();
    let mut not_placed = Vec::new();
    for corrected in corrected_rows {
        let taken = |row: RowNumber| rows.iter().any(|(taken, _)| *taken == row);
        let found = match place(&corrected, &places) {
            Ok(row) if taken(row) => Err(Why::Taken(row)),
            found => found,
        };
        let merged = found.and_then(|row| {
            let before = cells_of.get(&row).map_or(&[][..], Vec::as_slice);
            let cells = merged(before, &corrected.cells, &columns);
            let mut fits = cells.iter();
            let fits = fits.all(|cell| text::can_hold(list.source, cell));
            if fits {
                Ok((row, cells))
            } else {
                Err(Why::Encoding)
            }
        });
        match merged {
            Ok(row) => rows.push(row),
            Err(why) => not_placed.push(NotPlaced {
                row: corrected.row,
                key: corrected.key,
                why,
            }),
        }
    }
    rows.sort_by_key(|(row, _)| *row);
    Ok(Merged {
        rows,
        not_placed,
        digest,
    })
}

impl Merged {
    /// How many rows have found their place.
    #[must_use]
    pub fn placed(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Writes the list again with the corrected rows in their places.
    ///
    /// # Errors
    /// If reading or writing fails, the bytes would not come back the same, or the list has changed.
    pub fn write(
        &self,
        source: &Source,
        threads: NonZeroUsize,
        output: &mut (dyn Write + Send),
    ) -> Result<(), text::Error> {
        // What a workbook is read as stays as it is until the end.
        let target = Target {
            charset: Charset::default(),
            bom: false,
        };
        let digest = self.digest;
        text::copy(source, digest, target, threads, output, |_| {
            Replace(&self.rows)
        })
    }
}

/// Puts these rows in the place of others.
struct Replace<'r>(&'r [(RowNumber, Vec<Box<str>>)]);

impl EditRows for Replace<'_> {
    fn edit(&mut self, row: RowNumber, _: &RowMark) -> Edit<'_> {
        match self.0.binary_search_by_key(&row, |(number, _)| *number) {
            Ok(index) => Edit::Row(&self.0[index].1),
            Err(_) => Edit::Keep,
        }
    }
}

/// Where a corrected row belongs.
fn place(corrected: &Corrected, places: &Places) -> Result<RowNumber, Why> {
    let by_key = || {
        let mut found = corrected
            .keys
            .iter()
            .filter_map(|key| places.keyed.get(key));
        found.next().copied()
    };
    match (&corrected.mark, by_key()) {
        (Some(mark), by_key) => {
            let named = places.named.get(mark);
            let row = *named.ok_or_else(|| Why::NoSuchRow(mark.clone()))?;
            match by_key.flatten() {
                // The number may be that of an older list.
                Some(other) if other != row => Err(Why::TwoUsers(row, other)),
                _ => Ok(row),
            }
        }
        (None, Some(Some(row))) => Ok(row),
        (None, Some(None)) => Err(Why::Several),
        (None, None) => Err(Why::Unknown),
    }
}

/// Calls `each` for every row below the headers that holds something, with its values.
fn each_user(list: List<'_>, mut each: impl FnMut(&Row<'_>, &[Value<'_>])) -> io::Result<u128> {
    let mut reader = list.source.read()?;
    let mut block = Block::default();
    let observed = &list.source.observed;
    while reader.read_block(&mut block)? {
        let rows = block.rows();
        let mut values = Vec::new();
        for row in rows.iter() {
            if !observed.is_above_users(row.number) && !observed.is_blank(&row) {
                list.layout.values(&row, &mut values);
                each(&row, &values);
            }
        }
    }
    Ok(list.source.digest(&reader))
}

/// The match keys of a user, the strongest first, and the first of them as it is written.
fn keys(
    list: List<'_>,
    values: &[Value<'_>],
    profile: &Profile,
) -> (Vec<(FieldId, String)>, Option<String>) {
    let user = list.layout.user(values);
    let fields = profile.match_on.iter().copied();
    let given = fields.filter_map(|field| Some((field, user.first(field)?.text)));
    let given: Vec<(FieldId, &str)> = given.collect();
    let written = given.first().map(|(_, text)| (*text).to_owned());
    let key = |(field, text): (FieldId, &str)| {
        let mut key = String::new();
        profile.fields[field].write_key(text, &mut key);
        (!key.is_empty()).then_some((field, key))
    };
    (given.into_iter().filter_map(key).collect(), written)
}

fn corrected_rows(list: List<'_>, profile: &Profile) -> io::Result<Vec<Corrected>> {
    let header = &list.source.observed.header_row;
    let mut rows = Vec::new();
    each_user(list, |row, values| {
        let marked = |cell: &str| RowMark::read(cell.as_bytes()).name().map(str::to_owned);
        let ours = header.our_cell(row).map(|column| row.cell(column));
        // Where it has lost its header, our cell is the last one.
        let mark = ours.and_then(marked);
        let mark = mark.or_else(|| row.cells().last().and_then(marked));
        let own = row.len() - usize::from(mark.is_some());
        let own = own.min(header.width() as usize);
        let (keys, key) = keys(list, values, profile);
        rows.push(Corrected {
            row: row.number,
            mark,
            cells: row.cells().take(own).map(Into::into).collect(),
            keys,
            key,
        });
    })?;
    Ok(rows)
}

/// What the list has at the places that are asked for, the cells of these rows, and a hash of the list.
fn places(
    list: List<'_>,
    corrected: &[Corrected],
    profile: &Profile,
) -> io::Result<(Places, HashMap<RowNumber, Vec<Box<str>>>, u128)> {
    let observed = &list.source.observed;
    let marks = corrected.iter().filter_map(|one| one.mark.as_ref());
    let marks: HashSet<&str> = marks.map(String::as_str).collect();
    let wanted = corrected.iter().flat_map(|one| &one.keys);
    let wanted: HashSet<&(FieldId, String)> = wanted.collect();
    let mut places = Places::default();
    let mut cells_of = HashMap::new();
    let digest = each_user(list, |row, values| {
        let cells = || -> Vec<Box<str>> { row.cells().map(Into::into).collect() };
        let name = observed.row_name(row.number);
        if marks.contains(name.as_str()) {
            cells_of.insert(row.number, cells());
            places.named.insert(name, row.number);
        }
        for key in keys(list, values, profile).0 {
            if wanted.contains(&key) {
                cells_of.entry(row.number).or_insert_with(cells);
                let found = places.keyed.entry(key);
                found
                    .and_modify(|only| *only = None)
                    .or_insert(Some(row.number));
            }
        }
    })?;
    Ok((places, cells_of, digest))
}

/// For each column of the list the one of the corrected rows with the same header; by place where there are no headers.
fn columns(list: &Observed, corrected: &Observed) -> Vec<Option<ColumnIndex>> {
    let (own, other) = (&list.header_row, &corrected.header_row);
    let columns = (0..own.width()).map(ColumnIndex);
    if own.row.is_none() || other.row.is_none() {
        return columns.map(Some).collect();
    }
    let mut left: Vec<(ColumnIndex, String)> = (0..other.width())
        .map(ColumnIndex)
        .map(|column| (column, header::key(&other.headers[column.index()])))
        .collect();
    columns
        .map(|column| {
            let key = header::key(&own.headers[column.index()]);
            let found = left.iter().position(|(_, other)| *other == key)?;
            Some(left.remove(found).0)
        })
        .collect()
}

/// The row of the list with the cells of the corrected one. A row that was too short or too long is as wide as the list.
fn merged(
    before: &[Box<str>],
    corrected: &[Box<str>],
    columns: &[Option<ColumnIndex>],
) -> Vec<Box<str>> {
    let cell = |(place, column): (usize, &Option<ColumnIndex>)| match column {
        Some(column) => corrected.get(column.index()).cloned().unwrap_or_default(),
        None => before.get(place).cloned().unwrap_or_default(),
    };
    columns.iter().enumerate().map(cell).collect()
}
