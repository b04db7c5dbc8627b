"""What is pressed, at the smallest door there is."""
