"""The tests: promises to people in scenarios, rooms in unit, speed in benchmarks, drivers in platforms."""
