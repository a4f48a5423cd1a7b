//! Small pieces of TypeScript.

use std::fmt::Write;

/// How long a line may be.
const WIDTH: usize = 100;

/// A union of words: on a line where they fit, else one to a line.
pub fn union<'w>(name: &str, words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("\"{word}\"")).collect();
    let line = format!("export type {name} = {};\n", words.join(" | "));
    if line.trim_end().chars().count() <= WIDTH {
        return line;
    }
    let lines = words.iter().fold(String::new(), |mut lines, word| {
        // Writing to a string cannot fail.
        let _ = write!(lines, "\n  | {word}");
        lines
    });
    format!("export type {name} ={lines};\n")
}

/// A documentation comment of some paragraphs or items, wrapped.
pub fn comment(indent: &str, lines: &[String]) -> String {
    let room = WIDTH - indent.len() - " * ".len();
    let lines: Vec<String> = lines.iter().flat_map(|line| wrapped(&line.replace("*/", "*\\/"), room)).collect();
    if let [line] = lines.as_slice()
        && line.chars().count() + "/**  */".len() + indent.len() <= WIDTH
    {
        return format!("{indent}/** {line} */\n");
    }
    let mut text = format!("{indent}/**\n");
    for line in lines {
        let line = format!("{indent} * {line}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(indent);
    text.push_str(" */\n");
    text
}

/// A text in lines of at most `room` signs; what follows the first line of an item of a list is indented.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let hanging = if text.starts_with("- ") { "  " } else { "" };
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let Some(line) = lines.last_mut() else { break };
        let fresh = line.trim_start().is_empty();
        if fresh {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= room {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{hanging}{word}"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_ends_where_it_should_and_nowhere_else() {
        assert_eq!(comment("", &["Ends */ early".to_owned()]), "/** Ends *\\/ early */\n");
    }

    #[test]
    fn a_long_comment_is_wrapped_and_its_items_hang() {
        let text = comment("  ", &[format!("- `one`: {}", "word ".repeat(30))]);
        let lines: Vec<_> = text.lines().collect();
        assert!(lines.iter().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(lines.get(2).is_some_and(|line| line.starts_with("   *   word")), "{text}");
    }

    #[test]
    fn an_empty_line_of_a_comment_has_no_space_at_its_end() {
        let text = comment("", &["One.".to_owned(), String::new(), "Two.".to_owned()]);
        assert_eq!(text, "/**\n * One.\n *\n * Two.\n */\n");
    }

    #[test]
    fn a_union_is_broken_where_it_does_not_fit() {
        assert_eq!(union("Known", ["yes", "no"]), "export type Known = \"yes\" | \"no\";\n");
        let long = union("Known", ["a-very-long-word"; 9]);
        assert!(long.starts_with("export type Known =\n  | \"a-very-long-word\"\n"), "{long}");
    }
}
