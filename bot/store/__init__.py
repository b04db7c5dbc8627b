"""What is remembered: exchanges, votes, wishes and people's pseudonyms. The only room that speaks SQL."""
