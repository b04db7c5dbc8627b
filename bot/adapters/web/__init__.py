"""The shared HTTP server: platforms that call us mount themselves on it; the console will too."""
