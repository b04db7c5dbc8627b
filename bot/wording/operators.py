"""Read by whoever runs it, at a terminal or in the log: settings, doors, database, keys, the state of the knowledge."""

GOOD_KNOWLEDGE = "Nothing to mend in {documents}."
MEND = "{errors} and {warnings} in {documents}."
KNOWLEDGE_ERRORS = (
    "{count} in the knowledge, so some of it is left out; `signpost check` names them. The first: {first}"
)
NO_PASSAGE = "the knowledge folders hold no document with text."
NO_KNOWLEDGE = "There is nothing to answer from: {first}"
NEWER_DATABASE = "This database was written by a newer Signpost. Update Signpost, or name another database."
DIGEST_REFUSED = "SIGNPOST_DIGEST: the weekly digest could not be brought ({why}): invite the bot to that channel."
INVITE = "The bot is in no server yet. Invite it: {link}"
STORE_AWAY = "The database is away: people are answered, without buttons, until it is back."
NO_DOOR = "No door is configured: set SIGNPOST_DISCORD_TOKEN or SIGNPOST_SLACK_BOT_TOKEN."
NO_SLACK_WAY = (
    "SIGNPOST_SLACK_BOT_TOKEN: add SIGNPOST_SLACK_APP_TOKEN (Socket Mode) or SIGNPOST_SLACK_SIGNING_SECRET (HTTP)."
)
NO_SLACK_BOT_TOKEN = "SIGNPOST_SLACK_BOT_TOKEN: set it too; the other token or the secret alone opens no door."  # noqa: S105 -- a sentence
WRONG_SLACK_TOKEN = "SIGNPOST_SLACK_BOT_TOKEN: Slack does not accept this token."  # noqa: S105 -- a sentence
WRONG_SLACK_APP_TOKEN = "SIGNPOST_SLACK_APP_TOKEN: Slack does not accept this token, or it lacks connections:write."  # noqa: S105 -- a sentence
SLACK_TOKEN_REVOKED = "Slack no longer accepts SIGNPOST_SLACK_BOT_TOKEN: the app was removed, or its token revoked."  # noqa: S105 -- a sentence
PORT_TAKEN = "SIGNPOST_WEB_PORT: the server cannot listen on {host} port {port}: {problem}."
RUNNING_SLACK = "Signpost answers on Slack as {name}."
WRONG_DISCORD_TOKEN = "SIGNPOST_DISCORD_TOKEN: Discord does not accept this token."  # noqa: S105 -- a sentence
DISCORD_REFUSES = "Discord refuses the connection for good (code {code})."
TAKEN_OVER = "Another process has taken over on Discord, so this one ends."
STANDING_BY = "Another process answers on Discord; this one takes over when it ends."
RUNNING = "Signpost answers on Discord as {name}."
NO_COPY = "The database cannot be copied: {problem}."
NO_DATABASE = "There is no database at {place} yet."
NOTHING_RECORDED = "There is no database at {place} yet, so nothing was recorded."
DATABASE_UNUSABLE = "The database {place} cannot be used: {reason}."
FILE_EXISTS = "{place} exists already; name a new file."
USE_PG_DUMP = "This database is on a PostgreSQL server: copy it with pg_dump."
DELETED = "Deleted. Questions: {questions}; votes: {votes}; wishes: {wishes}."
NOTHING_KEPT = "Nothing is kept about this person."
NO_PERSON = "Name a person by platform and id, as in discord:123456789012345678 or slack:T0123456/U0123456."
NO_SUCH_PERSON = "{platform} is none of the platforms: {platforms}."
NO_KEY = "The key beside the database cannot be used: {reason}."
ODD_KEY = "The key beside the database is damaged: put the right signpost.key there, or set SIGNPOST_PSEUDONYM_KEY."
KEY_GONE = (
    "The key beside this database is gone, and a new one would fit nobody who is kept there: put the right "
    "signpost.key back, or set SIGNPOST_PSEUDONYM_KEY."
)
OTHER_KEY = "SIGNPOST_PSEUDONYM_KEY: people are kept under another key in this database. Use that one."
SURE_TO_DELETE = "Delete all that is kept about this person, for good?"
