"""Names that a mechanism group and an intervention share are kept apart."""

from pathlib import Path

import pytest

from experiments.why import explain as module
from experiments.why.explain import explain, question
from tests.experiments.why import made_up


def test_a_group_and_an_intervention_of_one_name_keep_their_own_titles(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "run_jobs", made_up.run_jobs)
    path = tmp_path / "seen.toml"
    path.write_text(
        'based_on = "baseline"\ntitle = { nl = "Zo", en = "So" }\ndescription = { nl = "Zo", en = "So" }\n\n'
        '[[intervention]]\nuse = "registration"\n',
        encoding="utf-8",
    )
    titles = explain(question("baseline", path, measure="vsv", replicates=1, students=500), tmp_path, command="").titles
    assert titles["mechanism registration"] != titles["move registration"]
