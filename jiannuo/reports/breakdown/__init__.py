"""The task breakdown (任务分解表): its columns, its words, and its files."""
