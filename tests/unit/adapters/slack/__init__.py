"""The Slack door, room by room."""
