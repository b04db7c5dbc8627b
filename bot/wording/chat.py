"""Read by whoever asks in a chat: labels, commands, what comes of a press, what is kept about them."""

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
FORM_NOT_OPENED = "The form did not open in time. Please press again."
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
REMOVE_NOT_ALLOWED = "Slack does not let me remove this. Somebody who looks after the workspace can."
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
    f"- `/ask` answers only you; **{SHARE}** shows it to others if you like.\n"
    "- Mention me in a channel, or write me a direct message.\n"
    f"- On somebody's message: Apps, then **{ASK_ABOUT}**.\n"
    f"- To follow up, reply to me with the ping on, or press **{FOLLOW_UP}**.\n"
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
ROLE_EMPTY = (
    "Discord did not pass me your words: it does so only if I am mentioned, and that was my role. Please mention "
    "me, or use /ask."
)
NO_TEXT_THERE = "There is no text in that message that I could look up."
UNDELIVERED = "I could not bring you an answer just now. Please ask again. (Code {code})"
SETTLED = "I could not show my answer here in time. Please look into your direct messages, or ask again."
NOT_ALLOWED_THERE = "I may not write in the channel where you asked me. With /ask only you see the answer."
TROUBLE = "Something went wrong on my side. Please try again; if it stays, tell whoever looks after this bot: {code}."
UNKNOWN_COMMAND = "I do not know this command: it is from another version of me. Reload Discord, or use /ask."
UNKNOWN_BUTTON = "I do not know this button: it is from another version of me. Please ask again."
CUT_OFF = "I was interrupted before I could answer you:"
