import pickle

from evidence.errors import BadInput, nearest_name


def test_the_message_has_place_problem_allowed_nearest_and_what_to_do() -> None:
    error = BadInput(
        file="a.toml",
        line=3,
        key="run.years",
        value=99,
        problem="is too much",
        allowed="1 to 30",
        nearest="year",
        hint="shorten it",
    )
    assert str(error).splitlines() == [
        "a.toml, line 3: run.years = 99: is too much",
        "  allowed: 1 to 30",
        "  did you mean 'year'?",
        "  shorten it",
    ]


def test_a_bare_problem_is_one_line() -> None:
    assert str(BadInput(problem="there is nothing")) == "there is nothing"


def test_a_value_of_zero_or_false_is_shown() -> None:
    assert str(BadInput(key="a", value=0, problem="is wrong")) == "a = 0: is wrong"
    assert str(BadInput(key="a", value=False, problem="is wrong")) == "a = False: is wrong"


def test_a_long_list_and_a_long_value_stay_readable() -> None:
    text = str(BadInput(value="x" * 500, problem="bad", allowed=[f"n{i}" for i in range(100)]))
    assert "and 76 more" in text
    assert max(map(len, text.splitlines())) < 250


def test_it_survives_a_worker_process_with_all_fields() -> None:
    error = BadInput(file="f", key="k", line=2, value=[1], problem="p", allowed=("a", "b"))
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert (copy.file, copy.key, copy.line, copy.value) == ("f", "k", 2, [1])
    assert copy.allowed == ("a", "b")


def test_it_can_be_caught_as_a_value_error() -> None:
    assert isinstance(BadInput(problem="p"), ValueError)


def test_nearest_name() -> None:
    names = ["class.size", "school.climate"]
    assert nearest_name("clas.size", names) == "class.size"
    assert nearest_name("SCHOOL.CLIMATE", names) == "school.climate"
    assert nearest_name("zzzz", names) is None
