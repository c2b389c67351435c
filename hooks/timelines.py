"""Draw the timeline of every transcript under it, from the ``.timeline`` file that was recorded when it was played.

The pictures are SVG of our own: a lane a row, positions across in per cent and down in pixels, so that one picture fits
every width with its text at full size. Looks are in theme/assets/timeline.css, what a picture does when it is
pointed at in theme/assets/timeline.js, its words in ``extra.words`` of each language.
"""

import json
import re
import shutil
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

Lane = dict[str, Any]

INCLUDE = re.compile(r'^\s*--8<-- "(?P<transcript>[^":]+)\.console(?::[\w-]+)?"$')
TAB = re.compile(r'^(?P<indent> *)=== "')
#: Where the site has the recorder; pages of any depth link to it so.
RECORDER = "programs/record_timeline.py"
PLACE = re.compile(r'<div class="timeline" data-transcript="(?P<transcript>[^"]+)"></div>')


@event_priority(-200)  # behind hooks/markdown_pages.py: the page for machines has no pictures
def on_page_markdown(markdown: str, **_: object) -> str:
    """Mark the place of each picture: behind the tabs of its transcript, or behind its block where it has no tabs."""
    lines: list[str] = []
    transcript, indent = "", None
    for line in markdown.split("\n"):
        if found := INCLUDE.match(line):
            transcript = found["transcript"]
        elif tab := TAB.match(line):
            indent = tab["indent"]
        elif indent is not None and line.strip() and not line.startswith(f"{indent} "):
            lines += place(transcript, indent)
            transcript, indent = "", None
        elif indent is None and transcript and line.strip().startswith("```"):
            lines.append(line)
            lines += ["", *place(transcript, line[: len(line) - len(line.lstrip())])]
            transcript = ""
            continue
        lines.append(line)
    if indent is not None:
        lines += ["", *place(transcript, indent)]
    return "\n".join(lines)


