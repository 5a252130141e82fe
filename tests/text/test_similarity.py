from factcheck.text.similarity import closest, within


def test_did_you_mean_forgives_typos_and_beginnings() -> None:
    known = ["alleged", "denied", "confirmed"]
    assert closest("alegd", known) == ["alleged"]
    assert closest("CONF", known)[0] == "confirmed"
    assert closest("zebra", known) == []


def test_case_accents_and_script_do_not_count() -> None:
    assert closest("алиев", ["Əliyev", "Peskov"]) == ["Əliyev"]


def test_within_counts_a_swap_as_one_edit() -> None:
    assert within("serduykov", ["serdyukov", "serdukov", "medvedev"], 1) == [("serdyukov", 1), ("serdukov", 1)]
