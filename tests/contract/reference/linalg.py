"""Numbers for src/toolkit/base/linalg. Debian 12: python3-numpy 1.24.2, python3-scipy 1.10.1. Run: python3 linalg.py"""
import json
import numpy as np
import scipy.linalg

r = np.random.RandomState(5)
tall, wide = r.normal(size=(9, 4)), r.normal(size=(3, 6))
deficient = tall.copy()
deficient[:, 3] = 2 * deficient[:, 0] - deficient[:, 1]
b = r.normal(size=9)
symmetric = tall.T @ tall - 5 * np.eye(4)
positive = tall.T @ tall


def qr(a):
    q, R = np.linalg.qr(a)
    return {"Q": q.tolist(), "R": R.tolist()}


def lstsq(a, y):
    x, _, rank, singular = scipy.linalg.lstsq(a, y)
    return {"x": x.tolist(), "rank": int(rank), "singular": singular.tolist()}


w, v = np.linalg.eigh(symmetric)
json.dump(
    {
        "made": {"numpy": np.__version__, "scipy": scipy.__version__, "RandomState": 5},
        "tall": tall.tolist(),
        "wide": wide.tolist(),
        "deficient": deficient.tolist(),
        "b": b.tolist(),
        "qr": {"tall": qr(tall), "wide": qr(wide)},
        "singular": {"tall": np.linalg.svd(tall)[1].tolist(), "wide": np.linalg.svd(wide)[1].tolist()},
        "right": np.linalg.svd(tall)[2].tolist(),
        "symmetric": symmetric.tolist(),
        "eigh": {"values": w.tolist(), "vectors": v.tolist()},
        "positive": positive.tolist(),
        "cholesky": np.linalg.cholesky(positive).tolist(),
        "lstsq": {"tall": lstsq(tall, b), "deficient": lstsq(deficient, b), "wide": lstsq(wide, b[:3])},
    },
    open("linalg.json", "w"),
)
