"""What a policy gives, once it is certain who gets it: amounts, tiers, caps, exclusivity, pools.

Pure: no Django, no database. Money is whole fen between two bounds, as facts are: a band gives a band.
A benefit is kept as JSON, which ``benefit.read`` turns into dataclasses:

- ``{"kind": "fixed", "amount": 20000000}`` – fen
- ``{"kind": "percent", "of": {"attribute": "research", "years": 1}, "share": 100000}`` – millionths of a
  number of the enterprise (a ``tree.Term``: ``attribute``, ``shape``, ``years``)
- ``{"kind": "tiers", "tiers": [{"condition": "企业规模 为 微型", "benefit": {…}}], "otherwise": {…}}`` – the
  first tier whose condition is met; ``otherwise`` may be left out
- ``{"kind": "per_item", "items": "新招用人员", "condition": "…", "benefit": {…}, "most": 50}`` – for each
  thing of a kind that meets the condition (in the words of that kind; "" for all), at most so many
- ``{"kind": "sum", "parts": [{…}, {…}]}``
- ``{"kind": "service"}`` – no money: a certificate, a lower tax, a window of one's own

Every one may carry ``least`` and ``cap`` (fen). The outermost may carry ``exclusive`` (the name of a
group of which an enterprise gets only the highest: 就高不重复), ``per`` (``"enterprise"`` or ``"item"``:
what the group counts by), ``yearly_cap`` (fen an enterprise and year) and ``round_to`` (fen, downwards;
whole yuan if left out).
"""
