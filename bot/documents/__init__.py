"""Files become passages: the only room that knows how knowledge is written down."""
