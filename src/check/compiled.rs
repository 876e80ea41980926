//! The rules compiled for one file: what each has to check is settled before the first row.

use std::num::NonZeroU64;

use crate::check::checked::NotChecked;
use crate::check::levels::RuleLevels;
use crate::check::matching::Matcher;
use crate::finding::{ColumnIndex, FieldId, Findings, NewFinding, Place, Severity, Suggestion};
use crate::messages::Message;
use crate::profile::field::Field;
use crate::profile::spellings::Spellings;
use crate::rule::{
    Applicability, Check, ColumnCheck, Context, CountCheck, FindEnding, GroupCheck, JudgeMailbox,
    JudgeMember, JudgeTallies, LinkCheck, Observation, PartCheck, PersonFields, RowCheck, Scope,
    SurveyCheck, TogetherCheck, UserCheck, ValueCheck,
};
use crate::rules;
use crate::source::block::Row;
use crate::source::cell_flags::CellFlags;
use crate::source::row_flags::RowFlags;

/// The number of a rule in [`rules::ALL`], and what it does.
pub(super) type ByRule<T> = (u8, T);

/// What is checked of the cells of one mapped column.
pub(super) struct CompiledColumn<'a> {
    pub(super) field: FieldId,
    pub(super) of_cells: Vec<ByRule<ValueCheck<'a>>>,
    pub(super) of_values: Vec<ByRule<ValueCheck<'a>>>,
    /// The flags of cells that some check is about.
    pub(super) of_cells_if: CellFlags,
    pub(super) of_values_if: CellFlags,
    /// Whether some checks of values are about some domains only.
    pub(super) asks_for_domains: bool,
    /// The classifiers of the column, by their numbers.
    pub(super) classifiers: Vec<usize>,
    /// The tally of the field, if its values are counted.
    pub(super) tally: Option<usize>,
    /// Whether each value counts, whatever its flags are.
    pub(super) counts_values: bool,
}

/// Checks of a column as a whole that classify its values in the same way.
pub(super) struct Classifier<'a> {
    /// The number of the mapped column.
    pub(super) column: usize,
    pub(super) checks: Vec<ByRule<ColumnCheck<'a>>>,
}

/// Checks of what users share, for one field.
pub(super) struct OfField<T> {
    pub(super) field: FieldId,
    /// The number of the mapped column, where the field has one, with one value in each cell.
    pub(super) only: Option<usize>,
    pub(super) checks: Vec<ByRule<T>>,
}

/// Checks of who names whom, for one field.
pub(super) struct LinkChecks<'a> {
    pub(super) field: FieldId,
    /// The field by which others are named.
    pub(super) key: FieldId,
    /// The shared-value checks whose keys are those of users, too, if there are any.
    pub(super) keyed_by: Option<usize>,
    /// Values that are meant to name nobody.
    nobody: Option<Spellings<'a>>,
    pub(super) checks: Vec<ByRule<LinkCheck<'a>>>,
}

/// The rules compiled for one file.
pub(super) struct CompiledRules<'a> {
    pub(super) context: &'a Context<'a>,
    levels: &'a RuleLevels,
    pub(super) non_users: Vec<ByRule<RowCheck<'a>>>,
    pub(super) endings: Vec<ByRule<FindEnding<'a>>>,
    pub(super) records: Vec<ByRule<RowCheck<'a>>>,
    /// The flags of rows that some check of records is about.
    pub(super) records_if: RowFlags,
    /// For each mapped column, what is checked.
    pub(super) columns: Vec<CompiledColumn<'a>>,
    pub(super) classifiers: Vec<Classifier<'a>>,
    pub(super) users: Vec<ByRule<UserCheck<'a>>>,
    pub(super) shared: Vec<OfField<JudgeMember<'a>>>,
    /// Each of these fields is one of `shared`, too.
    pub(super) mailboxes: Vec<OfField<JudgeMailbox<'a>>>,
    pub(super) tallies: Vec<OfField<JudgeTallies<'a>>>,
    pub(super) parts: Vec<(FieldId, ByRule<PartCheck<'a>>)>,
    pub(super) links: Vec<LinkChecks<'a>>,
    pub(super) counts: Vec<ByRule<CountCheck<'a>>>,
    pub(super) surveys: Vec<ByRule<SurveyCheck<'a>>>,
    /// The fields that surveys are told of, where the file has them.
    pub(super) person: Option<PersonFields>,
    pub(super) together: Vec<ByRule<TogetherCheck<'a>>>,
    pub(super) matcher: Option<Matcher<'a>>,
    /// The columns without a header.
    pub(super) unnamed: Vec<ColumnIndex>,
    pub(super) not_checked: Vec<NotChecked>,
}

