"""Presses: what each button, choice and sent form means. The same at every door; a door brings its own turns."""
