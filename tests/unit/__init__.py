"""One test file for each module, in the same rooms."""
