"""The benchmark runner: floors that only rise, and clear words where nothing can be measured."""

import json
import sys
from pathlib import Path

import bench
import bench_floors
import pytest
from bench_suites import SUITES, Bench, BenchError, Suite, articles, numbers, run
from hypothesis import given
from hypothesis import strategies as st

FIGURES = st.dictionaries(
    st.sampled_from([f"{s}.{f}" for s in ("ledger", "places-x", "timex") for f in ("score", "found")]), st.floats(0, 100)
)


def test_without_a_setting_it_says_what_is_missing_and_succeeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(bench.SETTING, raising=False)
    assert bench.main([]) == 0
    assert "PARLEY_BENCH is not set" in capsys.readouterr().out


def test_a_folder_that_is_none_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert bench.main(["--root", str(tmp_path / "nowhere")]) == 0
    assert "nowhere is no folder" in capsys.readouterr().out


def test_suites_without_data_are_named_and_left_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    suite = Suite("places", ("data/x.xml",), lambda _: {"found": 1.0})
    assert bench.measure(Bench(tmp_path, tmp_path), [suite]) == ({}, [], False)
    assert "places: left out" in capsys.readouterr().err


def test_a_suite_that_breaks_is_a_failure_and_the_others_run(tmp_path: Path) -> None:
    def breaks(_: Bench) -> dict[str, float]:
        raise BenchError("the scorer stopped")

    suites = [Suite("one", (), breaks), Suite("two", (), lambda _: {"score": 50.0})]
    assert bench.measure(Bench(tmp_path, tmp_path), suites) == ({"two.score": 50.0}, ["two"], True)


@pytest.mark.parametrize(
    ("measured", "floor", "state"),
    [
        (64.3, 64.3, "OK"),
        (64.29, 64.3, "BELOW"),
        (64.2999999999, 64.3, "OK"),
        (70.0, 64.3, "OK"),
        (1.0, None, "NEW"),
        (None, 1.0, "NOT RUN"),
    ],
)
def test_states(measured: float | None, floor: float | None, state: str) -> None:
    assert bench_floors.Row("a.b", measured, floor).state == state


def test_a_figure_that_was_lost_is_below_its_floor() -> None:
    rows = bench_floors.compare({"a.x": 50.0}, {"a.x": 40.0, "a.y": 30.0, "b.z": 20.0}, ["a"])
    assert {row.name: row.state for row in rows} == {"a.x": "OK", "a.y": "BELOW", "b.z": "NOT RUN"}


@given(measured=FIGURES, floors=FIGURES)
def test_floors_only_rise_and_never_above_what_was_measured(measured: dict[str, float], floors: dict[str, float]) -> None:
    floors = {name: bench_floors.rounded(value) for name, value in floors.items()}
    new = bench_floors.lifted(measured, floors)
    assert set(new) == set(measured) | set(floors)
    for name, value in new.items():
        assert value >= floors.get(name, 0.0)
        assert value == floors.get(name) or value <= measured[name] + 1e-6


@given(measured=FIGURES, floors=FIGURES)
def test_lowering_takes_its_own_option(measured: dict[str, float], floors: dict[str, float]) -> None:
    new = bench_floors.lifted(measured, floors, allow_lower=True)
    assert all(new[name] == bench_floors.rounded(value) for name, value in measured.items())


@given(FIGURES)
def test_what_was_measured_passes_the_floors_it_raised(measured: dict[str, float]) -> None:
    rows = bench_floors.compare(measured, bench_floors.lifted(measured, {}), ["ledger", "places-x", "timex"])
    assert {row.state for row in rows} <= {"OK"}


def test_floors_are_written_and_read_again(tmp_path: Path) -> None:
    floors = {"ledger.score": 41.2, "places-lgl.found": 80.0, "ledger.contact": 33.0}
    bench_floors.save(tmp_path / "new" / "floors.toml", floors)
    assert bench_floors.load(tmp_path / "new" / "floors.toml") == floors
    assert bench_floors.load(tmp_path / "none.toml") == {}


def test_a_floor_that_is_no_number_is_named(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text('[ledger]\nscore = "high"\n')
    with pytest.raises(ValueError, match=r"ledger\.score is no number"):
        bench_floors.load(path)


def test_the_projects_floors_can_be_read_and_belong_to_suites() -> None:
    suites = {suite.name for suite in SUITES}
    assert {name.split(".")[0] for name in bench_floors.load(bench.FLOORS)} <= suites


def test_allow_lower_alone_is_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        bench.main(["--allow-lower"])
    assert stopped.value.code == 2


def test_numbers_come_from_the_scorers_words() -> None:
    printed = "9 documents: strict F1 61.0  relaxed F1 70.5  value F1 58.2"
    assert numbers(printed, value=r"value F1 ([\d.]+)") == {"value": 58.2}
    with pytest.raises(BenchError, match="printed no 'day'"):
        numbers(printed, day=r"day right ([\d.]+)")


def test_a_failing_command_is_named_with_its_last_words() -> None:
    with pytest.raises(BenchError, match=r"status 3: the last word"):
        run([sys.executable, "-c", "import sys; print('first\\nthe last word', file=sys.stderr); sys.exit(3)"])
    assert run([sys.executable, "-c", "import sys; print('said'); sys.exit(1)"], allowed=(0, 1)) == "said\n"


def test_only_articles_with_gold_are_read(tmp_path: Path) -> None:
    for name in ("a.json", "a.gold.json", "b.json"):
        (tmp_path / name).write_text(json.dumps({}))
    assert articles(tmp_path) == [tmp_path / "a.json"]
