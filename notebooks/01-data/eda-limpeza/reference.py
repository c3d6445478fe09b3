"""Numbers that the lab's checks expect: quantiles by numpy, exact permutation tests by scipy.

python3 reference.py > reference.json
"""

import json
from itertools import combinations

import numpy as np
import scipy
from scipy import stats

columns = {
    "nine": [9, 10, 100, 2, 33, 7, 81, 4, 58],
    "even": [36.5, 38.2, 36.9, 40.1, 37.0, 36.2],
    "one": [5],
    "negative": [-3, -30, 12, 0, 7, -8, 2],
}
groups = {
    "apart": ([1, 2, 3], [7, 8, 9]),
    "mixed": ([4, 9, 2, 7], [5, 8, 3, 6]),
    "near": ([10, 12, 11, 14], [9, 15, 13, 17]),
}


def fences(values):
    q1, q3 = np.quantile(values, [0.25, 0.75])
    return [q1 - 1.5 * (q3 - q1), q3 + 1.5 * (q3 - q1)]


def exact_p(a, b):
    """All divisions of the values in two groups of these sizes; scipy must agree."""
    values = np.array(a + b, dtype=float)
    gap = lambda chosen: abs(values[list(chosen)].mean() - np.delete(values, list(chosen)).mean())
    observed = gap(range(len(a)))
    gaps = [gap(chosen) for chosen in combinations(range(len(values)), len(a))]
    p = np.mean([g >= observed - 1e-12 for g in gaps])
    tested = stats.permutation_test(
        (a, b), lambda x, y: abs(np.mean(x) - np.mean(y)), alternative="greater", n_resamples=np.inf
    )
    assert abs(p - tested.pvalue) < 1e-12, (p, tested.pvalue)
    return p


print(
    json.dumps(
        {
            "numpy": np.__version__,
            "scipy": scipy.__version__,
            "quantiles": {name: [float(x) for x in np.quantile(v, [0, 0.1, 0.25, 0.5, 0.9, 1])] for name, v in columns.items()},
            "fences": {name: [float(x) for x in fences(v)] for name, v in columns.items()},
            "p": {name: float(exact_p(*g)) for name, g in groups.items()},
        },
        indent=1,
    )
)
