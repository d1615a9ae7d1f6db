"""How alike the labels of two items are."""

# Words say more than letters: "cai cach the che" and "cai cach tai chinh" share most letters. The
# letters forgive a slip within a word. Chosen so that the shipped outlines and the documents they
# come from are paired rightly.
_SHARE_OF_WORDS = 0.6

# A label within a longer one is the same thing said at length, but nobody can be sure.
_FEWEST_CONTAINED = 5
_LEAST_CONTAINED = 0.9
_CONTAINED = 0.75


def likeness(old: str, new: str) -> float:
    """Return how alike two folded labels are, 0 to 1."""
    # Measured: 50 to 90 ms; opening and editing do without it.
    from rapidfuzz.distance import Indel, LCSseq  # noqa: PLC0415

    words, other_words = old.split(), new.split()
    by_words = Indel.normalized_similarity(words, other_words)
    by_letters = Indel.normalized_similarity(old, new)
    even = _SHARE_OF_WORDS * by_words + (1 - _SHARE_OF_WORDS) * by_letters
    fewest = min(len(words), len(other_words))
    if fewest < _FEWEST_CONTAINED:
        return even
    contained = LCSseq.similarity(words, other_words) / fewest
    return max(even, _CONTAINED * contained) if contained >= _LEAST_CONTAINED else even
