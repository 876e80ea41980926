//! A mapping laid over the labels of one file: which column feeds what, and what fits nowhere.

use std::ops::Range;

use crate::finding::{column_index, column_letters};
use crate::label::{self, Vocabulary};
use crate::mapping::Mapping;
use crate::mapping::column::{Column, Reference};
use crate::mapping::feed::Feed;
use crate::profile::Profile;
use crate::profile::attribute::Attribute;
use crate::profile::field::{Field, is_in_a_language};
use crate::source::block::Row;
use crate::source::header::Header;
use crate::user::{User, Value};

/// A mapping laid over the labels of one file.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The labels, by column.
    pub labels: Vec<String>,
    /// What feeds the attributes, in the order of the attributes.
    pub feeds: Vec<Feed>,
    /// Where the feeds of each attribute end.
    ends: Vec<usize>,
    /// What does not fit.
    pub gaps: Vec<Gap>,
}

/// A label and an attribute that do not come together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// Several columns could feed the attribute.
    Ambiguous {
        /// The number of the attribute.
        attribute: usize,
        /// The columns.
        columns: Vec<u32>,
    },
    /// The mapping names a column that the file does not have.
    NotThere {
        /// The number of the attribute.
        attribute: usize,
        /// The label or the letters.
        reference: String,
    },
    /// The column feeds nothing.
    Unused {
        /// The column.
        column: u32,
    },
}

impl Layout {
    /// Lays a mapping over the labels of a file. Without `[columns]` in the mapping, labels are looked up in the profile.
    #[must_use]
    pub fn new(
        profile: &Profile,
        mapping: &Mapping,
        wanted: &dyn Fn(&Attribute) -> bool,
        header: &Header,
    ) -> Self {
        let mut layout = Self {
            labels: header.labels.clone(),
            feeds: Vec::new(),
            ends: Vec::new(),
            gaps: Vec::new(),
        };
        let ours = header.errors_column;
        let by_label = mapping.columns.is_empty() || mapping.others_by_label;
        for (number, attribute) in profile
            .attributes
            .iter()
            .enumerate()
            .filter(|(_, attribute)| wanted(attribute))
        {
            match mapping.columns.get(&attribute.name) {
                Some(settings) => layout.by_mapping(profile, number, settings, ours),
                None if by_label => layout.by_label(profile, number, &Column::default(), ours),
                None => {}
            }
        }
        layout.feeds.sort_by_key(|feed| feed.attribute);
        layout.ends = (0..profile.attributes.len())
            .map(|attribute| {
                layout
                    .feeds
                    .partition_point(|feed| feed.attribute <= attribute)
            })
            .collect();
        let taken = layout.taken(mapping, profile, wanted, header);
        let unused = (0..layout.labels.len() as u32)
            .filter(|column| Some(*column) != ours && !taken.contains(column))
            .filter(|column| !is_ignored(mapping, layout.label(*column)))
            .filter(|column| !layout.label(*column).is_empty());
        let unused: Vec<Gap> = unused.map(|column| Gap::Unused { column }).collect();
        layout.gaps.extend(unused);
        layout
    }

    /// The columns that feed something or are accounted for by another gap.
    fn taken(
        &self,
        mapping: &Mapping,
        profile: &Profile,
        wanted: &dyn Fn(&Attribute) -> bool,
        header: &Header,
    ) -> Vec<u32> {
        let mut taken: Vec<u32> = self.feeds.iter().filter_map(|feed| feed.column).collect();
        for gap in &self.gaps {
            if let Gap::Ambiguous { columns, .. } = gap {
                taken.extend(columns);
            }
        }
        // What this operation does not look at is no surprise to anybody.
        let needless = profile
            .attributes
            .iter()
            .filter(|attribute| !wanted(attribute));
        for attribute in needless {
            match mapping.columns.get(&attribute.name) {
                Some(column) => taken.extend(
                    column
                        .columns
                        .iter()
                        .flat_map(|reference| self.find(reference)),
                ),
                None if mapping.columns.is_empty() || mapping.others_by_label => {
                    let vocabulary = vocabulary_of(attribute, 0);
                    let known = |column: &u32| vocabulary.find(self.label(*column)).is_some();
                    taken.extend((0..header.labels.len() as u32).filter(known));
                }
                None => {}
            }
        }
        taken
    }