impl CompiledColumn<'_> {
    /// Whether some check is about addresses at a domain.
    pub(super) fn is_about(&self, domain: &str) -> bool {
        let mut checks = self.of_values.iter();
        checks.any(|(_, check)| {
            check
                .only_at
                .as_ref()
                .is_some_and(|is_about| is_about(domain))
        })
    }
}

impl LinkChecks<'_> {
    /// Whether a value is meant to name a user.
    pub(super) fn names(&self, value: &str) -> bool {
        let nobody = self.nobody.as_ref();
        !value.is_empty() && nobody.is_none_or(|nobody| nobody.find(value).is_none())
    }
}

impl<'a> CompiledRules<'a> {
    /// Compiles the rules that are on.
    pub(super) fn new(context: &'a Context<'a>, levels: &'a RuleLevels) -> Self {
        let layout = context.layout;
        let column = |mapped: &crate::mapping::mapped_column::MappedColumn| CompiledColumn {
            field: mapped.field,
            of_cells: Vec::new(),
            of_values: Vec::new(),
            of_cells_if: CellFlags::empty(),
            of_values_if: CellFlags::empty(),
            asks_for_domains: false,
            classifiers: Vec::new(),
            tally: None,
            counts_values: false,
        };
        let mut compiled = Self {
            context,
            levels,
            non_users: Vec::new(),
            endings: Vec::new(),
            records: Vec::new(),
            records_if: RowFlags::empty(),
            columns: layout.columns.iter().map(column).collect(),
            classifiers: Vec::new(),
            users: Vec::new(),
            shared: Vec::new(),
            mailboxes: Vec::new(),
            tallies: Vec::new(),
            parts: Vec::new(),
            links: Vec::new(),
            counts: Vec::new(),
            surveys: Vec::new(),
            person: PersonFields::of(context),
            together: Vec::new(),
            matcher: Matcher::new(context),
            unnamed: (0..layout.headers.len() as u32)
                .map(ColumnIndex)
                .filter(|column| Some(*column) != context.observed.header_row.errors_column)
                .filter(|column| layout.header(*column).is_empty())
                .collect(),
            not_checked: Vec::new(),
        };
        for (rule, check) in compiled.checks() {
            compiled.add(rule, check);
        }
        for column in &mut compiled.columns {
            column.counts_values = !column.classifiers.is_empty() || column.tally.is_some();
        }
        for of in &mut compiled.shared {
            let columns = layout.range_of(of.field);
            let is_single = columns.len() == 1 && layout.columns[columns.start].separator.is_none();
            of.only = is_single.then_some(columns.start);
        }
        for link in &mut compiled.links {
            let keyed_by = compiled.shared.iter().position(|of| of.field == link.key);
            let exact = context.profile.fields[link.key].case_exact;
            link.keyed_by = keyed_by.filter(|_| !exact);
        }
        compiled
    }

    /// The checks of the rules that are on.
    pub(super) fn checks(&self) -> impl Iterator<Item = ByRule<&'static Check>> + use<'a> {
        let levels = self.levels;
        let rules = rules::ALL.iter().enumerate();
        let on = rules.filter(|(number, _)| levels.severities[*number].is_some());
        on.flat_map(|(number, rule)| rule.checks.iter().map(move |check| (number as u8, check)))
    }

