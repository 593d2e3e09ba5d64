"""Lists of enterprises on their way in: read, compared, agreed to, applied."""
