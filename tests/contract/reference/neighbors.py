"""Numbers for src/toolkit/neighbors, on the data of linear-model.json. Debian 12: python3-sklearn 1.2.1. Run: python3 neighbors.py"""
import json
import numpy as np
import scipy.sparse
import sklearn
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors

data = json.load(open("linear-model.json"))
dense, sparse = np.array(data["X"]["dense"]), np.array(data["X"]["sparse"])
y, three = np.array(data["y"]["dense"]), np.array(data["classes"]["three"])
r = np.random.RandomState(23)
asked = (r.normal(size=(12, 4)) * [1, 2, 0.5, 3] + [0, 5, -1, 2]).round(4)
asked[0] = dense[7]
# no row of zeros: scikit-learn's order among equals is then its own
full = sparse[np.abs(sparse).sum(1) > 0]
asked_sparse = (full[:6] + np.where(full[:6] != 0, r.normal(size=(6, 8)) * 0.1, 0)).round(4)


def nearest(kind, **kw):
    m = NearestNeighbors(n_neighbors=4, algorithm="brute", **kw)
    X, Q = (scipy.sparse.csr_matrix(full), scipy.sparse.csr_matrix(asked_sparse)) if kind == "sparse" else (dense, asked)
    d, i = m.fit(X).kneighbors(Q)
    return {"kind": kind, "options": kw, "distances": d.tolist(), "indices": i.tolist()}


def classify(**kw):
    m = KNeighborsClassifier(**kw).fit(dense, three)
    return {"options": kw, "predict": m.predict(asked).tolist(), "proba": m.predict_proba(asked).tolist(), "score": m.score(dense, three)}


def regress(**kw):
    m = KNeighborsRegressor(**kw).fit(dense, y)
    return {"options": kw, "predict": m.predict(asked).tolist(), "score": m.score(dense, y)}


d, i = NearestNeighbors(n_neighbors=3).fit(dense).kneighbors()
json.dump(
    {
        "made": {"scikit-learn": sklearn.__version__, "numpy": np.__version__},
        "asked": asked.tolist(),
        "full": full.tolist(),
        "askedSparse": asked_sparse.tolist(),
        "nearest": [
            nearest("dense"),
            nearest("dense", metric="manhattan"),
            nearest("dense", metric="minkowski", p=3),
            nearest("dense", metric="cosine"),
            nearest("sparse"),
            nearest("sparse", metric="cosine"),
            nearest("sparse", metric="manhattan"),
        ],
        "others": {"distances": d.tolist(), "indices": i.tolist()},
        "classify": [
            classify(),
            classify(n_neighbors=4),
            classify(n_neighbors=2),
            classify(weights="distance"),
            classify(n_neighbors=7, metric="cosine", weights="distance"),
            classify(n_neighbors=6, p=1),
        ],
        "regress": [regress(), regress(weights="distance"), regress(n_neighbors=3, metric="manhattan")],
    },
    open("neighbors.json", "w"),
)
