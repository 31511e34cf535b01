//! The dates of documents as a calendar (iCalendar, RFC 5545), one event a mention.
//!
//! In: mentions of the types DATE, TIME and INTERVAL whose Gregorian days are known. Out: one
//! VCALENDAR of VEVENTs, each as long as its value: a month is an event of all its days, DTEND is
//! the day after the last one (3.6.1). Left out, and counted, is what no calendar program can place:
//! values without a year, lengths and recurring ones, and days before 1583, where iCalendar has a
//! Gregorian date and the text a Julian one.
//!
//! The same text gives the same bytes: UID is made from what the event says, and DTSTAMP (here: when
//! what the event says was last revised, 3.8.7.2) is the document's date, or 1970 where nobody
//! said it. With today's clock, a calendar read in twice would look revised, and two exports of
//! one text would differ in every event.

use super::content_line::{self, one_line, property};
use super::objects::kind_of_time;
use super::sentence::Sentences;
use crate::analysis::{Analysis, Mention, Timex, TimexType, day_number, gregorian_day};
use crate::cli::documents::name_of;
use crate::document::{Document, Source};

/// The first year that is Gregorian from its start.
const YEAR_MIN: i32 = 1583;
/// Years have four digits (RFC 5545, 3.3.4).
const YEAR_MAX: i32 = 9999;

/// A calendar must hold something (RFC 5545, 3.6): without events it is the definition of UTC,
/// which no calendar program shows.
const NOTHING: &str = "BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// A calendar while it is written, document by document.
pub(super) struct Calendar {
    stamp: String,
    events: usize,
    /// Dates without known days, those before [`YEAR_MIN`], lengths and recurring times.
    left_out: [usize; 3],
}

/// What a mention is for a calendar.
enum Placed {
    /// DTSTART and DTEND, as lines.
    Event(String),
    /// Left out, by its place among the counts.
    LeftOut(usize),
}

impl Calendar {
    /// A calendar of documents with this date (ISO 8601), if one was given.
    pub(super) fn new(date: Option<&str>) -> Self {
        let digits = |part: Option<&str>| part.unwrap_or_default().replace(['-', ':'], "");
        let day = digits(date.and_then(|date| date.get(..10)));
        let minute = digits(date.and_then(|date| date.get(11..16)));
        let stamp = match (day.len(), minute.len()) {
            (8, 4) => format!("{day}T{minute}00Z"),
            (8, _) => format!("{day}T000000Z"),
            _ => "19700101T000000Z".to_owned(),
        };
        Self { stamp, events: 0, left_out: [0; 3] }
    }

    /// What stands before the events.
    pub(super) fn begin() -> String {
        let program = concat!("-//qari//qari ", env!("CARGO_PKG_VERSION"), "//EN");
        property("BEGIN", "VCALENDAR")
            + &property("VERSION", "2.0")
            + &property("PRODID", program)
            + &property("CALSCALE", "GREGORIAN")
    }

    /// The events of a document.
    pub(super) fn events(&mut self, document: &Document, analysis: &Analysis) -> String {
        let sentences = Sentences::of(document);
        let name = short_name(&document.source);
        let mut told = std::collections::HashMap::new();
        let mut written = String::new();
        for mention in &analysis.mentions {
            let Some(timex) = &mention.timex else { continue };
            let span = match placed(timex) {
                Placed::Event(span) => span,
                Placed::LeftOut(why) => {
                    self.left_out[why] += 1;
                    continue;
                }
            };
            let words = one_line(document.text.get(mention.bytes.clone()).unwrap_or_default());
            let sentence = sentences.around(&mention.bytes);
            let said = format!("{name}\n{}\n{words}\n{sentence}", timex.value.join("/"));
            let times: &mut u32 = told.entry(said.clone()).or_default();
            *times += 1;
            self.events += 1;
            written += &property("BEGIN", "VEVENT");
            written += &property("UID", &identifier(&format!("{said}\n{times}")));
            written += &property("DTSTAMP", &self.stamp);
            written += &span;
            written += &content_line::text("SUMMARY", &[&words]);
            written += &content_line::text("DESCRIPTION", &description(mention, timex, &sentence, &name));
            // A date in a text keeps nobody busy.
            written += &property("TRANSP", "TRANSPARENT");
            written += &property("END", "VEVENT");
        }
        written
    }

