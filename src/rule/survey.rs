//! A check of all users together: it keeps a little of each user, and judges once all rows were read.

use std::any::Any;
use std::fmt;

use crate::finding::RowNumber;
use crate::rule::Observation;
use crate::user::User;
use crate::user::name_and_address::NameAndAddress;

/// What a check keeps of the users it has seen.
///
/// A file is read in parts, each by one survey, and the surveys are merged in any order: what comes of it must not depend
/// on who saw which part. What is kept must be bounded, whatever the number of users. Rows come from top to bottom within a
/// part, with gaps where others read.
pub trait Survey: Any + Send {
    /// Rows come from this one on, without those that are no users. Those above may be read by others.
    fn begin(&mut self, _first: RowNumber) {}
    /// Looks at the user of a row, whose names and address these are.
    fn add(&mut self, row: RowNumber, user: &User<'_>, who: &NameAndAddress<'_>);
    /// No more rows come.
    fn end(&mut self) {}
    /// Takes what another survey of the same check has kept, which has ended.
    fn merge(&mut self, other: &Self)
    where
        Self: Sized;
}

/// A survey whose type only its check knows.
pub trait AnySurvey: Send {
    /// Rows come from this one on.
    fn begin(&mut self, first: RowNumber);
    /// Looks at the user of a row, whose names and address these are.
    fn add(&mut self, row: RowNumber, user: &User<'_>, who: &NameAndAddress<'_>);
    /// No more rows come.
    fn end(&mut self);
    /// Takes what another survey of the same check has kept, which has ended.
    fn merge(&mut self, other: &dyn AnySurvey);
    /// The survey as something whose type can be asked for.
    fn as_any(&self) -> &dyn Any;
    /// The same of a survey that is not needed any more.
    fn into_any(self: Box<Self>) -> Box<dyn Any>;
}

impl<S: Survey> AnySurvey for S {
    fn begin(&mut self, first: RowNumber) {
        Survey::begin(self, first);
    }

    fn add(&mut self, row: RowNumber, user: &User<'_>, who: &NameAndAddress<'_>) {
        Survey::add(self, row, user, who);
    }

    fn end(&mut self) {
        Survey::end(self);
    }

    fn merge(&mut self, other: &dyn AnySurvey) {
        if let Some(other) = other.as_any().downcast_ref::<S>() {
            Survey::merge(self, other);
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

type Start<'a> = Box<dyn Fn() -> Box<dyn AnySurvey> + Send + Sync + 'a>;
type Judge<'a> = Box<dyn Fn(Box<dyn AnySurvey>) -> Vec<Observation> + Send + Sync + 'a>;

/// A check of all users together.
///
/// An observation that names a row and a field is about that cell: the engine looks up what stands there. Others are about
/// the column or the file.
pub struct SurveyCheck<'a> {
    start: Start<'a>,
    judge: Judge<'a>,
}

impl<'a> SurveyCheck<'a> {
    /// A check that begins with an empty survey for each part of the file and judges the merged one.
    pub fn new<S: Survey>(
        start: impl Fn() -> S + Send + Sync + 'a,
        judge: impl Fn(S) -> Vec<Observation> + Send + Sync + 'a,
    ) -> Self {
        Self {
            start: Box::new(move || Box::new(start())),
            judge: Box::new(move |survey| match survey.into_any().downcast::<S>() {
                Ok(survey) => judge(*survey),
                Err(_) => Vec::new(),
            }),
        }
    }

    /// A survey that has seen nobody.
    #[must_use]
    pub fn start(&self) -> Box<dyn AnySurvey> {
        (self.start)()
    }

    /// What is to be said, once all rows were read.
    #[must_use]
    pub fn judge(&self, survey: Box<dyn AnySurvey>) -> Vec<Observation> {
        (self.judge)(survey)
    }
}

impl fmt::Debug for SurveyCheck<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SurveyCheck")
    }
}
