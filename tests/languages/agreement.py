"""The record of what was last seen to say the same: for every section a hash of its text in each language."""

import hashlib
import json
from pathlib import Path

from languages.source import DOCS, ROOT, languages, pages, prose_alone, read

LOCK = ROOT / "proof" / "translations.json"

Agreement = dict[str, dict[str, str]]


def present(docs: Path = DOCS) -> Agreement:
    """The hashes of all sections as they are now: ``page#anchor`` to language to hash."""
    hashes: Agreement = {}
    for language in languages(docs):
        for page in pages(language, docs):
            for anchor, section in read(docs / language / page).items():
                text = prose_alone(section.text)
                hashes.setdefault(f"{page}#{anchor}", {})[language] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return hashes


def accepted(lock: Path = LOCK) -> Agreement:
    recorded: Agreement = json.loads(lock.read_text()) if lock.exists() else {}
    return recorded


def stale(docs: Path = DOCS, lock: Path = LOCK) -> list[str]:
    """The sections that were changed in some language since a person has last compared them, and what to do."""
    found = []
    now, then = present(docs), accepted(lock)
    for section in sorted(now.keys() | then.keys()):
        new, old = now.get(section, {}), then.get(section, {})
        if new == old:
            continue
        page = section.partition("#")[0]
        changed = sorted(language for language in new.keys() | old.keys() if new.get(language) != old.get(language))
        same = sorted(new.keys() - changed)
        what = f"docs/{{{','.join(changed)}}}/{section} changed"
        todo = f"change {' and '.join(f'docs/{language}/{page}' for language in same)} too, then " if same else ""
        found.append(f"{what}; {todo}compare the languages and run `nox -s translate -- accept {page}`")
    return found


def accept(wanted: list[str], docs: Path = DOCS, lock: Path = LOCK) -> list[str]:
    """Record the present state of some pages, or of all when none is named; returns the sections that were recorded.

    Raises ValueError for a page that does not exist.
    """
    now, then = present(docs), accepted(lock)
    known = {section.partition("#")[0] for section in now.keys() | then.keys()}
    if unknown := sorted(set(wanted) - known):
        raise ValueError(f"there is no page {', '.join(unknown)}; pages are named like basics/create_task.md")
    chosen = {section for section in now.keys() | then.keys() if section.partition("#")[0] in (wanted or known)}
    merged = {section: hashes for section, hashes in then.items() if section not in chosen}
    merged |= {section: now[section] for section in chosen & now.keys()}
    lock.write_text(json.dumps(dict(sorted(merged.items())), indent=1) + "\n")
    return sorted(section for section in chosen if now.get(section) != then.get(section))
