//! A regular expression as it is typed -> one over folded text.

use std::collections::BTreeSet;

use regex_syntax::ast::parse::ParserBuilder;
use regex_syntax::ast::{
    AssertionKind, Ast, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, ClassSetRange, ClassSetUnion,
    Concat, Flag, Flags, FlagsItemKind, Group, GroupKind, Literal, LiteralKind, Repetition, RepetitionKind,
    RepetitionOp, Span,
};
use regex_syntax::hir::Hir;
use regex_syntax::hir::translate::TranslatorBuilder;

use super::super::Level;
use super::PatternError;
use crate::text::{Depth, fold_scalar_at};

/// How deep groups may stand in groups.
const NEST_MAX: u32 = 100;

/// A range of a class with more scalars is taken as it is: it names a script, not letters.
const RANGE_MAX: usize = 4096;

/// The expression over folded text, and how deep that text is folded.
pub(super) fn translate(pattern: &str, level: Level) -> Result<(Hir, Depth), PatternError> {
    let mut parser = ParserBuilder::new().nest_limit(NEST_MAX).build();
    let mut ast = parser.parse(pattern).map_err(|error| PatternError::from_parse(&error))?;
    let depth = level.depth(has_capital(&ast));
    fold(&mut ast, depth)?;
    let mut translator = TranslatorBuilder::new().multi_line(true).build();
    let hir = translator.translate(pattern, &ast).map_err(|error| PatternError::from_translation(&error))?;
    Ok((hir, depth))
}

/// Whether a letter of the pattern is a capital one. (`\S`, `\p{L}` are no letters.)
fn has_capital(ast: &Ast) -> bool {
    match ast {
        Ast::Literal(literal) => literal.c.is_uppercase(),
        Ast::ClassBracketed(class) => set_has_capital(&class.kind),
        Ast::Repetition(repeated) => has_capital(&repeated.ast),
        Ast::Group(group) => has_capital(&group.ast),
        Ast::Alternation(all) => all.asts.iter().any(has_capital),
        Ast::Concat(all) => all.asts.iter().any(has_capital),
        _ => false,
    }
}

fn set_has_capital(set: &ClassSet) -> bool {
    match set {
        ClassSet::Item(item) => item_has_capital(item),
        ClassSet::BinaryOp(both) => set_has_capital(&both.lhs) || set_has_capital(&both.rhs),
    }
}

fn item_has_capital(item: &ClassSetItem) -> bool {
    match item {
        ClassSetItem::Literal(literal) => literal.c.is_uppercase(),
        ClassSetItem::Range(range) => range.start.c.is_uppercase() || range.end.c.is_uppercase(),
        ClassSetItem::Bracketed(class) => set_has_capital(&class.kind),
        ClassSetItem::Union(union) => union.items.iter().any(item_has_capital),
        _ => false,
    }
}

/// Folds the letters of an expression. Its depth is bounded by `NEST_MAX`.
fn fold(ast: &mut Ast, depth: Depth) -> Result<(), PatternError> {
    match ast {
        Ast::Literal(literal) => *ast = letter(literal, depth),
        Ast::ClassBracketed(class) => {
            fold_set(&mut class.kind, depth);
            if !class.negated && is_empty_set(&class.kind) {
                // A class of marks alone: they are not there, as if they had not been typed.
                *ast = Ast::empty(class.span);
            }
        }
        Ast::Repetition(repeated) => fold(&mut repeated.ast, depth)?,
        Ast::Group(group) => {
            check_flags(group.flags())?;
            fold(&mut group.ast, depth)?;
        }
        Ast::Flags(set) => check_flags(Some(&set.flags))?,
        Ast::Alternation(all) => all.asts.iter_mut().try_for_each(|ast| fold(ast, depth))?,
        Ast::Concat(all) => all.asts.iter_mut().try_for_each(|ast| fold(ast, depth))?,
        Ast::Assertion(place) => {
            if matches!(place.kind, AssertionKind::StartText | AssertionKind::EndText) {
                let message = "only lines have a start and an end here: ^ and $";
                return Err(PatternError::unsupported(message, &place.span));
            }
        }
        Ast::Empty(_) | Ast::Dot(_) | Ast::ClassUnicode(_) | Ast::ClassPerl(_) => {}
    }
    Ok(())
}

