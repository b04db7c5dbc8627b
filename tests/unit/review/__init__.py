"""Tests of what maintainers work with."""
