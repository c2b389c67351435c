"""Leave out of Material's style sheets what no page of the site can use: a reader's first view has to be small.

A rule stays when all classes and colors that its selector names stand in an attribute of a page or in a script, and a
variable when a style sheet reads it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs_static_i18n.plugin import I18n

CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
COLOR = re.compile(r"\[data-md-color-\w+=\"?([\w-]+)\"?\]")
FUNCTION = re.compile(r":[\w-]+\((?:[^()]|\([^()]*\))*\)")
COMMA = re.compile(r",(?![^(]*\))")
READ = re.compile(r"var\((--[\w-]+)")
#: Rules for which Chromium styles all of a page anew when its root gets a class, or its scheme is set: margins in the
#: cells of a table, which ours have not, and no fading while the scheme changes.
COSTLY = ["table:not([class]) td>:", "table:not([class]) th>:", "[data-md-color-switching]"]
GROUPS = {"media", "supports", "container"}


@event_priority(-300)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Runs behind the plugins, when the pages of all languages have been written."""
    i18n = config.plugins["i18n"]
    if isinstance(i18n, I18n) and i18n.building:
        return
    site = Path(config.site_dir)
    known = words(site)
    folders = [Path(folder) for folder in config.theme.dirs]
    sheets = {}
    for sheet in site.glob("assets/stylesheets/*.css"):
        original = next(file for folder in folders if (file := folder / sheet.relative_to(site)).is_file())
        rules = tinycss2.parse_stylesheet(original.read_text(), skip_comments=True, skip_whitespace=True)
        sheets[sheet] = "".join(kept(rules, known))
    others = (sheet.read_text() for sheet in site.rglob("*.css") if sheet not in sheets)
    read = set(READ.findall("".join([*sheets.values(), *others])))
    for sheet, text in sheets.items():
        sheet.write_text(without_unread(text, read))


def words(site: Path) -> set[str]:
    """What stands in attributes of the pages and anywhere in the scripts."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        found.update(re.findall(r"[\w-]+", " ".join(re.findall(r'="([^"]*)"', page.read_text()))))
    for script in site.glob("assets/**/*.js"):
        found.update(re.findall(r"[\w-]+", script.read_text()))
    return found


def kept(rules: list[Any], known: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS:
            inner = "".join(kept(tinycss2.parse_rule_list(rule.content, True, True), known))
            if inner:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}"
        elif rule.type == "qualified-rule":
            selectors = [each for each in COMMA.split(tinycss2.serialize(rule.prelude)) if usable(each, known)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        else:
            yield rule.serialize()


def usable(selector: str, known: set[str]) -> bool:
    if any(costly in selector for costly in COSTLY):
        return False
    plain = FUNCTION.sub("", selector)
    return all(name in known for name in [*CLASS.findall(plain), *COLOR.findall(plain)])


def without_unread(sheet: str, read: set[str]) -> str:
    """The style sheet without variables that nobody reads."""
    variable = re.compile(r"(?<=[{;])(--[\w-]+):((?:\"[^\"]*\"|'[^']*'|[^;}\"'])*);?")
    return variable.sub(lambda found: found[0] if found[1] in read else "", sheet)
