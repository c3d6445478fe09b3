from peer import serve
from sklearn.decomposition import PCA

serve(lambda data: data["X"], lambda X: float(PCA(10).fit(X).explained_variance_.sum()))
