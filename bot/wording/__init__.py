"""The bot's own sentences that a person can read, by who reads them; none claims anything about the subject."""

from bot.wording.answers import *
from bot.wording.chat import *
from bot.wording.maintainers import *
from bot.wording.operators import *
from bot.wording.terminal import *
