"""The rooms, one by one: a test file has the name of the module that it tests, and stands in the same room."""
