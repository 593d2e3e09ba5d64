"""Clean text to a document: front matter, parts, paragraphs, sentences, glossary, years.

lines        text -> lines with their enumerators (（一）, 1., ——) told apart from the words
headings     a line -> the heading of a part, and of which kind
phases       the paragraphs of one part -> guidance, targets, tasks; review, problems
outline      all lines -> headings and paragraphs, each with its kind
sentences    a paragraph -> sentences and the lead sentence
front        the lines before the first part -> title, place, meeting, date, speaker
years        headings, title and date -> the year reviewed and the year planned
glossary     the last part -> terms, each tied to its uses in the text
"""

from jiannuo.reports.reading.structure.document import take_apart

__all__ = ["take_apart"]
