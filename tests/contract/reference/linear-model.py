"""Numbers for src/toolkit/linear-model. Debian 12: python3-sklearn 1.2.1, python3-scipy 1.10.1, python3-numpy 1.24.2.
Run: python3 linear-model.py"""
import json
import warnings
import numpy as np
import scipy
import scipy.optimize
import scipy.sparse
import sklearn
from sklearn.linear_model import Lasso, LinearRegression, LogisticRegression, Ridge

r = np.random.RandomState(11)
X = (r.normal(size=(50, 4)) * [1, 2, 0.5, 3] + [0, 5, -1, 2]).round(4)
y = (X @ [1.5, -2, 0, 0.5] + 3 + r.normal(size=50)).round(4)
weight = r.randint(0, 4, 50).astype(float)
wide = r.normal(size=(6, 9)).round(4)
deficient = np.c_[X[:, :3], X[:, 0] - 2 * X[:, 1]].round(4)
sparse = (r.normal(size=(40, 8)) * (r.uniform(size=(40, 8)) < 0.3)).round(4)
ysparse = (sparse @ r.normal(size=8) + r.normal(size=40) * 0.3).round(4)
# classes that overlap, of unequal size
raw = np.c_[X @ [1, 0.2, 0.5, -0.3], X @ [-0.5, 0.3, 1, 0.2] - 1, X @ [0.2, -0.4, 0, 0.3]] + r.gumbel(size=(50, 3))
three = raw.argmax(1)
two = (raw[:, 0] > raw[:, 1] + 1).astype(int)
two_sparse = (ysparse + r.normal(size=40) > 0.5).astype(int)
three_sparse = np.digitize(ysparse + r.normal(size=40) * 0.5, [-0.5, 0.7])
DATA = {"dense": X, "wide": wide, "deficient": deficient, "sparse": sparse}
TARGET = {"dense": y, "wide": y[:6], "deficient": y, "sparse": ysparse}


def regression(make, data, weighted=False, **kw):
    A = scipy.sparse.csr_matrix(DATA[data]) if data == "sparse" else DATA[data]
    m = make(**kw).fit(A, TARGET[data], weight[: len(TARGET[data])] if weighted else None)
    out = {"data": data, "options": kw, "weighted": weighted, "coef": m.coef_.tolist(), "intercept": float(m.intercept_)}
    if hasattr(m, "rank_"):
        out.update(rank=int(m.rank_), singular=m.singular_.tolist())
    if make is Lasso:
        out["nIter"] = int(m.n_iter_)
    out["score"] = m.score(A, TARGET[data])
    return out


def logistic(data, target, weighted=False, **kw):
    A = scipy.sparse.csr_matrix(DATA[data]) if data == "sparse" else DATA[data]
    t = {"two": two, "three": three, "twoSparse": two_sparse, "threeSparse": three_sparse}[target]
    w = weight if weighted else None
    options = dict(kw)
    m = LogisticRegression(solver="newton-cg", tol=1e-13, max_iter=10000, **kw).fit(A, t, w)
    default = LogisticRegression(**kw).fit(A, t, w)
    if isinstance(kw.get("class_weight"), dict):
        options["class_weight"] = {str(k): v for k, v in kw["class_weight"].items()}
    return {
        "data": data,
        "target": target,
        "weighted": weighted,
        "options": options,
        "coef": m.coef_.tolist(),
        "intercept": m.intercept_.tolist(),
        "proba": m.predict_proba(A[:5]).tolist(),
        "logProba": m.predict_log_proba(A[:5]).tolist(),
        "decision": m.decision_function(A[:5]).tolist(),
        "score": m.score(A, t, w) if not weighted else m.score(A, t),
        "lbfgs": {"nIter": int(default.n_iter_[0]), "score": default.score(A, t)},
    }


def way(steps):
    """Where SciPy's L-BFGS-B is on Rosenbrock's valley after so many steps, and how often it has looked."""
    start = np.array([-1.2, 1, -0.5, 2])
    options = {"maxiter": steps, "gtol": 1e-9, "ftol": np.finfo(float).eps, "maxls": 50}
    found = scipy.optimize.minimize(scipy.optimize.rosen, start, jac=scipy.optimize.rosen_der, method="L-BFGS-B", options=options)
    return {"steps": steps, "x": found.x.tolist(), "nIter": int(found.nit), "nEvaluations": int(found.nfev)}


warnings.simplefilter("ignore")
json.dump(
    {
        "made": {"scikit-learn": sklearn.__version__, "scipy": scipy.__version__, "numpy": np.__version__},
        "X": {k: v.tolist() for k, v in DATA.items()},
        "y": {k: v.tolist() for k, v in TARGET.items()},
        "weight": weight.tolist(),
        "classes": {"two": two.tolist(), "three": three.tolist(), "twoSparse": two_sparse.tolist(), "threeSparse": three_sparse.tolist()},
        "lbfgs": [way(steps) for steps in (1, 2, 5, 10, 20, 30, 100)],
        "linear": [
            regression(LinearRegression, "dense"),
            regression(LinearRegression, "dense", fit_intercept=False),
            regression(LinearRegression, "dense", weighted=True),
            regression(LinearRegression, "deficient"),
            regression(LinearRegression, "wide"),
        ],
        "ridge": [
            regression(Ridge, "dense"),
            regression(Ridge, "dense", alpha=100.0),
            regression(Ridge, "dense", alpha=0.1, fit_intercept=False),
            regression(Ridge, "dense", weighted=True, alpha=2.0),
            regression(Ridge, "deficient", alpha=0.5),
            regression(Ridge, "wide", alpha=0.5),
            regression(Ridge, "wide", weighted=True, alpha=0.5),
            regression(Ridge, "sparse", tol=1e-14),
        ],
        "lasso": [
            regression(Lasso, "dense", tol=1e-12, max_iter=100000),
            regression(Lasso, "dense", alpha=0.01, tol=1e-12, max_iter=100000),
            regression(Lasso, "dense", alpha=0.1, fit_intercept=False, tol=1e-12, max_iter=100000),
            regression(Lasso, "dense", alpha=0.05),
            regression(Lasso, "wide", alpha=0.02, tol=1e-12, max_iter=100000),
            regression(Lasso, "sparse", alpha=0.02, tol=1e-12, max_iter=100000),
            regression(Lasso, "sparse", alpha=0.05),
            regression(Lasso, "dense", alpha=0.1, weighted=True, tol=1e-12, max_iter=100000),
        ],
        "logistic": [
            logistic("dense", "two"),
            logistic("dense", "two", C=0.01),
            logistic("dense", "two", C=100.0),
            logistic("dense", "two", fit_intercept=False),
            logistic("dense", "two", penalty=None),
            logistic("dense", "two", class_weight="balanced"),
            logistic("dense", "two", class_weight={1: 5.0}),
            logistic("dense", "two", weighted=True),
            logistic("dense", "three"),
            logistic("dense", "three", C=10.0, fit_intercept=False),
            logistic("dense", "three", class_weight="balanced", weighted=True),
            logistic("dense", "three", class_weight={0: 2.0, 2: 0.5}),
            logistic("sparse", "twoSparse"),
            logistic("sparse", "threeSparse", C=3.0),
        ],
    },
    open("linear-model.json", "w"),
)