def place(transcript: str, indent: str) -> list[str]:
    return [f'{indent}<div class="timeline" data-transcript="{transcript}"></div>', ""] if transcript else []


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Draw the pictures; one that the page has already shown is not shown again.

    Raises PluginError for a file that is no timeline.
    """
    snippets = Path(config.config_file_path).parent / "snippets"
    shown: list[Any] = []

    def drawn(match: re.Match[str]) -> str:
        path = snippets / f"{match['transcript']}.timeline"
        if not path.exists():  # a new transcript; test-examples asks for its recording
            return ""
        try:
            lanes = json.loads(path.read_text())
            if lanes in shown:
                return ""
            shown.append(lanes)
            return figure(lanes, config.extra["words"]["timeline"], f"{path.stem}-timeline")
        except (ValueError, KeyError, TypeError) as error:
            name = path.relative_to(snippets.parent)
            raise PluginError(f"{name} is no timeline ({error!r}); run `nox -s update -- {path.stem}`") from error

    return PLACE.sub(drawn, html).replace(RECORDER, get_relative_url(RECORDER, page.url))


def on_post_build(*, config: MkDocsConfig) -> None:
    """Publish the recorder beside the programs."""
    recorder = Path(config.config_file_path).parent / "tests" / "proof" / "observe" / Path(RECORDER).name
    shutil.copy(recorder, Path(config.site_dir) / RECORDER)


# The picture

#: Heights of the row of a process, whose name stands in its bar, and of others, whose name stands above; in pixels.
PROCESS_ROW, ROW = 26, 38
#: The width of a letter, in per cent of the narrowest picture: one in a trap, on a screen of 360 px.
LETTER = 7.3 / 2.9
#: A time at which only processes start or stop, and phases begin, is narrower than others.
NARROW = 0.5
PROCESSES = ("main", "worker", "process")
ENDS = ("done", "failed", "cancelled", "collected", "ends", "stops", "killed")
#: Marks, drawn around the point 0, 0.
SIGNS = {
    "cancelled": "M-4-4 4 4M4-4-4 4",
    "failed": "M0-6 6 5H-6ZM0-2V1M0 2.6V3.6",
    "collected": "M-4 0A4 4 0 1 1 4 0 4 4 0 1 1-4 0M-3 3 3-3",
    "left": "M-4-8H4L0-2Z",
    "told_to_stop": "M-4-12H4V-4H-4Z",
    "killed": "M2-9-6 1H-1L-3 9 5-2H0Z",
}
#: Marks of what a lane goes on for that comes from no other lane.
FROM_OUTSIDE = {"disconnect": "left", "stop": "told_to_stop"}
HEAD_DOWN, HEAD_UP = "M-3.5-5H3.5L0 1Z", "M-3.5 5H3.5L0-1Z"
ARROWS = {"creates": "creates", "dispatches": "creates", "cancels": "cancels"}


@dataclass
class Picture:
    """A timeline with the place of each lane and time. ``used`` collects the words that its legend explains."""

    lanes: list[Lane]
    words: dict[str, str]
    name: str

    def __post_init__(self) -> None:
        self.used: set[str] = set()
        self.program = next((lane["line"].partition(":")[0] for lane in self.lanes if "line" in lane), "")
        self.shown = [self.events_shown(index) for index in range(len(self.lanes))]
        wide = {
            event["at"]
            for lane, events in zip(self.lanes, self.shown, strict=True)
            if lane["kind"] not in PROCESSES
            for event in events
        }
        times = sorted({event["at"] for events in self.shown for event in events})
        widths = [1 if time in wide else NARROW for time in times]
        total = sum(widths)
        self.across = {
            time: 0.6 + 98.8 * (sum(widths[:number]) + widths[number] / 2) / total for number, time in enumerate(times)
        }

    def events_shown(self, index: int) -> list[Any]:
        """The events of a lane, without the phases in which the program does nothing."""
        lane = self.lanes[index]
        phases = [event for event in lane["events"] if event["what"] == "phase"]
        busy = {
            id(self.phase(other)) for other in self.lanes if other["kind"] == "listener" and other.get("of") == index
        }
        idle = {id(phase) for phase in phases} - busy
        return [event for event in lane["events"] if id(event) not in idle]

    def phase(self, listener: Lane) -> Any:
        """The phase in which a listener runs."""
        start = listener["events"][0]["at"]
        process = self.lanes[listener["of"]]
        return [event for event in process["events"] if event["what"] == "phase" and event["at"] <= start][-1]

    def x(self, time: int) -> str:
        return f"{self.across[time]:.1f}%"

    def y(self, index: int) -> int:
        """The middle of a lane's bar."""
        return self.top(index) + (12 if self.lanes[index]["kind"] in PROCESSES else 26)

    def top(self, index: int) -> int:
        return sum(PROCESS_ROW if lane["kind"] in PROCESSES else ROW for lane in self.lanes[:index])

    def label(self, lane: Lane) -> str:
        """What stands above a lane: names from the program, and of a process what it is."""
        kind, name = lane["kind"], escape(lane["name"])
        if kind in self.words and kind in PROCESSES:
            name = f"{self.words[kind]} {name}".rstrip()
        if kind == "websocket":
            name = name.replace("GET", "WebSocket", 1)
        if kind == "listener":
            name = f"{self.phase(lane)['name']}: {name}"
        for event in lane["events"]:
            if "status" in event:
                name += f'<tspan class="tl-status"> {event["status"]}</tspan>'
            if "error" in event:
                name += f'<tspan class="tl-error"> {escape(event["error"])}</tspan>'
        if lane["kind"] == "request" and self.lanes[lane["of"]]["kind"] == "main":
            name += f'<tspan class="tl-status"> ({self.words["one_of_the_workers"]})</tspan>'
        if lane.get("times", 1) > 1:
            name += f'<tspan class="tl-times"> × {lane["times"]}</tspan>'
        return name

    def line(self, line: str | None) -> str:
        """The attribute that names a line of the program; the file is named where it is not the picture's own."""
        return f' data-l="{line.removeprefix(self.program + ":")}"' if line else ""

    def bar(self, name: str, index: int, start: int, end: int, line: str | None) -> str:
        self.used.add(name)
        height = {"runs": 10, "process": 18}.get(name, 3)
        left, right = self.across[start], self.across[end]
        if name in ("ready", "open"):
            return (
                f'<line class="tl-{name}" x1="{left:.1f}%" x2="{right:.1f}%" y1="{self.y(index)}" '
                f'y2="{self.y(index)}"{self.line(line)}/>'
            )
        return (
            f'<rect class="tl-{name}" x="{left:.1f}%" y="{self.y(index) - height / 2:g}" '
            f'width="{right - left:.1f}%" height="{height}"{self.line(line)}/>'
        )

    def sign(self, name: str, index: int, time: int, line: str | None = None) -> str:
        self.used.add(name)
        return placed(f'class="tl-{name}"{self.line(line)}', self.x(time), self.y(index), SIGNS[name])

    def lane(self, index: int) -> str:
        """A row: its label, its bars and its marks."""
        lane, events = self.lanes[index], self.shown[index]
        parts = []
        if lane["kind"] in PROCESSES:
            parts.append(self.bar("process", index, events[0]["at"], events[-1]["at"], None))
            if events[-1]["what"] == "killed":
                parts.append(self.sign("killed", index, events[-1]["at"]))
        else:
            state, since, line = "", 0, lane.get("line")
            for event in events:
                what, now = event["what"], event["at"]
                if state and what in ("runs", "waits", *ENDS):
                    parts.append(self.bar(state, index, since, now, line))
                    state, since = "", now
                if what in ("created", "begins", "runs", "waits"):
                    state = {"created": "ready", "begins": "runs"}.get(what, what)
                    since, line = now, event.get("line", lane.get("line")) if what == "waits" else lane.get("line")
                if what in SIGNS:
                    parts.append(self.sign(what, index, now, lane.get("line")))
                if isinstance(by := event.get("by"), str):
                    parts.append(self.sign(FROM_OUTSIDE[by], index, now))
            if state:
                parts.append(self.bar("open", index, since, self.end_of_process(lane), line))
            if events[0]["what"] == "created":
                self.used.add("created")
                parts.append(
                    f'<circle class="tl-created" cx="{self.x(events[0]["at"])}" cy="{self.y(index)}" r="4"'
                    f"{self.line(events[0].get('line'))}/>"
                )
        label = f"<text {self.beside(index)}{self.line(lane.get('line'))}>{self.label(lane)}</text>"
        return f'<g class="tl-lane tl-{lane["kind"]}">{"".join(parts)}{label}</g>'

    def beside(self, index: int) -> str:
        """The place of a label at which it fits at 360 px: where its bars begin, or where they end, or in between."""
        events = self.shown[index]
        start, end = self.across[events[0]["at"]], self.across[events[-1]["at"]]
        if self.lanes[index]["kind"] in PROCESSES:
            return f'x="{start:.1f}%" dx="6" y="{self.y(index) + 4}"'
        y = self.top(index) + 14
        text = unescape(re.sub("<[^>]*>", "", self.label(self.lanes[index])))
        width = sum(1 if letter.isascii() else 1.7 for letter in text) * LETTER
        if events[0]["what"] == "created" and start + width + LETTER <= 100:  # clear of the arrow
            return f'x="{start:.1f}%" dx="6" y="{y}"'
        if start + width <= 100:
            return f'x="{start:.1f}%" y="{y}"'
        if width <= end:
            return f'class="tl-end" x="{end:.1f}%" y="{y}"'
        return f'x="{max(0, 100 - width):.1f}%" y="{y}"'

    def end_of_process(self, lane: Lane) -> int:
        while lane["kind"] not in PROCESSES:
            lane = self.lanes[lane["of"]]
        return int(lane["events"][-1]["at"])

    def arrows(self) -> str:
        """From each cause to its effects, straight down or up at the cause's time."""
        found = []
        for index, lane in enumerate(self.lanes):
            for event in self.shown[index]:
                if isinstance(event.get("by"), list):
                    cause, time = event["by"]
                    what = next((one["what"] for one in self.lanes[cause]["events"] if one["at"] == time), "")
                    kind = ARROWS.get(what, "starts" if lane["kind"] in PROCESSES else "wakes")
                    self.used.add(f"arrow_{kind}")
                    down = index > cause
                    near = 9 if self.lanes[cause]["kind"] in PROCESSES else 5
                    far = 9 if lane["kind"] in PROCESSES else 6
                    start, end = self.y(cause) + (near if down else -near), self.y(index) + (-far if down else far)
                    line = next((one.get("line") for one in self.lanes[cause]["events"] if one["at"] == time), None)
                    x = self.x(time)
                    found.append(
                        f'<g class="tl-arrow tl-{kind}"{self.line(line)}>'
                        f'<line x1="{x}" x2="{x}" y1="{start}" y2="{end}"/>'
                        f"{placed('', x, end, HEAD_DOWN if down else HEAD_UP)}</g>"
                    )
        return "".join(found)

    def told(self) -> str:
        """The picture in words, for those who do not see it: what happened to each lane, in order."""
        rows = []
        for lane, events in zip(self.lanes, self.shown, strict=True):
            states = [self.words[event["what"]] for event in events if event["what"] in self.words]
            rows.append(f"{re.sub('<[^>]*>', '', self.label(lane))}: {', '.join(states)}.")
        return " ".join(rows)

    def legend(self) -> str:
        keys = []
        for name, drawing in KEYS.items():
            if name in self.used:
                key = f'<svg class="tl-key" width="28" height="14" aria-hidden="true">{drawing}</svg>'
                keys.append(f"<li>{key}{self.words[name]}</li>")
        return f'<ul class="tl-legend">{"".join(keys)}</ul>'

    def figure(self) -> str:
        body = self.arrows() + "".join(self.lane(index) for index in range(len(self.lanes)))
        return (
            f'<figure class="timeline" data-search-exclude>'
            f'<svg role="img" width="100%" height="{self.top(len(self.lanes))}" data-program="{self.program}" '
            f'aria-labelledby="{self.name}-t" aria-describedby="{self.name}-d">'
            f'<title id="{self.name}-t">{self.words["title"]}: {self.program}</title>'
            f'<desc id="{self.name}-d">{self.told()}</desc>{body}</svg>'
            f"<figcaption>{self.words['caption']}{self.legend()}</figcaption></figure>"
        )


