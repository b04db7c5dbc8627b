"""Looking after the bot in a chat: who may, what is shown of the queue, what a press means. Doors only draw it."""
