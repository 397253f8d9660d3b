from corpus_tools.splits.folds import N_FOLDS, fold


def test_folds_are_what_they_were():
    assert [fold(f"event-{number}") for number in range(8)] == [4, 0, 4, 1, 2, 1, 4, 1]


def test_folds_are_about_equally_full():
    counts = [0] * N_FOLDS
    for number in range(5_000):
        counts[fold(f"event-{number}")] += 1
    assert min(counts) > 900
