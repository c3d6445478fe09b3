"""Numbers of scikit-learn for src/toolkit/inspection: /usr/bin/python3 inspection.py > inspection.json

The model is a formula that both sides compute, so that only the inspection is compared."""
import json

import numpy as np
import sklearn
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence, permutation_importance


class Formula(RegressorMixin, BaseEstimator):
    def __init__(self):
        self.fitted_ = True

    def fit(self, X, y):
        return self

    def predict(self, X):
        return 3 * X[:, 0] + X[:, 1] ** 2 + 0 * X[:, 2]


random = np.random.RandomState(11)
X = np.round(random.normal(0, 1, (40, 4)), 3)
X[:, 3] = random.randint(0, 3, 40)
y = np.round(3 * X[:, 0] + X[:, 1] ** 2 + random.normal(0, 0.3, 40), 3)
r = permutation_importance(Formula(), X, y, n_repeats=4, random_state=5)
pd = {}
for feature, resolution in ((0, 10), (1, 100), (3, 20)):
    p = partial_dependence(Formula(), X, [feature], grid_resolution=resolution, kind="both")
    pd[str(feature)] = {"resolution": resolution, "values": p["values"][0].tolist(), "average": p["average"][0].tolist(), "firstRow": p["individual"][0][0].tolist()}
print(json.dumps({
    "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__}, "X": X.tolist(), "y": y.tolist(),
    "importances": r.importances.tolist(), "mean": r.importances_mean.tolist(), "std": r.importances_std.tolist(), "partial": pd,
}))
