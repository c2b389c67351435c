"""Faults of every kind, planted where readers would meet them: each is reported with its file and line."""

from pathlib import Path

import pytest

from languages.check import findings
from languages.conftest import Plant

KO, EN = "docs/ko/kitchen/make_tea.md", "docs/en/kitchen/make_tea.md"

#: (file, text, faulty text, message)
FAULTS = [
    # particles
    (KO, "작업(task)이 지켜보고", "작업(task)가 지켜보고", "`작업` takes 이, not 가"),
    (KO, "주전자는 작업", "주전자은 작업", "`주전자은`: 는 is right"),
    (KO, "시간을 대신합니다", "시간를 대신합니다", "`시간를`: 을 is right"),
    (KO, "8000번 포트는", "8000은 8001를 기다리고 포트는", "`일` takes 을, not 를"),
    (KO, "`add_task`는 바로", "`add_task`은 바로", "`태스크` takes 는, not 은"),
    (KO, "`add_task`는 바로", "`add_task` 는 바로", "` 는`: it stands right behind its word"),
    (KO, '"터미널 1: 서버"', '"터미널 1을 서버으로"', "`서버으로`: 로 is right"),
    (KO, '`{"tea":"soon"}`이', '`{"tea":"soon"}`가', "`순` takes 이, not 가"),
    (KO, "**응답은 기다리지 않았습니다.**", "**응답**는 기다리지 않았습니다.", "`응답` takes 은, not 는"),
    (KO, "asyncio.Task)입니다.** Sanic이", "asyncio.Task)입니다.** Sanic가", "`새닉` takes 이, not 가"),
    (KO, "`None`을 받았다면", "`None`를 받았다면", "`넌` takes 을, not 를"),
    (KO, "[함정](#traps)과", "[함정](#traps)와", "`함정` takes 과, not 와"),
    (KO, "[설거지](wash_up.md)를", "[설거지](wash_up.md)을", "`설거지` takes 를, not 을"),
    (KO, "3분을 기다립니다", "3분를 기다립니다", "`분를`: 을 is right"),
    (KO, "물부터 채우세요", "물를 채우세요", "`물를`: 을 is right"),
    (KO, "요청은 모두", "요청는 모두", "`요청는`: 은 is right"),
    ("mkdocs.yml", "찾는 페이지가", "찾는 페이지이", "`페이지이`: 가 is right"),
    ("mkdocs.yml", "차를 끓이는", "차을 끓이는", "`차을`: 를 is right"),
    ("hooks/glossary.toml", "정해진 시점에", "시점를 정해", "`시점를`: 을 is right"),
    ("README.ko.md", "`nox -s serve`로", "`nox -s serve`으로", "`서브` takes 로, not 으로"),
    # endings
    (KO, "응답하는 방법입니다.", "응답한다.", "`응답한다.` is no 합니다체"),
    (KO, "title: 차를 끓이고 바로 응답하기", "title: 차를 끓이고 바로 응답해요", "`응답해요` is no 합니다체"),
    (KO, "# 차를 끓이고 바로 응답하기 {", "# 차를 끓이고 바로 응답한다 {", "`응답한다` is no 합니다체"),
    (KO, "시간이 걸립니다. 주전자는", "시간이 걸린다. 주전자는", "`걸린다.` is no 합니다체"),
    (KO, "먼저 응답합니다.", "먼저 응답해요.", "`응답해요.` is no 합니다체"),
    (KO, "바로 돌아옵니다.", "바로 돌아온다.", "`돌아온다.` is no 합니다체"),
    (KO, '"터미널 2: 요청"', '"터미널 2: 요청한다"', "`요청한다` is no 합니다체"),
    (KO, "**응답은 기다리지 않았습니다.**", "**응답은 기다리지 않았다.**", "`않았다.` is no 합니다체"),
    (KO, "Sanic이 돌려줍니다.", "Sanic이 돌려주죠.", "`돌려주죠.` is no 합니다체"),
    (KO, "5분을 기다립니다", "5분을 기다린다", "`기다린다` is no 합니다체"),
    (KO, "3분을 기다립니다", "3분을 기다려요", "`기다려요` is no 합니다체"),
    (KO, '"물이 없으면 끓지 않습니다"', '"물이 없으면 끓지 않는다"', "`않는다` is no 합니다체"),
    (KO, "물부터 채우세요.", "물부터 채워라.", "`채워라.` is no 합니다체"),
    (KO, "물부터 채우세요.", "물부터 채울 것. 그래야 끓음.", "`끓음.` is no 합니다체"),
    ("mkdocs.yml", "페이지가 없습니다", "페이지가 없어요", "`없어요` is no 합니다체"),
    ("hooks/glossary.toml", "진행되는 일입니다", "진행되는 일이다", "`일이다.` is no 합니다체"),
    ("README.ko.md", "엽니다", "연다", "`연다.` is no 합니다체"),
    # turns that smell of translation
    (KO, "작업(task)이 지켜보고", "작업(task)에 의해 지켜지고", "`에 의해` smells of translation"),
    (KO, "모두 실패합니다", "모두 실패되어집니다", "`되어집` smells of translation"),
    (KO, "Sanic이 돌려줍니다", "이름을 가집니다", "`을 가집` smells of translation"),
    (KO, "물부터 채우세요.", "물을 채우는 것이 가능합니다.", "`것이 가능` smells of translation"),
    (KO, "물부터 채우세요.", "당신이 물부터 채우세요.", "`당신` smells of translation"),
    (KO, "주전자는 물 없이도", "그것은 물 없이도", "`그것` smells of translation"),
    (KO, "요청은 모두", "요청들은 모두", "`요청들`: Korean needs no plural here"),
    # terms and spellings
    (KO, "작업(task)이 지켜보고", "작업이 지켜보고", "the first mention on a page is `작업(task)`"),
    (KO, "작업(task)이 지켜보고", "작업(job)이 지켜보고", "the first mention on a page is `작업(task)`"),
    (KO, "**작업은 [", "**작업(task)은 [", "the English word stands at the first mention alone"),
    (KO, "리스너(listener)에서", "청취자에서", "`청취자` is not our spelling"),
    (KO, "작업(task)이 지켜보고", "태스크가 지켜보고", "`태스크` is not our spelling"),
    (KO, "요청은 모두 실패합니다", "메세지는 모두 사라집니다", "`메세지` is not our spelling"),
    # one language left in the other
    (KO, "물부터 채우세요.", "Fill it first.", "`Fill it first.` is English"),
    (KO, "물부터 채우세요.", "물부터 채우세요. Then it boils.", "`it` is English"),
    (KO, "주전자는 물 없이도", "kettle은 물 없이도", "`kettle` is English"),
    (KO, "## 함정 {", "## Traps {", "`Traps` is English"),
    (KO, '"터미널 1: 서버"', '"Terminal 1: server"', "`Terminal 1: server` is English"),
    (KO, '"물이 없으면 끓지 않습니다"', '"Without water nothing boils"', "`Without water nothing boils` is English"),
    (KO, "| 작은 잔 |", "| small |", "`small` is English"),
    (KO, "![주전자와 찻잔]", "![A kettle and a cup]", "is English"),
    (KO, "title: 차를 끓이고 바로 응답하기", "title: Make tea", "`Make tea` is English"),
    ("mkdocs.yml", "kitchen: 부엌일", "kitchen: Kitchen work", "`Kitchen work` is English"),
    (EN, "Fill it first.", "물부터 채우세요.", "`물부터 채우세요` is Korean"),
    (EN, "The kettle gets", "The 주전자 gets", "`주전자` is Korean"),
    (EN, '"Terminal 1: server"', '"터미널 1: 서버"', "`터미널` is Korean"),
    (EN, "description: Start", "description: 작업을 시작합니다. Start", "is Korean"),
    ("mkdocs.yml", "download: Download", "download: 내려받기", "`내려받기` is Korean"),
    # English
    (EN, "Fill it first.", "Initialise it first.", "`Initialise` is British"),
    (EN, "Fill it first.", "Let's fill it first.", "speak to the reader as `you`"),
    (EN, "Fill it first.", "Simply fill it.", "`Simply` is not our spelling"),
    (EN, "Fill it first.", "Fill the the kettle.", "`the the`"),
    # marks and spaces
    (KO, "물부터 채우세요.", "물부터 채우세요 .", "no space before a mark"),
    (KO, "물부터 채우세요.", "물부터 채울수 있습니다.", "`~ㄹ 수 있다` has two spaces"),
    (KO, "물부터 채우세요.", "물이 끓을때 채우세요.", "`때` stands alone"),
]


def test_nothing_is_wrong_before_a_fault_is_planted(root: Path) -> None:
    assert findings(root) == []


@pytest.mark.parametrize(("path", "old", "new", "message"), FAULTS)
def test_fault(root: Path, plant: Plant, path: str, old: str, new: str, message: str) -> None:
    line = plant(path, old, new)
    assert [found for found in findings(root) if found.startswith(f"{path}:{line}: ") and message in found]
