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
