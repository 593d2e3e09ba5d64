"""A condition set in lines, for a text box: one thought a line, what stands in brackets further in."""

from jiannuo.policies.conditions import tree
from jiannuo.policies.conditions.vocabulary import Vocabulary
from jiannuo.policies.conditions.writing import write

_QUOTES = {"“": "”", "【": "】", '"': '"'}
_INDENT = "  "


def laid_out(node: tree.Condition, vocabulary: Vocabulary) -> str:
    """The text of ``node`` with line breaks; it reads back to the same, for spaces mean nothing."""
    text = write(node, vocabulary)
    lines: list[str] = []
    line, depth, brackets, until = "", 0, 0, ""
    at = 0
    while at < len(text):
        sign = text[at]
        if until:
            until = "" if sign == until else until
        elif sign in _QUOTES:
            until = _QUOTES[sign]
        elif brackets == 0 and text.startswith(" 且 ", at):
            lines.append(line)
            line = _INDENT * depth
            at += 1
            continue
        brackets += (sign in "（(") - (sign in "）)") if not until else 0
        if not until and sign in "{；}":
            if sign == "}":
                depth -= 1
                lines.append(line)
                line = _INDENT * depth + sign
            else:
                depth += sign == "{"
                lines.append(line + sign)
                line = _INDENT * depth
        else:
            line += sign
        at += 1
    return "\n".join(one.rstrip() for one in [*lines, line] if one.strip())
