"""What scikit-learn and NumPy give where the lab compares with them. Prints reference.json.

python reference.py > reference.json    (Debian's python3-sklearn)
"""

import json

import numpy
import sklearn
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.preprocessing import StandardScaler

COUNTS = numpy.array([[2, 1, 0, 0], [0, 1, 1, 0], [1, 1, 1, 3]])
VALUES = [12, 3, 9, 100, 7, 5, 21, 8]
DAYS = [2, 4, 6]


def tft(counts):
    n, df = len(counts), (counts > 0).sum(axis=0)
    return counts / counts.sum(axis=1, keepdims=True) * (1 + numpy.log((n + 1) / (df + 1)))


def boundaries(values, buckets):
    return numpy.sort(values)[numpy.arange(1, buckets) * len(values) // buckets]


cut = boundaries(VALUES, 4)
print(
    json.dumps(
        {
            "versions": {"numpy": numpy.__version__, "scikit-learn": sklearn.__version__},
            "tfidf": {
                "counts": COUNTS.tolist(),
                "df": (COUNTS > 0).sum(axis=0).tolist(),
                "tft": tft(COUNTS).tolist(),
                "sklearn": TfidfTransformer().fit_transform(COUNTS).toarray().tolist(),
                "wrong": {
                    "norma-l1": TfidfTransformer(norm="l1").fit_transform(COUNTS).toarray().tolist(),
                    "sem-norma": TfidfTransformer(norm=None).fit_transform(COUNTS).toarray().tolist(),
                    "sem-suavizar": TfidfTransformer(norm=None, smooth_idf=False).fit_transform(COUNTS).toarray().tolist(),
                },
            },
            "buckets": {
                "values": VALUES,
                "boundaries": cut.tolist(),
                "digitize": {str(x): int(numpy.digitize(x, cut)) for x in [3, 7, 8.5, 9, 21, 22]},
                "width": numpy.linspace(min(VALUES), max(VALUES), 5)[1:-1].tolist(),
            },
            "zScore": {
                "days": DAYS,
                "of5": StandardScaler().fit([[x] for x in DAYS]).transform([[5]])[0][0],
            },
        },
        indent=1,
    )
)
