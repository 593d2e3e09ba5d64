"""Time limits: units, the working calendar and the arithmetic of deadlines. Pure: no database."""
