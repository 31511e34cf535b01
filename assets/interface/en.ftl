# The interface in English. Ids are the same in every language; `command-NAME` is the one-line help
# of the command NAME.

# Panes
pane-documents = Documents
pane-highlights = Highlights
pane-help = Keys and commands
pane-palette = Commands
pane-timeline = Timeline
pane-across = All documents
pane-card = About this mention
kind-date = Dates
kind-person = People
kind-place = Places
kind-organization = Organizations
kind-other = Other
status-hint = {"?"} help  / search  Tab panes  q quit
status-hint-list = Enter go  / filter  Esc back
status-hint-highlights = Enter next mention  e about it  T timeline  x hide  / filter, a period  Esc back
status-hint-field = Enter accept  Esc back
status-hint-help = j k scroll  Esc back
status-hint-card = j k choose  Enter about that  Esc back
status-hint-across = Enter go  / query  l level  r regex  s sort  f name  L language  m mentions  Esc back
status-hint-timeline = h l move  + - zoom  j k choose  Enter to the text  / a period  Esc back
status-opening = opening …
status-analysing = analysing …
status-searching = searching {$percent} %
status-still-reading = reading {$percent} %
status-following = following
status-near = names near here
status-file-grown = file has grown
status-file-cut-short = file was cut short: R reads it again
status-file-changed = file has changed: R reads it again
status-file-replaced = file was replaced: R reads the new one
status-file-gone = file is gone
status-search = “{$text}”
status-nothing-open = Nothing to read here.
status-nothing-found = Nothing found in this text yet.
status-nothing-listed = No document matches.
status-source-lines = source lines
status-marks-hidden = without marks
status-rtl = rtl
status-ltr = ltr
status-date = written {$date}
status-reveal = controls shown
status-hazards = { $countForm ->
    [one] {$count} hidden control may mislead: i shows it
   *[other] {$count} hidden controls may mislead: i shows them
}
prompt-search = Search:{" "}
prompt-across = All documents:{" "}
prompt-filter = Filter:{" "}
prompt-document-date = Written on:{" "}
prompt-palette = :{" "}
level-exact = exact letters
level-marks = vowel marks ignored
level-loose = spelling variants
level-word = whole words
across-regex = regular expression
across-hint-field = Ctrl-L level  Ctrl-R regex  Enter to the results
across-fault = No regular expression: {$text}
across-hits = { $countForm ->
    [one] {$count} hit
   *[other] {$count} hits
}
across-documents = { $countForm ->
    [one] {$count} document
   *[other] {$count} documents
}
across-more = { $countForm ->
    [one] … {$count} more
   *[other] … {$count} more
}
across-stopped = stopped
across-by-hits = most hits first
across-named = named {$text}
across-beside = with {$text}
across-nothing-typed = Type what to find in all documents.
across-go-on = Go on typing; Ctrl-R looks for the letters themselves.
across-searching = searching …
across-looking = looking for mentions …
across-nothing-listed = No result passes the filters.
across-nothing-found = No document has it.
choice-paragraph = Go to paragraph {$number}
choice-percent = Go to {$number} %
timeline-selected = { $countForm ->
    [one] {$bucket} · {$count} mention
   *[other] {$bucket} · {$count} mentions
}
timeline-without-place = { $countForm ->
    [one] {$count} without a place in time
   *[other] {$count} without a place in time
}
timeline-empty = No date matches.
card-words = In the text
card-kind = Kind
card-date = Date
card-time = Time
card-duration = Length of time
card-set = Recurring time
card-interval = Interval
card-person = Person
card-place = Place
card-organization = Organization
card-other = Other
card-name = Name
card-names = Seen as
card-roles = Called
card-first = First
card-dates = Dates with it
card-together = Named with
card-link = Joined by
card-evidence = Found by
link-same-name = the same name
link-same-row = the same row of a list
link-part = a part of the name
link-acronym = the first letters
link-twin = both stand together, one in brackets
link-code = the same code or number
card-value = Value
card-gregorian = Gregorian
card-about-a-day = {$days} (to within a day)
card-no-year = unknown: no year follows from the text
card-modifier = Qualifier
card-anchor = Worked out from
card-candidates = Perhaps
card-lies-in = Lies in
card-holds = Holds
card-overlaps = Overlaps
card-mentions = Mention
card-rule = Rule
card-confidence = Confidence

