"""The maintainers' half hour: what needs a person, teaching, what it changes, figures. No door of its own."""
