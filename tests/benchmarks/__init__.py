"""What speed is promised about, measured."""
