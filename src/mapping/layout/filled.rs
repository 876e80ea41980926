//! Which columns fill a field: those that the mapping names, else those whose headers mean it.

use crate::finding::{ColumnIndex, FieldId};
use crate::header::{self, Vocabulary};
use crate::mapping::Mapping;
use crate::mapping::column::{Column, Reference};
use crate::mapping::layout::{Gap, Layout};
use crate::mapping::mapped_column::MappedColumn;
use crate::profile::Profile;
use crate::profile::field::{Field, Type};
use crate::profile::localized_field::is_in_a_language;

impl Layout {
    /// The columns that fill something or are accounted for by another gap.
    pub(super) fn taken(
        &self,
        mapping: &Mapping,
        profile: &Profile,
        wanted: &dyn Fn(FieldId) -> bool,
    ) -> Vec<ColumnIndex> {
        let mut taken: Vec<ColumnIndex> = self
            .columns
            .iter()
            .flat_map(MappedColumn::sources)
            .collect();
        for gap in &self.gaps {
            if let Gap::Ambiguous { columns, .. } = gap {
                taken.extend(columns);
            }
        }
        // What this operation does not look at is no surprise to anybody.
        let fields = profile.fields.with_ids();
        for (_, field) in fields.filter(|(id, _)| !wanted(*id)) {
            match mapping.columns.get(&field.name) {
                Some(column) => taken.extend(
                    column
                        .columns
                        .iter()
                        .chain(&column.join)
                        .flat_map(|reference| self.find(reference)),
                ),
                None if mapping.columns.is_empty() || mapping.others_by_header => {
                    let vocabulary = vocabulary_of(field);
                    let known =
                        |column: &ColumnIndex| vocabulary.find(self.header(*column)).is_some();
                    taken.extend((self.indices()).filter(known));
                }
                None => {}
            }
        }
        taken
    }

    pub(super) fn by_header(
        &mut self,
        profile: &Profile,
        number: FieldId,
        settings: &Column,
        ours: Option<ColumnIndex>,
    ) {
        let field = &profile.fields[number];
        let columns = self.matching(field, ours);
        if columns.len() > 1 && !field.several_columns && !field.per_language {
            self.gaps.push(Gap::Ambiguous {
                field: number,
                columns,
            });
            return;
        }
        for column in columns {
            self.add(profile, settings, &[number], Some(column));
        }
    }

    /// The columns whose headers mean a field: by the target's own header if there is one, else by an alias; by the
    /// whole header if there is one, else by a part of it.
    fn matching(&self, field: &Field, ours: Option<ColumnIndex>) -> Vec<ColumnIndex> {
        let own: Vec<String> = field
            .headers
            .iter()
            .chain([&field.name])
            .map(|header| header::key(header))
            .collect();
        let aliases: Vec<String> = field.aliases.iter().map(header::key).collect();
        let mut found: Vec<(usize, ColumnIndex)> = Vec::new();
        let is_date = matches!(field.kind, Type::Date | Type::DateTime);
        let all = || self.headers.iter().map(String::as_str);
        for column in (self.indices()).filter(|column| Some(*column) != ours) {
            if is_date && header::is_part_of_a_date(self.header(column), all()) {
                continue;
            }
            let readings = header::readings(self.header(column));
            let rank = readings.iter().enumerate().find_map(|(depth, reading)| {
                let is = |known: &Vec<String>| {
                    known.contains(reading)
                        || field.per_language
                            && known.iter().any(|known| is_in_a_language(reading, known))
                };
                match () {
                    () if is(&own) => Some(depth * 2),
                    () if is(&aliases) => Some(depth * 2 + 1),
                    () => None,
                }
            });
            found.extend(rank.map(|rank| (rank, column)));
        }
        let best = found.iter().map(|(rank, _)| *rank).min();
        let every = field.several_columns || field.per_language;
        found
            .into_iter()
            .filter(|(rank, _)| every || Some(*rank) == best)
            .map(|(_, column)| column)
            .collect()
    }

    pub(super) fn by_mapping(
        &mut self,
        profile: &Profile,
        number: FieldId,
        settings: &Column,
        ours: Option<ColumnIndex>,
    ) {
        if settings.names_nothing() {
            return self.by_header(profile, number, settings, ours);
        }
        let also = |also: &String| profile.fields.id(also);
        let targets: Vec<FieldId> = std::iter::once(number)
            .chain(settings.also.as_ref().and_then(also))
            .collect();
        if settings.value.is_some() {
            self.add(profile, settings, &targets, None);
        }
        for reference in &settings.columns {
            if let Some(column) = self.one(number, reference, ours) {
                self.add(profile, settings, &targets, Some(column));
            }
        }
        let joined = settings.join.iter();
        let joined: Vec<Option<ColumnIndex>> = joined
            .map(|reference| self.one(number, reference, ours))
            .collect();
        // A value of which a part is missing is not the one that was meant.
        let joined: Option<Vec<ColumnIndex>> = joined.into_iter().collect();
        if let Some(joined) = joined.filter(|joined| !joined.is_empty()) {
            for &target in &targets {
                let field = &profile.fields[target];
                let mapped = MappedColumn::joining(target, field, settings, joined.clone());
                self.columns.push(mapped);
            }
        }
    }

    /// The one column that a mapping names for a field; where there is none, or are several, that is a gap.
    fn one(
        &mut self,
        field: FieldId,
        reference: &Reference,
        ours: Option<ColumnIndex>,
    ) -> Option<ColumnIndex> {
        match self.find(reference)[..] {
            [column] if Some(column) != ours => return Some(column),
            [] | [_] => self.gaps.push(Gap::NotThere {
                field,
                reference: reference.to_string(),
            }),
            ref columns => self.gaps.push(Gap::Ambiguous {
                field,
                columns: columns.to_vec(),
            }),
        }
        None
    }

    fn add(
        &mut self,
        profile: &Profile,
        settings: &Column,
        targets: &[FieldId],
        column: Option<ColumnIndex>,
    ) {
        for &number in targets {
            let header = column.map(|column| self.header(column));
            let mapped =
                MappedColumn::of(number, &profile.fields[number], settings, column, header);
            self.columns.push(mapped);
        }
    }

    /// The columns that a mapping means: the header as it stands, or else as it is compared.
    pub(super) fn find(&self, reference: &Reference) -> Vec<ColumnIndex> {
        let columns = self.indices();
        match reference {
            Reference::Letters(letters) => ColumnIndex::from_letters(letters)
                .filter(|column| column.index() < self.headers.len())
                .into_iter()
                .collect(),
            Reference::Header(header) => {
                let exact: Vec<ColumnIndex> = columns
                    .clone()
                    .filter(|column| self.header(*column) == header.trim())
                    .collect();
                if !exact.is_empty() {
                    return exact;
                }
                let wanted = header::key(header);
                columns
                    .filter(|column| {
                        !wanted.is_empty()
                            && header::readings(self.header(*column)).contains(&wanted)
                    })
                    .collect()
            }
        }
    }
}

fn vocabulary_of(field: &Field) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for key in field.header_keys() {
        vocabulary.add_key(key, 0);
    }
    vocabulary
}
