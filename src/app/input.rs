//! What a person does, as values: keys, mouse, paste, and what happens to the terminal. Made by
//! `terminal`, consumed by the event loop.

/// A key of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum KeyCode {
    /// A character as the layout gives it (Shift already applied).
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab (Shift-Tab: with [`Modifiers::shift`]).
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow to the left of the screen.
    Left,
    /// Arrow to the right of the screen.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// F1 to F12.
    F(u8),
}

/// Modifier keys that were held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Modifiers {
    /// Control.
    pub control: bool,
    /// Alt (or an ESC before the key).
    pub alt: bool,
    /// Shift, where it is not part of the character.
    pub shift: bool,
}

/// A key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With which modifiers.
    pub modifiers: Modifiers,
}

/// A mouse button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Button {
    /// Left.
    Left,
    /// Middle.
    Middle,
    /// Right.
    Right,
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// A button went down.
    Press(Button),
    /// A button went up.
    Release(Button),
    /// Moved with a button held.
    Drag(Button),
    /// The wheel, away from the reader.
    WheelUp,
    /// The wheel, towards the reader.
    WheelDown,
}

/// A mouse event at a cell of the screen (0-based).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column from the left, in cells.
    pub column: u16,
    /// Row from the top.
    pub row: u16,
}

/// What reaches the program from its terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key press.
    Key(Key),
    /// Text pasted in brackets, raw.
    Paste(String),
    /// The mouse.
    Mouse(Mouse),
    /// The window has another size: columns, rows.
    Resize(u16, u16),
    /// The terminal said what it is: how it is addressed may have changed; draw all again.
    TerminalKnown,
    /// The program came back to the foreground (SIGCONT): the screen must be set up again.
    Resumed,
    /// Ctrl-Z or SIGTSTP: the screen must be given back, then the program stops.
    Suspend,
    /// SIGTERM, SIGHUP, SIGINT: end with the signal's number.
    Terminate(i32),
    /// The terminal is gone: end without drawing.
    Lost,
}
