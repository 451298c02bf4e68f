"""Reports of headings, paragraphs, lists and tables, shown as text, Markdown or self-contained HTML."""
