"""Splits and scores of scikit-learn for src/toolkit/model-selection: /usr/bin/python3 model-selection.py > model-selection.json"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import model_selection as ms
from sklearn.linear_model import LinearRegression
from sklearn.naive_bayes import GaussianNB

warnings.filterwarnings("ignore")
random = np.random.RandomState(1)
y3 = random.choice(["a", "b", "c"], 47, p=[0.6, 0.3, 0.1])
groups = random.permutation(np.repeat(np.arange(9), [9, 8, 7, 6, 5, 4, 3, 3, 2]))
X = np.round(random.normal(0, 1, (47, 3)) + (y3 == "a")[:, None], 3)
target = np.round(X @ [1.0, -2.0, 0.5] + random.normal(0, 0.5, 47), 3)
index = np.arange(47)
splits = {}


def keep(name, splitter, **args):
    splits[name] = [[a.tolist(), b.tolist()] for a, b in splitter.split(index, y3, **args)]


keep("KFold 5", ms.KFold(5))
keep("KFold 4 shuffled", ms.KFold(4, shuffle=True, random_state=3))
keep("StratifiedKFold 4", ms.StratifiedKFold(4))
keep("StratifiedKFold 3 shuffled", ms.StratifiedKFold(3, shuffle=True, random_state=8))
keep("GroupKFold 4", ms.GroupKFold(4), groups=groups)
keep("TimeSeriesSplit 5", ms.TimeSeriesSplit(5))
keep("TimeSeriesSplit gap", ms.TimeSeriesSplit(3, gap=2, test_size=5, max_train_size=20))
train_test = []
for args in [{"random_state": 42}, {"test_size": 0.2, "random_state": 0}, {"test_size": 10, "train_size": 0.5, "random_state": 7},
             {"train_size": 30, "random_state": 1}, {"shuffle": False}, {"test_size": 0.3, "random_state": 5, "stratify": True}, {"test_size": 12, "random_state": 9, "stratify": True}]:
    stratify = {"stratify": y3} if args.get("stratify") else {}
    a, b = ms.train_test_split(index, **{**args, **stratify})
    train_test.append({"args": args, "train": a.tolist(), "test": b.tolist()})
nb, lr = GaussianNB(), LinearRegression()
scores = {
    "nb accuracy": ms.cross_val_score(nb, X, y3, cv=3).tolist(),
    "nb f1Macro": ms.cross_val_score(nb, X, y3, cv=3, scoring="f1_macro").tolist(),
    "nb negLogLoss": ms.cross_val_score(nb, X, y3, cv=3, scoring="neg_log_loss").tolist(),
    "nb rocAucOvr": ms.cross_val_score(nb, X, y3, cv=3, scoring="roc_auc_ovr").tolist(),
    "lr r2": ms.cross_val_score(lr, X, target, cv=4).tolist(),
    "lr negMeanSquaredError": ms.cross_val_score(lr, X, target, cv=ms.KFold(4, shuffle=True, random_state=0), scoring="neg_mean_squared_error").tolist(),
}
sizes, train_scores, test_scores = ms.learning_curve(lr, X, target, cv=4)
from sklearn.linear_model import Ridge  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402
from sklearn.preprocessing import StandardScaler  # noqa: E402

gs = ms.GridSearchCV(make_pipeline(StandardScaler(), Ridge()), {"ridge__alpha": [0.1, 1, 10, 100], "ridge__fit_intercept": [True, False]}, cv=4).fit(X, target)
grid = {"params": [list(p.values()) for p in gs.cv_results_["params"]], "mean": gs.cv_results_["mean_test_score"].tolist(), "std": gs.cv_results_["std_test_score"].tolist(),
        "rank": gs.cv_results_["rank_test_score"].tolist(), "best": int(gs.best_index_), "predicted": gs.predict(X).tolist()}
print(json.dumps({
    "grid": grid,
    "versions": {"sklearn": sklearn.__version__, "numpy": np.__version__},
    "y3": y3.tolist(), "groups": groups.tolist(), "X": X.tolist(), "target": target.tolist(), "splits": splits, "trainTest": train_test, "scores": scores,
    "learningCurve": {"sizes": sizes.tolist(), "train": train_scores.tolist(), "test": test_scores.tolist()},
}))
