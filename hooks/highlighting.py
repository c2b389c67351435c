"""Leave out of highlighted code the spans that have the color of their surroundings: every fourth element of a page.

They are names, spaces, ``None`` and its like, names such as ``__name__``, and prefixes of strings.
"""

import re

COLORLESS = re.compile(r'<span class="(?:n|w|kc|vm|sa)">([^<]*)</span>')


def on_page_content(html: str, **_: object) -> str:
    return COLORLESS.sub(r"\1", html)