    /// What stands after the events.
    pub(super) fn end(&self) -> String {
        let nothing = if self.events == 0 { NOTHING } else { "" };
        format!("{nothing}{}", property("END", "VCALENDAR"))
    }

    /// What was left out, in words; `None` if nothing was.
    pub(super) fn left_out(&self) -> Option<String> {
        let [unknown, early, lengths] = self.left_out;
        let parts = [
            (unknown, "whose day follows from nothing in the text"),
            (early, "before 1583"),
            (lengths, "that say how long or how often"),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let total = unknown + early + lengths;
        let mentions = if total == 1 { "mention" } else { "mentions" };
        (total > 0)
            .then(|| format!("left {total} {mentions} of time out of the calendar: {}", parts.join(", ")))
    }
}

/// The name of a document without the folders that lead to it, which differ from place to place.
fn short_name(source: &Source) -> String {
    match source {
        Source::File(path) => {
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        }
        other => name_of(other),
    }
}

/// The lines of the description: value, Gregorian days, anchor, rule, sentence, document.
fn description(mention: &Mention, timex: &Timex, sentence: &str, name: &str) -> Vec<String> {
    let mut lines = vec![format!("{} {}", kind_of_time(timex.r#type), timex.value.join("/"))];
    if timex.calendar != "gregorian" {
        let near = if timex.approx { " (\u{B1}1 day)" } else { "" };
        lines.push(format!("{}: gregorian {}{near}", timex.calendar, timex.gregorian.join("/")));
    }
    if let Some(anchor) = &timex.anchor {
        lines.push(format!("from {anchor}"));
    }
    lines.push(format!("rule {}, confidence {:.2}", mention.rule, mention.confidence));
    lines.push(sentence.to_owned());
    lines.push(name.to_owned());
    lines
}

/// Where a value stands in a calendar.
fn placed(timex: &Timex) -> Placed {
    if matches!(timex.r#type, TimexType::Duration | TimexType::Set) {
        return Placed::LeftOut(2);
    }
    let Some(days) = timex.days() else { return Placed::LeftOut(0) };
    let (first, last) = days.into_inner();
    if first < day_number(YEAR_MIN, 1, 1) {
        return Placed::LeftOut(1);
    }
    if last >= day_number(YEAR_MAX, 12, 31) {
        return Placed::LeftOut(0);
    }
    let (from, to) = (timex.value.first(), timex.value.last());
    let clocks = from.and_then(|value| clock(value)).zip(to.and_then(|value| clock(value)));
    let Some((from, to)) = clocks else {
        let first = property("DTSTART;VALUE=DATE", &day(first));
        return Placed::Event(first + &property("DTEND;VALUE=DATE", &day(last + 1)));
    };
    // Local to wherever it is read (3.3.5, form 1): the text names no zone.
    let time = |(days, clock): (i64, String), number| format!("{}T{clock}", day(number + days));
    let (start, end) = (time(from, first), time(to, last));
    let mut span = property("DTSTART", &start);
    // A point in time has no end.
    if end > start {
        span += &property("DTEND", &end);
    }
    Placed::Event(span)
}

fn day(number: i64) -> String {
    let (year, month, day) = gregorian_day(number);
    format!("{year:04}{month:02}{day:02}")
}

/// The clock time of a value as HHMMSS, and the days after its day (24:00 is the next day's 0:00).
/// `None`: it has none, or a part of the day.
fn clock(value: &str) -> Option<(i64, String)> {
    let (_, time) = value.split_once('T')?;
    let mut parts = time.split(':').map(|part| part.parse::<u8>().ok());
    let hour = parts.next()??;
    let mut rest = || parts.next().unwrap_or(Some(0));
    let (minute, second) = (rest()?, rest()?);
    match (hour, minute, second) {
        (24, 0, 0) => Some((1, "000000".to_owned())),
        (0..24, 0..60, 0..60) => Some((0, format!("{hour:02}{minute:02}{second:02}"))),
        _ => None,
    }
}

/// A UUID (RFC 9562, version 8: of one's own making) of what an event says.
fn identifier(said: &str) -> String {
    // FNV-1a of 128 bits: the standard library promises no hash that stays the same.
    let hash = said.bytes().fold(0x6C62_272E_07BB_0142_62B8_2175_6295_C58D_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    });
    let hash = hash & !(0xF << 76) | (8 << 76);
    let hash = hash & !(0b11 << 62) | (0b10 << 62);
    let digits = format!("{hash:032x}");
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default().to_owned();
    [part(0..8), part(8..12), part(12..16), part(16..20), part(20..32)].join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(r#type: TimexType, values: &[&str]) -> Option<String> {
        let timex = Timex {
            r#type,
            value: values.iter().map(|&value| value.to_owned()).collect(),
            ..Timex::default()
        };
        match placed(&timex) {
            Placed::Event(span) => {
                Some(span.replace(";VALUE=DATE", "").replace("\r\n", " ").trim_end().to_owned())
            }
            Placed::LeftOut(_) => None,
        }
    }

    #[test]
    fn an_event_is_as_long_as_its_value_and_ends_on_the_day_after() {
        for (values, wanted) in [
            (&["2025-05-29"][..], "DTSTART:20250529 DTEND:20250530"),
            (&["2024-02"], "DTSTART:20240201 DTEND:20240301"),
            (&["1948"], "DTSTART:19480101 DTEND:19490101"),
            (&["199X"], "DTSTART:19900101 DTEND:20000101"),
            (&["2025-05-29", "2025-05-31"], "DTSTART:20250529 DTEND:20250601"),
            (&["2025-05-15T15:30"], "DTSTART:20250515T153000"),
            (&["2025-05-15T24:00"], "DTSTART:20250516T000000"),
            (&["2025-05-15TEV"], "DTSTART:20250515 DTEND:20250516"),
            (&["2025-05-15T15", "2025-05-15T17:30"], "DTSTART:20250515T150000 DTEND:20250515T173000"),
            (&["AH1446-09-01"], "DTSTART:20250301 DTEND:20250302"),
            (&["1583"], "DTSTART:15830101 DTEND:15840101"),
        ] {
            assert_eq!(span(TimexType::Date, values).as_deref(), Some(wanted), "{values:?}");
        }
    }

    #[test]
    fn what_has_no_place_in_a_calendar_is_left_out() {
        for value in ["XXXX-05-15", "PAST_REF", "1582", "BC0049", "T15:30", "9999"] {
            assert_eq!(span(TimexType::Date, &[value]), None, "{value}");
        }
        assert_eq!(span(TimexType::Duration, &["P3D"]), None);
        assert_eq!(span(TimexType::Interval, &["1400", "1600"]), None);
    }

    #[test]
    fn the_stamp_is_the_document_s_date() {
        assert_eq!(Calendar::new(Some("2025-05-30")).stamp, "20250530T000000Z");
        assert_eq!(Calendar::new(Some("2025-05-30T14:05:06Z")).stamp, "20250530T140500Z");
        assert_eq!(Calendar::new(None).stamp, "19700101T000000Z");
    }

    #[test]
    fn an_identifier_is_a_uuid_and_stays() {
        assert_eq!(identifier(""), "6c62272e-07bb-8142-a2b8-21756295c58d");
        assert_ne!(identifier("a"), identifier("b"));
    }
}
