"""The parts of the Discord door that need no Discord."""