# Notices
notice-percent-how = Type a number first: 50% goes to the middle.
notice-no-jump-back = There is no earlier place.
notice-no-jump-forward = There is no later place.
notice-wrapped-to-start = Went on from the start.
notice-wrapped-to-end = Went on from the end.
notice-no-such-mention = There is none in this text.
notice-no-search = Nothing was searched yet: type / and what to look for.
notice-no-dates = There is no date with a year in this text.
notice-finest = Bars are days already.
notice-coarsest = Bars are centuries already.
notice-nothing-to-explain = There is no mention here to explain.
notice-no-document-date = {$text} is no day. Write it as 2025-05-30 or in words, with its year.
notice-no-period = No date matches {$text}. A period is written 2024, 2024-05, 2024..2025, ..1948, AH1446 or AP1403.
notice-not-found = Not found: {$text}
notice-search-stopped = The search was stopped.
notice-following = Following the end of the text; F or going back ends it.
notice-not-following = Not following any more.
notice-still-reading = This is as far as the file is decoded: {$percent} %.
notice-file-cut-short = The file was cut short; the text ends where it ends now.
notice-file-changed = The file has changed: R reads it again.
notice-file-replaced = The file was replaced; this is the old one. R reads the new one.
notice-file-gone = The file is gone; what is open can still be read.
notice-pipe-not-kept = Nothing more is kept of what comes in: {$error}
notice-read-failed = Reading the file failed: {$error}
notice-analysis-stopped = The analysis was stopped; what was found stays.
notice-nothing-to-stop = Nothing is being analysed.
notice-mention = {$name} · {$number}/{$count}
notice-no-more-documents = There is no further document.
notice-kind-hidden = This kind is hidden; X shows all kinds again.
notice-threshold = { $countForm ->
    [one] Names of {$percent} % confidence and more; {$count} is left out.
   *[other] Names of {$percent} % confidence and more; {$count} are left out.
}
notice-marks-shown = Vowel marks are shown.
notice-marks-hidden = Vowel marks are hidden.
notice-marks-not-here = This terminal does not draw vowel marks right, so they stay hidden (--marks shows them).
notice-digits-as-written = Digits as written.
notice-digits-european = European digits.
notice-digits-arabic = Arabic-Indic digits.
notice-direction-auto = Direction by the text.
notice-direction-rtl = All paragraphs right to left.
notice-direction-ltr = All paragraphs left to right.
notice-reveal-on = Hidden characters are shown.
notice-reveal-off = Hidden characters stay hidden.
notice-reflow-on = Broken lines are joined.
notice-reflow-off = Lines as in the source.
notice-language = The interface is in English.
notice-copied = { $countForm ->
    [one] Copied {$count} character.
   *[other] Copied {$count} characters.
}
notice-nothing-to-copy = There is nothing to copy here.
notice-copy-failed = The terminal did not take the copy.
notice-encoding = Read as {$encoding}; --encoding overrides.
notice-malformed = { $countForm ->
    [one] Read as {$encoding}: {$count} undecodable place shown as �.
   *[other] Read as {$encoding}: {$count} undecodable places shown as �.
}
notice-keys-file = In your keys.toml: {$text}

# What cannot be opened or listed: the same words as in src/document/error.rs and src/library/scan.rs.
open-missing = {$path}: there is no such file or folder; check the spelling and the folder you are in
open-broken-link = {$path}: this link points to {$target}, which is not there; mend or remove the link
open-unreadable = {$path}: you may not read this; ask its owner, or change its permissions (chmod u+r)
open-folder = {$path}: this is a folder; give it as an argument (qari {$path}) to read the texts in it
open-not-a-file = {$path}: this is {$what}, not a file; pass what comes out of it on standard input (qari -)
open-binary = {$path}: this is {$what}, not text; convert it to text first, or name an encoding (--encoding) to see its bytes all the same
open-too-large = {$path}: more than {$most} bytes, the most that is read; split it into parts
open-unknown-encoding = "{$label}" is not the name of an encoding; did you mean {$close}?
open-failed = {$path}: reading it failed ({$error}); try again, or copy it elsewhere first
list-no-texts = {$path}: no text files in this folder (hidden files and known binary formats are left out)
list-link-loop = {$path}: this link leads back to its own folder; it is left out
list-too-deep = {$path}: deeper than {$most} folders; name it as an argument to read what is in it
list-too-many = {$path}: more than {$most} documents; what comes after them is left out
keys-unreadable = it cannot be read ({$error})
keys-no-command = no command is called {$name}
keys-no-key = {$name}: {$key} is no key

