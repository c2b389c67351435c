"""The record of what was last seen to say the same: for every section a hash of its text in each language."""

import hashlib
import json
from pathlib import Path

from languages.book import ROOT, book
from languages.source import prose_alone

Agreement = dict[str, dict[str, str]]


def lock(root: Path) -> Path:
    return root / "proof" / "translations.json"


def present(root: Path = ROOT) -> Agreement:
    """The hashes of all sections as they are now: ``page#anchor`` to language to hash."""
    hashes: Agreement = {}
    for name, twins in book(root).items():
        for language, page in twins.items():
            for anchor, section in page.items():
                text = prose_alone(section.text)
                if text and len(twins) > 1:
                    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
                    hashes.setdefault(f"{name}#{anchor}", {})[language] = digest
    return hashes


def accepted(root: Path = ROOT) -> Agreement:
    recorded: Agreement = json.loads(lock(root).read_text()) if lock(root).exists() else {}
    return recorded


def stale(root: Path = ROOT) -> list[str]:
    """The sections that were changed in some language since a person has last compared them, and what to do."""
    found = []
    now, then, pages = present(root), accepted(root), book(root)
    for key in sorted(now.keys() | then.keys()):
        new, old = now.get(key, {}), then.get(key, {})
        if new == old:
            continue
        name, _, anchor = key.partition("#")
        twins = pages.get(name, {})
        changed = sorted(language for language in new.keys() | old.keys() if new.get(language) != old.get(language))
        same = sorted(new.keys() - changed)
        places = []
        for language in changed:
            section = twins.get(language, {}).get(anchor)
            places.append(f"{section.where}:{section.line} ({language})" if section else f"{name} ({language})")
        todo = f"change {' and '.join(twins[language][anchor].where for language in same)} too, then " if same else ""
        found.append(
            f"{' and '.join(places)}: #{anchor} changed; "
            f"{todo}compare the languages and run `nox -s translate -- accept {name}`"
        )
    return found


def accept(wanted: list[str], root: Path = ROOT) -> list[str]:
    """Record the present state of some pages, or of all when none is named; returns the sections that were recorded.

    Raises ValueError for a page that does not exist.
    """
    now, then = present(root), accepted(root)
    known = {section.partition("#")[0] for section in now.keys() | then.keys()}
    if unknown := sorted(set(wanted) - known):
        raise ValueError(f"there is no page {', '.join(unknown)}; pages are named like basics/create_task.md")
    chosen = {section for section in now.keys() | then.keys() if section.partition("#")[0] in (wanted or known)}
    merged = {section: hashes for section, hashes in then.items() if section not in chosen}
    merged |= {section: now[section] for section in chosen & now.keys()}
    lock(root).write_text(json.dumps(dict(sorted(merged.items())), indent=1, sort_keys=True) + "\n")
    return sorted(section for section in chosen if now.get(section) != then.get(section))