    fn add(&mut self, rule: u8, check: &'static Check) {
        let context = self.context;
        match check {
            // Once all rows were read.
            Check::File(_) => {}
            Check::Row(check) => match self.applicable(rule, check(context)) {
                Some(check @ (RowCheck::NonUser(..) | RowCheck::Unfilled(_))) => {
                    self.non_users.push((rule, check));
                }
                Some(RowCheck::Ending(check)) => self.endings.push((rule, check)),
                Some(check @ RowCheck::Record(only_if, _)) => {
                    self.records_if |= only_if;
                    self.records.push((rule, check));
                }
                None => {}
            },
            Check::Value(check) => {
                for (number, column) in context.layout.columns.iter().enumerate() {
                    if let Some(check) = self.applicable(rule, check(context, column)) {
                        self.add_value_check(rule, number, check);
                    }
                }
            }
            Check::Column(check) => {
                for (number, column) in context.layout.columns.iter().enumerate() {
                    if let Some(check) = self.applicable(rule, check(context, column)) {
                        self.add_column_check(rule, number, check);
                    }
                }
            }
            Check::User(check) => {
                let check = self.applicable(rule, check(context));
                self.users.extend(check.map(|check| (rule, check)));
            }
            Check::Group(check) => {
                for field in context.profile.fields.ids() {
                    if context.is_mapped(field)
                        && let Some(check) = self.applicable(rule, check(context, field))
                    {
                        self.add_group_check(rule, field, check);
                    }
                }
            }
            Check::Survey(check) => {
                let check = self.applicable(rule, check(context));
                self.surveys.extend(check.map(|check| (rule, check)));
            }
            Check::Count(check) => {
                let check = self.applicable(rule, check(context));
                self.counts.extend(check.map(|check| (rule, check)));
            }
        }
    }

    /// The check, if there is one; why there is none is kept.
    fn applicable<C>(&mut self, rule: u8, applicability: Applicability<C>) -> Option<C> {
        match applicability {
            Applicability::Check(check) => Some(check),
            Applicability::NotChecked(reason) => {
                self.not_checked.push(not_checked(rule, reason));
                None
            }
            Applicability::NotApplicable => None,
        }
    }

    fn add_value_check(&mut self, rule: u8, number: usize, mut check: ValueCheck<'a>) {
        let columns = &self.context.layout.columns;
        let column = columns[number].column;
        // What the mapping makes of a cell does not have the flags of the cell.
        if check.scope == Scope::EachValue && !columns[number].is_plain() {
            check.only_if = CellFlags::ANY;
        }
        // A column that fills two fields has one cell.
        let is_known = columns[..number].iter().any(|other| other.column == column);
        let compiled = &mut self.columns[number];
        match check.scope {
            Scope::EachValue => {
                if check.only_at.is_some() {
                    compiled.asks_for_domains = true;
                    compiled.of_values_if |= CellFlags::AT;
                }
                compiled.of_values_if |= check.only_if;
                compiled.of_values.push((rule, check));
            }
            Scope::Cell if is_known => {}
            Scope::Cell => {
                compiled.of_cells_if |= check.only_if;
                compiled.of_cells.push((rule, check));
            }
        }
    }

