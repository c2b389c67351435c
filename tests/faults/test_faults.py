"""One fault of each kind, planted in a copy of the project: each is caught, with a message that says where and what."""

from dataclasses import dataclass

import pytest

from faults.conftest import Copy

PROGRAM = "snippets/basics/create_task.py"
TRANSCRIPT = "snippets/basics/create_task.console"
KOREAN = "docs/ko/basics/create_task.md"
ENGLISH = "docs/en/basics/create_task.md"
STOP = '@app.put("/mail-server/free")'


@dataclass
class Fault:
    """``old`` becomes ``new`` in ``path``; the build or the tests that ``select`` names then say all of ``messages``.

    In these, ``{line}`` is where the fault was planted. ``patience`` is in seconds, for each step of a
    transcript; short only where the fault is that one never ends.
    """

    name: str
    path: str
    old: str
    new: str
    select: str
    messages: list[str]
    patience: float = 60.0


SCENE = "test_transcript[basics and create_task.py"
FAULTS = [
    Fault(
        "program that is no Python",
        PROGRAM,
        "    app.run()",
        "    app.run(",
        "create_task.py",
        [
            "`python create_task.py`: the server ended before it was up",
            "SyntaxError: '(' was never closed",
            'File "create_task.py", line 32',
        ],
    ),
    Fault(
        "changed word in an output",
        TRANSCRIPT,
        "welcome mail sent",
        "welcome mail lost",
        SCENE,
        [
            "on basics/create_task/ and en/basics/create_task/",
            f"{TRANSCRIPT}:2",
            "terminal 1: $ python create_task.py",
            "- welcome mail lost to ann@example.com",
            "+ welcome mail sent to ann@example.com",
            "all that terminal 1 printed",
            "Goin' Fast @ http://127.0.0.1:8000",
        ],
    ),
    Fault(
        "picture of another run",
        "snippets/basics/create_task.timeline",
        '"what": "done"',
        '"what": "cancelled"',
        "test_timeline and basics and create_task.py",
        [
            "snippets/basics/create_task.timeline, shown on basics/create_task/ and en/basics/create_task/",
            "-task send_welcome_mail: cancelled  (create_task.py:13)",
            "+task send_welcome_mail: done  (create_task.py:13)",
        ],
    ),
    Fault(
        "picture that is none",
        "snippets/basics/create_task.timeline",
        '"kind": "main"',
        '"kind": main',
        "",
        ["snippets/basics/create_task.timeline is no timeline", "run `nox -s update -- create_task`"],
    ),
    Fault(
        "deleted await",
        PROGRAM,
        "    await mail_server_is_free.wait()",
        "    mail_server_is_free.wait()",
        SCENE,
        ["coroutine 'Event.wait' was never awaited"],
    ),
    Fault(
        "renamed function",
        PROGRAM,
        "async def send_welcome_mail",
        "async def send_mail",
        SCENE,
        ["NameError: name 'send_welcome_mail' is not defined", f"{TRANSCRIPT}:8"],
    ),
    Fault(
        "unexpected warning",
        PROGRAM,
        '    print(f"{address} signed up")',
        '    print(f"{address} signed up")\n    __import__("sanic").log.logger.warning("out of stamps")',
        SCENE,
        ["WARNING: out of stamps"],
    ),
    Fault(
        "server that never stops",
        PROGRAM,
        "    app.run()",
        '    app.run()\n    __import__("threading").Event().wait()',
        SCENE,
        ["`python create_task.py` did not stop after Ctrl-C within 15 seconds"],
        patience=15,
    ),
    Fault(
        "server that does not start",
        PROGRAM,
        STOP,
        "@app.before_server_start\nasync def hang(app: Sanic) -> None:\n    await asyncio.sleep(3600)\n\n\n" + STOP,
        SCENE,
        ["`python create_task.py`: the server did not start within 15 seconds"],
        patience=15,
    ),
    Fault(
        "server that ends at once",
        PROGRAM,
        "    app.run()",
        '    raise SystemExit("no app.run() today")',
        SCENE,
        ["`python create_task.py`: the server ended before it was up", "no app.run() today"],
    ),
    Fault(
        "server that leaves a process behind",
        PROGRAM,
        "    app.run()",
        '    import subprocess\n\n    subprocess.Popen(["sleep", "600"], process_group=0)\n    app.run()',
        SCENE,
        ["`python create_task.py` ended and left processes behind", "sleep"],
        patience=15,
    ),
    Fault(
        "output that never comes",
        TRANSCRIPT,
        "welcome mail sent to ann@example.com\n",
        "welcome mail sent to ann@example.com\nwelcome mail sent to bob@example.com\n",
        SCENE,
        ["did not print all lines that the page shows within 15 seconds", "- welcome mail sent to bob@example.com"],
        patience=15,
    ),
    Fault(
        "line that nothing ran",
        PROGRAM,
        "    mail_server_is_free.set()",
        "    if not request.id:\n        print(request.id)\n    mail_server_is_free.set()",
        "test_every_line_ran and create_task.py",
        ["create_task.py:28: print(request.id)", "NEVER_RUN"],
    ),
    Fault(
        "quote that does not occur",
        ENGLISH,
        "## What to notice",
        '```py\nprint("gone")\n```\n\n## What to notice',
        "test_quote",
        ["en/basics/create_task/ block", "occurs in no program that is shown whole on that page", 'print("gone")'],
    ),
    Fault(
        "unknown section",
        KOREAN,
        "create_task.console:server",
        "create_task.console:servre",
        "",
        [f"{KOREAN}:{{line}}: {TRANSCRIPT} has no section 'servre'; it has server, reader"],
    ),
    Fault(
        "front matter that is no YAML",
        ENGLISH,
        "description: Start",
        "description: Note: start",
        "",
        [f"{ENGLISH}:1: no description was read"],
    ),
    Fault(
        "code block without its end",
        ENGLISH,
        "## What to notice",
        "```py\nprint(1)\n\n## What to notice",
        "",
        [f"{ENGLISH}:{{line}}: the code block that starts here has no end"],
    ),
    Fault(
        "code block without its end, before another",
        ENGLISH,
        "    ```\n",
        "",
        "",
        ["docs/en/basics/create_task.md:", "the code block that starts here has no end"],
    ),
    Fault(
        "byte order mark",
        PROGRAM,
        "# /// script",
        "\ufeff# /// script",
        "",
        [f"{PROGRAM}:1: the file starts with a byte order mark"],
    ),
    Fault(
        "missing program",
        KOREAN,
        '--8<-- "basics/create_task.py"',
        '--8<-- "basics/make_task.py"',
        "",
        [f"{KOREAN}:{{line}}: there is no basics/make_task.py in snippets or proof/"],
    ),
    Fault(
        "title that is not the program's name",
        KOREAN,
        'title="create_task.py"',
        'title="make_task.py"',
        "test_program",
        ["make_task.py", "snippets/ has no program of that name"],
    ),
    Fault(
        "program that is not the one in snippets/",
        KOREAN,
        '--8<-- "basics/create_task.py"',
        '--8<-- "basics/blocking_task.py"',
        "test_program",
        ["is not the text of snippets/basics/create_task.py"],
    ),
    Fault(
        "block of no known kind",
        ENGLISH,
        "## What to notice",
        "```ruby\nputs 1\n```\n\n## What to notice",
        "test_blocks",
        ["en/basics/create_task/ block", "has language 'ruby'"],
    ),
    Fault(
        "block without a language",
        ENGLISH,
        "## What to notice",
        "```\nwhatever\n```\n\n## What to notice",
        "test_blocks",
        ["en/basics/create_task/ block"],
    ),
    Fault(
        "indented block",
        ENGLISH,
        "## What to notice",
        "Text.\n\n    indented = True\n\n## What to notice",
        "test_blocks",
        ["en/basics/create_task/ block"],
    ),
    Fault(
        "annotation without its text",
        ENGLISH,
        "3.  The answer leaves now, whatever the task is doing.\n",
        "",
        "test_blocks",
        ["en/basics/create_task/ block 1", "has the annotations [1, 2, 3] and 2 texts"],
    ),
    Fault(
        "Python block in one language only",
        ENGLISH,
        "## What to notice",
        '```py\napp = Sanic("SignUp")\n```\n\n## What to notice',
        "test_blocks",
        ["basics/create_task/: en shows 'app = Sanic(\"SignUp\")', ko does not"],
    ),
    Fault(
        "terminal block that was never played",
        ENGLISH,
        "## What to notice",
        "```console\n$ sanic inspect\n```\n\n## What to notice",
        "test_command",
        ["en/basics/create_task/ block", "nothing runs `sanic inspect`"],
    ),
    Fault(
        "data that is none",
        ENGLISH,
        "## What to notice",
        '```json\n{"member": }\n```\n\n## What to notice',
        "test_data",
        ["en/basics/create_task/ block", "is no json"],
    ),
    Fault(
        "output that nothing printed",
        ENGLISH,
        "## What to notice",
        "```text\nall is well\n```\n\n## What to notice",
        "test_output",
        ["en/basics/create_task/ block", "was printed neither by a transcript"],
    ),
    Fault(
        "terminal that does not start with a command",
        TRANSCRIPT,
        "$ python create_task.py",
        "hello\n$ python create_task.py",
        "test_every_transcript_can_be_read",
        [f"{TRANSCRIPT}:2: basics/create_task/ block 2 (transcript): 'hello' stands before the first command"],
    ),
    Fault(
        "section without an end",
        TRANSCRIPT,
        "--8<-- [end:server]\n",
        "",
        "",
        [f"{TRANSCRIPT}: the sections server, reader start and reader end"],
    ),
    Fault(
        "page that the navigation leaves out",
        "mkdocs.yml",
        "      - basics/create_task.md\n",
        "",
        "",
        ["no line of nav in mkdocs.yml leads to docs/ko/basics/create_task.md; add one"],
    ),
    Fault(
        "program without a header",
        PROGRAM,
        "# /// script",
        "# /// scripts",
        "test_header_says_what_is_needed",
        ["create_task.py): it does not start with a `# /// script` header (PEP 723)"],
    ),
    Fault(
        "header that is no TOML",
        PROGRAM,
        '# dependencies = ["sanic>=24.12"]',
        '# dependencies = ["sanic>=24.12"',
        "test_header_says_what_is_needed",
        ["create_task.py): its `# /// script` header (PEP 723) is no TOML"],
    ),
    Fault(
        "program that is not formatted",
        PROGRAM,
        'app = Sanic("SignUp")',
        "app = Sanic('SignUp')",
        "test_program and create_task.py",
        ["-app = Sanic('SignUp')", '+app = Sanic("SignUp")'],
    ),
    Fault(
        "header that asks for too little",
        PROGRAM,
        '# dependencies = ["sanic>=24.12"]',
        '# dependencies = ["sanic>=24.12", "tracerite"]',
        "test_header_says_what_is_needed",
        ["create_task.py", "tracerite has no lower bound"],
    ),
    Fault(
        "program in a README that is none of ours",
        "README.md",
        "## Commands",
        '```py title="hello.py"\nprint("hello")\n```\n\n## Commands',
        "test_program",
        ["README.md block", "snippets/ has no program of that name"],
    ),
    Fault(
        "set-up command that CI does not run",
        "README.md",
        "nox -s serve\n```",
        "nox -s serev\n```",
        "test_command",
        ["README.md block", "nox -s serev"],
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_fault_is_caught(fault: Fault, copy: Copy) -> None:
    line = copy.plant(fault.path, fault.old, fault.new)
    failed, said = copy.build()
    if not failed and fault.select:
        failed, said = copy.prove(fault.select, fault.patience)
        assert failed == pytest.ExitCode.TESTS_FAILED, said
    assert failed, said
    for message in fault.messages:
        assert message.replace("{line}", str(line)) in said, f"{message!r} is missing from:\n{said}"


def test_the_copy_itself_has_no_fault(copy: Copy) -> None:
    assert copy.build() == (0, "")
    failed, said = copy.prove(SCENE)
    assert not failed, said
    assert "1 passed" in said


@pytest.mark.parametrize("path", [PROGRAM, TRANSCRIPT, KOREAN])
def test_source_that_is_no_utf_8(copy: Copy, path: str) -> None:
    text = (copy.root / path).read_text()
    (copy.root / path).write_bytes(text.encode() + "# 작업\n".encode("euc-kr"))
    failed, said = copy.build()
    assert failed
    assert f"{path}:{text.count(chr(10)) + 1}: this is no UTF-8" in said
    assert "Traceback" not in said


def test_page_missing_in_one_language(copy: Copy) -> None:
    (copy.root / ENGLISH).unlink()
    failed, said = copy.build()
    assert failed
    assert "every page is written in every language; write docs/en/basics/create_task.md" in said


def test_two_programs_of_one_name(copy: Copy) -> None:
    (copy.root / "snippets/named/create_task.py").write_text((copy.root / PROGRAM).read_text())
    failed, said = copy.build()
    assert failed
    assert "snippets/named/create_task.py and snippets/basics/create_task.py have the same name" in said


def test_built_page_missing_in_one_language(copy: Copy) -> None:
    copy.build()
    (copy.root / "site" / "en" / "basics" / "create_task" / "index.html").unlink()
    failed, said = copy.prove("test_blocks")
    assert failed
    assert "basics/create_task/: no en" in said


def test_no_blocks_found(copy: Copy) -> None:
    copy.build()
    for page in copy.root.glob("site/**/index.html"):
        page.write_text(page.read_text().replace("<pre", "<div").replace("</pre", "</div"))
    failed, said = copy.prove("test_blocks")
    assert failed
    assert "has no program: nothing would be proved" in said


def test_no_site(copy: Copy) -> None:
    failed, said = copy.prove("")
    assert failed
    assert "there is no built site in site/: run `nox -s build` first" in said


def test_block_that_no_test_proved(copy: Copy) -> None:
    """A full run fails when a block was found and nothing vouched for it."""
    copy.plant("tests/examples/test_headers.py", "    site.proved.update(site.twins(command))", "    return")
    copy.build()
    failed, said = copy.run("pytest", "tests/examples", "-q", "--all", "-k", "test_command")
    assert failed == pytest.ExitCode.TESTS_FAILED
    assert "nothing proved README.md block 1 (command)" in said
