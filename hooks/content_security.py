"""Give every page a strict Content-Security-Policy, and static hosts a file with the same in headers.

The tag works on hosts that cannot send headers (GitHub Pages); ``_headers`` is read by Netlify, Cloudflare Pages and
others. ``mkdocs serve`` adds an inline script for live reload to each page, so there the tag is left out.
"""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig

#: Everything comes from the site itself. Pictures in style sheets are data URLs; Material's search form has no target.
POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "form-action": ["'self'"],
}
#: Scripts that a browser executes; JSON is data.
INLINE = re.compile(r"<script(?![^>]*(?: src=| type=\"application/))[^>]*>(.*?)</script>", re.DOTALL)
CHARSET = '<meta charset="utf-8">'

serving = False
hashes: set[str] = set()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
    global serving
    serving = command == "serve"


def on_post_page(output: str, **_: object) -> str:
    return output if serving else protected(output)


def on_post_template(output: str, *, template_name: str, **_: object) -> str | None:
    return output if serving or not template_name.endswith(".html") else protected(output)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Write ``_headers`` with the policy that all pages of all languages share."""
    headers = {
        "Content-Security-Policy": f"{policy(hashes)}; frame-ancestors 'none'",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    lines = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    (Path(config.site_dir) / "_headers").write_text(f"/*\n{lines}")


def protected(page: str) -> str:
    """The page with its policy, as the first thing after its encoding."""
    own = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in INLINE.findall(page)}
    hashes.update(own)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(own)}">'
    return page.replace(CHARSET, f"{CHARSET}\n  {tag}", 1)


def policy(scripts: set[str]) -> str:
    sources = {**POLICY, "script-src": [*POLICY["script-src"], *sorted(scripts)]}
    return "; ".join(" ".join([directive, *values]) for directive, values in sources.items())