    fn by_label(&mut self, profile: &Profile, number: usize, settings: &Column, ours: Option<u32>) {
        let attribute = &profile.attributes[number];
        let columns = self.matching(attribute, ours);
        if columns.len() > 1 && !attribute.several_columns && !attribute.per_language {
            self.gaps.push(Gap::Ambiguous {
                attribute: number,
                columns,
            });
            return;
        }
        for column in columns {
            self.add(profile, settings, &[number], Some(column));
        }
    }

    /// The columns whose labels mean an attribute: by the target's own label if there is one, else by an alias; by the
    /// whole label if there is one, else by a part of it.
    fn matching(&self, attribute: &Attribute, ours: Option<u32>) -> Vec<u32> {
        let own: Vec<String> = attribute
            .labels
            .iter()
            .chain([&attribute.name])
            .map(|label| label::key(label))
            .collect();
        let aliases: Vec<String> = attribute.aliases.iter().map(label::key).collect();
        let mut found: Vec<(usize, u32)> = Vec::new();
        for column in (0..self.labels.len() as u32).filter(|column| Some(*column) != ours) {
            let readings = label::readings(self.label(column));
            let rank = readings.iter().enumerate().find_map(|(depth, reading)| {
                let is = |known: &Vec<String>| {
                    known.contains(reading)
                        || attribute.per_language
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
        let every = attribute.several_columns || attribute.per_language;
        found
            .into_iter()
            .filter(|(rank, _)| every || Some(*rank) == best)
            .map(|(_, column)| column)
            .collect()
    }

    fn by_mapping(
        &mut self,
        profile: &Profile,
        number: usize,
        settings: &Column,
        ours: Option<u32>,
    ) {
        if settings.value.is_none() && settings.columns.is_empty() {
            return self.by_label(profile, number, settings, ours);
        }
        let also = |also: &String| {
            profile
                .attributes
                .iter()
                .position(|attribute| attribute.name == *also)
        };
        let targets: Vec<usize> = std::iter::once(number)
            .chain(settings.also.as_ref().and_then(also))
            .collect();
        if settings.value.is_some() {
            self.add(profile, settings, &targets, None);
        }
        for reference in &settings.columns {
            match self.find(reference)[..] {
                [column] if Some(column) != ours => {
                    self.add(profile, settings, &targets, Some(column));
                }
                [] | [_] => self.gaps.push(Gap::NotThere {
                    attribute: number,
                    reference: reference.to_string(),
                }),
                ref columns => self.gaps.push(Gap::Ambiguous {
                    attribute: number,
                    columns: columns.to_vec(),
                }),
            }
        }
    }

    fn add(
        &mut self,
        profile: &Profile,
        settings: &Column,
        targets: &[usize],
        column: Option<u32>,
    ) {
        for &number in targets {
            let label = column.map(|column| self.label(column));
            let feed = Feed::of(number, &profile.attributes[number], settings, column, label);
            self.feeds.push(feed);
        }
    }

    /// The columns that a mapping means: the label as it stands, or else as it is compared.
    fn find(&self, reference: &Reference) -> Vec<u32> {
        let columns = 0..self.labels.len() as u32;
        match reference {
            Reference::Letters(letters) => column_index(letters)
                .filter(|column| columns.contains(column))
                .into_iter()
                .collect(),
            Reference::Label(label) => {
                let exact: Vec<u32> = columns
                    .clone()
                    .filter(|column| self.label(*column) == label.trim())
                    .collect();
                if !exact.is_empty() {
                    return exact;
                }
                let wanted = label::key(label);
                columns
                    .filter(|column| {
                        !wanted.is_empty() && label::readings(self.label(*column)).contains(&wanted)
                    })
                    .collect()
            }
        }
    }

    /// The label of a column, without blanks around it.
    #[must_use]
    pub fn label(&self, column: u32) -> &str {
        self.labels
            .get(column as usize)
            .map_or("", |label| label.trim())
    }

    /// How a mapping names a column: by its label, or by its letters where the label would not find it alone.
    #[must_use]
    pub fn reference(&self, column: u32) -> Reference {
        let letters = column_letters(column);
        let label = Reference::Label(self.label(column).to_owned());
        // A list without labels has its letters for labels.
        if self.label(column) != letters && self.find(&label) == [column] {
            label
        } else {
            Reference::Letters(letters)
        }
    }

    /// How a person would call a column: its label, else its letters.
    #[must_use]
    pub fn name(&self, column: u32) -> String {
        match self.label(column) {
            "" => format!("column {}", column_letters(column)),
            label => format!("`{label}` (column {})", column_letters(column)),
        }
    }

    /// What stands between the values in the cells of a column.
    #[must_use]
    pub fn separator(&self, column: Option<u32>) -> Option<&str> {
        let feed = self.feeds.iter().find(|feed| feed.column == column)?;
        feed.separator.as_deref()
    }

    /// The fields of a user's record that are fed, each once, in the order of the attributes.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        let mut fields: Vec<Field> = self.feeds.iter().map(|feed| feed.field).collect();
        fields.sort_unstable();
        fields.dedup();
        fields.into_iter()
    }

    /// What feeds an attribute.
    #[must_use]
    pub fn feeds_of(&self, attribute: usize) -> &[Feed] {
        &self.feeds[self.range_of(attribute)]
    }

    /// Where in all feeds and values those of an attribute are.
    #[must_use]
    pub fn range_of(&self, attribute: usize) -> Range<usize> {
        let start = match attribute {
            0 => 0,
            _ => self.ends[attribute - 1],
        };
        start..self.ends[attribute]
    }

    /// Hands on each value that a user has for an attribute, from every cell that feeds it; those without a text are left
    /// out.
    pub fn each_item<'r>(
        &'r self,
        user: &User<'r>,
        attribute: usize,
        mut hand_on: impl FnMut(&'r str),
    ) {
        for (feed, value) in self.feeds_of(attribute).iter().zip(user.values(attribute)) {
            if feed.separator.is_none() {
                if !value.text.is_empty() {
                    hand_on(value.text);
                }
                continue;
            }
            for item in feed.items(value).filter(|item| !item.is_empty()) {
                hand_on(item);
            }
        }
    }

    /// Takes the values of a row. `values` is emptied first; reusing it saves an allocation for every row.
    pub fn values<'r>(&'r self, row: &Row<'r>, values: &mut Vec<Value<'r>>) {
        values.clear();
        values.extend(self.feeds.iter().map(|feed| feed.value(row)));
    }

    /// The user whose values these are.
    #[must_use]
    pub fn user<'r>(&'r self, values: &'r [Value<'r>]) -> User<'r> {
        User {
            values,
            ends: &self.ends,
            matches: &[],
        }
    }
}

/// Whether a mapping says that the column of that label feeds nothing, on purpose.
fn is_ignored(mapping: &Mapping, label: &str) -> bool {
    mapping
        .source
        .ignored
        .iter()
        .any(|ignored| ignored.trim() == label)
}

/// The labels that mean something under a profile and a mapping: what a header row is recognised by.
#[must_use]
pub fn vocabulary(profile: &Profile, mapping: &Mapping) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for (number, attribute) in profile.attributes.iter().enumerate() {
        let Some(column) = mapping.columns.get(&attribute.name) else {
            continue;
        };
        for reference in &column.columns {
            if let Reference::Label(label) = reference {
                // Several labels of one attribute are as many signs of a header.
                vocabulary.add(label, (number + 1) * 1000 + vocabulary.len());
            }
        }
    }
    for (number, attribute) in profile.attributes.iter().enumerate() {
        for label in attribute.known_labels() {
            vocabulary.add(label, number);
        }
    }
    vocabulary
}

fn vocabulary_of(attribute: &Attribute, number: usize) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    for label in attribute.known_labels() {
        vocabulary.add(label, number);
    }
    vocabulary
}
