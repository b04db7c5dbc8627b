"""A knowledge folder with everything wrong that people and machines do to documents, and good documents among it."""