    fn add_column_check(&mut self, rule: u8, column: usize, check: ColumnCheck<'a>) {
        let is_alike = |known: &&mut Classifier<'_>| {
            known.column == column && known.checks[0].1.classifier == check.classifier
        };
        if let Some(known) = self.classifiers.iter_mut().find(is_alike) {
            known.checks.push((rule, check));
        } else {
            self.columns[column]
                .classifiers
                .push(self.classifiers.len());
            self.classifiers.push(Classifier {
                column,
                checks: vec![(rule, check)],
            });
        }
    }

    fn add_group_check(&mut self, rule: u8, field: FieldId, check: GroupCheck<'a>) {
        match check {
            GroupCheck::Shared(judge) => add_to(&mut self.shared, field, (rule, judge)),
            GroupCheck::Mailboxes(judge) => {
                of_field(&mut self.shared, field);
                add_to(&mut self.mailboxes, field, (rule, judge));
            }
            GroupCheck::Tallies(judge) => {
                add_to(&mut self.tallies, field, (rule, judge));
                let tally = self.tallies.iter().position(|of| of.field == field);
                let columns = self.context.layout.range_of(field);
                for column in &mut self.columns[columns] {
                    column.tally = tally;
                }
            }
            GroupCheck::Together(checks) => {
                self.together
                    .extend(checks.into_iter().map(|check| (rule, check)));
            }
            GroupCheck::Parts(check) => self.parts.push((field, (rule, check))),
            GroupCheck::Links(check) => {
                let Some(key) = *self.context.profile.fields[field].refers_to else {
                    return;
                };
                match self.links.iter_mut().find(|of| of.field == field) {
                    Some(of) => of.checks.push((rule, check)),
                    None => self.links.push(LinkChecks {
                        field,
                        key,
                        keyed_by: None,
                        nobody: match &self.context.profile.fields[field] {
                            of if of.canonical_values.is_empty() => None,
                            of => Some(Spellings::of(of)),
                        },
                        checks: vec![(rule, check)],
                    }),
                }
            }
        }
    }

    /// How many findings of a rule are kept.
    pub(super) fn most_findings(&self) -> NonZeroU64 {
        self.levels.most_findings
    }

    /// The place of a cell, or of a row.
    #[inline]
    pub(super) fn place(&self, row: &Row<'_>, column: Option<ColumnIndex>) -> Place {
        Place {
            row: Some(row.number),
            column,
            line: self.context.observed.has_lines().then_some(row.line),
        }
    }

    /// A field of the profile.
    pub(super) fn field(&self, field: FieldId) -> &'a Field {
        &self.context.profile.fields[field]
    }

    /// The severity of what a rule saw.
    fn severity(&self, rule: u8, observation: &Observation) -> Severity {
        match self.levels.severities[usize::from(rule)] {
            Some(severity) if !observation.is_assumed => severity,
            _ => Severity::Warning,
        }
    }

    /// What a rule saw as a finding. What the observation says of the place comes before `place`.
    pub(super) fn finding<'n>(
        &self,
        rule: u8,
        place: Place,
        field: Option<FieldId>,
        value: Option<&'n str>,
        observation: &'n Observation,
    ) -> NewFinding<'n> {
        let field = observation.field.or(field);
        // The target alone knows what such a value is: nothing that is written instead could be right for sure.
        let is_issued = field.is_some_and(|field| self.field(field).is_issued());
        let suggestion = observation.suggestion.as_deref();
        let place = Place {
            row: observation.place.row.or(place.row),
            column: observation.place.column.or(place.column),
            line: observation.place.line.or(place.line),
        };
        // No one cell can be written so that its header becomes another one.
        let joined = &self.context.observed.header_row.joined;
        let is_joined = |column: &ColumnIndex| place.row.is_none() && joined.contains(column);
        let is_fix = observation.is_fix && !place.column.as_ref().is_some_and(is_joined);
        NewFinding {
            rule: rules::ALL[usize::from(rule)].name,
            severity: self.severity(rule, observation),
            place,
            field,
            value: observation.value.as_deref().or(value),
            suggestion: suggestion
                .filter(|_| !is_issued)
                .map(|text| Suggestion { text, is_fix }),
            message: &observation.message,
            group: None,
        }
    }

    /// Adds what a rule saw to the findings, and returns its severity.
    pub(super) fn report(
        &self,
        rule: u8,
        place: Place,
        field: Option<FieldId>,
        value: Option<&str>,
        observation: &Observation,
        findings: &mut Findings,
    ) -> Severity {
        let finding = self.finding(rule, place, field, value, observation);
        let severity = finding.severity;
        findings.push(finding);
        severity
    }
}

/// A rule that could not check, and why.
pub(super) fn not_checked(rule: u8, reason: Message) -> NotChecked {
    NotChecked {
        rule: rules::ALL[usize::from(rule)].name,
        reason,
    }
}

/// The checks of a field; none so far where there was no entry.
fn of_field<T>(all: &mut Vec<OfField<T>>, field: FieldId) -> &mut OfField<T> {
    let known = all.iter().position(|of| of.field == field);
    let at = known.unwrap_or(all.len());
    if at == all.len() {
        all.push(OfField {
            field,
            only: None,
            checks: Vec::new(),
        });
    }
    &mut all[at]
}

fn add_to<T>(all: &mut Vec<OfField<T>>, field: FieldId, check: ByRule<T>) {
    of_field(all, field).checks.push(check);
}
