"""Every sentence of the bot's own that a person can read. None of them claims anything about the subject."""

READ_AS = "Read as: {reading}"
UNSURE = "I am not sure that this answers your question. The nearest I have:"
ONE_SIDE = "My sources speak only about one side of this: {side}."
OUTSIDE = "My sources say nothing about {names} in particular."
OUTSIDE_NEAREST = "My sources say nothing about {names} in particular; what follows is more general."
NOT_COVERED = "That is not in my sources."
GAP = "Not in my sources: {gap}."
PART_NOT_COVERED = "Not in my sources: the part “{part}”."
PART_CROWDED = "There was no room here for “{part}”: please ask it by itself."
NEAREST = "Nearest topics: {topics}."
UNREAD = "One of my sources points to a page that I have not read: {page}."
ASK = "A person may know: {contact}."
ASK_NEARBY = "Someone near you may know: a colleague, a mentor, or whoever looks after this bot."
STRAIN = "That sounds hard. If it is more than work: {contact}."
STRAIN_NEARBY = "That sounds hard. If it is more than work, please tell someone you trust."
CARE = (
    "Thank you for telling me. I only look up {subject} texts, so please don't stay alone with this: tell someone near "
    "you, or {contact}. If you may be in danger now, call your local emergency number."
)
CARE_NEARBY = (
    "Thank you for telling me. I only look up {subject} texts, so please don't stay alone with this: tell someone near "
    "you whom you trust. If you may be in danger now, call your local emergency number."
)
CARE_MISREAD = "If I misread you, say “It was a {subject} question” and I will look it up."
HELLO = "I am {name}. I look up {scope}, and name my sources. Ask me something like: {examples}"
HELLO_PLAIN = "I am {name}. I look up {scope}, and name my sources. Ask me a question in your own words."
LANGUAGE = "My sources are in {languages} only; please ask in {languages}."
RELATED = "Related: {questions}"
UNDATED = "undated"
CONVERSATION = (
    "Ask a question, or follow up on the last one. {more} shows further passages, {why} the reasons, {helpful} and "
    "{not_helpful} keep a vote, {leave} ends."
)
PROMPT = "> "
NOTHING_MORE = "There is nothing more on that."
NOTHING_YET = "Ask a question first."
GOOD_KNOWLEDGE = "Nothing to mend in {documents}."
MEND = "{errors} and {warnings} in {documents}."
LONG_LINE = "This line is longer than {longest} characters."
NO_TEXT = "This line is not UTF-8 text."
NO_JSON = "This line is not JSON: {problem}."
TOO_DEEP = "This line is nested too deeply."
NO_NAME = "The id of this line is neither text nor a number."
NO_QUESTION = "This line has no question: write {shape}, or the bare text."
REFUSED = "The system refused: {reason}."
READING = "Reading documents: {done} of {whole}"
SAVED = "Written into {path}."
OWN_MISTAKE = "This is a mistake in Signpost, not yours ({kind} in {place}). Please report it with what you typed."
KNOWLEDGE_ERRORS = (
    "{count} in the knowledge, so some of it is left out; `signpost check` names them. The first: {first}"
)
NO_PASSAGE = "the knowledge folders hold no document with text."
NO_KNOWLEDGE = "There is nothing to answer from: {first}"
STORE_DOWN = "I cannot reach my notes right now. Please try again in a minute."
FEEDBACK_OFF = "Feedback is off for the moment: this answer has no buttons."
NEWER_DATABASE = "This database was written by a newer Signpost. Update Signpost, or name another database."
TOO_MANY = "That is a lot of questions in a minute. Please try again in {seconds} s."

