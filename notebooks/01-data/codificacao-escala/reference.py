"""The numbers of the lab: scikit-learn's, arithmetic by hand for target encoding, and what wrong answers give. Prints reference.json.

python reference.py > reference.json
"""

import json

import numpy
import sklearn
from sklearn.metrics import mutual_info_score
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, StandardScaler


def scaled(scaler, values):
    return scaler.fit_transform(numpy.array(values, dtype=float).reshape(-1, 1)).ravel().tolist()


hours = [2, 4, 4, 4, 5, 5, 7, 9]
standard = StandardScaler().fit(numpy.array(hours, dtype=float).reshape(-1, 1))
with_gap = StandardScaler().fit(numpy.array([10, numpy.nan, 20, 30], dtype=float).reshape(-1, 1))

words, labels = list("aaaabbbc"), [1, 1, 1, 0, 0, 0, 0, 0]
rare = OneHotEncoder(min_frequency=2, handle_unknown="infrequent_if_exist").fit([[v] for v in ["SP", "RJ", "SP", "BA", "RJ", "SP"]])

# Target encoding out of fold: (sum + m * mean) / (n + m), all three from the rows of the other folds.
states = ["SP", "SP", "SP", "RJ", "RJ", "SP"]
y = numpy.array([1, 0, 1, 0, 1, 1])
folds = numpy.array([0, 0, 1, 1, 2, 2])


def encode(rows_of, smooth, mean_of=None):
    encoded = []
    for i, state in enumerate(states):
        others = rows_of(i)
        mean = y[others if mean_of is None else mean_of].mean()
        same = [k for k in others if states[k] == state]
        encoded.append((y[same].sum() + smooth * mean) / (len(same) + smooth) if len(same) + smooth > 0 else None)
    return encoded


everyone = list(range(6))
print(
    json.dumps(
        {
            "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__},
            "standard": {"mean": standard.mean_[0], "scale": standard.scale_[0], "sample": float(numpy.std(hours, ddof=1))},
            "with-gap": {"mean": with_gap.mean_[0], "scale": with_gap.scale_[0]},
            "constant": scaled(StandardScaler(), [3, 3, 3]),
            "min-max": scaled(MinMaxScaler(), [10, 20, 40]),
            "one-hot": {"categories": rare.categories_[0].tolist(), "infrequent": rare.infrequent_categories_[0].tolist()},
            "mutual-information": {
                "mixed": mutual_info_score(words, labels),
                "same": mutual_info_score(list("aabb"), [1, 1, 0, 0]),
                "independent": mutual_info_score(list("abab"), [1, 1, 0, 0]),
            },
            "target": {
                "out-of-fold": encode(lambda i: [k for k in everyone if folds[k] != folds[i]], 1),
                "no-smoothing": encode(lambda i: [k for k in everyone if folds[k] != folds[i]], 0),
                "mean-of-all": encode(lambda i: [k for k in everyone if folds[k] != folds[i]], 1, everyone),
                "everyone": encode(lambda i: everyone, 1),
                "all-but-itself": encode(lambda i: [k for k in everyone if k != i], 1),
                "own-fold": encode(lambda i: [k for k in everyone if folds[k] == folds[i]], 1),
            },
        },
        indent=1,
    )
)
