//! Shapes of a table that headers alone do not show: numbered columns, two names in one, a mark for each group.

use crate::finding::FieldId;
use crate::header::Likeness;
use crate::mapping::column::Column;
use crate::mapping::suggest::assignment::{Assignment, Candidate};
use crate::mapping::suggest::headers::Strength;
use crate::mapping::suggest::names::Part;
use crate::mapping::suggest::values;
use crate::mapping::suggest::{Choice, Outcome};
use crate::messages::{keyword, message, text};

impl Assignment<'_> {
    /// Two or more numbered columns of a field that takes several values: `Role 1`, `Role 2`.
    pub(super) fn by_numbered_headers(&mut self, open: &[FieldId]) {
        for number in self.undecided(open) {
            if !self.table.field(number).multi_valued {
                continue;
            }
            let numbered = self.candidates[number].iter().filter(|candidate| {
                candidate.strength() == Some(Strength::Like(Likeness::Numbered))
                    && self.is_free(candidate.column)
                    && !candidate.speaks_against()
            });
            let columns: Vec<u32> = numbered.map(|candidate| candidate.column).collect();
            if columns.len() > 1 {
                self.together(number, &columns);
            }
        }
    }

    /// One column whose header names both names: `Name, Vorname`.
    pub(super) fn by_header_of_two_names(&mut self, open: &[FieldId]) {
        let order = |column: u32| Part::order(self.table.header(column));
        let mut named = self.table.columns().filter(|column| self.is_free(*column));
        let Some(column) = named.find(|column| order(*column).is_some()) else {
            return;
        };
        drop(named);
        let Some(order) = order(column) else {
            return;
        };
        let stats = self.table.stats(column);
        let has_comma = values::is_two_names(stats);
        let separator = match () {
            () if has_comma => ", ",
            () if stats.percent(stats.several_words) > 80 => " ",
            () => return,
        };
        let mut fields = 0;
        for number in self.undecided(open) {
            let Some(part) = Part::of(self.table.field(number)) else {
                continue;
            };
            let place = 1 + usize::from(order[0] != part);
            let word = keyword(if place == 1 { "first" } else { "second" });
            let choice = Choice {
                columns: vec![column],
                settings: Column {
                    split: Some((separator.to_owned(), place)),
                    ..Column::default()
                },
                reasons: vec![message!("reason-header-two-names", place = word)],
            };
            // At a space, a name of two words is cut in two.
            self.outcomes[number] = Some(if has_comma {
                Outcome::Sure(choice)
            } else {
                Outcome::Maybe(vec![choice])
            });
            fields += 1;
        }
        if fields > 0 && has_comma {
            self.claim(&[column]);
        }
    }

    /// One column with both names, `Berg, Anna`, whose header is a piece of what both are called.
    pub(super) fn by_two_names(&mut self, open: &[FieldId]) {
        let both = |column: &u32| values::is_two_names(self.table.stats(*column));
        let columns: Vec<u32> = self.table.columns().filter(both).collect();
        let parts: Vec<(FieldId, Part)> = self
            .undecided(open)
            .into_iter()
            .filter_map(|number| Some((number, Part::of(self.table.field(number))?)))
            .collect();
        let ([column], [_, _]) = (&columns[..], &parts[..]) else {
            return;
        };
        let is_piece = |number: FieldId| {
            let candidate = self.candidates[number]
                .iter()
                .find(|candidate| candidate.column == *column);
            candidate.and_then(Candidate::strength) == Some(Strength::Like(Likeness::Piece))
        };
        if !self.is_free(*column) || !parts.iter().all(|(number, _)| is_piece(*number)) {
            return;
        }
        for (number, _) in &parts {
            let choices = self.choices(*number, &[*column]);
            self.outcomes[*number] = choices.into_iter().next().map(Outcome::Sure);
        }
        self.claim(&columns);
    }

    /// A column for each group, and a mark for each member.
    pub(super) fn by_marks(&mut self, open: &[FieldId]) {
        let takers: Vec<FieldId> = self
            .undecided(open)
            .into_iter()
            .filter(|number| {
                let field = self.table.field(*number);
                field.several_columns && field.multi_valued
            })
            .collect();
        let marked = |column: &u32| {
            let stats = self.table.stats(*column);
            let values = stats.values();
            self.is_free(*column)
                && !self.table.header(*column).is_empty()
                && stats.filled > 0
                && stats.filled == stats.marks
                && values
                    .iter()
                    .all(|(value, _)| value.eq_ignore_ascii_case(values[0].0))
        };
        let columns: Vec<u32> = self.table.columns().filter(marked).collect();
        let (&[number], Some(first)) = (&takers[..], columns.first()) else {
            return;
        };
        let mark = self.table.stats(*first).values()[0].0.to_lowercase();
        let same = |column: &&u32| {
            self.table.stats(**column).values()[0]
                .0
                .eq_ignore_ascii_case(&mark)
        };
        let columns: Vec<u32> = columns.iter().filter(same).copied().collect();
        let field = self.table.field(number);
        let listed = field
            .known
            .and_then(|list| self.table.known.org.known(list));
        let exists = |column: &u32| {
            let header = self.table.header(*column);
            listed.is_some_and(|list| list.iter().any(|known| known == header))
                || (self.table.known.held)(number, header) == Some(true)
        };
        let all_exist = columns.iter().all(exists);
        let choice = Choice {
            columns: columns.clone(),
            settings: Column {
                marks: Some(mark.clone()),
                ..Column::default()
            },
            reasons: vec![
                message!("reason-marks", mark = text(mark.as_str())),
                if all_exist {
                    message!("reason-marks-known")
                } else {
                    message!("reason-marks-unknown")
                },
            ],
        };
        if all_exist {
            self.claim(&columns);
            self.outcomes[number] = Some(Outcome::Sure(choice));
        } else if columns.len() > 1 {
            self.outcomes[number] = Some(Outcome::Maybe(vec![choice]));
        }
    }
}
