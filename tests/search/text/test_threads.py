"""Words are read alike whether one visitor asks or several at once."""

from concurrent.futures import ThreadPoolExecutor

from search.text.stems import english_stem

WORDS = [
    f"{start}{end}"
    for start in ("robot", "satellit", "experiment", "flow", "nation")
    for end in ("s", "ed", "ing", "ational", "fulness", "ization", "er", "ly", "ically")
] * 200


def test_threads_do_not_cut_each_others_words() -> None:
    # Past the cache, so that every word is really cut.
    stem = english_stem.__wrapped__
    alone = [stem(word) for word in WORDS]
    with ThreadPoolExecutor(8) as visitors:
        together = list(visitors.map(stem, WORDS))
    assert together == alone
