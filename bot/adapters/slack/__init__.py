"""Slack: `door` connects, `listen` hears, `render` and `panels` show, `buttons` obey, `sending` delivers."""
