"""Every command that a person or CI runs. ``nox -l`` lists them."""

import shutil
import socket
from difflib import get_close_matches
from pathlib import Path

import nox

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.error_on_missing_interpreters = True
nox.options.reuse_venv = "yes"
nox.options.sessions = ["build", "test-examples"]

#: Where ``nox -s serve`` shows the site; the examples on it want port 8000. mkdocs.yml names the same port.
PORT = 8001
#: Material's notice at every build is for its maintainers, not for readers.
QUIET_MKDOCS = {"NO_MKDOCS_2_WARNING": "1"}
#: Programs are written as readers write them, and the annotations of Sanic 25.12 are narrower than what it does:
#: ``add_task`` takes callables and always returns a task in a running loop; ``Sanic`` is generic; ``websocket`` has no
#: annotation; messages of a WebSocket may be bytes.
READERS_TYPES = [
    "--allow-any-generics",
    *(f"--disable-error-code={code}" for code in ("arg-type", "misc", "str-bytes-safe", "untyped-decorator")),
]


def install(session: nox.Session, group: str) -> None:
    """Install a dependency group: with uv just what ``uv.lock`` says, with pip what ``pyproject.toml`` allows."""
    if session.venv_backend == "none":
        return
    if session.venv_backend == "uv":
        session.run_install(
            "uv",
            "sync",
            "--locked",
            "--quiet",
            "--compile-bytecode",
            f"--only-group={group}",
            f"--python={session.virtualenv.location}",
            env={"UV_PROJECT_ENVIRONMENT": session.virtualenv.location},
        )
    else:
        session.install("--quiet", "pip>=25.1")
        session.install("--quiet", f"--group={group}")


def build_site(session: nox.Session) -> None:
    session.run("mkdocs", "build", "--strict", "--quiet", env=QUIET_MKDOCS)


def pytest(session: nox.Session, *arguments: str) -> None:
    """Run pytest, and give it time to end what it has started when it is interrupted."""
    session.run("python", "-m", "pytest", *arguments, interrupt_timeout=30, terminate_timeout=30)


@nox.session
def serve(session: nox.Session) -> None:
    """Open the site on port 8001, with live reload, in every language."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", PORT)) == 0:
            session.error(f"something else already listens on port {PORT}; stop it, then run `nox -s serve` again")
    install(session, "site")
    session.log(f"the site is on http://127.0.0.1:{PORT}/ (Korean) and http://127.0.0.1:{PORT}/en/ (English)")
    session.run("mkdocs", "serve", "--livereload", env=QUIET_MKDOCS)


@nox.session
def build(session: nox.Session) -> None:
    """Build the site into site/, strictly."""
    install(session, "site")
    build_site(session)


@nox.session(name="test-examples")
def test_examples(session: nox.Session) -> None:
    """Build the site, take every block out of its HTML and execute it. A pattern's name runs just that pattern."""
    chosen = selected(session, "--all")
    install(session, "proof")
    build_site(session)
    pytest(session, "tests/examples", "-q", *chosen)


@nox.session
def update(session: nox.Session) -> None:
    """Run everything and rewrite the recorded outputs, counts and versions. A pattern's name does just that one."""
    chosen = selected(session)
    install(session, "proof")
    build_site(session)
    pytest(session, "tests/examples/test_transcripts.py", "-q", "--record", *chosen)
    build_site(session)
    session.run("python", "-m", "versions", "record", env={"PYTHONPATH": "tests"})
    build_site(session)


@nox.session(name="new-sanic")
def new_sanic(session: nox.Session) -> None:
    """Add a Sanic release, e.g. ``-- 26.6``: pin what it needs, play everything on it, record it, tell what differs."""
    if not session.posargs:
        session.error(
            "which release? for instance `nox -s new-sanic -- 26.6`, or with a bound: `-- 26.6 'websockets<16'`"
        )
    install(session, "proof")
    build_site(session)
    session.run("python", "-m", "versions", "add", *session.posargs, env={"PYTHONPATH": "tests"})
    session.notify("update-api", posargs=[])
    session.notify("update-behaviour", posargs=[f"--release={session.posargs[0]}"])
    session.run("python", "-m", "versions", "record", env={"PYTHONPATH": "tests"})
    build_site(session)


@nox.session(name="test-versions")
def test_versions(session: nox.Session) -> None:
    """Play every transcript on the other supported Sanic release; with ``--all`` on all, with all Pythons there are."""
    chosen = selected(session)
    install(session, "proof")
    build_site(session)
    pytest(session, "tests/versions", "-q", *chosen)


