"""All that the project says, by language: pages, READMEs, the words in mkdocs.yml, and the glossary."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from languages.source import Section, read

ROOT = Path(__file__).parents[2]
#: What a language's entry in mkdocs.yml says to readers.
WORDS = [
    "site_name",
    "site_description",
    "copyright",
    "theme",
    "nav_translations",
    "admonition_translations",
    "extra.words",
]

#: section by anchor
Page = dict[str, Section]
#: page by language
Twins = dict[str, Page]


def languages(root: Path = ROOT) -> list[str]:
    """The site's languages, the default one first, as mkdocs.yml has them."""
    entries = [dict(leaves(entry)) for entry in entries_of_languages(root)]
    return [entry["locale"].value for entry in sorted(entries, key=lambda entry: "default" not in entry)]


def book(root: Path = ROOT) -> dict[str, Twins]:
    """Everything by its name (``basics/create_task.md``, ``README.md``, ``mkdocs.yml``, …), then by language.

    Raises SourceError for a page that cannot be cut into sections.
    """
    found: dict[str, Twins] = {}
    entries = {entry["locale"].value: entry for entry in map(dict, map(leaves, entries_of_languages(root)))}
    for language in entries:
        folder = root / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            page = read(path, path.relative_to(root).as_posix())
            found.setdefault(path.relative_to(folder).as_posix(), {})[language] = page
    for path in sorted([*root.glob("README*.md"), root / "CONTRIBUTING.md"]):
        name, _, language = path.stem.partition(".")
        if path.exists():
            found.setdefault(f"{name}.md", {})[language or "en"] = read(path, path.name, anchored=False)
    found["mkdocs.yml"] = {language: settings(entry) for language, entry in entries.items()}
    found["hooks/glossary.toml"] = definitions(root, [*entries])
    return found


def is_complete(name: str) -> bool:
    """Whether something has to be there in every language; READMEs and the like may come later."""
    return name not in ("README.md", "CONTRIBUTING.md")


def entries_of_languages(root: Path) -> list[yaml.MappingNode]:
    """The languages' entries in mkdocs.yml, as nodes, which know their lines."""
    node = yaml.compose((root / "mkdocs.yml").read_text(), Loader=yaml.CSafeLoader)
    plugins = dict(pairs(node))["plugins"]
    i18n = next(dict(pairs(plugin))["i18n"] for plugin in plugins.value if "i18n" in dict(pairs(plugin)))
    entries: list[yaml.MappingNode] = dict(pairs(i18n))["languages"].value
    return entries


def pairs(node: yaml.Node | None) -> Iterator[tuple[str, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def leaves(node: yaml.Node, above: str = "") -> Iterator[tuple[str, yaml.ScalarNode]]:
    """The texts below a node, each under its dotted path."""
    items = enumerate(node.value) if isinstance(node, yaml.SequenceNode) else pairs(node)
    for key, value in items:
        if isinstance(value, yaml.ScalarNode):
            yield f"{above}{key}", value
        yield from leaves(value, f"{above}{key}.")


def settings(entry: dict[str, yaml.ScalarNode]) -> Page:
    """What a language's entry says to readers, a section for each text."""
    page = {}
    for path, node in sorted(entry.items()):
        if any(path == words or path.startswith(f"{words}.") for words in WORDS):
            line = node.start_mark.line + 1
            page[path] = Section("mkdocs.yml", path, line, [(line, node.value)])
    return page


def glossary(root: Path = ROOT) -> dict[str, Any]:
    return tomllib.loads((root / "hooks" / "glossary.toml").read_text())


def definitions(root: Path, wanted: list[str]) -> Twins:
    """The glossary in each language, a section for each term."""
    lines = (root / "hooks" / "glossary.toml").read_text().splitlines()
    pages: Twins = {language: {} for language in wanted}
    for term in glossary(root)["term"]:
        start = lines.index(f'id = "{term["id"]}"')
        for language in wanted:
            keys = [f"{language} = ", f"definition.{language} = "]
            if language in term and language in term["definition"]:
                at = [
                    next(n for n, line in enumerate(lines[start:], start + 1) if line.startswith(key)) for key in keys
                ]
                texts = [term[language], term["definition"][language]]
                section = Section("hooks/glossary.toml", term["id"], at[0], [*zip(at, texts, strict=True)])
                pages[language][term["id"]] = section
    return pages
