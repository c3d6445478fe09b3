from peer import serve
from sklearn.cluster import DBSCAN

serve(lambda data: data["X"], lambda X: int(DBSCAN(eps=4, min_samples=10).fit(X).labels_.sum()))
