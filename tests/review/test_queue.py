"""The walk through the drafts as values: what is next, what is left, what an undo brings back."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.review.queue import Decision, Queue

QUEUE = Queue((11, 12, 13))
MOVES = st.lists(st.sampled_from(["accept", "reject", "edit", "file", "forward", "back", "undo", "gone"]), max_size=30)


def moved(queue: Queue[int], move: str, step: int) -> Queue[int]:
    """The queue after one key, as the loop would press it."""
    if move == "forward":
        return queue.forward()
    if move == "back":
        return queue.back()
    if move == "undo":
        return queue.undone() if queue.done else queue
    if queue.current is None:
        return queue
    if move == "gone":
        return queue.passed_over()
    return queue.decided([queue.current], move, step, ends=move in ("accept", "reject"))


def test_a_decision_brings_the_next_draft_and_a_correction_stays() -> None:
    assert QUEUE.decided([11], "accept", 5, ends=True).current == 12
    assert QUEUE.decided([11], "reject", 5, ends=True).waiting == (12, 13)
    corrected = QUEUE.decided([11], "edit", 5, ends=False)
    assert (corrected.current, corrected.waiting) == (11, (11, 12, 13))
    assert corrected.done == (Decision((11,), "edit", 5, False),)


def test_skipping_to_the_end_leaves_the_drafts_and_going_back_finds_them() -> None:
    end = QUEUE.forward().decided([12], "accept", 5, ends=True).forward()
    assert end.current is None
    assert end.waiting == (11, 13)
    assert end.back().current == 13
    assert end.back().back().current == 12  # decided here, and shown again
    assert end.back().back().back().current == 11
    assert QUEUE.back() == QUEUE


def test_undo_brings_back_the_draft_of_the_last_decision_wherever_one_is() -> None:
    queue = QUEUE.decided([11], "accept", 5, ends=True).forward()
    assert queue.undone() == QUEUE
    last = Queue((11,)).decided([11], "reject", 5, ends=True)
    assert last.current is None
    assert last.undone().current == 11


def test_what_others_decided_is_neither_left_nor_ours() -> None:
    queue = QUEUE.passed_over()
    assert queue.waiting == (12, 13)
    assert queue.current == 12
    assert queue.count("accept") == 0
    assert queue.forward().back().current == 12


@given(MOVES)
def test_every_draft_is_waiting_or_decided_and_only_waiting_ones_come_up(moves: list[str]) -> None:
    queue = QUEUE
    for step, move in enumerate(moves):
        queue = moved(queue, move, step)
        ended = {key for one in queue.done if one.ends for key in one.keys}
        assert set(queue.waiting).isdisjoint(ended | queue.gone)
        assert set(queue.waiting) | ended | queue.gone == set(QUEUE.ids)
        assert queue.current not in queue.gone


@given(MOVES)
def test_undo_after_undo_ends_with_nothing_done(moves: list[str]) -> None:
    queue = QUEUE
    for step, move in enumerate(moves):
        queue = moved(queue, move, step)
    while queue.done:
        queue = queue.undone()
    assert set(queue.waiting) | queue.gone == set(QUEUE.ids)
