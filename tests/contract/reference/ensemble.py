# Writes ensemble.json: npx tsx ensemble.models.ts | /usr/bin/python3 ensemble.py
# Made with Python 3.11, xgboost 1.7.4, scikit-learn 1.2.1, NumPy 1.24.2.
import json, os, re, sys, tempfile, numpy as np, sklearn, xgboost
from pathlib import Path
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_wine
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.model_selection import train_test_split

SNAKE = lambda name: re.sub("[A-Z]", lambda letter: "_" + letter.group().lower(), name)
path = os.path.join(tempfile.mkdtemp(), "model.json")

def answers(model, kind, X):
    return (model.predict_proba(X) if kind == "classifier" else model.predict(X)).astype(float).ravel().round(8).tolist()

def boosting(case):
    X = np.array([[np.nan if v is None else v for v in row] for row in case["X"]])
    Class = xgboost.XGBClassifier if case["kind"] == "classifier" else xgboost.XGBRegressor
    options = {SNAKE(k): v for k, v in case["options"].items()}
    theirs = Class(tree_method="hist", n_jobs=1, **options).fit(X, np.array(case["y"]))
    theirs.save_model(path)
    model = json.load(open(path))
    Path(path).write_text(case["ours"])
    ours = Class()
    ours.load_model(path)
    importances = theirs.feature_importances_.astype(float).round(8).tolist()
    some = X[::20]
    return {"name": case["name"], "theirs": model, "importances": importances,
            "ofTheirs": answers(theirs, case["kind"], some), "ofOurs": answers(ours, case["kind"], some)}

def stopping():
    """Where XGBoost stops, and what it measures on the way."""
    rs = np.random.RandomState(5)
    X = np.floor(rs.normal(size=(400, 4)) * 10) / 10
    y = (X[:, 0] + X[:, 1] * X[:, 2] + rs.normal(size=400) > 0).astype(int)
    out = {}
    for metric in ("logloss", "auc", "error"):
        m = xgboost.XGBClassifier(tree_method="hist", n_jobs=1, max_depth=3, early_stopping_rounds=3, eval_metric=metric)
        m.fit(X[:300], y[:300], eval_set=[(X[300:], y[300:])], verbose=False)
        out[metric] = {"best": m.best_iteration, "evals": m.evals_result()["validation_0"][metric]}
    return {"X": X.tolist(), "y": y.tolist(), "of": out}

def sampling():
    """R² of ten seeds with drawn rows and columns."""
    def draw(n, seed):
        X = np.floor(np.random.RandomState(seed).normal(size=(n, 4)) * 100 + 0.5) / 100
        return X, np.floor(10 * (X[:, 0] * X[:, 1] + X[:, 0]) + 0.5)
    (X, y), other = draw(400, 1), draw(300, 2)
    options = dict(tree_method="hist", n_jobs=1, subsample=0.7, colsample_bytree=0.5)
    scores = [xgboost.XGBRegressor(random_state=seed, **options).fit(X, y).score(*other) for seed in range(10)]
    return {"mean": float(np.mean(scores)), "std": float(np.std(scores))}

def forests():
    """Scores on ten splits each; the splits are trainTestSplit's with seeds 0 to 9, a quarter to test."""
    out = {}
    for name, load, Class in [("digits", load_digits, RandomForestClassifier), ("wine", load_wine, RandomForestClassifier),
                              ("breast_cancer", load_breast_cancer, RandomForestClassifier), ("diabetes", load_diabetes, RandomForestRegressor)]:
        X, y = load(return_X_y=True)
        scores = []
        for seed in range(10):
            a, b, c, d = train_test_split(X, y, test_size=0.25, random_state=seed)
            scores.append(round(Class(random_state=seed).fit(a, c).score(b, d), 6))
        out[name] = {"mean": float(np.mean(scores)), "std": float(np.std(scores)), "scores": scores}
        if name == "digits":  # the only one that tests run again: one sign a pixel, 0 to g
            out[name]["X"] = ["".join("0123456789abcdefg"[int(v)] for v in row) for row in X]
            out[name]["y"] = "".join(map(str, y))
    return out

versions = {"xgboost": xgboost.__version__, "sklearn": sklearn.__version__, "numpy": np.__version__}
out = {"versions": versions, "boosting": [boosting(case) for case in json.load(sys.stdin)], "stopping": stopping(), "sampling": sampling(), "forests": forests()}
Path(__file__).with_suffix(".json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
