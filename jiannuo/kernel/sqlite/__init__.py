"""Django's SQLite backend with writers queued fairly: ENGINE = "jiannuo.kernel.sqlite"."""
