"""Reading a government work report: text in, document, facts, tasks and glossary out.

Pure functions: no Django, no database, no network. The stages, each its own module or folder:

    sources/     bytes of a file -> original text
    cleaning     original text -> text, with the place of every character in the original
    structure    text -> title, parts, paragraphs, sentences, glossary
    facts/       sentences -> measured claims
    tasks/       sentences of the plan -> tasks with domain, targets, deadline
    owners       task and duties of units -> suggested lead and assisting units
    comparing    two readings of one place -> what came of each promise
"""

from jiannuo.reports.reading.reader import Reading, read

__all__ = ["Reading", "read"]
