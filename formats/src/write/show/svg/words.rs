//! Text in a picture, and its colours.

use textwrap::core::display_width;

use super::measures::LETTER;
use crate::write::shown::shown;

pub(super) const STYLE: &str = "\
.ipplan{font:12px ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace;\
font-variant-numeric:tabular-nums}\
.ipplan .page{fill:#fff}.ipplan text,.ipplan .name{fill:#1d2733}\
.ipplan .title{font-size:15px;font-weight:bold}\
.ipplan .dim{fill:#566374}.ipplan .used{fill:#d3e3f4;stroke:#2b639c}\
.ipplan .kept{fill:#f1f6fb;stroke:#2b639c;stroke-dasharray:4 3}\
.ipplan .gone{fill:#dfe3e8;stroke:#566374;stroke-dasharray:1 2}\
.ipplan .free{fill:none;stroke:#b4bec9}\
@media(prefers-color-scheme:dark){.ipplan .page{fill:#14191f}.ipplan text,.ipplan .name{fill:#e4eaf0}\
.ipplan .dim{fill:#a3b0bd}.ipplan .used{fill:#1f436a;stroke:#7fb2e5}\
.ipplan .kept{fill:#182430;stroke:#7fb2e5}.ipplan .gone{fill:#323a43;stroke:#a3b0bd}\
.ipplan .free{stroke:#485461}}";

/// The colours of blocks that change, in pictures of a change.
pub(super) const CHANGED_STYLE: &str = "\
.ipplan .outside{fill:none;stroke:#dfe3e8;stroke-dasharray:1 5}\
.ipplan :is(.added,.moved,.resized,.left,.freed){stroke-width:2.5}\
.ipplan .added{fill:#d5efd8;stroke:#1f7a35}\
.ipplan :is(.moved,.resized){fill:#fde9c8;stroke:#a35200}\
.ipplan :is(.left,.freed){fill:#fbe0e0;stroke:#b3282d;stroke-dasharray:6 3}\
@media(prefers-color-scheme:dark){.ipplan .outside{stroke:#323a43}\
.ipplan .added{fill:#143d20;stroke:#6fcf86}\
.ipplan :is(.moved,.resized){fill:#4a3108;stroke:#f0b050}\
.ipplan :is(.left,.freed){fill:#4a1f22;stroke:#f28b8b}}";

/// How wide a text is.
#[expect(clippy::cast_precision_loss, reason = "a pixel is coarse")]
pub(super) fn room(text: &str) -> f64 {
    display_width(text) as f64 * LETTER
}

/// Text for XML, where most control characters may not even be escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // A title has several lines.
    let lines: Vec<_> = text.split('\n').map(shown).collect();
    for letter in lines.join("\n").chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_itself() {
        assert_eq!(
            escaped("a<b>&\"c\"\u{1}\u{ffff}"),
            "a&lt;b&gt;&amp;&quot;c&quot;\\u{1}\\u{ffff}"
        );
    }
}
