"""``nox -s translate``: what is wrong with the languages, what was not compared, and the record that it now was."""

import sys

from languages import agreement
from languages.check import findings

USAGE = """\
nox -s translate -- check               everything that is wrong with the languages, with file and line
nox -s translate -- status              which sections changed since the languages were last compared
nox -s translate -- accept PAGE [...]   record that all languages of a page say the same
nox -s translate -- accept              the same for all pages"""


def main(arguments: list[str]) -> str | None:
    """Run a command; returns what is wrong, or None."""
    match arguments:
        case ["check"]:
            return "\n".join(findings()) or None
        case ["status"]:
            print("\n".join(agreement.stale()) or "all sections agree in all languages")
        case ["accept", *pages]:
            try:
                recorded = agreement.accept(pages)
            except ValueError as error:
                return str(error)
            print("\n".join(["recorded:", *recorded]) if recorded else "nothing has changed")
        case _:
            return USAGE
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
