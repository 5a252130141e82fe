"""What a post says without what is the network's."""

import pytest

from factcheck.text.posts import plain


@pytest.mark.parametrize(
    ("post", "says"),
    [
        ("#TaxCuts work", "TaxCuts Tax Cuts work"),
        ("Ask @RiverDesk2 now", "Ask RiverDesk2 River Desk 2 now"),
        ("#mines closed", "mines closed"),
        ("The mine closed. https://t.example/x1", "The mine closed."),
        ("The mine closed pic.twitter.com/abc", "The mine closed"),
        ("The mine closed — May 4, 2020", "The mine closed"),
        ("Closed on May 4, 2020 by law", "Closed on May 4, 2020 by law"),
    ],
)
def test_a_post_without_the_network(post: str, says: str) -> None:
    assert " ".join(plain(post).split()) == says