/// A text is searched in pieces: their ends are no ends of the text.
fn check_flags(flags: Option<&Flags>) -> Result<(), PatternError> {
    let Some(flags) = flags else { return Ok(()) };
    let multi_line = FlagsItemKind::Flag(Flag::MultiLine);
    let negation = flags.items.iter().position(|item| item.kind == FlagsItemKind::Negation);
    let off = negation.and_then(|at| flags.items.get(at..)?.iter().find(|item| item.kind == multi_line));
    off.map_or(Ok(()), |item| {
        Err(PatternError::unsupported("^ and $ are always the ends of a line", &item.span))
    })
}

/// A letter as the text has it: none, one, several, or white space of any length.
fn letter(literal: &Literal, depth: Depth) -> Ast {
    let span = literal.span;
    if literal.c.is_whitespace() && literal.c != '\n' {
        let space = ClassPerl { span, kind: ClassPerlKind::Space, negated: false };
        let op = RepetitionOp { span, kind: RepetitionKind::OneOrMore };
        let ast = Box::new(Ast::class_perl(space));
        return Ast::repetition(Repetition { span, op, greedy: true, ast });
    }
    match *fold_scalar_at(literal.c, depth) {
        [] => Ast::empty(span),
        [c] => Ast::literal(plain(c, span)),
        ref several => {
            let asts = several.iter().map(|&c| Ast::literal(plain(c, span))).collect();
            let ast = Box::new(Ast::concat(Concat { span, asts }));
            let kind = GroupKind::NonCapturing(Flags { span, items: Vec::new() });
            Ast::group(Group { span, kind, ast })
        }
    }
}

fn plain(c: char, span: Span) -> Literal {
    Literal { span, kind: LiteralKind::Verbatim, c }
}

fn fold_set(set: &mut ClassSet, depth: Depth) {
    match set {
        ClassSet::Item(item) => fold_item(item, depth),
        ClassSet::BinaryOp(both) => {
            fold_set(&mut both.lhs, depth);
            fold_set(&mut both.rhs, depth);
        }
    }
}

fn fold_item(item: &mut ClassSetItem, depth: Depth) {
    match item {
        ClassSetItem::Literal(literal) => {
            *item = letters(std::iter::once(literal.c), literal.span, depth);
        }
        ClassSetItem::Range(range) => {
            let scalars = range.start.c..=range.end.c;
            if scalars.clone().nth(RANGE_MAX).is_none() {
                *item = letters(scalars, range.span, depth);
            }
        }
        ClassSetItem::Bracketed(class) => fold_set(&mut class.kind, depth),
        ClassSetItem::Union(union) => union.items.iter_mut().for_each(|item| fold_item(item, depth)),
        ClassSetItem::Empty(_)
        | ClassSetItem::Ascii(_)
        | ClassSetItem::Unicode(_)
        | ClassSetItem::Perl(_) => {}
    }
}

/// A set of what scalars fold to; a ligature stands for each of its letters.
fn letters(scalars: impl Iterator<Item = char>, span: Span, depth: Depth) -> ClassSetItem {
    let folded: BTreeSet<char> = scalars.flat_map(|c| fold_scalar_at(c, depth).to_vec()).collect();
    let items = folded.into_iter().map(|c| {
        let (start, end) = (plain(c, span), plain(c, span));
        ClassSetItem::Range(ClassSetRange { span, start, end })
    });
    ClassSetItem::Union(ClassSetUnion { span, items: items.collect() })
}

fn is_empty_set(set: &ClassSet) -> bool {
    matches!(set, ClassSet::Item(item) if is_empty_item(item))
}

fn is_empty_item(item: &ClassSetItem) -> bool {
    match item {
        ClassSetItem::Empty(_) => true,
        ClassSetItem::Union(union) => union.items.iter().all(is_empty_item),
        _ => false,
    }
}
