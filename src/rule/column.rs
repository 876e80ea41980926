//! A check of a column as a whole: each value is of one of a few kinds, and what is said depends on how many there are.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

use crate::rule::Observation;
use crate::source::cell_flags::CellFlags;

/// How many kinds of values a check of a column can tell apart.
pub const MOST_KINDS: usize = 40;

/// How many values of each kind a column has, by the number of the kind.
pub type RawEvidence = [u64; MOST_KINDS];

/// A kind of value that a check of a column tells apart.
pub trait Kind: Copy {
    /// Its number, below [`MOST_KINDS`].
    fn index(self) -> usize;
    /// The kind with this number.
    fn from_index(index: usize) -> Self;
}

/// How many values of each kind a column has.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'e, K> {
    counts: &'e RawEvidence,
    kind: PhantomData<K>,
}

impl<'e, K: Kind> Evidence<'e, K> {
    /// The counts as those of kinds.
    #[must_use]
    pub fn new(counts: &'e RawEvidence) -> Self {
        Self {
            counts,
            kind: PhantomData,
        }
    }

    /// How many values have a kind at all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The kinds that some value has, with how many have it.
    pub fn iter(&self) -> impl Iterator<Item = (K, u64)> + use<'e, K> {
        let counts = self.counts.iter().copied().enumerate();
        let some = counts.filter(|(_, count)| *count > 0);
        some.map(|(index, count)| (K::from_index(index), count))
    }
}

impl<K: Kind> Index<K> for Evidence<'_, K> {
    type Output = u64;

    fn index(&self, kind: K) -> &u64 {
        &self.counts[kind.index()]
    }
}

type Classify<'a> = Box<dyn Fn(&str) -> Option<u8> + Send + Sync + 'a>;
type ByFlags<'a> = Box<dyn Fn(CellFlags) -> Option<u8> + Send + Sync + 'a>;
type IsSuspect<'a> = Box<dyn Fn(u8) -> bool + Send + Sync + 'a>;
type MostOf<'a> = Box<dyn Fn(u8) -> u64 + Send + Sync + 'a>;
type JudgeValue<'a> = Box<dyn Fn(&str, u8, &RawEvidence) -> Option<Observation> + Send + Sync + 'a>;
type JudgeColumn<'a> = Box<dyn Fn(&RawEvidence) -> Option<Observation> + Send + Sync + 'a>;

/// A check of a column as a whole.
pub struct ColumnCheck<'a> {
    /// Checks of one column with the same name here classify in the same way, so that it is done once.
    pub classifier: &'static str,
    /// The kind of a value; none where it tells nothing.
    pub classify: Classify<'a>,
    /// The kind of a value, where the flags of its cell tell it.
    pub by_flags: ByFlags<'a>,
    /// Whether there may be something to say of each value of a kind, once all were seen. Such values are kept until then.
    pub is_suspect: IsSuspect<'a>,
    /// How many values of a suspect kind a column may have; where it has more, none of them is kept and judged.
    pub most_of: MostOf<'a>,
    /// What is to be said of a suspect value.
    pub judge_value: JudgeValue<'a>,
    /// What is to be said of the column.
    pub judge_column: JudgeColumn<'a>,
}

impl<'a> ColumnCheck<'a> {
    /// A check that counts values by kind. `classifier` names the classification: two checks that give the same name for
    /// one column must classify alike.
    pub fn new<K: Kind + 'a>(
        classifier: &'static str,
        classify: impl Fn(&str) -> Option<K> + Send + Sync + 'a,
    ) -> Self {
        Self {
            classifier,
            classify: Box::new(move |value| classify(value).map(|kind| kind.index() as u8)),
            by_flags: Box::new(|_| None),
            is_suspect: Box::new(|_| false),
            most_of: Box::new(|_| u64::MAX),
            judge_value: Box::new(|_, _, _| None),
            judge_column: Box::new(|_| None),
        }
    }

    /// The same check, where the flags of a cell may tell the kind of the value that is all of it. What `told` gives, if it gives
    /// something, is what classifying the value would.
    #[must_use]
    pub fn by_flags<K: Kind + 'a>(
        mut self,
        kind: impl Fn(CellFlags) -> Option<K> + Send + Sync + 'a,
    ) -> Self {
        self.by_flags = Box::new(move |flags| kind(flags).map(|kind| kind.index() as u8));
        self
    }

    /// The same check, which also judges each value of a suspect kind, once all values were seen.
    #[must_use]
    pub fn each<K: Kind + 'a>(
        mut self,
        is_suspect: impl Fn(K) -> bool + Send + Sync + 'a,
        judge: impl Fn(&str, K, Evidence<'_, K>) -> Option<Observation> + Send + Sync + 'a,
    ) -> Self {
        self.is_suspect = Box::new(move |kind| is_suspect(K::from_index(kind.into())));
        self.judge_value = Box::new(move |value, kind, counts| {
            judge(value, K::from_index(kind.into()), Evidence::new(counts))
        });
        self
    }

    /// The same check, which judges values of a kind only where the column has at most so many of the kind: nobody
    /// corrects a million cells by hand, and they need not be kept until the end.
    #[must_use]
    pub fn at_most<K: Kind + 'a>(mut self, most_of: impl Fn(K) -> u64 + Send + Sync + 'a) -> Self {
        self.most_of = Box::new(move |kind| most_of(K::from_index(kind.into())));
        self
    }

    /// The same check, which also judges the column.
    #[must_use]
    pub fn whole<K: Kind + 'a>(
        mut self,
        judge: impl Fn(Evidence<'_, K>) -> Option<Observation> + Send + Sync + 'a,
    ) -> Self {
        self.judge_column = Box::new(move |counts| judge(Evidence::new(counts)));
        self
    }
}

impl fmt::Debug for ColumnCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ColumnCheck")
            .field("classifier", &self.classifier)
            .finish_non_exhaustive()
    }
}
