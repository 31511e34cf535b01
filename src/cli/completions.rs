//! `qari completions` and `qari man`: made from the options' definition.

use std::io;

use clap::CommandFactory;
use clap_mangen::Man;

use super::options::Options;
use super::{Exit, output};

/// Writes the completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Options::command(), "qari", &mut script);
    output::write_all(&script)?;
    Ok(Exit::Done)
}

/// Writes the manual page (roff): one page with all commands.
pub(super) fn man() -> anyhow::Result<Exit> {
    let grammar = Options::command();
    let page = Man::new(grammar.clone());
    let mut text = String::new();
    text += &section(|out| page.render_title(out))?;
    text += &section(|out| page.render_name_section(out))?;
    let usage = grammar.clone().render_usage().to_string();
    let usage: Vec<&str> = usage.trim_start_matches("Usage:").lines().map(str::trim).collect();
    let usage = usage.join("\n");
    text += &[".SH SYNOPSIS\n.nf\n", &usage, "\n.fi\n"].concat();
    text += &section(|out| page.render_options_section(out))?;
    for command in grammar.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let heading = format!(".SH \"qari {}\"\n{about}.\n", command.get_name());
        let options = section(|out| Man::new(command.clone()).render_options_section(out))?;
        text += &heading;
        text += options.split_once(".SH OPTIONS\n").map_or("", |(_, rest)| rest);
    }
    // The lines of the examples stay lines.
    text += &section(|out| page.render_extra_section(out))?.replace(".SH EXTRA\n", ".SH EXAMPLES\n.nf\n");
    output::write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

fn section(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> anyhow::Result<String> {
    let mut text = Vec::new();
    render(&mut text)?;
    Ok(String::from_utf8(text)?)
}