# Help
help-reading = In the text
help-everywhere = Everywhere
help-lists = In the lists
help-highlights = In the highlights
help-timeline = In the timeline
help-across = In the search over all documents
help-card = On the card of a mention
help-fields = While typing
help-help = In this help

command-line-down = A line down
command-line-up = A line up
command-half-page-down = Half a page down
command-half-page-up = Half a page up
command-page-down = A page down
command-page-up = A page up
command-text-start = Start of the text; with a number: that paragraph
command-text-end = End of the text; with a number: that paragraph
command-go-percent = With a number: that percentage of the text
command-paragraph-next = Next paragraph
command-paragraph-previous = Previous paragraph
command-jump-back = Back to where you jumped from
command-jump-forward = Forward again after going back
command-date-next = Next date
command-date-previous = Previous date
command-person-next = Next person
command-person-previous = Previous person
command-place-next = Next place
command-place-previous = Previous place
command-organization-next = Next organization
command-organization-previous = Previous organization
command-mention-next = Next mention of anything
command-mention-previous = Previous mention of anything
command-copy = Copy the mention, or the paragraph, in reading order
command-follow = Follow the end of a text that grows
command-reload = Read the file again, at the same words
command-analysis-stop = Stop the analysis in the background
command-search = Search; spelling variants and vowel marks do not matter
command-search-next = Next hit
command-search-previous = Previous hit
command-search-end = Take the marks of the search off
command-search-across = Search in all documents; again: the results as they were
command-pane-next = Next pane
command-pane-previous = Previous pane
command-pane-left = Pane on the left
command-pane-right = Pane on the right
command-documents = List of documents
command-highlights = Highlights
command-document-next = Next document
command-document-previous = Previous document
command-list-down = Down in the list
command-list-up = Up in the list
command-list-page-down = A page down in the list
command-list-page-up = A page up in the list
command-list-start = Start of the list
command-list-end = End of the list
command-list-enter = Open the document; go to the next mention; fold a group
command-list-filter = Filter the list by typing
command-list-leave = Take the filter off; back to the text
command-entry-next = Next mention of this entry
command-entry-previous = Previous mention of this entry
command-kind-hide = Hide this kind of mention
command-kinds-show = Show all kinds of mention
command-timeline = Timeline of the dates
command-document-date = Say when this document was written: relative dates count from there
command-explain = What a mention stands for, and which rule found it
command-timeline-left = Bar on the left
command-timeline-right = Bar on the right
command-timeline-start = Earliest bar
command-timeline-end = Latest bar
command-timeline-finer = Finer bars: centuries, decades, years, months, days
command-timeline-coarser = Coarser bars
command-timeline-down = Next mention of the bar
command-timeline-up = Previous mention of the bar
command-timeline-page-down = A page down in its mentions
command-timeline-page-up = A page up in its mentions
command-timeline-enter = Go to the mention in the text
command-timeline-filter = Only dates of a period: 2024, 2024..2025, AH1446
command-timeline-leave = Take the filter off; leave the timeline
command-marks = Vowel marks shown or hidden
command-digits = Digits as written, European, Arabic-Indic
command-direction = Direction by the text, right to left, left to right
command-reveal = Hidden control characters shown or hidden
command-reflow = Broken lines joined, or lines as in the source
command-wider = Wider text column
command-narrower = Narrower text column
command-language = Interface in another language
command-surer = Only surer names: raises the confidence that is asked for
command-less-sure = Less sure names too: lowers the confidence that is asked for
command-help = Keys and commands
command-palette = Find a command by typing; a number goes to that paragraph
command-redraw = Draw the screen again
command-suspend = Back to the shell (fg returns)
command-quit = Quit
command-field-accept = Accept
command-field-leave = Leave; all is as before
command-field-left = Left
command-field-right = Right
command-field-start = Start of the field
command-field-end = End of the field
command-field-backspace = Delete before the cursor
command-field-delete = Delete after the cursor
command-field-delete-word = Delete a word
command-field-delete-to-start = Delete all before the cursor
command-field-older = Older search; choice above
command-field-newer = Newer search; choice below
command-field-level = How exactly a hit must equal the query
command-field-regex = The letters themselves, or a regular expression
command-across-down = Down in the results
command-across-up = Up in the results
command-across-page-down = A page down in the results
command-across-page-up = A page up in the results
command-across-start = Start of the results
command-across-end = End of the results
command-across-document-next = Next document of the results
command-across-document-previous = Previous document of the results
command-across-enter = Open the document at the hit; going back returns to the results
command-across-edit = Change the query
command-across-level = How exactly a hit must equal the query
command-across-regex = The letters themselves, or a regular expression
command-across-sort = In the order of the list, or most hits first
command-across-filter = Only documents with this in their names
command-across-language = Only documents in one language
command-across-kind = Only hits in or beside a date, a person, a place …
command-across-leave = Stop searching; back to the text
command-help-down = Down
command-help-up = Up
command-help-page-down = A page down
command-help-page-up = A page up
command-help-leave = Leave the help
command-card-down = Next name on the card
command-card-up = Previous name on the card
command-card-page-down = A page down
command-card-page-up = A page up
command-card-enter = The card of that name
command-card-leave = Leave the card

