"""The speed benchmark: what it prints comes from one run, and the ratio from turns beside each other."""

from pathlib import Path

import bench_speed
import pytest


def test_the_ratio_is_that_of_turns_beside_each_other() -> None:
    speed = bench_speed.Speed(documents=10, words=5500, bare=(1.0, 2.0, 4.0), whole=(1.5, 2.4, 6.0))
    assert speed.ratio == 1.5
    assert "10 articles of 550 words" in str(speed)
    assert "5.0 articles/s" in str(speed)
    assert "4.2 articles/s" in str(speed)


def test_the_samples_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    sample = bench_speed.SAMPLES / "2025-03-20-lantern-depot.md"
    assert bench_speed.main([str(sample), "--repeats", "1"]) == 0
    assert capsys.readouterr().out.startswith("1 article of")
    assert bench_speed.main([str(sample), "--repeats", "1", "--at-most", "0.01"]) == 1


def test_nothing_to_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_speed.main([str(tmp_path)]) == 1
    assert "nothing to read" in capsys.readouterr().err
