//! The ends of a value: one for a date, two for an interval, each an operation and what it reads.
//!
//! In: `date YEAR-MONTH-DAY`, `offset COUNT UNIT WAY @ MOMENT`, `festival FEAST YEAR | days DAYWORD`
//! as written in a rule file; then the captured numbers. Out: moments. `@` gives the day that
//! the operation counts from, or that a clock time belongs to; of choices with `|` the first is
//! taken whose first number was captured. The name of a definition with a value, or the capture
//! after it, stands for that value with the numbers captured there.

use super::moment::{Known, Moment};
use super::operations::{self, Call, Context, Operation, clock};
use super::pattern::{Definition, Pattern};
use super::symbols;
use super::value::{Captured, Filled};
use crate::analysis::rule_error::did_you_mean;

/// A place of a value: a number from the match, or written in the rule.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// Under this name.
    Captured(String),
    /// As it stands; `None`: unknown.
    Written(Option<i32>),
}

/// One end of a value: choices, of which the first that fits is taken.
#[derive(Clone, Debug)]
pub(super) struct End(Vec<Choice>);

#[derive(Clone, Debug)]
enum Choice {
    /// An operation, what it reads, and the value whose day it starts from.
    Run { operation: Operation, parts: Vec<Part>, is_shape: bool, base: Option<Box<End>> },
    /// The value of a definition, with the numbers captured under a name.
    Defined { scope: String, end: Box<End> },
}

/// What an end gives: its moment, and the clock time that was captured for it alone.
pub(super) struct Given {
    /// The value.
    pub(super) filled: Filled,
    /// `T15:30`; none where the end is no definition.
    pub(super) clock: Option<String>,
}

/// The numbers that were captured under a name, else those captured outside of it.
struct Scoped<'s> {
    outer: &'s dyn Captured,
    scope: &'s str,
}

impl Captured for Scoped<'_> {
    fn number_in(&self, scope: &str, name: &str) -> Option<i32> {
        let inner = if scope.is_empty() { self.scope } else { scope };
        self.outer.number_in(inner, name).or_else(|| self.outer.number_in("", name))
    }
}

impl Part {
    /// Its number.
    pub(super) fn number(&self, captured: &dyn Captured) -> Option<i32> {
        match self {
            Self::Captured(name) => captured.number(name),
            Self::Written(number) => *number,
        }
    }
}

impl End {
    /// Reads an end; each name in it must be one of the pattern's.
    pub(super) fn read(written: &str, pattern: &Pattern, defined: &[Definition]) -> Result<Self, String> {
        Reader { pattern, defined, scope: "" }.end(written)
    }

    /// The names of numbers in it: how much it says.
    pub(super) fn parts(&self) -> usize {
        let parts = |choice: &Choice| match choice {
            Choice::Run { parts, base, .. } => {
                parts.iter().filter(|part| matches!(part, Part::Captured(_))).count()
                    + base.as_ref().map_or(0, |base| base.parts())
            }
            Choice::Defined { end, .. } => end.parts(),
        };
        self.0.iter().map(parts).max().unwrap_or(0)
    }

    /// Works the end out.
    pub(super) fn run(&self, captured: &dyn Captured, context: &Context<'_>) -> Given {
        let fitting = self.0.iter().find(|choice| choice.fits(captured)).or(self.0.last());
        match fitting {
            Some(choice) => choice.run(captured, context),
            None => Given { filled: Filled::Unfit, clock: None },
        }
    }

    fn fits(&self, captured: &dyn Captured) -> bool {
        self.0.iter().any(|choice| choice.fits(captured))
    }
}

impl Choice {
    fn fits(&self, captured: &dyn Captured) -> bool {
        match self {
            Self::Run { parts, is_shape: true, .. } => {
                parts.iter().any(|part| matches!(part, Part::Captured(_)) && part.number(captured).is_some())
            }
            Self::Run { parts, .. } => {
                let first = parts.iter().find(|part| matches!(part, Part::Captured(_)));
                first.map_or_else(
                    || clock::written(captured).is_some(),
                    |part| part.number(captured).is_some(),
                )
            }
            Self::Defined { scope, end } => end.fits(&Scoped { outer: captured, scope }),
        }
    }