# Labels: the same on every platform, so that guides can name them.
HELPFUL = "Helpful"
NOT_HELPFUL = "Not helpful"
WHY = "Why this?"
MORE = "More"
SHARE = "Share"
SHARE_BOTH = "Question and answer"
SHARE_ANSWER = "Answer only"
SHARE_ME = "Send to me"
CANCEL = "Cancel"
SEND = "Send"
REMOVE = "Remove"
FOLLOW_UP = "Ask a follow-up"
WISH = "Tell me when answered"
FORGET = "Forget this"
PRIVACY = "Privacy"
ASK_ABOUT = "Ask Signpost"
EXPORT = "Export"
DELETE = "Delete everything"
RELATED_MENU = "Related questions"
EXAMPLES_MENU = "Questions to begin with"

COMMAND_ASK = "Ask a question; only you see the answer."
COMMAND_QUESTION = "Your question, in your own words."
COMMAND_SOURCES = "What I know, how old it is, and whom to tell about a mistake."
COMMAND_PRIVACY = "What is kept about you: see it, take it with you, delete it."
COMMAND_HELP = "What I can do."

FIRST_TIME = (
    "Only you see this. Your question, without your name, is kept for {days} days and read by those who look after "
    "this bot."
)
FIRST_TIME_DIRECT = (
    "This is between us. Your question, without your name, is kept for {days} days and read by those who look after "
    "this bot."
)
WISH_KEEPS = "“{wish}” keeps where to reach you, encrypted, until then or for at most {days} days."
WISHED = (
    "I will tell you when this is answered. Until then, for at most {days} days, I keep where to reach you, encrypted. "
    "Press again to take it back."
)
WISH_WITHDRAWN = "Taken back: I no longer keep where to reach you."
WISH_GRANTED = "You asked me to tell you when this is answered:"
VOTED_HELPFUL = "Thank you, noted: helpful. Press again to take it back."
VOTED_NOT_HELPFUL = "Thank you, noted: not helpful. Press again to take it back."
VOTE_WITHDRAWN = "Your vote is taken back."
REASON_TITLE = "Noted: not helpful"
REASON_NOTE = "Your vote is saved. If you like, say what was wrong; closing this is fine too."
REASON_FIELD = "Reason"
REASON_COMMENT = "Comment"
REASON_COMMENT_NOTE = "Read by those who look after this bot. No names, please."
REASON_THANKS = "Thank you. Those who look after this bot will read it."
REASON_VOTE_GONE = "Your vote was taken back in the meantime, so there is nothing to explain."
REASONS = {
    "outdated": "Outdated",
    "wrong": "Wrong",
    "off-topic": "Not what I asked",
    "unclear": "Unclear",
    "incomplete": "Something is missing",
}
GONE = "I no longer keep this answer. Please ask again."
GONE_VOTE = "I no longer keep this answer, so there is nothing to vote on. Please ask again if it still matters."
CHANGED = "My sources have changed since; this is what they say today."
FORM_NOT_OPENED = "Slack would not open the form in time. Please press again."
FOLLOW_UP_TITLE = "Ask a follow-up"
FOLLOW_UP_FIELD = "Question"
FOLLOW_UP_NOTE = "I read it together with the question before. Only you see the answer."
BECAUSE = "Found because you mention {words}."
BECAUSE_ALIKE = "Found because your question is like one that is listed: “{question}”"
NO_WHY = "This reply rests on no passage."
SAID_BY = "Says {source}"
SHARE_PREVIEW = "This is what everyone here would see. Nothing is shared yet."
SHARE_ASKED = "Somebody asked:"
SHARED = "Shared. You can take it back with “{remove}” below it."
SHARED_DIRECTLY = "Sent to your direct messages."
SHARED_NOWHERE = "Discord does not let me speak to everyone here, so only you see it. “{me}” still works."
SHARE_CLOSED = "You do not accept direct messages from here, so I cannot send it to you."
SHARE_REFUSED = "I may not write in this channel. Nothing was shared; “{me}” still works."
CANCELLED = "Cancelled: nothing was changed."
REMOVE_REFUSED = "Only the person who shared this and the moderators can remove it."
FORGOTTEN = "Forgotten: this question is no longer kept."
FORGET_GONE = "This question is not kept, or it is not yours."
KEPT_TITLE = "**What is kept about you**"
KEPT_NOTHING = "Nothing is kept about you."
KEPT_COUNTS = "{exchanges}, {votes}, {wishes}."
KEPT_HOW = (
    "Questions are kept for {days} days under a pseudonym made with a key: pseudonymous, not anonymous. Those who look "
    "after this bot read the questions, without names. Your name and number are in no table and no log. Where to reach "
    "you is kept, encrypted, only while an answer is on its way or you asked to be told."
)
KEPT_LAST = "Your last questions:"
EXPORTED = "All that is kept about you, as a file."
DELETE_ASK = "This deletes your questions, your votes and your wishes for good. Are you sure?"
ALL_DELETED = "Deleted: nothing is kept about you any more."
HELP = (
    "I am {name}. I look up {scope}. Every sentence I say stands in a source, with a link; what my sources do not say "
    "I do not say."
)
HELP_WAYS = (
    "- `/ask` answers only you; **{share}** shows it to others if you like.\n"
    "- Mention me in a channel, or write me a direct message.\n"
    "- On somebody's message: Apps, then **{ask_about}**.\n"
    "- To follow up, reply to me with the ping on, or press **{follow_up}**.\n"
    "- `/sources` says what I know, `/privacy` what I keep."
)
HELP_WAYS_SLACK = (
    f"- `/ask` and your question answers only you; **{SHARE}** shows it to others if you like.\n"
    "- Mention me in a channel, or write me a direct message.\n"
    f"- On somebody's message: More actions, then **{ASK_ABOUT}**.\n"
    f"- To follow up, mention me in the thread, or press **{FOLLOW_UP}**.\n"
    "- `/ask sources` says what I know, `/ask privacy` what I keep, `/ask help` this."
)
HOME_ASK = "*Ask me*: begin to write, and choose. The answer comes as a direct message."
SOURCES_TITLE = "**What I know**"
SOURCES_VERSION = "Version of my knowledge: {version}."
SOURCES_MISTAKE = "Found a mistake? Tell {contact}."
SOURCES_MISTAKE_NEARBY = (
    "Found a mistake? Press “{not_helpful}” below the answer, or tell whoever looks after this bot."
)
SOURCES_MORE = "and {number} more"
REPLY_EMPTY = (
    "Discord did not pass me your words: it does so only if a reply pings me. Please turn the ping on, or mention me."
)
NO_TEXT_THERE = "There is no text in that message that I could look up."
UNDELIVERED = "I could not bring you an answer just now. Please ask again. (Code {code})"
NOT_ALLOWED_THERE = "I may not write in the channel where you asked me. With /ask only you see the answer."
TROUBLE = "Something went wrong on my side. Please try again; if it stays, tell whoever looks after this bot: {code}."
UNKNOWN_COMMAND = "I do not know this command: it is from another version of me. Reload Discord, or use /ask."
UNKNOWN_BUTTON = "I do not know this button: it is from another version of me. Please ask again."
CUT_OFF = "I was interrupted before I could answer you:"
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
VOTED = "Thank you, that is kept."
WITHDRAWN = "Your vote is withdrawn."
ANSWER_GONE = "This answer is no longer kept, so votes on it are not either. Thank you all the same."
NO_VOTE = "There is no answer to vote on."
NO_COPY = "The database cannot be copied: {problem}."
NO_DATABASE = "There is no database at {place} yet."
FILE_EXISTS = "{place} exists already; name a new file."
USE_PG_DUMP = "This database is on a PostgreSQL server: copy it with pg_dump."
DELETED = "Deleted. Questions: {questions}; votes: {votes}; wishes: {wishes}."
NOTHING_KEPT = "Nothing is kept about this person."
NO_PERSON = "Name a person by platform and id, as in discord:123456789012345678 or slack:T0123456/U0123456."
SURE_TO_DELETE = "Delete all that is kept about this person, for good?"
