"""The hook in a page that Solara draws."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.dashboard.test_asking import moved
from tests.dashboard.test_bench import Hired
from tests.experiments.ensemble.ended import until
from viz.dashboard.asking import question_of
from viz.dashboard.engine import Bench
from viz.dashboard.state import Asked

solara = pytest.importorskip("solara", reason="the extra `dashboard` is not installed")

from viz.dashboard.use_answer import Answering, use_answer  # noqa: E402

FIRST = Asked(levers=moved(0))
SECOND = Asked(levers=moved(1))


class Page:
    """A page with the hook, drawn; what it saw last, and a way to ask otherwise."""

    def __init__(self, bench: Bench, asked: Asked = FIRST) -> None:
        self.seen: list[Answering] = []
        self.asked: Any = solara.reactive(asked)

        @solara.component
        def Drawn() -> None:
            self.seen.append(use_answer(self.asked.value, bench))
            solara.Text("drawn")

        _, self._drawn = solara.render(Drawn(), handle_error=False)

    @property
    def now(self) -> Answering:
        return self.seen[-1]

    def has(self, asked: Asked) -> Callable[[], bool]:
        def there() -> bool:
            answer = self.now.answer
            return answer is not None and answer.final and answer.question.key == question_of(asked).key

        return there

    def close(self) -> None:
        self._drawn.close()


def test_an_answer_comes_by_itself_and_follows_what_is_asked() -> None:
    with Bench(hire=Hired()) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        assert not page.now.stale
        until(lambda: page.now.progress.value == 1.0, "it is done", seconds=10)
        page.asked.value = SECOND
        until(page.has(SECOND), "there is another", seconds=30)
        assert not page.now.stale
        stale = [each.stale for each in page.seen if each.answer is not None]
        assert any(stale), "between the two the first was shown as stale"
        page.close()


def test_what_changes_what_is_shown_only_asks_for_nothing() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        given = len(hired.staff.given)
        page.asked.value = replace(FIRST, lang="en", side="registered")
        assert not page.now.stale
        assert len(hired.staff.given) == given
        page.close()


def test_without_auto_a_change_waits_for_run() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        page.now.set_auto(False)
        page.asked.value = SECOND
        assert page.now.stale
        assert not page.now.running
        page.now.run()
        until(page.has(SECOND), "there is another", seconds=30)
        page.close()


def test_without_auto_work_on_an_older_question_ends() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        page.now.set_auto(False)
        hired.staff.open.clear()
        page.asked.value = SECOND
        page.now.run()
        until(lambda: page.now.running, "work goes on", seconds=10)
        page.asked.value = replace(SECOND, seed=9)
        until(lambda: not page.now.running, "work has ended", seconds=10)
        page.close()


def test_stop_ends_the_work_and_keeps_the_answer() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        hired.staff.open.clear()
        page.asked.value = SECOND
        until(lambda: page.now.running, "work goes on", seconds=10)
        page.now.stop()
        until(lambda: not page.now.running, "work has ended", seconds=10)
        assert page.now.stale
        page.close()


def test_levers_that_make_no_scenario_give_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    from evidence import BadInput
    from viz.dashboard import use_answer as module

    def refuses(asked: Asked) -> None:
        raise BadInput(key="class_size", value=3, problem="is too small")

    monkeypatch.setattr(module, "question_of", refuses)
    with Bench(hire=Hired()) as bench:
        page = Page(bench)
        assert str(page.now.problem) == "class_size = 3: is too small"
        assert page.now.answer is None
        assert not page.now.running
        page.close()


def test_a_page_that_is_closed_leaves_no_work() -> None:
    hired = Hired()
    with Bench(hire=hired) as bench:
        page = Page(bench)
        until(page.has(FIRST), "there is an answer", seconds=30)
        hired.staff.open.clear()
        page.asked.value = SECOND
        until(lambda: bool(hired.staff.under_way), "work goes on", seconds=10)
        page.close()
        hired.staff.open.set()
        until(lambda: not hired.staff.under_way, "all are idle", seconds=10)
        assert not page.has(SECOND)()