    fn run(&self, captured: &dyn Captured, context: &Context<'_>) -> Given {
        match self {
            Self::Run { operation, parts, base: None, .. } => {
                Given { filled: operation(&Call { parts, captured, context }), clock: None }
            }
            Self::Run { operation, parts, base: Some(base), .. } => {
                let base = base.run(captured, context).filled;
                let Filled::Moment(base) = base else { return Given { filled: base, clock: None } };
                Given { filled: run_from(&base, *operation, parts, captured, context), clock: None }
            }
            Self::Defined { scope, end } if scope.is_empty() => end.run(captured, context),
            Self::Defined { scope, end } => {
                let captured = Scoped { outer: captured, scope };
                Given { filled: end.run(&captured, context).filled, clock: clock::written(&captured) }
            }
        }
    }
}

/// Runs an operation from a day; what it gives for a time of day is one of that day.
fn run_from(
    base: &Moment,
    operation: Operation,
    parts: &[Part],
    captured: &dyn Captured,
    context: &Context<'_>,
) -> Filled {
    let within = base.limits();
    let document = within.map(|(first, _)| first);
    let used = std::cell::Cell::new(None);
    let from =
        Context { document, mentioned: within, within, minute: None, near: None, used: &used, ..*context };
    match operation(&Call { parts, captured, context: &from }) {
        Filled::Moment(Moment::Named(time, _)) if time.is_empty() => Filled::Moment(base.clone()),
        Filled::Moment(Moment::Named(time, limits)) if time.starts_with('T') => {
            let day = base.value();
            let is_day =
                matches!(base, Moment::Known(Known { day: Some(_), .. })) || day.starts_with("XXXX-WXX");
            let time = if is_day { day + &time } else { time };
            Filled::Moment(Moment::Named(time, limits.or(base.limits())))
        }
        filled => filled,
    }
}

/// What ends are read with; names are looked for under a scope.
struct Reader<'r> {
    pattern: &'r Pattern,
    defined: &'r [Definition],
    scope: &'r str,
}

impl Reader<'_> {
    fn end(&self, written: &str) -> Result<End, String> {
        written.split('|').map(|choice| self.choice(choice.trim())).collect::<Result<_, _>>().map(End)
    }

    fn choice(&self, written: &str) -> Result<Choice, String> {
        let (written, base) = match written.split_once('@') {
            Some((written, base)) => (written.trim(), Some(Box::new(self.choice(base.trim())?))),
            None => (written, None),
        };
        let base = base.map(|base| Box::new(End(vec![*base])));
        if base.is_none()
            && let Some(defined) = self.defined_value(written)?
        {
            return Ok(defined);
        }
        let mut words = written.split_whitespace();
        let first = words.next().unwrap_or_default();
        if let Some(operation) = operations::find(first) {
            let parts = words.map(|word| self.part(word)).collect::<Result<_, _>>()?;
            return Ok(Choice::Run { operation, parts, is_shape: false, base });
        }
        let is_name = first.len() > 1 && first.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_name && !self.names().any(|name| name == first) {
            let near = did_you_mean(first, operations::names());
            return Err(format!("unknown operation {first}{near}"));
        }
        let Some(operation) = operations::find("date") else { return Err("there is no date".to_owned()) };
        let parts = written.split('-').map(|word| self.part(word.trim())).collect::<Result<Vec<_>, _>>()?;
        if parts.len() > 3 {
            return Err(format!("{written} has more than year, month and day"));
        }
        Ok(Choice::Run { operation, parts, is_shape: true, base })
    }

    /// The value that a name stands for, where it is one of the pattern's definitions.
    fn defined_value(&self, name: &str) -> Result<Option<Choice>, String> {
        let Some(scope) = self.pattern.scopes.iter().find(|scope| scope.name == name) else {
            return Ok(None);
        };
        let definition = self.defined.iter().find(|definition| definition.name == scope.definition);
        let Some(value) = definition.and_then(|definition| definition.value.as_deref()) else {
            return Ok(None);
        };
        let inner = if name == scope.definition { "" } else { name };
        let end = Reader { scope: inner, ..*self }.end(value)?;
        Ok(Some(Choice::Defined { scope: inner.to_owned(), end: Box::new(end) }))
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let here = |scope: &str| scope == self.scope || scope.is_empty();
        self.pattern.steps.iter().filter(move |step| here(&step.scope)).map(|step| step.name.as_str())
    }

    fn part(&self, word: &str) -> Result<Part, String> {
        if word.bytes().all(|byte| byte == b'X') {
            Ok(Part::Written(None))
        } else if self.names().any(|name| name == word) {
            Ok(Part::Captured(word.to_owned()))
        } else if let Some(number) = symbols::number(word) {
            Ok(Part::Written(Some(number)))
        } else {
            Err(format!("{word} is not in the pattern{}", did_you_mean(word, self.names())))
        }
    }
}
