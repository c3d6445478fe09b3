"""Numbers for src/toolkit/svm, on the data of linear-model.json. Debian 12: python3-sklearn 1.2.1. Run: python3 svm.py"""
import json
import warnings
import numpy as np
import scipy.sparse
import sklearn
from sklearn.metrics.pairwise import pairwise_kernels
from sklearn.svm import SVC, LinearSVC

warnings.simplefilter("ignore")
data = json.load(open("linear-model.json"))
weight = np.array(data["weight"]) + 1  # with weight 0, libsvm counts support vectors among the rows that are left


def inputs(name, target):
    X = np.array(data["X"][name])
    return scipy.sparse.csr_matrix(X) if name == "sparse" else X, np.array(data["classes"][target])


def options(kw):
    return {**kw, "class_weight": {str(k): v for k, v in kw["class_weight"].items()}} if isinstance(kw.get("class_weight"), dict) else kw


def linear(name, target, weighted=False, **kw):
    X, y = inputs(name, target)
    m = LinearSVC(tol=1e-10, max_iter=10_000_000, random_state=0, **kw).fit(X, y, weight if weighted else None)
    return {
        "data": name, "target": target, "weighted": weighted, "options": options(kw),
        "coef": m.coef_.tolist(), "intercept": np.atleast_1d(m.intercept_).tolist(),
        "decision": m.decision_function(X[:5]).tolist(), "score": m.score(X, y),
    }


def polished(m, X, y, w):
    """Of two classes, the optimum in 64 bits: libsvm keeps its kernel in 32, which moves the dual by 1e-5. With the
    support vectors that it found, those below their C solve a linear system."""
    K = pairwise_kernels(X, metric=m.kernel, filter_params=True, gamma=m._gamma, degree=m.degree, coef0=m.coef0)
    S = m.support_
    dual = (m.dual_coef_.toarray() if scipy.sparse.issparse(m.dual_coef_) else m.dual_coef_)[0]
    C = m.C * m.class_weight_[y[S]] * (w[S] if w is not None else 1)
    free = np.abs(dual) < C * (1 - 1e-6)
    F, d = S[free], np.where(free, 0, np.sign(dual) * C)
    system = np.block([[K[np.ix_(F, F)], np.ones((len(F), 1))], [np.ones((1, len(F))), np.zeros((1, 1))]])
    x = np.linalg.solve(system, np.r_[np.where(y[F] == 1, 1, -1) - K[np.ix_(F, S)] @ d, -d.sum()])
    d[free] = x[:-1]
    return {"dualCoef": d.tolist(), "intercept": x[-1]}


def kernels(name, target, weighted=False, tol=1e-9, **kw):
    X, y = inputs(name, target)
    m = SVC(tol=tol, cache_size=100, **kw).fit(X, y, weight if weighted else None)
    dual = m.dual_coef_.toarray() if scipy.sparse.issparse(m.dual_coef_) else m.dual_coef_
    ovo = SVC(tol=tol, decision_function_shape="ovo", **kw).fit(X, y, weight if weighted else None)
    return {
        "data": name, "target": target, "weighted": weighted, "options": {**options(kw), "tol": tol},
        "support": m.support_.tolist(), "nSupport": m.n_support_.tolist(), "dualCoef": dual.tolist(),
        "intercept": m.intercept_.tolist(), "gamma": m._gamma, "predict": m.predict(X).tolist(),
        "polished": polished(m, X, y, weight if weighted else None) if len(m.classes_) == 2 else None,
        "decision": m.decision_function(X[:5]).tolist(), "ovo": ovo.decision_function(X[:5]).tolist(), "score": m.score(X, y),
    }


json.dump(
    {
        "made": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "linear": [
            linear("dense", "two"),
            linear("dense", "two", loss="hinge"),
            linear("dense", "two", C=0.05, fit_intercept=False),
            linear("dense", "two", intercept_scaling=10.0),
            linear("dense", "two", class_weight="balanced"),
            linear("dense", "two", weighted=True),
            linear("dense", "three"),
            linear("dense", "three", loss="hinge", C=0.1),
            linear("dense", "three", class_weight={0: 2.0, 2: 0.5}),
            linear("sparse", "twoSparse"),
            linear("sparse", "threeSparse", C=3.0),
        ],
        "kernels": [
            kernels("dense", "two", kernel="linear"),
            kernels("dense", "two"),
            kernels("dense", "two", tol=1e-3),
            kernels("dense", "two", gamma="auto", C=10.0),
            kernels("dense", "two", gamma=0.05, class_weight="balanced"),
            kernels("dense", "two", kernel="poly", degree=2, coef0=1.0),
            kernels("dense", "two", kernel="sigmoid", gamma=0.01, coef0=-0.5),
            kernels("dense", "two", weighted=True),
            kernels("dense", "three"),
            kernels("dense", "three", kernel="linear", C=0.1),
            kernels("dense", "three", kernel="poly", class_weight={0: 2.0, 2: 0.5}),
            kernels("sparse", "twoSparse"),
            kernels("sparse", "threeSparse", kernel="linear"),
        ],
    },
    open("svm.json", "w"),
)
