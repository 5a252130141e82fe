"""What counts as the same wording in two places."""

from factcheck.text.copying import containment, is_copied

WIRE = "The ministry said on Monday that two freighters had left the port without clearance and that both were found."


def test_a_copy_inside_a_longer_text_is_a_copy() -> None:
    assert is_copied(WIRE, f"Updated at noon. {WIRE.upper()} The owner did not answer.")


def test_a_few_words_changed_are_still_a_copy() -> None:
    assert is_copied(WIRE, WIRE.replace("Monday", "Tuesday"))


def test_the_same_fact_in_other_words_is_no_copy() -> None:
    assert not is_copied(
        WIRE, "Two ships sailed uncleared, according to officials, and were later located, both of them."
    )


def test_passages_too_short_for_a_run_are_not_copies() -> None:
    assert containment("We did so.", "We did so.") == 0.0
