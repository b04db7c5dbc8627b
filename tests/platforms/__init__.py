"""Drivers: one for each door, so that a scenario can be played at every one of them."""
