"""The breakdown as an official document (公文), set as GB/T 9704-2012 says.

Its words are Chinese in every language of the site: the document is for the district's own files.
"""

from jiannuo.reports.breakdown.document.writing import write_docx

__all__ = ["write_docx"]
