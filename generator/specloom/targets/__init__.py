"""The kinds of output: a Python package, Markdown pages, pytest modules."""