def placed(attributes: str, x: object, y: int, path: str) -> str:
    """A path, drawn around a point."""
    return f'<svg {attributes} x="{x}" y="{y}"><path d="{path}"/></svg>'


def key_sign(name: str, middle: int = 7) -> str:
    return placed(f'class="tl-{name}"', 14, middle, SIGNS[name])


def key_arrow(kind: str) -> str:
    line = '<line x1="14" x2="14" y1="0" y2="12"/>'
    return f'<g class="tl-arrow tl-{kind}">{line}{placed("", 14, 12, HEAD_DOWN)}</g>'


#: The legend, in its order: a word of ``extra.words``, and how what it means is drawn.
KEYS = {
    "runs": '<rect class="tl-runs" y="2" width="28" height="10"/>',
    "waits": '<rect class="tl-waits" y="5.5" width="28" height="3"/>',
    "created": '<circle class="tl-created" cx="14" cy="7" r="4"/>',
    "ready": '<line class="tl-ready" x2="28" y1="7" y2="7"/>',
    "cancelled": key_sign("cancelled"),
    "failed": key_sign("failed"),
    "collected": key_sign("collected"),
    "left": key_sign("left"),
    "told_to_stop": key_sign("told_to_stop", 15),
    "killed": key_sign("killed"),
    "open": '<line class="tl-open" x2="28" y1="7" y2="7"/>',
    "arrow_starts": key_arrow("starts"),
    "arrow_creates": key_arrow("creates"),
    "arrow_wakes": key_arrow("wakes"),
    "arrow_cancels": key_arrow("cancels"),
}


def figure(lanes: list[Lane], words: dict[str, str], name: str) -> str:
    """The picture of a timeline as HTML; ``name`` is unique on the page."""
    return Picture(lanes, words, name).figure()