# Words of `qari doctor`.
doctor-title = What this terminal does with right-to-left text, and what qari sends it
doctor-asked = Asked and answered
doctor-silent = no answer
doctor-variables = Variables
doctor-follows = What follows
doctor-terminal = terminal
doctor-terminal-unknown = unknown
doctor-because = because
doctor-because-switch = it answered that its reordering can be switched (DECRQM 8)
doctor-because-version = its version answer is { $text }
doctor-because-attributes = its device attributes are { $text }
doctor-because-variable = the environment has { $text }
doctor-because-nothing = nothing was recognized
doctor-mode = mode
doctor-mode-visual = visual: cells as they are to be seen, from left to right
doctor-mode-split = split: as visual, neighbours told apart by a colour nobody sees
doctor-mode-words = words: each word reversed, for terminals that turn words round
doctor-mode-fenced = fenced: words reversed between direction marks
doctor-mode-logical = logical: in reading order, left to the terminal
doctor-decided = decided by
doctor-decided-order = an option or QARI_TERMINAL
doctor-decided-saved = your choice, saved for this terminal
doctor-decided-table = what is known of this terminal
doctor-start = sent at start
doctor-end = sent at the end
doctor-nothing = nothing
doctor-marks = vowel marks
doctor-drawn = drawn
doctor-not-drawn = not drawn
doctor-panes = panes
doctor-panes-beside = side by side
doctor-panes-one = one at a time (the terminal would mix their words)
doctor-colours = colours
doctor-background = background
doctor-dark = dark
doctor-light = light
doctor-lam-alef = columns of lam + alef
doctor-known-by = known by
doctor-explicit = While qari runs, other panes of the same window are not reordered either.
doctor-question = Which line reads right, its letters joined and its borders straight? (1-4, 0 none, m vowel marks, Enter saves, q leaves)
doctor-chosen = Line { $line }: { $mode }. Vowel marks { $marks }. Enter saves.
doctor-saved = Saved for this terminal. To undo: qari doctor again, or --terminal-mode=auto.
doctor-not-saved = Not saved: { $error }. To keep it all the same: --terminal-mode={ $mode }
doctor-no-answer = the terminal gave no answer by which it could be known again
doctor-unchanged = Nothing was changed.
doctor-reset = The end sequences were sent.
doctor-not-a-terminal = Not on a terminal: nothing was asked and no picture is shown.
doctor-advice-font = Try a font that has Arabic presentation forms (DejaVu Sans Mono has), or another terminal. qari goes on with the visual mode.
doctor-advice-putty-boxes = PuTTY: tick "Disable bidirectional text display" and "Disable Arabic text shaping" in its configuration, then line 1 is right.
doctor-advice-kitty-force-ltr = kitty: put "force_ltr yes" into kitty.conf, start it anew, and choose line 1; vowel marks are right then, too.
doctor-advice-console-font = Linux console: load a font with Arabic letters (setfont).
doctor-advice-bidi-preference = If bidirectional text is switched on in this terminal's settings, switch it off and choose line 1, or choose line 4.

# The test picture: text of the first pane, the word in it that is marked, the second pane, a
# vocalised word.
doctor-sample =
    السلام عليكم 29 إلى 31 (CASA-1000)، لا
doctor-sample-marked =
    عليكم
doctor-sample-second =
    שלום 12 abc
doctor-sample-vocalised =
    السَّلَامُ عَلَيْكُمْ