@nox.session(name="update-api")
def update_api(session: nox.Session) -> None:
    """Ask every Sanic release for its signatures and signals, and record them for the API reference."""
    install(session, "proof")
    session.run("python", "-m", "reference", "api", env={"PYTHONPATH": "tests"})


@nox.session(name="update-cost")
def update_cost(session: nox.Session) -> None:
    """Measure what tasks cost, up to a million of them, and record it for the page."""
    install(session, "proof")
    session.run("python", "-m", "reference", "cost", env={"PYTHONPATH": "tests"})


@nox.session(name="test-reference")
def test_reference(session: nox.Session) -> None:
    """Compare the API reference with the installed Sanic releases, and the costs with a fresh measurement."""
    install(session, "proof")
    build_site(session)
    pytest(session, "tests/reference", "-q", *session.posargs)


def selected(session: nox.Session, *otherwise: str) -> list[str]:
    """pytest's arguments for the patterns named on the command line, or for all of them."""
    if not session.posargs:
        return list(otherwise)
    if session.posargs[0].startswith("-"):
        return [*otherwise, *session.posargs]
    known = {path.stem for path in Path("snippets").glob("*/*.*")}
    for name in session.posargs:
        if name not in known:
            like = " or ".join(get_close_matches(name, known)) or "one of those in snippets/"
            session.error(f"there is no pattern {name!r}; did you mean {like}?")
    return ["-k", " or ".join(session.posargs)]


@nox.session(name="test-behaviour")
def test_behaviour(session: nox.Session) -> None:
    """Run every probe on the Sanic releases that CI has, and compare with what is recorded. A probe's name does one."""
    chosen = selected(session)
    install(session, "proof")
    pytest(session, "tests/behaviour", "-q", *chosen)


@nox.session(name="update-behaviour")
def update_behaviour(session: nox.Session) -> None:
    """Run every probe on all Sanic releases and record what it prints. A probe's name does just that one."""
    chosen = selected(session)
    install(session, "proof")
    pytest(session, "tests/behaviour", "-q", "--record", *chosen)


@nox.session(name="test-faults")
def test_faults(session: nox.Session) -> None:
    """Plant faults of every kind in copies of the site, and see that each is caught with a message that helps."""
    install(session, "proof")
    pytest(session, "tests/faults", "-q", "-n=4", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check formatting, prose and translations, code, types and workflows."""
    install(session, "lint")
    session.run("python", "-m", "languages", "check", env={"PYTHONPATH": "tests"})
    build_site(session)
    pytest(session, "tests/languages", "-q", "-n=2", "--dist=loadfile")
    session.run("ruff", "format", "--check", "--diff", ".")
    session.run("ruff", "check", ".")
    session.run("mypy", "noxfile.py", "hooks", "tests")
    session.run("mypy", *READERS_TYPES, *programs())
    session.run("actionlint", *map(str, Path(".github/workflows").glob("*.yml")))


def programs() -> list[str]:
    return [str(program) for program in sorted(Path("snippets").glob("*/*.py"))]


@nox.session(name="test-site")
def test_site(session: nox.Session) -> None:
    """Open the built site in a real browser and do what readers do."""
    prepare_browser(session)
    chosen = session.posargs or ["--ignore=tests/browser/test_lighthouse.py"]
    pytest(session, "tests/browser", "-q", "-n=3", "--dist=loadgroup", *chosen)
    if not session.posargs:
        pytest(session, "tests/browser/test_lighthouse.py", "-q")


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Print Lighthouse's scores for every page, each the median of five runs, and the bytes of its first view."""
    prepare_browser(session)
    session.run("python", "-m", "browser.audit", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session
def search(session: nox.Session) -> None:
    """Print how many queries find their section, which do not, and how long a key takes to its result."""
    prepare_browser(session)
    session.run("python", "-m", "browser.search_figures", env={"PYTHONPATH": "tests"})


def prepare_browser(session: nox.Session) -> None:
    install(session, "browser")
    session.run("npm", "ci", "--no-audit", "--no-fund", "--silent", "--prefix=tests/browser", external=True)
    build_site(session)
    if not (shutil.which("chromium-headless-shell") or shutil.which("chromium")):
        session.run("playwright", "install", "chromium")


@nox.session
def bench(session: nox.Session) -> None:
    """Print our own performance figures, measured side by side in this run."""
    install(session, "proof")
    build_site(session)
    session.run("python", "-m", "bench", env={"PYTHONPATH": "tests"})


@nox.session
def translate(session: nox.Session) -> None:
    """Tell which sections changed in one language alone, and record that all say the same again."""
    install(session, "proof")
    session.run("python", "-m", "languages", *(session.posargs or ["help"]), env={"PYTHONPATH": "tests"})
