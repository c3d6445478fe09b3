"""Numbers of scikit-learn for src/toolkit/cluster: /usr/bin/python3 cluster.py > cluster.json"""
import json
import warnings

import numpy as np
import sklearn
from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans

warnings.filterwarnings("ignore")
random = np.random.RandomState(2)
X = np.round(np.concatenate([random.normal(c, s, (25, 3)) for c, s in ((0, 0.6), (3, 0.9), (6, 0.4), (2.5, 0.3))]), 3)
X = X[random.permutation(len(X))]
start = X[:4]
km = KMeans(4, init=start, n_init=1).fit(X)
empty = np.concatenate([X[:3], [[50, 50, 50]]])  # no sample is near the last centre
km2 = KMeans(4, init=empty, n_init=1).fit(X)
out = {"X": X.tolist(), "start": start.tolist(), "kmeans": {"centres": km.cluster_centers_.tolist(), "labels": km.labels_.tolist(), "inertia": km.inertia_, "n_iter": km.n_iter_},
       "empty": {"start": empty.tolist(), "inertia": km2.inertia_, "sizes": sorted(np.bincount(km2.labels_).tolist())}}
out["dbscan"] = [{"eps": e, "min_samples": m, "labels": (d := DBSCAN(eps=e, min_samples=m).fit(X)).labels_.tolist(), "core": d.core_sample_indices_.tolist()}
                 for e, m in ((0.5, 5), (0.8, 4), (1.5, 10), (0.2, 3))]
out["agglomerative"] = []
for linkage in ("ward", "complete", "average", "single"):
    for k in (2, 5, 9):
        a = AgglomerativeClustering(k, linkage=linkage, compute_distances=True).fit(X)
        out["agglomerative"].append({"linkage": linkage, "k": k, "labels": a.labels_.tolist(), "children": a.children_.ravel().tolist(), "distances": a.distances_.tolist()})
out["seeds"] = [KMeans(4, n_init=1, random_state=s).fit(X).inertia_ for s in range(10)]
out["versions"] = {"sklearn": sklearn.__version__, "numpy": np.__version__}
print(json.dumps(out))
