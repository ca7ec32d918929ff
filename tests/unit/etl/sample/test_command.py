"""`python -m etl sample` as typed."""

from etl.__main__ import main


def test_the_command_writes_a_set_and_says_so_in_polish(tmp_path, capsys):
    folder = tmp_path / "demo"
    assert main(["sample", "--entities", "50", "--attendance", "200", "--seed", "3", "--out", str(folder)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(f"Zestaw demonstracyjny, ziarno 3, do folderu {folder}\n")
    assert "demo_listy_obecnosci.csv: zapisano, wiersze: 200\n" in said.out
    assert (folder / "prawda.json").is_file()


def test_a_fault_is_one_line_and_writes_nothing(tmp_path, capsys):
    folder = tmp_path / "demo"
    assert main(["sample", "--entities", "dużo", "--out", str(folder)]) == 2
    said = capsys.readouterr()
    assert said.err == "--entities „dużo”: oczekiwano liczby całkowitej od 1 do 500000.\n"
    assert said.out == ""
    assert not folder.exists()


def test_a_word_too_many_is_named(capsys):
    assert main(["sample", "--people", "5"]) == 2
    assert capsys.readouterr().err.startswith("sample: niezrozumiałe „--people 5”")
